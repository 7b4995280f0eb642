"""What belongs to the request that is being answered: the database and the language."""

from flask import request

from dashboard.data import Data
from dashboard.translations import FALLBACK, Texts, languages, texts

DATA_KEY = "tracker.data"
"""Key of the WSGI environment under which ``app`` passes the ``Data``."""

LANGUAGE_COOKIE = "language"


def request_data() -> Data:
    """Return the data that this request reads."""
    data: Data = request.environ[DATA_KEY]
    return data


def request_texts() -> Texts:
    """Return the texts in the reader's language: the chosen one, else what the browser asks for."""
    chosen = request.cookies.get(LANGUAGE_COOKIE, "")
    if chosen in languages():
        return texts(chosen)
    return texts(request.accept_languages.best_match(languages()) or FALLBACK)

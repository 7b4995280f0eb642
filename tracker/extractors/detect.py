"""The language of a document, among the languages that have a file."""

from functools import cache
from typing import TYPE_CHECKING

from tracker.document import Document
from tracker.languages import language_codes

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

SAMPLE = 2000
"""So many characters tell the language."""


def detect_language(document: Document) -> str:
    """Return the ISO 639-1 code of a known language: the document's own, else the detected one, else ""."""
    if document.language:
        code = document.language.lower()[:2]
        return code if code in language_codes() else ""
    code, _ = _identifier().classify(f"{document.title} {document.text[:SAMPLE]}")
    return str(code)


@cache
def _identifier() -> "LanguageIdentifier":
    # Its model takes a quarter of a second to load, which most documents, with a language told, need not wait for.
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE)
    identifier.set_languages(list(language_codes()))
    return identifier

"""The names of places in the reader's language."""

from sqlalchemy import Engine

from dashboard.translations import Texts
from db.places import name_places
from tracker.gazetteer import name_in


def place_names(engine: Engine, codes: tuple[str, ...], texts: Texts) -> dict[str, str]:
    """Return the name of each place of a ``Filter`` as readers know it; what is no known code is its own name."""
    return {code: place_name(code, name, texts) for code, name in name_places(engine, codes).items()}


def place_name(code: str, name: str, texts: Texts) -> str:
    """Return the name of a code in the reader's language, ``name`` where the gazetteer knows none."""
    told = name_in(code, texts.language)
    return name if told == code else told

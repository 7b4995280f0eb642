"""The names of places in the reader's language."""

from sqlalchemy import Engine

from dashboard.translations import Texts
from dashboard.wording import place_name
from db.places import name_places


def place_names(engine: Engine, codes: tuple[str, ...], texts: Texts) -> dict[str, str]:
    """Return the name of each place of a ``Filter`` as readers know it; what is no known code is its own name."""
    return {code: place_name(code, name, texts) for code, name in name_places(engine, codes).items()}

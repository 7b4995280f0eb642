"""Stand-in until colleague B's demo is merged: the own database is shown, whatever is in it."""

from sqlalchemy import Engine

from db.engine import open_database
from tracker.settings import Settings


def database_to_show(settings: Settings) -> tuple[Engine, bool]:
    """Return the engine of the database to show and whether it is the demonstration."""
    return open_database(settings.database_url), False

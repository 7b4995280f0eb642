"""Which database the pages read: the team's own, or the demonstration while that is still empty."""

import threading

from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from db.engine import connect
from db.queries import data_revision, is_empty
from tracker.demo import database_to_show
from tracker.settings import Settings

DATABASE_AWAY = (SQLAlchemyError, OSError)
"""What reading raises while the database cannot be reached."""


class Data:
    """The database that is shown now; it changes once, when the first own feed or document arrives."""

    def __init__(self, settings: Settings) -> None:
        """Open the database to show; ``DatabaseUnusable`` where there is none."""
        shown = database_to_show(settings)
        self.engine, self.is_demo = shown.engine, shown.is_demo
        self._own: Engine = connect(settings.database_url) if self.is_demo else self.engine
        self._lock = threading.Lock()

    def revision(self) -> dict[str, int | bool | None]:
        """Return what tells that the page is out of date: the data's revision, None while it cannot be read."""
        try:
            self._leave_demo()
            return {"number": data_revision(self.engine), "demo": self.is_demo}
        except DATABASE_AWAY:
            return {"number": None, "demo": self.is_demo}

    def _leave_demo(self) -> None:
        with self._lock:
            if self.is_demo and not _is_empty(self._own):
                self.engine, self.is_demo = self._own, False


def _is_empty(engine: Engine) -> bool:
    try:
        return is_empty(engine)
    except DBAPIError:
        return True  # its tables are not there yet

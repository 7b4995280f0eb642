"""Which database the pages read: the team's own, or the demonstration while that is still empty."""

import logging
import threading

from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError

from dashboard.adding import Asked, add_feed
from db.engine import DatabaseUnusable, open_database
from db.models import FeedRow
from db.queries import data_revision, is_empty, read_feeds
from tracker.capture import capture, target_of
from tracker.demo import is_there, remove_demo
from tracker.lease import FeedBusy
from tracker.settings import Settings

log = logging.getLogger(__name__)

DATABASE_AWAY = (SQLAlchemyError, DatabaseUnusable, OSError)
"""What reading raises while the database cannot be reached."""


class Data:
    """The database that is shown now; each access finds out whether it should be another one.

    Several processes serve one team: what another of them did, such as removing the demonstration, is seen here too.
    """

    def __init__(self, settings: Settings) -> None:
        """Open the database to show; ``DatabaseUnusable`` where there is none."""
        self._settings = settings
        self._lock = threading.Lock()
        self._is_settled = False
        self._own = open_database(settings.database_url)
        self._demo: Engine | None = None
        self.templates, self.embed_hosts = settings.templates, settings.embed_hosts
        self.reviewer = settings.reviewer

    @property
    def engine(self) -> Engine:
        """The database to show; what ``DATABASE_AWAY`` lists may be raised."""
        return self._demo_to_show() or self._own

    @property
    def is_demo(self) -> bool:
        """Tell whether it is the demonstration; what ``DATABASE_AWAY`` lists may be raised."""
        return self._demo_to_show() is not None

    def revision(self) -> dict[str, int | bool | None]:
        """Return what tells that a page is out of date: the data's revision, None while it cannot be read."""
        try:
            engine = self.engine
            return {"number": data_revision(engine), "demo": engine is not self._own}
        except DATABASE_AWAY:
            return {"number": None, "demo": self._demo is not None}

    @property
    def is_replay(self) -> bool:
        """Tell whether the demonstration is being played, into a database that its feed needs."""
        return self.is_demo and bool(read_feeds(self.engine))

    def capture_now(self, name: str) -> threading.Thread | None:
        """Capture a feed in the background, whenever its next run is due, and return the thread; None for no feed.

        One that runs already is left to it.
        """
        feed = next((feed for feed in read_feeds(self.engine) if feed.name == name), None)
        if feed is None:
            return None
        running = threading.Thread(target=self._capture, args=[feed], name=f"capture {name}")
        running.start()
        return running

    def _capture(self, feed: FeedRow) -> None:
        try:
            capture(self.engine, self._settings, target_of(feed))
        except FeedBusy:
            log.info("%s is being captured already.", feed.name)
        except Exception:
            log.exception("The capture of feed %s broke off.", feed.name)

    def add_feed(self, asked: Asked) -> str:
        """Add a feed that a reader asks for: ``dashboard.adding.add_feed``."""
        return add_feed(self._settings, asked)

    def remove_demo(self) -> None:
        """Delete the demonstration for good; the own database takes its place."""
        with self._lock:
            if self._demo is not None:
                self._demo.dispose()
                remove_demo(self._settings)

    def _demo_to_show(self) -> Engine | None:
        if self._is_settled:
            return None
        with self._lock:
            self._is_settled = not is_empty(self._own)
            if self._is_settled or not is_there(self._settings):
                self._demo = None  # it is left to the requests that still read from it
            elif self._demo is None:
                self._demo = open_database(self._settings.demo_database_url)
            return self._demo

"""Which database the pages read: the team's own, or the demonstration while that is still empty."""

import logging
import threading

from sqlalchemy.exc import SQLAlchemyError

from dashboard.adding import Additions
from db.engine import DatabaseUnusable
from db.models import FeedRow
from db.queries import data_revision, is_empty, read_feeds
from tracker.capture import capture, target_of
from tracker.demo import database_to_show, remove_demo
from tracker.lease import FeedBusy
from tracker.settings import Settings

log = logging.getLogger(__name__)

DATABASE_AWAY = (SQLAlchemyError, DatabaseUnusable, OSError)
"""What reading raises while the database cannot be reached."""


class Data:
    """The database that is shown now; ``revision`` notices when it should be another one."""

    def __init__(self, settings: Settings) -> None:
        """Open the database to show; ``DatabaseUnusable`` where there is none."""
        self._settings = settings
        self._lock = threading.Lock()
        self._is_settled = False
        self.templates, self.embed_hosts = settings.templates, settings.embed_hosts
        self.reviewer, self.additions = settings.reviewer, Additions(settings)
        self.engine, self.is_demo = database_to_show(settings)

    def revision(self) -> dict[str, int | bool | None]:
        """Return what tells that a page is out of date: the data's revision, None while it cannot be read."""
        try:
            self._choose_again()
            return {"number": data_revision(self.engine), "demo": self.is_demo}
        except DATABASE_AWAY:
            return {"number": None, "demo": self.is_demo}

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

    def remove_demo(self) -> None:
        """Delete the demonstration for good; ``revision`` then shows the own database."""
        with self._lock:  # an open page that asks for the revision meanwhile would open the demonstration anew
            if self.is_demo:
                self.engine.dispose()
                remove_demo(self._settings)

    def _choose_again(self) -> None:
        with self._lock:
            if self._is_settled:
                return
            if not self.is_demo and not is_empty(self.engine):
                self._is_settled = True
                return
            engine, is_demo = database_to_show(self._settings)
            if is_demo == self.is_demo:
                engine.dispose()
            else:
                # The former engine is left to the requests that still read from it.
                self.engine, self.is_demo = engine, is_demo

"""Feeds that readers add: looked for in the background, so that no page waits for somebody else's server."""

from collections import OrderedDict
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from secrets import token_urlsafe
from threading import Lock

from db.engine import open_database
from db.queries import read_feeds
from tracker.adding import PROBLEMS, FeedInvalid, Wishes, add, settle
from tracker.capture import now_utc
from tracker.settings import Settings
from tracker.sources.addresses import is_web_address

AT_ONCE = 2
MOST_WAITING = 10
REMEMBERED = 100


class NotAdded(FeedInvalid):
    """A feed is not added from a page; one that is there already is not added twice."""

    sentences = PROBLEMS | {"known": "{name} is that feed already.", "busy": "Other feeds are being looked for."}


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a reader asks for: an address, which of its links are articles (for a page without a feed), and wishes."""

    address: str
    links: str = ""
    wishes: Wishes = field(default_factory=Wishes)


class Additions:
    """Adds feeds to the team's own database, also while the demonstration is shown in its place."""

    def __init__(self, settings: Settings) -> None:
        """Nothing is opened before the first feed is asked for."""
        self._settings = settings
        self._pool = ThreadPoolExecutor(AT_ONCE, thread_name_prefix="add feed")
        self._lock = Lock()
        self._found: OrderedDict[str, Future[str]] = OrderedDict()

    def start(self, asked: Asked) -> str:
        """Begin to look for a feed and return the key of its ``outcome``; NotAdded while too many others wait."""
        with self._lock:
            if sum(not found.done() for found in self._found.values()) >= MOST_WAITING:
                raise NotAdded("busy")
            key = token_urlsafe(12)
            self._found[key] = self._pool.submit(self._add, asked)
            while len(self._found) > REMEMBERED:
                self._found.popitem(last=False)
        return key

    def outcome(self, key: str) -> Future[str] | None:
        """Return what becomes of it: the name of the feed, or what is raised; None where the key is not known."""
        return self._found.get(key)

    def _add(self, asked: Asked) -> str:
        address = web_address(asked.address)
        settled = settle(address, "", asked.links.strip(), self._settings, local=False)
        engine = open_database(self._settings.database_url)
        try:
            known = next((feed.name for feed in read_feeds(engine) if feed.location == settled.location), None)
            if known is not None:
                raise NotAdded("known", name=known)
            return add(engine, settled, asked.wishes, now_utc())
        finally:
            engine.dispose()


def web_address(typed: str) -> str:
    """Return an address of the web as typed, https where nothing else is said; FeedInvalid for anything else.

    A page may name no folder and no file of the machine that the tracker runs on.
    """
    address = typed.strip() if "://" in typed else f"https://{typed.strip()}"
    if not is_web_address(address) or any(mark in address for mark in " \\"):
        raise FeedInvalid("location", location=typed.strip(), kind="web")
    return address

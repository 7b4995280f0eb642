"""Feeds that readers add by their address."""

from dataclasses import dataclass, field
from threading import BoundedSemaphore

from db.engine import open_database
from db.queries import read_feeds
from tracker.adding import PROBLEMS, FeedInvalid, Wishes, add, settle
from tracker.capture import now_utc
from tracker.settings import Settings
from tracker.sources.addresses import is_web_address

AT_ONCE = 4
"""So many readers of a process may wait for somebody else's server; the others are told to come again."""

_LOOKING = BoundedSemaphore(AT_ONCE)


class NotAdded(FeedInvalid):
    """A feed is not added from a page; one that is there already is not added twice."""

    sentences = PROBLEMS | {"known": "{name} is that feed already.", "busy": "Other feeds are being looked for."}


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a reader asks for: an address, which of its links are articles (for a page without a feed), and wishes."""

    address: str
    links: str = ""
    wishes: Wishes = field(default_factory=Wishes)


def add_feed(settings: Settings, asked: Asked) -> str:
    """Find a feed, add it to the team's own database, also while the demonstration is shown, and return its name.

    It takes as long as the other server does. FeedInvalid (NotAdded where others are being looked for, or it is there
    already), Unreachable and what ``DATABASE_AWAY`` lists say why it is not added.
    """
    if not _LOOKING.acquire(blocking=False):
        raise NotAdded("busy")
    try:
        settled = settle(web_address(asked.address), "", asked.links.strip(), settings, local=False)
        engine = open_database(settings.database_url)
        try:
            known = next((feed.name for feed in read_feeds(engine) if feed.location == settled.location), None)
            if known is not None:
                raise NotAdded("known", name=known)
            return add(engine, settled, asked.wishes, now_utc())
        finally:
            engine.dispose()
    finally:
        _LOOKING.release()


def web_address(typed: str) -> str:
    """Return an address of the web as typed, https where nothing else is said; FeedInvalid for anything else.

    A page may name no folder and no file of the machine that the tracker runs on.
    """
    address = typed.strip() if "://" in typed else f"https://{typed.strip()}"
    if not is_web_address(address) or any(mark in address for mark in " \\"):
        raise FeedInvalid("location", location=typed.strip(), kind="web")
    return address

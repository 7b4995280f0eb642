"""What a feed, a sitemap or a listing page tells of a document before its page is fetched, and what becomes of it."""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

from tracker import readers
from tracker.document import Document
from tracker.sources.addresses import is_web_address
from tracker.sources.answer import Unreachable
from tracker.sources.page import read_page
from tracker.sources.protocol import Access, Item, Problem, Unchanged

FULL_TEXT = 1200  # characters; a teaser is shorter, or ends as if it went on
GOES_ON = re.compile(r"(?:…|\.{3})[\s\w\])]{0,20}\Z")  # "[…]", "… read more"
NOT_FOR_US = {401, 402, 403, 404, 410, 451}  # the page will not be there next time either


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One item: ``url`` is its identity, ``link`` its page, ``text`` all or the beginning of what it says.

    ``changed`` is the instant of its last change, where the source tells one.
    """

    url: str
    link: str = ""
    title: str = ""
    publisher: str = ""
    text: str = ""
    published: dt.date | None = None
    language: str = ""
    changed: dt.datetime | None = None

    @property
    def document(self) -> Document:
        """Return what the source itself tells, as a document; there must be a text."""
        return Document(
            text=self.text,
            title=self.title,
            publisher=self.publisher,
            url=self.url,
            published=self.published,
            language=self.language,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Channel:
    """A feed as read: its entries in its order, and what is wrong with it, as a predicate (empty: nothing)."""

    entries: tuple[Entry, ...]
    fault: str = ""
    title: str = ""


def items_of(entry: Entry, access: Access) -> Iterator[Item]:
    """Give the document of an entry: its own text if that is whole, else its page's, unless that is known already."""
    if len(entry.text) >= FULL_TEXT and not GOES_ON.search(entry.text):
        yield entry.document
    elif is_web_address(entry.link):
        seen = access.last_seen(entry.url)
        if seen and not (entry.changed and entry.changed > seen):
            yield Unchanged(entry.url)
        else:
            yield from _page(entry, access)
    elif entry.text:
        yield entry.document
    else:
        yield Problem(f"{entry.url} has neither text nor a link.")


def _page(entry: Entry, access: Access) -> Iterator[Item]:
    try:
        answer = access.http.get(entry.link)
    except Unreachable as error:
        yield from _teaser(str(error), entry, keep=error.status in NOT_FOR_US)
        return
    for part in read_page(answer, access.limit):
        if isinstance(part, Document):
            yield _joined(part, entry)
        elif isinstance(part, readers.Unreadable):
            yield from _teaser(part.about(entry.link), entry, keep=True)
        else:
            yield Problem(part.about(entry.link), lost=False)


def _teaser(failure: str, entry: Entry, *, keep: bool) -> Iterator[Item]:
    if keep and entry.text:
        yield Problem(f"{failure} Only the feed's teaser is kept.", lost=False)
        yield entry.document
    else:
        yield Problem(failure)


def _joined(page: Document, entry: Entry) -> Document:
    """Return a page's document, the source's own words filling what the page leaves open."""
    return Document(
        text=max(page.text, entry.text, key=len),
        title=entry.title or page.title,
        publisher=page.publisher or entry.publisher,
        url=entry.url,
        published=entry.published or page.published,
        language=page.language or entry.language,
    )

"""Feeds: RSS, Atom and what else feedparser reads; where an item only teases, its page has the text."""

import calendar
import datetime as dt
import io
import re
from collections.abc import Iterator
from functools import cached_property
from typing import Any
from urllib.parse import urlsplit

import feedparser

from tracker import readers
from tracker.document import Document
from tracker.readers.fields import any_day, language_code, one_line
from tracker.readers.html import text_of_fragment
from tracker.sources.addresses import canonical, is_web_address
from tracker.sources.answer import Answer, Unreachable
from tracker.sources.page import read_page
from tracker.sources.protocol import Access, Item, Problem, SourceFailed, Unchanged

FULL_TEXT = 1200  # characters; a teaser is shorter, or ends as if it went on
GOES_ON = re.compile(r"(?:…|\.{3})[\s\w\])]{0,20}\Z")  # "[…]", "… read more"
NOT_FOR_US = {401, 402, 403, 404, 410, 451}  # the page will not be there next time either


class RssSource:
    """The items of a feed, newest as the feed has them; an item's link is its identity."""

    def __init__(self, location: str, access: Access, answer: Answer | None = None) -> None:
        self.url = location
        self.access = access
        self._answer = answer

    def size(self) -> int | None:
        """Return the number of items; fetches the feed."""
        return len(self._feed.entries)

    def items(self) -> Iterator[Item]:
        """Give the document of each item; SourceFailed where the feed gives no answer or is none."""
        fault = self._feed.get("bozo_exception")
        if fault and not isinstance(fault, feedparser.exceptions.ThingsNobodyCaresAboutButMe):
            where = str(fault).removeprefix("<unknown>:")
            yield Problem(f"{self.url} is damaged ({where}); some of its items may be missing.", lost=False)
        links: set[str] = set()
        for entry in self._feed.entries:
            url = _identity(entry, self.url)
            if url not in links:
                links.add(url)
                yield from self._item(entry, url)

    @cached_property
    def _feed(self) -> Any:
        try:
            answer = self._answer or self.access.http.get(self.url, again=True)
        except Unreachable as error:
            raise SourceFailed(str(error)) from error
        headers = {"content-location": answer.url, "content-type": answer.content_type}
        # Bytes only: feedparser opens a string as a file or an address.
        feed = feedparser.parse(io.BytesIO(answer.body), response_headers=headers)
        if not feed.get("version") and not feed.entries:
            raise SourceFailed(f"{self.url} is not a feed (it sends {answer.media_type or 'something else'}).")
        return feed

    def _item(self, entry: Any, url: str) -> Iterator[Item]:
        text, told = _text(entry), self._told(entry, url)
        if len(text) >= FULL_TEXT and not GOES_ON.search(text):
            yield Document(text=text, **told)
        elif is_web_address(entry.get("link", "")):
            seen = self.access.last_seen(url)
            if seen and not _changed_since(entry, seen):
                yield Unchanged(url)
            else:
                yield from self._page(entry.link, text, told)
        elif text:
            yield Document(text=text, **told)
        else:
            yield Problem(f"{url} has neither text nor a link.")

    def _told(self, entry: Any, url: str) -> dict[str, Any]:
        """Return a document's fields but the text, as far as the feed tells them."""
        channel = self._feed.feed
        return {
            "title": one_line(text_of_fragment(entry.get("title", ""))),
            "publisher": one_line(channel.get("title", "")) or urlsplit(self.url).hostname or "",
            "url": url,
            "published": _published(entry),
            "language": language_code(entry.get("language") or channel.get("language") or ""),
        }

    def _page(self, link: str, teaser: str, told: dict[str, Any]) -> Iterator[Item]:
        """Give the linked page's document, the feed's own words filling what the page leaves open."""
        try:
            answer = self.access.http.get(link)
        except Unreachable as error:
            yield from _teaser(str(error), teaser if error.status in NOT_FOR_US else "", told)
            return
        for part in read_page(answer, self.access.limit):
            if isinstance(part, Document):
                yield _joined(part, teaser, told)
            elif isinstance(part, readers.Unreadable):
                yield from _teaser(part.about(link), teaser, told)
            else:
                yield Problem(part.about(link), lost=False)


def _teaser(failure: str, teaser: str, told: dict[str, Any]) -> Iterator[Item]:
    if teaser:
        yield Problem(f"{failure} Only the feed's teaser is kept.", lost=False)
        yield Document(text=teaser, **told)
    else:
        yield Problem(failure)


def _joined(page: Document, teaser: str, told: dict[str, Any]) -> Document:
    return Document(
        text=max(page.text, teaser, key=len),
        title=told["title"] or page.title,
        publisher=page.publisher or told["publisher"],
        url=told["url"],
        published=told["published"] or page.published,
        language=page.language or told["language"],
    )


def _text(entry: Any) -> str:
    contents = [content.get("value", "") for content in entry.get("content", [])]
    return max((text_of_fragment(markup) for markup in (*contents, entry.get("summary", ""))), key=len)


def _identity(entry: Any, feed: str) -> str:
    link, guid = entry.get("link", ""), entry.get("id", "")
    if is_web_address(link):
        return canonical(link)
    return guid if is_web_address(guid) else f"{feed}#{guid or one_line(entry.get('title', ''))}"


def _published(entry: Any) -> dt.date | None:
    """Return the day as the feed writes it: feedparser's own reading knows no German names and moves days to UTC."""
    return any_day(entry.get("published", "")) or any_day(dict.get(entry, "updated", ""))


def _changed_since(entry: Any, seen: dt.datetime) -> bool:
    # dict.get, for feedparser's own gives the published date in place of a missing updated one.
    updated = dict.get(entry, "updated_parsed")
    return updated is not None and dt.datetime.fromtimestamp(calendar.timegm(updated), dt.UTC) > seen

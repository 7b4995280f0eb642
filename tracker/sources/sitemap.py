"""Sitemaps (sitemaps.org), those of news before all: what a site has published, without a feed."""

import datetime as dt
from collections.abc import Iterator
from functools import cached_property

from lxml import etree

from tracker.readers.fields import any_day, language_code, one_line
from tracker.sources.addresses import absolute, canonical, link_fits, split_pattern
from tracker.sources.answer import Unreachable
from tracker.sources.body import gunzip
from tracker.sources.entries import Entry, items_of
from tracker.sources.feed_json import instant
from tracker.sources.protocol import Access, Item, Problem, Source, SourceFailed

MOST_MAPS = 20
MOST_PAGES = 1000  # as many as a sitemap of news may hold
GZIP = b"\x1f\x8b"
LONG_AGO = dt.datetime.min.replace(tzinfo=dt.UTC)


class SitemapSource(Source):
    """The newest pages of a sitemap, of an index its newest sitemaps; ``#pattern`` behind its address narrows them."""

    def __init__(self, location: str, access: Access) -> None:
        super().__init__(location, access)
        self.url, self._pattern = split_pattern(location)

    def size(self) -> int | None:
        """Return the number of pages; fetches the sitemap."""
        entries, _ = self._found
        return min(len(entries), MOST_PAGES)

    def items(self) -> Iterator[Item]:
        """Give the document of each page; SourceFailed where the sitemap gives no answer or is none."""
        entries, problems = self._found
        yield from problems
        for entry in entries[:MOST_PAGES]:
            yield from items_of(entry, self.access)

    @cached_property
    def _found(self) -> tuple[list[Entry], list[Problem]]:
        try:
            root = self._fetch(self.url)
        except Unreachable as error:
            raise SourceFailed(str(error)) from error
        problems: list[Problem] = []
        entries = {entry.url: entry for entry in self._entries(root, problems) if link_fits(entry.link, self._pattern)}
        return sorted(entries.values(), key=lambda entry: entry.changed or LONG_AGO, reverse=True), problems

    def _entries(self, root: etree._Element, problems: list[Problem]) -> Iterator[Entry]:
        yield from _pages(root, self.url)
        maps = sorted(_named(root, "sitemap"), key=lambda told: _time(told) or LONG_AGO, reverse=True)
        if len(maps) > MOST_MAPS:
            told = f"{self.url} names {len(maps)} sitemaps, of which the {MOST_MAPS} newest are read."
            problems.append(Problem(told, lost=False))
        for told_map in maps[:MOST_MAPS]:
            url = absolute(self.url, _text(told_map, "loc"))
            try:
                yield from _pages(self._fetch(url), url)
            except (Unreachable, SourceFailed) as error:
                problems.append(Problem(str(error)))

    def _fetch(self, url: str) -> etree._Element:
        body = self.access.http.get(url, again=True).body
        if body.startswith(GZIP):
            body = gunzip(body, self.access.limit, url)
        parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True, remove_comments=True)
        root = etree.fromstring(body, parser) if body.strip() else None
        if root is None or etree.QName(root).localname not in ("urlset", "sitemapindex"):
            raise SourceFailed(f"{url} is not a sitemap.")
        return root


def _pages(root: etree._Element, base: str) -> Iterator[Entry]:
    for told in _named(root, "url"):
        link = absolute(base, _text(told, "loc"))
        if link:
            day = _text(told, "news", "publication_date")
            yield Entry(
                url=canonical(link),
                link=link,
                title=one_line(_text(told, "news", "title")),
                publisher=one_line(_text(told, "news", "publication", "name")),
                published=any_day(day),
                language=language_code(_text(told, "news", "publication", "language")),
                changed=_time(told) or instant(day),
            )


def _named(root: etree._Element, name: str) -> list[etree._Element]:
    return list(root.iterchildren("{*}" + name))


def _text(element: etree._Element, *path: str) -> str:
    found = element.find("/".join("{*}" + name for name in path))
    return (found.text or "").strip() if found is not None else ""


def _time(element: etree._Element) -> dt.datetime | None:
    return instant(_text(element, "lastmod"))

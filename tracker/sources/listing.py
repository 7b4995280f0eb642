"""A page that lists articles, for sites without a feed; a pattern tells which of its links are articles."""

from collections.abc import Iterator
from functools import cached_property
from urllib.parse import urlsplit

from lxml.etree import LxmlError
from lxml.html import fromstring

from tracker.readers.charset import as_utf8, told_in_header
from tracker.sources.addresses import canonical, is_web_address, link_fits, split_pattern
from tracker.sources.answer import Unreachable
from tracker.sources.entries import Entry, items_of
from tracker.sources.protocol import Access, Item, Source, SourceFailed

MOST_LINKS = 500


class ListingSource(Source):
    """The articles of its own site that a page links to; behind its address stands a pattern (``#/news/*``)."""

    def __init__(self, location: str, access: Access) -> None:
        super().__init__(location, access)
        self.url, self._pattern = split_pattern(location)

    def size(self) -> int | None:
        """Return the number of links; fetches the page."""
        return len(self._entries)

    def items(self) -> Iterator[Item]:
        """Give the document of each link; SourceFailed where the page gives no answer or no link that fits."""
        for entry in self._entries:
            yield from items_of(entry, self.access)

    @cached_property
    def _entries(self) -> list[Entry]:
        try:
            answer = self.access.http.get(self.url, again=True)
        except Unreachable as error:
            raise SourceFailed(str(error)) from error
        try:
            tree = fromstring(as_utf8(answer.body, told_in_header(answer.content_type)))
            tree.make_links_absolute(answer.url, resolve_base_href=True, handle_failures="ignore")
        except (LxmlError, ValueError) as error:
            raise SourceFailed(f"{self.url} is not a web page.") from error
        links = (str(link).strip() for link in tree.xpath("//a/@href"))
        own = canonical(answer.url)
        fitting = [link for link in links if is_web_address(link) and link_fits(link, self._pattern)]
        found = {canonical(link): link for link in fitting if _site(link) == _site(answer.url)}
        found.pop(own, None)
        if not found:
            raise SourceFailed(f"{self.url} has no link that fits {self._pattern}.")
        return [Entry(url=url, link=link) for url, link in found.items()][:MOST_LINKS]


def _site(url: str) -> str:
    return (urlsplit(url).hostname or "").removeprefix("www.")

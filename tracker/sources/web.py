"""One page of the web by its address; a feed at that address is read as a feed."""

import re
from collections.abc import Iterator

from tracker import readers
from tracker.document import Document
from tracker.sources.addresses import page_address
from tracker.sources.answer import Answer, Unreachable
from tracker.sources.page import read_page
from tracker.sources.protocol import Access, Item, Problem, SourceFailed
from tracker.sources.rss import RssSource

PREAMBLE = rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml.*?\?>\s*|<!--.*?-->\s*)*"
FEED_START = re.compile(PREAMBLE + rb"<(?:rss|feed|rdf:RDF)[\s>]", re.DOTALL)


class WebSource:
    """The article of one page, or the articles of the feed at that address."""

    def __init__(self, location: str, access: Access) -> None:
        self.url = location
        self.access = access

    def size(self) -> int | None:
        """Return None: only the answer tells a page from a feed."""
        return None

    def items(self) -> Iterator[Item]:
        """Give the page's document, or the feed's; SourceFailed where the address gives no answer to use."""
        try:
            answer = self.access.http.get(self.url, again=True)
        except Unreachable as error:
            raise SourceFailed(str(error)) from error
        if FEED_START.match(answer.body[:4096]):
            yield from RssSource(self.url, self.access, answer).items()
        else:
            yield from self._page(answer)

    def _page(self, answer: Answer) -> Iterator[Item]:
        for part in read_page(answer, self.access.limit):
            if isinstance(part, Document):
                yield part.model_copy(update={"url": page_address(part.url, answer.url)})
            else:
                yield Problem(part.about(answer.url), lost=isinstance(part, readers.Unreadable))

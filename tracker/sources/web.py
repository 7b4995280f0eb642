"""One page of the web by its address; a feed at that address is read as a feed."""

from collections.abc import Iterator

from tracker import readers
from tracker.document import Document
from tracker.sources.addresses import page_address
from tracker.sources.answer import Answer, Unreachable
from tracker.sources.discovery import looks_like_feed
from tracker.sources.page import read_page
from tracker.sources.protocol import Item, Problem, Source, SourceFailed
from tracker.sources.rss import RssSource


class WebSource(Source):
    """The article of one page, or the articles of the feed at that address."""

    def items(self) -> Iterator[Item]:
        """Give the page's document, or the feed's; SourceFailed where the address gives no answer to use."""
        try:
            answer = self.access.http.get(self.location, again=True)
        except Unreachable as error:
            raise SourceFailed(str(error)) from error
        if looks_like_feed(answer):
            yield from RssSource(self.location, self.access, answer).items()
        else:
            yield from self._page(answer)

    def _page(self, answer: Answer) -> Iterator[Item]:
        for part in read_page(answer, self.access.limit):
            if isinstance(part, Document):
                yield part.model_copy(update={"url": page_address(part.url, answer.url)})
            else:
                yield Problem(part.about(answer.url), lost=isinstance(part, readers.Unreadable))

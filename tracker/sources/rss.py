"""Feeds: RSS, Atom, JSON Feed; where an item only teases, its page has the text."""

from collections.abc import Iterator
from functools import cached_property

from tracker.sources.answer import Answer, Unreachable
from tracker.sources.entries import Channel, items_of
from tracker.sources.feed_json import read_json_feed
from tracker.sources.feed_xml import read_xml_feed
from tracker.sources.protocol import Access, Item, Problem, Source, SourceFailed


class RssSource(Source):
    """The items of a feed, newest as the feed has them; an item's link is its identity."""

    def __init__(self, location: str, access: Access, answer: Answer | None = None) -> None:
        super().__init__(location, access)
        self._answer = answer

    def size(self) -> int | None:
        """Return the number of items; fetches the feed."""
        return len(self._channel.entries)

    def items(self) -> Iterator[Item]:
        """Give the document of each item; SourceFailed where the feed gives no answer or is none."""
        if self._channel.fault:
            yield Problem(f"{self.location} {self._channel.fault}.", lost=False)
        given: set[str] = set()
        for entry in self._channel.entries:
            if entry.url not in given:
                given.add(entry.url)
                yield from items_of(entry, self.access)

    @cached_property
    def _channel(self) -> Channel:
        try:
            answer = self._answer or self.access.http.get(self.location, again=True)
        except Unreachable as error:
            raise SourceFailed(str(error)) from error
        channel = read_feed(answer, self.location)
        if channel is None:
            raise SourceFailed(f"{self.location} is not a feed (it sends {answer.media_type or 'something else'}).")
        return channel


def read_feed(answer: Answer, feed: str) -> Channel | None:
    """Return the feed that an answer is, None where it is none; ``feed`` is the address that was asked for."""
    return read_json_feed(answer, feed) or read_xml_feed(answer, feed)

"""What a fetched page reads as; shared by the kinds of feed that fetch pages."""

import io
from collections.abc import Iterator
from urllib.parse import urlsplit

from tracker import readers
from tracker.readers.protocol import Read
from tracker.sources.answer import Answer


def read_page(answer: Answer, limit: int) -> Iterator[Read]:
    """Give the document of an answer by its media type; a server that names none sends a web page."""
    name = urlsplit(answer.url).path
    return readers.read(name, io.BytesIO(answer.body), limit, answer.media_type or "text/html")

"""What a fetched page reads as; shared by the kinds of feed that fetch pages."""

import io
from collections.abc import Iterator
from urllib.parse import urlsplit

from tracker import readers
from tracker.readers.charset import as_utf8, told_in_header
from tracker.readers.protocol import Read
from tracker.sources.answer import Answer


def read_page(answer: Answer, limit: int) -> Iterator[Read]:
    """Give the document of an answer by its media type; a server that names none sends a web page."""
    name = urlsplit(answer.url).path
    media_type = answer.media_type or "text/html"
    is_text = media_type.startswith("text/") or media_type.endswith("+xml")
    body = as_utf8(answer.body, told_in_header(answer.content_type)) if is_text else answer.body
    return readers.read(name, io.BytesIO(body), limit, media_type)

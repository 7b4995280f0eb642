"""Web archives (WARC, ISO 28500): each archived answer that a reader reads, with the address it was fetched from."""

import io
from collections.abc import Iterator
from typing import Any, BinaryIO
from urllib.parse import urlsplit

from warcio.archiveiterator import ArchiveIterator  # type: ignore[import-untyped]
from warcio.exceptions import ArchiveLoadFailed  # type: ignore[import-untyped]

from tracker.document import Document
from tracker.readers import html, pdf, text
from tracker.readers.charset import as_utf8, told_in_header
from tracker.readers.protocol import Read, Reader, Remark, Unreadable, read_whole, too_large

SUFFIXES = (".warc", ".gz")
MEDIA_TYPES = ("application/warc", "application/x-warc")
STARTS = (b"WARC/", b"\x1f\x8b")
PAGES: tuple[Reader, ...] = (html, pdf, text)


def read(stream: BinaryIO, limit: int) -> Iterator[Read]:
    """Give the document of each archived page; what was no page (pictures, styles, errors) is passed over.

    The archive itself may be of any length: only one page of it is held at a time.
    """
    if not stream.read(5).startswith(STARTS):
        stream.seek(0)
        read_whole(stream, limit)
        raise Unreadable("is not a web archive")
    stream.seek(0)
    found = False
    try:
        for record in ArchiveIterator(stream):
            if record.rec_type == "response" and _is_good(record):
                found = True
                yield from _page(record, limit)
    except ArchiveLoadFailed as error:
        raise Unreadable("is a damaged web archive") from error
    if not found:
        raise Unreadable("is a web archive that holds no page")


def _is_good(record: Any) -> bool:
    headers = record.http_headers
    return headers is not None and headers.get_statuscode() == "200" and _reader(record) is not None


def _reader(record: Any) -> Reader | None:
    plain = (record.http_headers.get_header("Content-Type") or "").partition(";")[0].strip().lower()
    return next((reader for reader in PAGES if plain in reader.MEDIA_TYPES), None)


def _page(record: Any, limit: int) -> Iterator[Read]:
    url = record.rec_headers.get_header("WARC-Target-URI") or ""
    reader, raw = _reader(record), record.content_stream().read(limit + 1)
    if reader is None or not urlsplit(url).hostname:
        return
    if len(raw) > limit:
        yield Remark(f"holds {url}, which {too_large(limit)}")
        return
    if reader is not pdf:
        raw = as_utf8(raw, told_in_header(record.http_headers.get_header("Content-Type") or ""))
    try:
        for part in reader.read(io.BytesIO(raw), limit):
            yield part.model_copy(update={"url": part.url or url}) if isinstance(part, Document) else part
    except Unreadable as reason:
        yield Remark(f"holds {url}, which {reason.why}")

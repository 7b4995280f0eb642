"""Bytes to documents: one file per format, all behind ``protocol.Reader``.

A new format is one module with ``SUFFIXES``, ``MEDIA_TYPES`` and ``read``, named in ``READERS``.
"""

from collections.abc import Iterator
from pathlib import PurePath
from typing import BinaryIO

from tracker.readers import docx, eml, html, jsonl, pdf, text, warc
from tracker.readers.protocol import Read, Reader, Remark, Unreadable

__all__ = ["READERS", "Read", "Reader", "Remark", "Unreadable", "read", "reader_for", "suffixes"]

READERS: tuple[Reader, ...] = (docx, eml, html, jsonl, pdf, text, warc)


def suffixes() -> tuple[str, ...]:
    """Return the file name suffixes that some reader reads, in alphabetical order."""
    return tuple(sorted(suffix for reader in READERS for suffix in reader.SUFFIXES))


def reader_for(name: str, media_type: str = "") -> Reader | None:
    """Return the reader of a media type, else of a file name or URL path; None where there is none."""
    plain = media_type.partition(";")[0].strip().lower()
    by_type = (reader for reader in READERS if plain in reader.MEDIA_TYPES)
    suffix = PurePath(name).suffix.lower()
    by_name = (reader for reader in READERS if suffix in reader.SUFFIXES)
    return next(by_type, None) or next(by_name, None)


def read(name: str, stream: BinaryIO, limit: int, media_type: str = "") -> Iterator[Read]:
    """Give the documents of a stream, and an Unreadable for each part, or the whole, that holds none."""
    reader = reader_for(name, media_type)
    try:
        if reader is None:
            kind = media_type or PurePath(name).suffix or "of no kind that its name tells"
            raise Unreadable(f"cannot be read: it is {kind}, and the tracker reads {', '.join(suffixes())}")
        yield from reader.read(stream, limit)
    except Unreadable as reason:
        yield reason

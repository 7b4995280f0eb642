"""The bytes of an answer, unpacked within a limit: a small packed answer may hold gigabytes."""

import zlib
from collections.abc import Iterator

import httpx

from tracker.sources.answer import Unreachable

PACKED = {"gzip", "x-gzip", "deflate"}
GZIP_OR_ZLIB = zlib.MAX_WBITS | 32


def read_body(response: httpx.Response, limit: int) -> bytes:
    """Return the body of a streamed response, never holding much more than ``limit`` bytes of it.

    Raises Unreachable where it is longer, packed in a way that was not asked for, or ends before its end.
    """
    body = bytearray()
    for piece in _unpacked(response, limit):
        body += piece
        if len(body) > limit:
            most = f"{limit / 1_000_000:g} MB (TRACKER_FILE_LIMIT_MB sets the limit)"
            raise Unreachable(f"{response.url} sends more than {most}.")
    return bytes(body)


def _unpacked(response: httpx.Response, limit: int) -> Iterator[bytes]:
    packing = response.headers.get("content-encoding", "").strip().lower()
    if packing in ("", "identity"):
        yield from response.iter_raw()
        return
    if packing not in PACKED:
        raise Unreachable(f"{response.url} sends its answer packed as {packing[:40]!r}, which was not asked for.")
    unpacking = zlib.decompressobj(GZIP_OR_ZLIB)
    try:
        for piece in response.iter_raw():
            # Below the limit zlib always takes the whole piece, so nothing is left over between two pieces.
            yield unpacking.decompress(piece, limit + 1)
    except zlib.error as error:
        raise Unreachable(f"{response.url} sends a packed answer that is damaged.") from error
    if not unpacking.eof:
        raise Unreachable(f"{response.url} sends a packed answer that ends before its end.")

"""Answers that would never end or never fit: each becomes one sentence within its limits."""

import gzip
import resource
import time
import zlib
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler

import pytest

from tests.tracker.conftest import HASTY
from tests.tracker.site import Site
from tracker.settings import Settings
from tracker.sources.answer import Unreachable
from tracker.sources.http import Http

OK = b"HTTP/1.1 200 OK\r\nConnection: close\r\n"


@pytest.fixture
def http(settings: Settings) -> Iterator[Http]:
    with Http(settings, local=True) as http:
        yield http


def packed(raw: bytes, packing: str) -> bytes:
    return OK + b"Content-Encoding: %s\r\n\r\n" % packing.encode() + raw


@pytest.mark.parametrize("packing", ["gzip", "x-gzip", "deflate"])
def test_packed_answers_are_unpacked(http: Http, site: Site, packing: str) -> None:
    pack = zlib.compress if packing == "deflate" else gzip.compress
    assert http.get(site.put_raw("/", packed(pack(b"text" * 9000), packing))).body == b"text" * 9000


def bomb() -> bytes:
    packer = zlib.compressobj(9, wbits=31)
    return b"".join(packer.compress(bytes(1_000_000)) for _ in range(500)) + packer.flush()


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (packed(b"no gzip", "gzip"), "packed answer that is damaged"),
        (packed(gzip.compress(b"text" * 99, mtime=0)[:-9], "gzip"), "ends before its end"),
        (packed(b"text", "br"), "packed as 'br', which was not asked for"),
        (packed(gzip.compress(gzip.compress(b"text", mtime=0)), "gzip, gzip"), "packed as 'gzip, gzip'"),
        (OK + b"Content-Length: 99\r\n\r\ntext", "gives no answer that can be read"),
        (b"", "gives no answer that can be read"),
        (b"SSH-2.0-OpenSSH_9\r\n", "gives no answer that can be read"),
        (b"HTTP/1.1 200 OK\r\nX: " + b"y" * 200_000, "gives no answer that can be read"),
        (b"HTTP/1.1 302 Found\r\nLocation: http://[\r\n\r\n", "."),
        (b"HTTP/1.1 302 Found\r\nLocation: file:///etc/hostname\r\n\r\n", "http:// and https:// are"),
        (b"HTTP/1.1 302 Found\r\n\r\n", "answered 302 Found"),
    ],
)
def test_a_damaged_answer_is_told(http: Http, site: Site, answer: bytes, words: str) -> None:
    with pytest.raises(Unreachable) as caught:
        http.get(site.put_raw("/", answer))
    assert words in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_gzip_bomb_is_stopped_at_the_limit(http: Http, site: Site) -> None:
    url = site.put_raw("/", packed(bomb(), "gzip"))
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with pytest.raises(Unreachable, match=r"sends more than 0\.1 MB"):
        http.get(url)
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 20_000  # kB, of 500 MB


@HASTY
@pytest.mark.parametrize("begin", [b"", OK + b"Content-Type: text/html\r\n", OK + b"\r\n"])
def test_an_answer_that_drips_ends_at_the_deadline(http: Http, site: Site, begin: bytes) -> None:
    def drip(request: BaseHTTPRequestHandler) -> None:
        request.wfile.write(begin or b"HTTP/1.1 200 OK\r\nX: ")
        while not site.closing.is_set():
            request.wfile.write(b"x")
            time.sleep(0.1)

    site.pages["/"] = drip
    started = time.monotonic()
    with pytest.raises(Unreachable, match=r"did not end its answer within 1\.5 s"):
        http.get(f"{site.url}/")
    assert time.monotonic() - started < 3

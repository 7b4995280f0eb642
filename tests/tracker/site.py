"""A web site on the loopback interface that answers, or misbehaves, as a test tells it."""

import ssl
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread

Reply = Callable[[BaseHTTPRequestHandler], None]


@dataclass
class Site:
    """What is at each path, and which requests came, as (path, user agent)."""

    url: str = ""
    pages: dict[str, Reply] = field(default_factory=dict)
    requests: list[tuple[str, str]] = field(default_factory=list)
    closing: Event = field(default_factory=Event)

    def put(self, path: str, body: str | bytes, media_type: str = "text/html; charset=utf-8", status: int = 200) -> str:
        raw = body.encode() if isinstance(body, str) else body

        def reply(request: BaseHTTPRequestHandler) -> None:
            request.send_response(status)
            request.send_header("Content-Type", media_type)
            request.send_header("Content-Length", str(len(raw)))
            request.end_headers()
            request.wfile.write(raw)

        self.pages[path] = reply
        return self.url + path

    def put_raw(self, path: str, answer: bytes) -> str:
        """Answer with these very bytes, status line and headers included."""
        self.pages[path] = lambda request: request.wfile.write(answer) and None
        return self.url + path

    def put_hanging(self, path: str) -> str:
        self.pages[path] = lambda _: self.closing.wait(20) and None
        return self.url + path

    def put_endless(self, path: str, *, pause: float = 0.0) -> str:
        def reply(request: BaseHTTPRequestHandler) -> None:
            request.send_response(200)
            request.send_header("Content-Type", "text/html")
            request.end_headers()
            while not self.closing.is_set():
                request.wfile.write(b"<p>and so on</p>" * (1 if pause else 1000))
                time.sleep(pause)

        self.pages[path] = reply
        return self.url + path

    def put_redirect(self, path: str, target: str) -> str:
        def reply(request: BaseHTTPRequestHandler) -> None:
            request.send_response(302)
            request.send_header("Location", target)
            request.send_header("Content-Length", "0")
            request.end_headers()

        self.pages[path] = reply
        return self.url + path

    def paths(self) -> list[str]:
        """Return the paths that were asked for; what robots.txt says is asked before each of them."""
        return [path for path, _ in self.requests if path != "/robots.txt"]


@contextmanager
def running_site(encrypted: ssl.SSLContext | None = None) -> Iterator[Site]:
    site = Site()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            site.requests.append((self.path, self.headers.get("User-Agent", "")))
            with suppress(ConnectionError):  # the client may have had enough
                found = site.pages.get(self.path) or site.pages.get(self.path.partition("?")[0])
                (found or (lambda request: request.send_error(404)))(self)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        server.daemon_threads = True
        if encrypted:
            server.socket = encrypted.wrap_socket(server.socket, server_side=True)
        site.url = f"http://127.0.0.1:{server.server_address[1]}"
        Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
        try:
            yield site
        finally:
            site.closing.set()
            server.shutdown()

"""The one polite client: says who asks, waits, keeps to limits, and reaches no private address unasked."""

import ipaddress
import socket
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from types import TracebackType

import httpx

from tracker.settings import Settings

AGENT = "DisplacementFiguresTracker/0.1"
WHOLE_ANSWER = 3  # times the timeout
LONGEST_PAUSE = 30.0
FOR_THE_MOMENT = {429, 500, 502, 503, 504}
ACCEPT = "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, application/xml;q=0.9, */*;q=0.5"


class Unreachable(Exception):
    """An address that gives no answer to use; the message is one sentence. ``status`` is 0 without an answer."""

    def __init__(self, sentence: str, status: int = 0) -> None:
        super().__init__(sentence)
        self.status = status


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """The bytes of an address, the address they came from in the end, and what the server says they are."""

    url: str
    body: bytes
    content_type: str

    @property
    def media_type(self) -> str:
        """Return the media type in lower case without its parameters, empty where the server names none."""
        return self.content_type.partition(";")[0].strip().lower()


class Http:
    """A client for the time of one capture; a context manager.

    ``local`` lets it reach private and loopback addresses (a feed on the own network);
    ``pause`` waits a number of seconds before a further try.
    """

    def __init__(self, settings: Settings, *, local: bool = False, pause: Callable[[float], None] = time.sleep) -> None:
        self._timeout = settings.http_timeout_seconds
        self._limit = int(settings.file_limit_mb * 1_000_000)
        self._tries = settings.http_retries + 1
        self._pause = pause
        agent = f"{AGENT} (+{settings.contact})" if settings.contact else AGENT
        self._client = httpx.Client(
            headers={"User-Agent": agent, "Accept": ACCEPT},
            timeout=self._timeout,
            follow_redirects=True,
            max_redirects=5,
            transport=httpx.HTTPTransport() if local else PublicTransport(),
        )

    def __enter__(self) -> "Http":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._client.close()

    def get(self, url: str) -> Answer:
        """Return what an address answers; raises Unreachable, after a few tries where it is for the moment."""
        for last_try in range(1, self._tries + 1):
            try:
                response, body = self._try(url)
            except httpx.ConnectError as error:
                if last_try == self._tries:
                    raise Unreachable(f"{url} cannot be reached ({error}).") from error
                self._pause(2 ** (last_try - 1))
                continue
            except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError, ValueError) as error:
                raise Unreachable(_sentence(url, error, self._timeout)) from error
            if response.is_success:
                return Answer(url=str(response.url), body=body, content_type=response.headers.get("content-type", ""))
            if response.status_code not in FOR_THE_MOMENT or last_try == self._tries:
                break
            self._pause(_pause_before_next(response, last_try))
        status = f"{response.status_code} {response.reason_phrase}".strip()
        raise Unreachable(f"{url} answered {status}.", response.status_code)

    def _try(self, url: str) -> tuple[httpx.Response, bytes]:
        deadline = time.monotonic() + WHOLE_ANSWER * self._timeout
        body = bytearray()
        with self._client.stream("GET", url) as response:
            for chunk in response.iter_bytes() if response.is_success else ():
                body += chunk
                if len(body) > self._limit:
                    limit = self._limit / 1_000_000
                    raise Unreachable(f"{url} sends more than {limit:g} MB (TRACKER_FILE_LIMIT_MB sets the limit).")
                if time.monotonic() > deadline:
                    raise Unreachable(f"{url} did not end its answer within {WHOLE_ANSWER * self._timeout:g} s.")
        return response, bytes(body)


class PublicTransport(httpx.HTTPTransport):
    """Connects to public addresses only; it connects to the very address that it has checked."""

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Send a request to the first address of its host that can be reached."""
        failed: httpx.TransportError | None = None
        for address in _public_addresses(request.url.host):
            checked = httpx.Request(
                request.method,
                request.url.copy_with(host=address),
                headers=request.headers,
                stream=request.stream,
                extensions={**request.extensions, "sni_hostname": request.url.host},
            )
            try:
                return super().handle_request(checked)
            except (httpx.ConnectError, httpx.ConnectTimeout) as error:
                failed = error
        raise failed or httpx.ConnectError("it has no address")


def _public_addresses(host: str) -> Iterator[str]:
    try:
        found = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise httpx.ConnectError("its name is not known") from error
    addresses = [ipaddress.ip_address(str(entry[4][0]).partition("%")[0]) for entry in found]
    for address in addresses:
        real = getattr(address, "ipv4_mapped", None) or address
        if not real.is_global or real.is_multicast:
            raise Unreachable(
                f"{host} is on a private network ({address}), where the tracker goes only if told to (--local)."
            )
    return (str(address) for address in addresses)


def _sentence(url: str, error: Exception, timeout: float) -> str:
    if isinstance(error, httpx.TimeoutException):
        return f"{url} did not answer within {timeout:g} s."
    if isinstance(error, httpx.TooManyRedirects):
        return f"{url} redirects too often."
    if isinstance(error, httpx.UnsupportedProtocol | httpx.InvalidURL):
        return f"{url} is not an address that the tracker can fetch: http:// and https:// are."
    return f"{url} gives no answer that can be read ({error})."


def _pause_before_next(response: httpx.Response, tried: int) -> float:
    told = response.headers.get("retry-after", "")
    return min(float(told), LONGEST_PAUSE) if told.isdigit() else float(2 ** (tried - 1))

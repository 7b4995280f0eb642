"""The one polite client: says who asks, heeds robots.txt, waits, keeps to limits, goes nowhere private unasked."""

import time
from collections import Counter
from collections.abc import Callable, Mapping
from types import TracebackType

import httpx

from tracker.settings import Settings
from tracker.sources.answer import Answer, Unreachable
from tracker.sources.body import read_body
from tracker.sources.kept import Kept, KeptAnswer, folder_beside
from tracker.sources.manners import gate_of, pause_before_next
from tracker.sources.network import Transport
from tracker.sources.robots import Robots

PRODUCT = "DisplacementFiguresTracker"
WHOLE_ANSWER = 3  # times the timeout
REDIRECTS = 5
SILENCES = 3
FOR_THE_MOMENT = {429, 500, 502, 503, 504}
NOT_MODIFIED = 304
ACCEPT = (
    "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, application/feed+json, "
    "application/xml;q=0.9, */*;q=0.5"
)


class Http:
    """A client for the time of one capture; a context manager.

    ``local`` lets it reach private and loopback addresses (a feed on the own network), which need no pauses;
    ``pause`` waits a number of seconds.
    """

    def __init__(self, settings: Settings, *, local: bool = False, pause: Callable[[float], None] = time.sleep) -> None:
        self._timeout = settings.http_timeout_seconds
        self._limit = int(settings.file_limit_mb * 1_000_000)
        self._tries = settings.http_retries + 1
        self._between = None if local else settings.http_pause_seconds
        self._pause = pause
        self._silences: Counter[str] = Counter()
        self._kept = Kept(folder_beside(settings.database_url))
        self._robots = Robots(PRODUCT, self._kept, lambda url: self._get(url, heed=False, again=True))
        self._transport = Transport(local=local)
        agent = f"{PRODUCT}/0.1" + (f" (+{settings.contact})" if settings.contact else "")
        self._client = httpx.Client(
            headers={"User-Agent": agent, "Accept": ACCEPT, "Accept-Encoding": "gzip"},
            timeout=self._timeout,
            follow_redirects=False,
            transport=self._transport,
        )

    def __enter__(self) -> "Http":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._client.close()

    def get(self, url: str, *, again: bool = False) -> Answer:
        """Return what an address answers; raises Unreachable, after a few tries where it is for the moment.

        ``again`` is for an address that every capture asks, such as a feed's: its answer is kept, and where the
        server says that it still holds, the kept one is returned.
        """
        return self._get(url, heed=True, again=again)

    def _get(self, url: str, *, heed: bool, again: bool) -> Answer:
        kept = self._kept.find(url) if again else None
        for tried in range(1, self._tries + 1):
            try:
                response, body = self._follow(url, kept.validators if kept else {}, heed=heed)
            except (httpx.ConnectError, httpx.ReadError, httpx.RemoteProtocolError) as error:
                if tried == self._tries:
                    raise Unreachable(self._sentence(url, error)) from error
                self._pause(pause_before_next("", tried) or 0)
                continue
            except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError, ValueError) as error:
                raise Unreachable(self._sentence(url, error)) from error
            if kept and response.status_code == NOT_MODIFIED:
                self._kept.renew(url)
                return kept.answer
            if response.is_success:
                return self._taken(url, response, body, again=again)
            wait = pause_before_next(response.headers.get("retry-after", ""), tried)
            if response.status_code not in FOR_THE_MOMENT or tried == self._tries or wait is None:
                raise _refused(url, response)
            self._pause(wait)
        raise AssertionError(url)  # the last try has returned or raised

    def _taken(self, url: str, response: httpx.Response, body: bytes, *, again: bool) -> Answer:
        headers = response.headers
        answer = Answer(url=str(response.url), body=body, content_type=headers.get("content-type", ""))
        if again:
            etag, last_modified = headers.get("etag", ""), headers.get("last-modified", "")
            self._kept.keep(url, KeptAnswer(answer=answer, etag=etag, last_modified=last_modified))
        return answer

    def _follow(self, url: str, headers: Mapping[str, str], *, heed: bool) -> tuple[httpx.Response, bytes]:
        at, left = url, WHOLE_ANSWER * self._timeout
        for _ in range(REDIRECTS + 1):
            parsed = httpx.URL(at)
            if heed and parsed.scheme in ("http", "https") and parsed.host:
                self._robots.check(at)
            if self._between is None:
                response, body, took = self._ask(at, headers, left)
            else:
                seconds = max(self._between, self._robots.delay(at) if heed else 0)
                with gate_of(parsed.host).passing(seconds, self._pause):
                    response, body, took = self._ask(at, headers, left)
            if response.next_request is None:
                return response, body
            at, left = str(response.next_request.url), left - took
        raise Unreachable(f"{url} redirects too often.")

    def _ask(self, url: str, headers: Mapping[str, str], seconds: float) -> tuple[httpx.Response, bytes, float]:
        host = httpx.URL(url).netloc.decode()
        if self._silences[host] >= SILENCES:
            raise Unreachable(f"{url} was not asked: {host} gave no answer {SILENCES} times in a row.")
        started = time.monotonic()
        self._transport.deadline.start(seconds)
        self._silences[host] += 1
        with self._client.stream("GET", url, headers=dict(headers)) as response:
            try:
                body = read_body(response, self._limit) if response.is_success else b""
            except Unreachable:
                self._silences[host] = 0  # it did answer
                raise
        self._silences[host] = 0
        return response, body, time.monotonic() - started

    def _sentence(self, url: str, error: Exception) -> str:
        if isinstance(error, httpx.TimeoutException) and self._transport.deadline.passed():
            return f"{url} did not end its answer within {WHOLE_ANSWER * self._timeout:g} s."
        if isinstance(error, httpx.TimeoutException):
            return f"{url} did not answer within {self._timeout:g} s."
        if isinstance(error, httpx.ConnectError):
            return f"{url} cannot be reached ({error})."
        if isinstance(error, httpx.UnsupportedProtocol | httpx.InvalidURL):
            return f"{url} is not an address that the tracker can fetch: http:// and https:// are."
        return f"{url} gives no answer that can be read ({error})."


def _refused(url: str, response: httpx.Response) -> Unreachable:
    status = f"{response.status_code} {response.reason_phrase}".strip()
    asked = response.headers.get("retry-after", "").strip()[:40]
    later = f", and asks to wait ({asked})" if asked and response.status_code in FOR_THE_MOMENT else ""
    return Unreachable(f"{url} answered {status}{later}.", response.status_code)

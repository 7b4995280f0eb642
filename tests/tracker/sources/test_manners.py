"""What the client asks and how often: robots.txt, pauses, kept answers, proxies."""

import time
from collections.abc import Iterator
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler
from itertools import pairwise
from threading import Thread

import pytest

from tests.tracker.conftest import HASTY
from tests.tracker.site import Reply, Site
from tracker.capture import now_utc
from tracker.settings import Settings
from tracker.sources.answer import Unreachable
from tracker.sources.http import Http
from tracker.sources.manners import LONGEST_PAUSE, Gate, pause_before_next


@pytest.fixture
def http(settings: Settings) -> Iterator[Http]:
    with Http(settings, local=True) as http:
        yield http


ROBOTS = """User-agent: *
Disallow: /private/
Disallow: /*?print=
Allow: /private/open

User-agent: DisplacementFiguresTracker
Disallow: /figures/
"""


def with_status(status: int, **headers: str) -> Reply:
    def reply(request: BaseHTTPRequestHandler) -> None:
        request.send_response(status)
        for name, value in headers.items():
            request.send_header(name.replace("_", "-"), value)
        request.end_headers()

    return reply


@pytest.mark.parametrize(
    ("rules", "path", "open_to_us"),
    [
        (ROBOTS, "/figures/1", False),
        (ROBOTS, "/private/x", True),  # our own group stands in place of the one for all
        (ROBOTS.replace("DisplacementFiguresTracker", "other"), "/private/x", False),
        (ROBOTS.replace("DisplacementFiguresTracker", "other"), "/private/open", True),
        (ROBOTS.replace("DisplacementFiguresTracker", "other"), "/news?print=1", False),
        ("<html>We have no such page.</html>", "/news", True),
        ("", "/news", True),
    ],
)
def test_robots_txt_is_heeded(http: Http, site: Site, rules: str, path: str, *, open_to_us: bool) -> None:
    site.put("/robots.txt", rules, "text/plain")
    url = site.put(path, "text")
    if open_to_us:
        assert http.get(url).body == b"text"
    else:
        with pytest.raises(Unreachable, match="closed to robots"):
            http.get(url)
        assert site.paths() == []


@pytest.mark.parametrize(("status", "open_to_us"), [(403, True), (404, True), (500, False), (429, False)])
def test_robots_txt_that_is_not_there(http: Http, site: Site, status: int, *, open_to_us: bool) -> None:
    site.put("/robots.txt", "", status=status)
    url = site.put("/news", "text")
    if open_to_us:
        assert http.get(url).body == b"text"
    else:
        with pytest.raises(Unreachable, match=f"/robots.txt answered {status}"):
            http.get(url)


def test_robots_txt_holds_behind_a_redirect_and_is_asked_once_a_day(settings: Settings, site: Site) -> None:
    site.put("/robots.txt", "User-agent: *\nDisallow: /secret", "text/plain")
    url = site.put_redirect("/", "/secret")
    for _ in "12":
        with Http(settings, local=True) as http, pytest.raises(Unreachable, match="/secret is closed to robots"):
            http.get(url)
    assert [path for path, _ in site.requests] == ["/robots.txt", "/", "/"]


def test_an_answer_that_still_holds_is_not_sent_again(settings: Settings, site: Site) -> None:
    asked: list[tuple[str | None, str | None]] = []

    def reply(request: BaseHTTPRequestHandler) -> None:
        asked.append((request.headers["If-None-Match"], request.headers["If-Modified-Since"]))
        if request.headers["If-None-Match"] == '"v1"':
            with_status(304)(request)
        else:
            with_status(200, ETag='"v1"', Last_Modified="Mon, 06 May 2024 12:00:00 GMT")(request)
            request.wfile.write(b"news")

    site.pages["/feed"] = reply
    for _ in "12":
        with Http(settings, local=True) as http:
            assert http.get(f"{site.url}/feed", again=True).body == b"news"
            assert http.get(f"{site.url}/feed").body == b"news"
    assert asked == [(None, None)] * 2 + [('"v1"', "Mon, 06 May 2024 12:00:00 GMT"), (None, None)]


def test_a_kept_answer_that_was_damaged_is_fetched_again(settings: Settings, site: Site) -> None:
    site.pages["/feed"] = lambda request: (with_status(200, ETag='"v1"')(request), request.wfile.write(b"news"))[0]
    for _ in "12":
        with Http(settings, local=True) as http:
            assert http.get(f"{site.url}/feed", again=True).body == b"news"
        for path in (path for path in http._kept._folder.iterdir()):
            path.write_bytes(path.read_bytes()[:-2])


def test_not_modified_without_having_asked_is_an_answer_of_no_use(http: Http, site: Site) -> None:
    site.pages["/"] = with_status(304)
    with pytest.raises(Unreachable, match="answered 304 Not Modified"):
        http.get(f"{site.url}/")


def test_waits_as_long_as_the_server_asks(settings: Settings, site: Site) -> None:
    pauses: list[float] = []
    site.pages["/"] = with_status(429, Retry_After="7")
    with (
        Http(settings.model_copy(update={"http_retries": 2}), local=True, pause=pauses.append) as http,
        pytest.raises(Unreachable, match=r"answered 429 Too Many Requests, and asks to wait \(7\)"),
    ):
        http.get(f"{site.url}/")
    assert pauses == [7, 7]


def test_does_not_come_back_before_a_long_wait_is_over(settings: Settings, site: Site) -> None:
    site.pages["/"] = with_status(503, Retry_After="3600")
    with (
        Http(
            settings.model_copy(update={"http_retries": 2}), local=True, pause=lambda _: pytest.fail("it waits")
        ) as http,
        pytest.raises(Unreachable, match="asks to wait"),
    ):
        http.get(f"{site.url}/")
    assert site.paths() == ["/"]


def test_retry_after_is_seconds_or_a_date() -> None:
    assert pause_before_next("12", 1) == 12
    assert pause_before_next("99999999999999999999", 1) is None
    assert pause_before_next(format_datetime(now_utc(), usegmt=True), 1) == 0
    assert pause_before_next("Fri, 31 Dec 2100 23:59:59 GMT", 1) is None
    for broken in ("", "soon", "-1", "²"):
        assert 0.75 <= (pause_before_next(broken, 1) or 0) <= 1.25
        assert 3 <= (pause_before_next(broken, 3) or 0) <= 5 <= LONGEST_PAUSE


def test_requests_to_one_host_keep_their_distance_and_their_number() -> None:
    gate, starts, inside, most = Gate(), [], [], []

    def ask() -> None:
        with gate.passing(0.1, time.sleep):
            starts.append(time.monotonic())
            inside.append(1)
            most.append(len(inside))
            time.sleep(0.25)
            inside.pop()

    threads = [Thread(target=ask) for _ in range(5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    starts.sort()
    assert min(later - earlier for earlier, later in pairwise(starts)) > 0.09
    assert max(most) == 2


def test_a_public_site_is_asked_with_pauses(settings: Settings, site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    pauses: list[float] = []
    monkeypatch.setattr("tracker.sources.network.public_addresses", lambda host: ["127.0.0.1"])
    site.put("/robots.txt", "User-agent: *\nCrawl-delay: 4", "text/plain")
    url = site.put("/", "text").replace("127.0.0.1", "slow.example")
    with Http(settings, pause=pauses.append) as http:
        http.get(url)
        http.get(url)
    assert pauses
    assert 3 < pauses[-1] <= 4


@HASTY
def test_a_host_that_stays_silent_is_not_asked_for_ever(http: Http, site: Site) -> None:
    for number in range(5):
        site.put_hanging(f"/{number}")
        with pytest.raises(Unreachable, match="did not answer" if number < 3 else "gave no answer 3 times in a row"):
            http.get(f"{site.url}/{number}")
    assert len(site.paths()) == 3


@pytest.fixture
def behind_proxy(site: Site, monkeypatch: pytest.MonkeyPatch) -> Site:
    """Let the site be the proxy: it is asked for whole addresses."""
    monkeypatch.setenv("http_proxy", site.url)
    monkeypatch.setenv("no_proxy", "direct.example")
    site.put("http://192.0.43.8/news", "through the proxy")
    return site


def test_the_environment_names_the_proxy(settings: Settings, behind_proxy: Site) -> None:
    behind_proxy.put("http://no-such-name.example/news", "through the proxy")
    with Http(settings) as http:
        assert http.get("http://192.0.43.8/news").body == b"through the proxy"
        assert http.get("http://no-such-name.example/news").body == b"through the proxy"
    assert {path.partition("//")[2].partition("/")[0] for path, _ in behind_proxy.requests} == {
        "192.0.43.8",
        "no-such-name.example",
    }


@pytest.mark.parametrize("host", ["10.1.2.3", "[::1]", "169.254.169.254", "intranet", "metadata.internal", "a.local."])
def test_a_proxy_is_no_way_into_the_private_network(settings: Settings, behind_proxy: Site, host: str) -> None:
    with Http(settings) as http, pytest.raises(Unreachable, match="private network"):
        http.get(f"http://{host}/")
    assert behind_proxy.requests == []


def test_loopback_and_exceptions_go_past_the_proxy(
    settings: Settings, behind_proxy: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    behind_proxy.put("/own", "own")
    with Http(settings, local=True) as http:
        assert http.get(f"{behind_proxy.url}/own").body == b"own"
        with pytest.raises(Unreachable, match="cannot be reached"):
            http.get("http://direct.example:9/")

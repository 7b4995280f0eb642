"""The client against a site that misbehaves: every answer is used or becomes one sentence, within its limits."""

import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler

import pytest

from tests.tracker.conftest import HASTY
from tests.tracker.site import Site
from tracker.settings import Settings
from tracker.sources.answer import Unreachable
from tracker.sources.http import Http
from tracker.sources.network import public_addresses


@pytest.fixture
def http(settings: Settings) -> Iterator[Http]:
    with Http(settings, local=True) as http:
        yield http


def failure(http: Http, url: str) -> str:
    started = time.monotonic()
    with pytest.raises(Unreachable) as caught:
        http.get(url)
    assert time.monotonic() - started < 5
    sentence = str(caught.value)
    assert sentence.endswith(".")
    assert "\n" not in sentence
    assert url.partition("//")[2].partition("/")[0] in sentence
    return sentence


def test_gives_body_media_type_and_final_address(http: Http, site: Site) -> None:
    site.put("/new", "text", "Text/HTML; charset=utf-8")
    answer = http.get(site.put_redirect("/old", "/new"))
    assert (answer.body, answer.media_type, answer.url) == (b"text", "text/html", f"{site.url}/new")


def test_says_who_asks(http: Http, site: Site) -> None:
    http.get(site.put("/", "text"))
    ((_, agent),) = set(site.requests[1:])
    assert agent.startswith("DisplacementFiguresTracker/")
    assert "desk@example.org" in agent


def test_status_is_told_and_kept(http: Http, site: Site) -> None:
    url = site.put("/", "no", status=403)
    assert "answered 403 Forbidden" in failure(http, url)
    with pytest.raises(Unreachable) as caught:
        http.get(url)
    assert caught.value.status == 403


def test_server_error_is_tried_again_and_other_errors_are_not(settings: Settings, site: Site) -> None:
    pauses: list[float] = []
    broken, missing = site.put("/broken", "no", status=500), site.put("/missing", "no", status=404)
    patient = settings.model_copy(update={"http_retries": 2})
    with Http(patient, local=True, pause=pauses.append) as http:
        assert "500" in failure(http, broken)
        assert "404" in failure(http, missing)
    assert site.paths() == ["/broken"] * 3 + ["/missing"]
    assert [round(pause) for pause in pauses] == [1, 2]
    assert pauses != [1, 2]


def test_a_server_that_recovers_is_read(settings: Settings, site: Site) -> None:
    site.put("/", "no", status=503)
    patient = settings.model_copy(update={"http_retries": 1})
    with Http(patient, local=True, pause=lambda _: site.put("/", "yes") and None) as http:
        assert http.get(f"{site.url}/").body == b"yes"


@HASTY
def test_hanging_server(http: Http, site: Site) -> None:
    assert "did not answer within 0.5 s" in failure(http, site.put_hanging("/"))


def test_endless_body(http: Http, site: Site) -> None:
    assert "sends more than 0.1 MB" in failure(http, site.put_endless("/"))


@HASTY
def test_body_that_drips(http: Http, site: Site) -> None:
    assert "did not end its answer within 1.5 s" in failure(http, site.put_endless("/", pause=0.1))


def test_redirect_loop(http: Http, site: Site) -> None:
    assert "redirects too often" in failure(http, site.put_redirect("/", "/"))


def test_no_such_host_and_closed_port(http: Http) -> None:
    assert "cannot be reached" in failure(http, "http://no-such-host.invalid/")
    assert "cannot be reached" in failure(http, "http://127.0.0.1:9/")


@pytest.mark.parametrize("url", ["ftp://paper.example/x", "file:///etc/hostname", "http://[", "http:///x"])
def test_other_addresses_are_refused(http: Http, url: str) -> None:
    with pytest.raises(Unreachable):
        http.get(url)


@pytest.mark.parametrize(
    "host",
    ["127.0.0.1", "localhost", "10.1.2.3", "169.254.169.254", "[::1]", "0.0.0.0", "[::ffff:a00:1]"],
)
def test_private_addresses_are_refused(settings: Settings, host: str) -> None:
    with Http(settings) as http, pytest.raises(Unreachable, match="private network"):
        http.get(f"http://{host}/")


def test_redirect_to_a_private_address_is_refused(
    settings: Settings, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = site.put_redirect("/", "http://localhost:1/secret")
    asked: list[str] = []

    def as_if_public(host: str) -> list[str]:
        asked.append(host)
        return [host] if host == "127.0.0.1" else public_addresses(host)

    monkeypatch.setattr("tracker.sources.network.public_addresses", as_if_public)
    with Http(settings) as http, pytest.raises(Unreachable, match="localhost is on a private network"):
        http.get(first)
    assert set(asked[:-1]) == {"127.0.0.1"}
    assert asked[-1] == "localhost"


def test_public_client_keeps_the_host_in_its_request(
    settings: Settings, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    hosts: list[str] = []

    def reply(request: BaseHTTPRequestHandler) -> None:
        hosts.append(request.headers["Host"])
        request.send_error(404)

    site.pages["/"] = reply
    monkeypatch.setattr("tracker.sources.network.public_addresses", lambda _: ["127.0.0.1"])
    url = site.url.replace("127.0.0.1", "paper.example")
    with Http(settings) as http, pytest.raises(Unreachable, match="404"):
        http.get(f"{url}/")
    assert hosts == [url.removeprefix("http://")]

import gzip

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from dashboard.compressed import MOST_FILES, CompressedOnce

asked: list[str] = []


def answer(request: Request) -> PlainTextResponse:
    asked.append(str(request.url.path))
    return PlainTextResponse("figures " * 500, 404 if "missing" in request.url.path else 200)


def client() -> TestClient:
    asked.clear()
    return TestClient(CompressedOnce(Starlette(routes=[Route("/{path:path}", answer)])))


def test_an_unchanging_file_is_compressed_once() -> None:
    reader = client()
    answers = [reader.get("/assets/chart.js?m=1") for _ in range(3)]
    assert len(asked) == 1
    assert {told.text for told in answers} == {"figures " * 500}
    assert {told.headers["content-encoding"] for told in answers} == {"gzip"}


def test_a_file_whose_query_tells_its_content_is_cached_for_good() -> None:
    reader = client()
    assert "immutable" in reader.get("/assets/chart.js?m=1").headers["cache-control"]
    assert "cache-control" not in reader.get("/assets/chart.js").headers


def test_a_file_with_another_query_is_another_file() -> None:
    reader = client()
    reader.get("/assets/chart.js?m=1")
    reader.get("/assets/chart.js?m=2")
    assert len(asked) == 2


def test_everything_else_is_asked_for_each_time() -> None:
    reader = client()
    for path in ("/", "/_dash-layout", "/api/x"):
        assert reader.get(path).headers["content-encoding"] == "gzip"
        reader.get(path)
    assert len(asked) == 6


def test_what_is_missing_is_not_kept() -> None:
    reader = client()
    assert [reader.get("/assets/missing.js").status_code for _ in range(2)] == [404, 404]
    assert len(asked) == 2


def test_who_takes_no_gzip_gets_none() -> None:
    reader = client()
    reader.get("/assets/chart.js")
    plain = reader.get("/assets/chart.js", headers={"accept-encoding": "identity"})
    assert "content-encoding" not in plain.headers
    assert plain.text == "figures " * 500


def test_a_conditional_request_reaches_the_application() -> None:
    reader = client()
    reader.get("/assets/chart.js")
    reader.get("/assets/chart.js", headers={"if-none-match": "x"})
    assert len(asked) == 2


def test_memory_is_bounded() -> None:
    reader = client()
    for number in range(MOST_FILES + 1):
        reader.get(f"/assets/chart.js?m={number}")
    reader.get("/assets/chart.js?m=0")
    assert len(asked) == MOST_FILES + 2


def test_what_is_sent_is_really_compressed() -> None:
    reader = client()
    reader.get("/assets/chart.js")
    with reader.stream("GET", "/assets/chart.js") as told:
        assert gzip.decompress(b"".join(told.iter_raw())).decode() == "figures " * 500

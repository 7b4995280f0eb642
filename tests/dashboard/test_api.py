"""The REST API: each list, its parameters, its errors; and whatever schemathesis finds in its OpenAPI description."""

import csv
import io
import json
from collections.abc import Iterator

import pytest
import schemathesis
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from schemathesis.specs.openapi.checks import positive_data_acceptance
from sqlalchemy import Engine
from starlette.testclient import TestClient

from dashboard.app import create_app
from db import save
from db.models import FeedRow
from tests.dashboard.reports import NOW, REPORTS, save_report, thaw
from tracker.settings import Settings

LISTS = ["metrics", "crises", "feeds", "figures", "places", "organizations", "claims", "documents"]


@pytest.fixture
def client(settings: Settings, engine: Engine) -> Iterator[TestClient]:
    save.save_crisis(engine, thaw())
    row = {"kind": "rss", "interval_minutes": 9, "added": NOW}
    save.add_feed(engine, FeedRow(name="out", location="https://news.example/rss?api_key=1", **row))
    save.add_feed(engine, FeedRow(name="in", location="http://intranet.example/rss", local=True, **row))
    with TestClient(create_app(settings), base_url="http://testserver/api/v1/") as client:
        yield client


def items(client: TestClient, path: str) -> list[dict]:
    answer = client.get(path)
    assert answer.status_code == 200, answer.text
    found: list[dict] = answer.json()["items"]
    return found


@pytest.mark.parametrize("name", LISTS)
def test_every_list_comes_in_pages_as_json_and_as_csv(client: TestClient, name: str) -> None:
    whole = client.get(name).json()
    assert whole["total"] == len(whole["items"]) > 0
    assert items(client, f"{name}?limit=1") == whole["items"][:1]
    assert items(client, f"{name}?offset=1") == whole["items"][1:]
    told = client.get(f"{name}?format=csv")
    rows = list(csv.DictReader(io.StringIO(told.text)))
    assert len(rows) == whole["total"] == int(told.headers["x-total-count"])
    assert list(rows[0]) == list(whole["items"][0])


def test_figures_are_chosen_as_on_the_pages(client: TestClient) -> None:
    assert [row["low"] for row in items(client, "figures?metric=displaced&place=VEL01&until=2024-01-15")] == [1200]
    assert [row["low"] for row in items(client, "figures?metric=displaced&place=VEL01&crisis=Thaw")] == [
        3400,
        4000,
        5000,
    ]
    guard = items(client, "figures?metric=displaced&organization=Coast+Guard&organization=Harbour+Watch")
    assert [row["low"] for row in guard] == [4000]
    assert items(client, "figures?metric=displaced&measure=flow") == []
    assert len(items(client, "figures?metric=displaced&measure=total")) == 4
    assert 2100 in [row["low"] for row in items(client, "figures?metric=displaced&parts=true")]


def test_series_are_the_lines_of_the_chart(client: TestClient) -> None:
    lines = items(client, "series?metric=displaced&place=VEL01")
    assert [row["value"] for row in lines if row["recommended"]] == [1200, 3400, 5000]
    assert lines[0]["series"] == "total:2024-01-01"


def test_a_document_has_its_text_and_the_places_of_its_figures(client: TestClient) -> None:
    (row,) = items(client, "documents?words=1,200")
    told = client.get(f"documents/{row['document_id']}").json()
    (figure,) = told["figures"]
    assert told["text"][figure["at_begin"] : figure["at_end"]] == "1,200"
    assert items(client, "documents?with_figures=false") == []
    assert {row["publisher"] for row in items(client, "documents?publisher=Velm+Radio")} == {"Velm Radio"}


def test_the_address_of_a_feed_on_the_own_network_is_not_told(client: TestClient) -> None:
    assert {row["name"]: row["location"] for row in items(client, "feeds")} == {
        "out": "https://news.example/rss?api_key=…",
        "in": "",
    }


def test_who_knows_the_data_is_answered_304_until_they_change(client: TestClient, engine: Engine) -> None:
    tag = {"If-None-Match": client.get("figures").headers["etag"]}
    assert client.get("figures", headers=tag).status_code == 304
    assert client.get("figures", headers=tag).content == b""
    save_report(engine, REPORTS[0].__class__(**{**vars(REPORTS[0]), "url": "https://c.example/new"}))
    assert client.get("figures", headers=tag).status_code == 200
    assert "etag" not in client.get("feeds").headers


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("figures?metric=weather", 422),
        ("figures?measure=weight", 422),
        ("figures?limit=0", 422),
        ("figures?limit=100000", 422),
        ("figures?since=yesterday", 422),
        ("figures?since=2024-02-01&until=2024-01-01", 400),
        ("series", 400),
        ("documents/99999", 404),
        ("documents/x", 422),
        ("nothing", 404),
    ],
)
def test_what_cannot_be_answered_is_said(client: TestClient, path: str, status: int) -> None:
    answer = client.get(path)
    assert answer.status_code == status
    assert answer.json()["detail"]


def test_it_only_reads(client: TestClient) -> None:
    for method in ("POST", "PUT", "PATCH", "DELETE"):
        assert client.request(method, "figures").status_code == 405


def test_a_database_that_is_away_is_said(client: TestClient, engine: Engine) -> None:
    with engine.begin() as connection:
        connection.exec_driver_sql("ALTER TABLE figure RENAME TO elsewhere")
    answer = client.get("figures")
    assert (answer.status_code, answer.json()["detail"][:38]) == (503, "The database cannot be reached; try ag")


def test_the_page_of_the_api_asks_no_other_host(client: TestClient) -> None:
    page = client.get("docs")
    assert "://" not in page.text.replace("<!DOCTYPE", "")
    for path in ("static-offline-docs/swagger-ui.css", "static-offline-docs/swagger-ui-bundle.js", "docs.js"):
        assert client.get(path).status_code == 200
    assert "/figures" in json.loads(client.get("openapi.json").text)["paths"]


def test_schemathesis_finds_nothing(client: TestClient) -> None:
    schema = schemathesis.openapi.from_asgi("/api/v1/openapi.json", client.app)
    for operation in schema.get_all_operations():

        @hypothesis_settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck), database=None)
        @given(case=operation.ok().as_strategy())
        def answers_as_described(case: schemathesis.Case) -> None:
            # That two parameters do not fit together, OpenAPI cannot say.
            case.call_and_validate(base_url="http://testserver/api/v1", excluded_checks=[positive_data_acceptance])

        answers_as_described()

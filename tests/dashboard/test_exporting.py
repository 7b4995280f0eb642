"""The addresses of exports."""

import pytest
from sqlalchemy import Engine
from starlette.testclient import TestClient

from dashboard.app import create_app
from dashboard.exports import FORMATS
from tracker.settings import Settings


@pytest.fixture
def client(settings: Settings, engine: Engine) -> TestClient:
    return TestClient(create_app(settings))


@pytest.mark.parametrize("name", FORMATS)
def test_each_format_has_an_address(client: TestClient, name: str) -> None:
    answer = client.get(f"/export/{name}?metric=displaced")
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith(FORMATS[name].media_type.split(";")[0])
    assert answer.headers["content-disposition"] == (
        f'attachment; filename="displaced-2024-02-02.{FORMATS[name].ending}"'
    )


def test_the_parameters_are_those_of_the_pages(client: TestClient) -> None:
    told = client.get("/export/json?metric=displaced&until=2024-01-15&language=de").json()
    assert [figure["low"] for figure in told["figures"]] == [1200]
    assert told["about"]["title"].startswith("Vertriebene")
    assert told["about"]["permalink"] == "http://testserver/trends?metric=displaced&until=2024-01-15"


@pytest.mark.parametrize(
    ("path", "status", "words"),
    [
        ("/export/docm?metric=killed", 404, "no export format 'docm'; there are xlsx, csv"),
        ("/export/csv", 400, "Say which metric: ?metric= one of displaced"),
        ("/export/picture?metric=killed&purpose=stamp", 400, "no size for 'stamp'; there are slide"),
    ],
)
def test_what_cannot_be_exported_is_said_in_a_sentence(client: TestClient, path: str, status: int, words: str) -> None:
    answer = client.get(path)
    assert answer.status_code == status
    assert words in answer.json()["detail"]


def test_a_database_that_is_away_is_said(client: TestClient, engine: Engine) -> None:
    with engine.begin() as connection:
        connection.exec_driver_sql("ALTER TABLE revision RENAME TO elsewhere")
    answer = client.get("/export/csv?metric=killed")
    assert answer.status_code == 503
    assert "try again" in answer.json()["detail"]

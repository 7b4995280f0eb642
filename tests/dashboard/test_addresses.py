"""What is handed out beside the pages."""

import datetime as dt

import pytest
from sqlalchemy import Engine
from starlette.testclient import TestClient

from dashboard.app import create_app
from dashboard.exports import FORMATS
from dashboard.exports.briefing import FORMATS as BRIEFING_FORMATS
from db import save
from db.briefings import read_last_briefing
from db.reviews import Decision, save_review
from tests.dashboard.reports import NOW, thaw
from tracker.capture import now_utc
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


def test_a_figure_and_a_chart_are_cited(client: TestClient) -> None:
    figure = client.get("/cite/text?figure=2&language=de")
    assert figure.headers["content-type"].startswith("text/plain")
    assert "gelesen am 01.05.2024" in figure.text
    assert client.get("/cite/bibtex?metric=displaced").text.startswith("@misc{displaced")
    assert client.get("/cite/csl-json?figure=2").json()[0]["id"] == "figure2"


@pytest.mark.parametrize(
    ("path", "status", "words"),
    [
        ("/cite/ris?figure=1", 404, "no style 'ris'; there are text"),
        ("/cite/text?figure=99", 404, "no figure of this number"),
        ("/cite/text", 400, "Say which metric"),
        ("/briefing/odp?crisis=Thaw", 404, "no briefing as 'odp'; there are pptx"),
        ("/briefing/pptx?crisis=Frost", 404, "There is no crisis 'Frost'"),
        ("/embed", 400, "Say which metric"),
    ],
)
def test_what_cannot_be_handed_out_is_said_in_a_sentence(
    client: TestClient, path: str, status: int, words: str
) -> None:
    answer = client.get(path)
    assert answer.status_code == status
    assert words in answer.json()["detail"]


@pytest.mark.parametrize("ending", BRIEFING_FORMATS)
def test_a_briefing_comes_as_a_file_and_is_kept(client: TestClient, engine: Engine, ending: str) -> None:
    save.save_crisis(engine, thaw())
    for _ in range(2):
        answer = client.get(f"/briefing/{ending}?crisis=Thaw")
        assert answer.status_code == 200
        assert answer.headers["content-disposition"] == f'attachment; filename="briefing-thaw.{ending}"'
    made = read_last_briefing(engine, "Thaw", now_utc() + dt.timedelta(seconds=1))
    assert made
    assert 5000 in made[1].values()


def test_an_embedded_chart_is_framed_by_those_who_may(settings: Settings, engine: Engine) -> None:
    own = settings.model_copy(update={"embed_hosts": "https://intranet.example"})
    answer = TestClient(create_app(own)).get("/embed?metric=displaced&place=VEL01")
    assert "frame-ancestors 'self' https://intranet.example" in answer.headers["content-security-policy"]
    assert "x-frame-options" not in answer.headers
    assert "<h1>Displaced, Ardan" in answer.text
    assert "Harbour Relief" in answer.text
    assert TestClient(create_app(own)).get("/").headers["x-frame-options"] == "DENY"


def test_a_corrected_figure_shows_its_old_value_behind_a_frozen_link(client: TestClient, engine: Engine) -> None:
    frozen = "/export/json?metric=displaced&parts=1&known=2024-05-02T00:00:00Z"
    decision = Decision(figure_id=3, decision="corrected", reviewer="Ada", changes={"low": 4900, "high": 4900})
    save_review(engine, decision, NOW + dt.timedelta(days=2))
    told = client.get(frozen).json()
    assert 5000 in [figure["low"] for figure in told["figures"]]
    assert told["about"]["permalink"].endswith("known=2024-05-02T00%3A00%3A00Z")
    now = [figure["low"] for figure in client.get("/export/json?metric=displaced&parts=1").json()["figures"]]
    assert 5000 not in now
    assert 4900 in now
    assert client.get("/export/json?metric=displaced&known=2024-04-01T00:00:00Z").json()["figures"] == []
    assert "5,000 people" in client.get("/cite/text?figure=3&known=2024-05-02T00:00:00Z&language=en").text


def test_some_figures_of_a_view_are_exported_by_their_ids(client: TestClient) -> None:
    told = client.post("/export/json?metric=displaced&language=en", json=[1, 3, 99]).json()
    assert [row["figure_id"] for row in told["figures"]] == [1, 3]
    assert "2 of the 4 figures of this view, as filtered in the table." in told["about"]["footnotes"]
    assert client.post("/export/json?metric=displaced", json=["x"]).status_code == 422
    assert client.post("/export/word?metric=displaced", json=[1]).status_code == 404

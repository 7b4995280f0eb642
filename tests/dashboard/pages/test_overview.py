"""The overview of a crisis, as the server writes it."""

from dataclasses import replace

import pytest
from dash import dcc, html
from sqlalchemy import Engine

from dashboard import news
from dashboard.pages import overview
from db import save
from tests.dashboard import reports
from tests.dashboard.components import parts, text_of
from tests.dashboard.conftest import AskFor
from tests.dashboard.reports import REPORTS, day, save_report, thaw
from tracker.metrics import metrics


def shown(request_on: AskFor, **fields: str) -> str:
    with request_on():
        return text_of(overview.layout(**fields))


def test_a_tile_says_how_many_who_says_so_and_when(request_on: AskFor, engine: Engine) -> None:
    told = shown(request_on)
    assert "5,000" in told
    assert "Harbour Relief · as of 2 Feb 2024" in told
    assert "▲ 1,600 since 20 Jan 2024" in told
    assert "highest so far" in told


def test_a_bound_is_told_with_its_number(request_on: AskFor, empty: Engine) -> None:
    save_report(empty, REPORTS[1])
    assert "more than 3,400 people" in shown(request_on)


def test_a_crisis_shows_its_places_days_and_metrics(request_on: AskFor, engine: Engine) -> None:
    save.save_crisis(engine, thaw())
    told = shown(request_on, crisis="Thaw")
    assert "15 Jan\u2009–\u200930 Apr 2024" in told
    assert "Displaced" in told
    assert "1,200" not in told


def test_an_empty_database_says_what_to_do(request_on: AskFor, empty: Engine) -> None:
    assert "No figures yet" in shown(request_on)


def test_what_is_new_since_yesterday_and_since_a_visit(request_on: AskFor, engine: Engine) -> None:
    with request_on():
        assert "Nothing new." in text_of(overview.show_news("yesterday", None, ""))
        assert "first visit" in text_of(overview.show_news("visit", None, ""))
        told = text_of(overview.show_news("visit", "2024-04-30T06:00:00.000Z", ""))
    assert "Harbour Relief: 5,000 people" in told
    assert "Among them" not in told


def test_the_map_says_which_places_it_cannot_show_and_lists_them(request_on: AskFor, engine: Engine) -> None:
    with request_on():
        chart, note, listed, shown = overview.show_map("displaced", "dark", "")
    assert chart["layout"]["annotations"][0]["text"] == "No place with coordinates"
    assert text_of(note) == "No place with coordinates. 1 place has no coordinates and is not on the map."
    assert shown == "folded"
    assert "Ardan: 5,000 people · Harbour Relief · as of 2 Feb 2024" in text_of(listed)
    (link,) = parts(listed, dcc.Link)
    assert link.href.startswith("/trends?metric=displaced&figure=")


def test_a_whole_country_is_shown_at_its_middle_and_told_as_such(
    request_on: AskFor, empty: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    chad = replace(reports.PLACES["Port Ardan"], code="TCD", name="Chad", country="TCD", above=())
    monkeypatch.setitem(reports.PLACES, "Port Ardan", chad)
    save_report(empty, REPORTS[2])
    with request_on():
        chart, note, _, shown = overview.show_map("displaced", "light", "")
    points = chart["data"][1]
    assert points["marker"]["symbol"] == ["circle-open"]
    assert points["text"] == ["Chad"]
    assert "whole country" in points["hovertext"][0]
    assert text_of(note) == "whole country, shown at its centre"
    assert shown == "map-box"


def test_a_long_list_of_news_unfolds(request_on: AskFor, empty: Engine) -> None:
    for number in range(news.MOST_SENTENCES + 3):
        metric = list(metrics())[number % len(metrics())]
        told = replace(REPORTS[2], metric=metric, low=500 * (number + 1), high=500 * (number + 1))
        save_report(empty, replace(told, url=f"https://c.example/{number}", end=day("2024-02-02")))
    with request_on():
        told_news = overview.show_news("visit", "2024-04-30T06:00:00Z", "")
    (further,) = parts(told_news, html.Details)
    assert text_of(parts(further, html.Summary)) == "and 3 more"
    assert len(parts(further, html.Li)) == 3
    assert len(parts(told_news, html.Li)) == news.MOST_SENTENCES + 3


def test_a_database_that_is_away_is_a_state(request_on: AskFor, engine: Engine) -> None:
    with request_on():
        with engine.begin() as connection:
            connection.exec_driver_sql("ALTER TABLE figure RENAME TO elsewhere")
        try:
            assert "cannot be reached" in text_of(overview.layout())
            assert "cannot be reached" in text_of(overview.show_news("visit", "2024-04-30T06:00:00Z", ""))
        finally:
            with engine.begin() as connection:
                connection.exec_driver_sql("ALTER TABLE elsewhere RENAME TO figure")


@pytest.mark.parametrize(
    ("quantifier", "low", "high", "words"),
    [
        ("exact", 12, 12, "12 people"),
        ("approximately", 12, 12, "about 12 people"),
        ("at_most", None, 12, "at most 12 people"),
        ("range", 12, 15, "12–15 people"),
        ("vague", 24, None, "dozens of people"),
    ],
)
def test_a_number_is_never_shown_without_its_bound(
    request_on: AskFor, empty: Engine, quantifier: str, low: int | None, high: int | None, words: str
) -> None:
    save_report(empty, replace(REPORTS[0], quantifier=quantifier, low=low, high=high))
    assert words in shown(request_on)

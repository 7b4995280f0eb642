import datetime as dt
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.filters import LONGEST_NAME, MOST_PLACES, Choice, choice_from_controls, choice_from_query, in_controls
from db.models import CrisisRow
from db.queries import Filter
from tracker.metrics import metrics

SECOND = dt.timedelta(seconds=1)
PLACES = st.text(st.characters(categories=("L", "N", "P", "S", "Zs")), min_size=1, max_size=40).filter(
    lambda name: name.isprintable() and name == name.strip()
)
INSTANTS = st.integers(-(2**31), 2**32).map(lambda second: dt.datetime(1970, 1, 1, tzinfo=dt.UTC) + second * SECOND)
DAYS = st.dates(dt.date(1900, 1, 1), dt.date(2200, 1, 1))


@st.composite
def choices(draw: st.DrawFn) -> Choice:
    since, until = draw(st.none() | DAYS), draw(st.none() | DAYS)
    if since and until and since > until:
        since, until = until, since
    return Choice(
        crisis=draw(st.just("") | PLACES),
        metric=draw(st.sampled_from(["", *metrics()])),
        places=tuple(draw(st.lists(PLACES, unique=True, max_size=5))),
        since=since,
        until=until,
        parts=draw(st.booleans()),
        figure=draw(st.none() | st.integers(0, 10**12)),
        known=draw(st.none() | INSTANTS),
        per=draw(st.sampled_from(["", "day", "week", "month"])),
        log=draw(st.booleans()),
        split=draw(st.booleans()),
        own=draw(st.booleans()),
        organizations=tuple(draw(st.lists(PLACES, unique=True, max_size=5))),
        measure=draw(st.sampled_from(["", "flow", "total", "stock"])),
    )


@given(choices())
def test_every_choice_comes_back_from_its_controls(choice: Choice) -> None:
    assert choice_from_controls(**in_controls(choice)) == choice


@given(choices())
def test_every_choice_comes_back_from_its_address(choice: Choice) -> None:
    assert choice_from_query(choice.query(), metrics()) == choice


@given(st.text())
def test_no_address_breaks_the_page(query: str) -> None:
    choice = choice_from_query(query, metrics())
    assert choice_from_query(choice.query(), metrics()) == choice


@pytest.mark.parametrize(
    "query",
    [
        "?metric=weather",
        "?since=2024-13-01",
        "?since=20240101",
        "?until=tomorrow",
        "?figure=-1",
        "?known=yesterday",
        "?per=year",
        "?log=yes",
        "?measure=weight",
        "?split=source",
        "?scale=1",
        "?organization=",
        f"?organization={'x' * (LONGEST_NAME + 1)}",
        "?known=2024-05-03",
        "?figure=1e9",
        "?figure=²",
        "?figure=" + "9" * 30,
        "?place=",
        "?place=%00",
        f"?place={'x' * (LONGEST_NAME + 1)}",
        f"?crisis={'x' * (LONGEST_NAME + 1)}",
        "?since=2024-02-01&until=2024-01-01",
        "?parts=yes",
        "?other=1",
    ],
)
def test_what_is_malformed_is_passed_over(query: str) -> None:
    assert choice_from_query(query, metrics()) == Choice()


def test_what_is_well_formed_beside_it_is_kept() -> None:
    choice = choice_from_query("?metric=killed&since=never&place=Velm&place=Velm&place=Port+Ardan", metrics())
    assert choice == Choice(metric="killed", places=("Velm", "Port Ardan"))


def test_an_address_of_many_places_is_bounded() -> None:
    query = "?" + "&".join(f"place=p{number}" for number in range(MOST_PLACES + 10))
    assert len(choice_from_query(query, metrics()).places) == MOST_PLACES


def test_a_choice_is_what_is_read() -> None:
    days = {"since": dt.date(2024, 1, 1), "until": dt.date(2024, 2, 1)}
    only: dict[str, Any] = {"organizations": ("SOHR",), "measure": "total"}
    choice = Choice(metric="killed", places=("Velm",), figure=7, **days, **only)
    assert choice.filter() == Filter(metrics=("killed",), places=("Velm",), parts=False, **days, **only)


def test_a_crisis_gives_what_is_not_chosen() -> None:
    days = dt.date(2024, 1, 1), dt.date(2024, 6, 1)
    crisis = CrisisRow(name="Thaw", places=["VEL"], metrics=["killed"], languages=["de"], start=days[0], end=days[1])
    given = Filter(metrics=("killed",), places=("VEL",), since=days[0], until=days[1], parts=False, languages=("de",))
    assert Choice(crisis="Thaw").filter(crisis) == given
    chosen = Choice(crisis="Thaw", metric="displaced", places=("Velm",), until=dt.date(2024, 2, 1))
    assert chosen.filter(crisis) == replace(given, metrics=("displaced",), places=("Velm",), until=dt.date(2024, 2, 1))


def test_controls_without_a_value_are_an_empty_choice() -> None:
    assert choice_from_controls(metric=None, places=None, since=None, parts=None, organizations=None) == Choice()


def test_controls_are_read() -> None:
    told = {"metric": "killed", "places": ["Velm"], "since": "2024-01-01", "until": "2024-02-01", "parts": True}
    assert choice_from_controls(**told, figure=3, crisis="Thaw") == Choice(
        crisis="Thaw",
        metric="killed",
        places=("Velm",),
        since=dt.date(2024, 1, 1),
        until=dt.date(2024, 2, 1),
        parts=True,
        figure=3,
    )

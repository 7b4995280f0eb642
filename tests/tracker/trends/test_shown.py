from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from tests.tracker.claims.made import LAW, NAMES, day, make_figure, make_frame
from tests.tracker.trends.drawn import since
from tracker.trends.shown import MOST_PLACES, Shown, View, show

RISING = since((10, 1200), (20, 3400), (33, 5000))


def chart(*figures: dict[str, Any], **view: Any) -> Shown:
    told = [figure | {"figure_id": number, "document_id": number} for number, figure in enumerate(figures, start=1)]
    return show(make_frame(*told), View(**{"metric": "displaced", "places": ("Country",)} | view), **NAMES)


def test_a_point_has_its_day_its_value_and_its_series() -> None:
    points = chart(*RISING).points
    assert points["value"].tolist() == [1200, 3400, 5000]
    assert set(points["series"]) == {"total:2020-01-01"}
    assert points["day"].iloc[0].date() == day(10)


def test_the_days_of_the_view_cut_a_line_and_do_not_change_it() -> None:
    whole, cut = chart(*RISING), chart(*RISING, since=day(15), until=day(25))
    assert cut.points["value"].tolist() == cut.lines["value"].tolist() == [3400]
    assert whole.lines["value"].tolist() == [1200, 3400, 5000]


def test_what_came_after_the_last_day_of_the_view_is_not_told_of() -> None:
    told = chart(*RISING, until=day(25)).notes_of(day(200))
    assert set(told["value"].dropna()) == {3400}
    assert "stale" not in set(told["key"])
    assert {5000, "stale"} <= {*chart(*RISING, until=day(300)).notes_of(day(200))[["value", "key"]].stack()}


def test_parts_are_shown_when_asked_for() -> None:
    part = make_figure(0, value=700, end=day(33), published=day(33), subset=True)
    assert chart(*RISING, part).points["value"].tolist() == [1200, 3400, 5000]
    assert sorted(chart(*RISING, part, parts=True).points["value"]) == [700, 1200, 3400, 5000]


def test_chosen_organizations_hide_the_others_and_change_no_line() -> None:
    beside = since((12, 900), (25, 2500), (30, 4000), source="SOHR", organization="SOHR")
    whole, only = chart(*RISING, *beside), chart(*RISING, *beside, organizations=("SOHR",))
    assert whole.organizations == only.organizations == ("SOHR", "UN OCHA")
    assert only.points["value"].tolist() == [900, 2500, 4000]
    assert only.lines["value"].tolist() == [900, 2500, 4000]
    assert not only.lines["recommended"].any()
    assert (len(whole.band) > 0, len(only.band)) == (True, 0)
    assert only.everybodys.equals(whole.lines)
    assert only.trends.keys() == whole.trends.keys()


def test_a_measure_hides_what_is_counted_otherwise() -> None:
    state = make_figure(0, value=4200, end=day(26), published=day(26), measure="stock", start=None)
    new = make_figure(0, value=300, start=day(24), end=day(26), published=day(26), measure="flow")
    told = [*RISING, state, new]
    assert sorted(chart(*told).points["value"]) == [300, 1200, 3400, 4200, 5000]
    assert chart(*told, measure="total").points["value"].tolist() == [1200, 3400, 4200, 5000]
    assert chart(*told, measure="flow").points["value"].tolist() == [300]
    only = chart(*told, measure="stock")
    assert only.points["value"].tolist() == [4200]
    assert set(only.lines["figure_id"]) <= set(only.points["figure_id"])


def test_each_of_several_places_has_its_recommended_line() -> None:
    shown = chart(*RISING, places=("Country", "Town"))
    assert set(shown.lines["at"]) <= {"Country", "Town"}
    assert shown.lines["recommended"].all()
    assert shown.band.empty


def test_many_places_are_many_points_and_a_few_lines() -> None:
    shown = chart(*RISING, places=tuple(f"place {number}" for number in range(MOST_PLACES + 3)))
    assert len(shown.points) == 3


def test_no_figures_are_no_points_and_no_lines() -> None:
    figures = make_frame(*RISING).head(0)
    for view in (View(metric="displaced"), View(metric="displaced", measure="total")):
        shown = show(figures, view, **NAMES)
        assert (len(shown.points), len(shown.lines), len(shown.band)) == (0, 0, 0)


@LAW
@given(st.lists(st.tuples(st.integers(0, 400), st.integers(1, 10**6)), min_size=1, max_size=12))
def test_every_value_of_a_line_is_one_that_a_point_shows(told: list[tuple[int, int]]) -> None:
    shown = chart(*since(*told))
    assert set(shown.lines["figure_id"]) <= set(shown.points["figure_id"])
    values = shown.points.set_index("figure_id")["value"]
    assert [values[figure] for figure in shown.lines["figure_id"]] == shown.lines["value"].tolist()

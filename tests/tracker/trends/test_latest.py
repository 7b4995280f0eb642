import datetime as dt
from typing import Any

import pandas as pd

from tests.tracker.claims.made import NAMES, day, make_figure, make_frame
from tests.tracker.trends.drawn import since
from tracker.claims import group_claims
from tracker.trends.latest import Latest, latest_figures, new_claims

RISING = since((10, 1200), (20, 3400), (33, 5000))
MORNING = dt.datetime(2020, 3, 1, 6, tzinfo=dt.UTC)


def grouped(*figures: dict[str, Any], retrieved: list[dt.datetime] | None = None) -> pd.DataFrame:
    told = [figure | {"figure_id": number, "document_id": number} for number, figure in enumerate(figures, start=1)]
    return group_claims(make_frame(*told).assign(retrieved=retrieved or [MORNING] * len(told)), **NAMES)


def latest(*figures: dict[str, Any], **asked: Any) -> list[Latest]:
    names = {"names": NAMES["places"], "organizations": NAMES["organizations"]}
    return latest_figures(grouped(*figures), **{"places": ["Country"], "today": day(34)} | names | asked)


def test_a_metric_stands_at_the_newest_value_of_its_fullest_line() -> None:
    (one,) = latest(*RISING, make_figure(0, value=90, end=day(34), published=day(34), source="SOHR"))
    assert (one.metric, one.place, one.series) == ("displaced", "Country", "total:2020-01-01")
    assert (one.figure["figure_id"], one.figure["value"]) == (3, 5000)
    assert one.line["value"].tolist() == [1200, 3400, 5000]
    assert (one.change["previous"], one.change["before_7_change"]) == (3400, 1600)


def test_metrics_come_in_their_own_order_and_only_where_there_are_figures() -> None:
    killed = make_figure(0, metric="killed", start=day(0), value=12)
    assert [one.metric for one in latest(killed, *RISING)] == ["displaced", "killed"]
    assert [one.place for one in latest(*RISING, places=[])] == [""]


def test_a_metric_that_no_line_goes_through_stands_at_its_newest_figure() -> None:
    (one,) = latest(*since((10, 24), (12, 200), quantifier="vague"))
    assert (one.figure["value"], one.place, one.series, one.flags) == (200, "Upland", "", ())
    assert one.line.empty
    assert one.change["previous_change"] is None


def test_what_to_beware_of_is_told_with_the_figure_it_is_about() -> None:
    (calm,) = latest(*RISING)
    (silent,) = latest(*RISING, today=day(200))
    (falling,) = latest(*RISING, *since((40, 4100)), today=day(41))
    assert "stale" not in calm.flags
    assert "stale" in silent.flags
    assert "falling_total" in falling.flags
    assert "one_source" in calm.flags


def test_a_claim_is_new_when_nothing_told_it_before() -> None:
    first, repeat, fresh = *since((10, 1200)), *since((10, 1200), publisher="other"), *since((20, 3400))
    evening = MORNING + dt.timedelta(hours=12)
    claimed = grouped(first, repeat, fresh, retrieved=[MORNING, evening, evening])
    assert new_claims(claimed, evening)["value"].tolist() == [3400]
    everything = new_claims(claimed, MORNING)
    assert everything["value"].tolist() == [3400, 1200]
    assert everything["reports"].tolist() == [1, 2]
    assert new_claims(claimed, evening + dt.timedelta(hours=1)).empty


def test_a_part_of_a_total_is_no_news() -> None:
    whole = make_figure(0, value=5000)
    part = make_figure(0, value=700, subset=True)
    assert new_claims(grouped(whole, part), MORNING)["value"].tolist() == [5000]

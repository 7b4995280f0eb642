"""Which subsets stand for themselves."""

from typing import Any

import pytest

from tests.tracker.claims.made import NAMES, day, make_figure, make_frame
from tracker.claims import group_claims

WHOLE: dict[str, Any] = {"document_id": 1, "start": day(0), "end": day(30), "value": 900}
PART: dict[str, Any] = {"document_id": 1, "start": day(0), "end": day(30), "value": 300, "subset": True}


@pytest.mark.parametrize(
    ("told", "standing"),
    [
        ({}, "part"),
        ({"place": "Harra"}, "whole"),
        ({"start": day(20)}, "whole"),
        ({"start": day(2)}, "part"),
        ({"population": "children"}, "whole"),
        ({"document_id": 2, "place": "Harra"}, "part"),
        ({"metric": "killed", "place": "Harra"}, "part"),
    ],
)
def test_a_subset_stands_for_itself_where_place_period_or_population_sets_it_apart(
    told: dict[str, Any], standing: str
) -> None:
    claimed = group_claims(make_frame(make_figure(1, **WHOLE), make_figure(2, **PART | told)), **NAMES)
    assert claimed.set_index("figure_id")["standing"].to_dict() == {1: "whole", 2: standing}


def test_two_parts_of_one_place_are_parts_of_something_not_told() -> None:
    parts = [make_figure(number, **PART | {"place": "Harra", "value": value}) for number, value in ((2, 300), (3, 200))]
    claimed = group_claims(make_frame(make_figure(1, **WHOLE), *parts), **NAMES)
    assert claimed["standing"].tolist() == ["whole", "part", "part"]


def test_a_figure_is_wider_than_its_part_since_a_day() -> None:
    told = make_frame(make_figure(1, **WHOLE | {"start": None}), make_figure(2, **PART))
    wider = group_claims(told, **NAMES).set_index("figure_id")["wider_than"]
    assert wider[1].date() == day(0)
    assert wider.isna()[2]

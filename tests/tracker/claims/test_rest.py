"""What is told of the rest of a place is no total of it."""

from typing import Any

import pytest

from tests.tracker.claims.made import NAMES, make_figure, make_frame
from tracker.claims import group_claims

DERNA: dict[str, Any] = {"document_id": 1, "place": "Harra", "value": 11_300}
ELSEWHERE: dict[str, Any] = {"document_id": 1, "place": "Country", "value": 170}


def standing(*told: dict[str, Any]) -> list[str]:
    figures = (make_figure(number, **figure) for number, figure in enumerate(told, start=1))
    return list(group_claims(make_frame(*figures), **NAMES)["standing"])


def test_less_than_is_told_of_a_place_within_is_the_rest() -> None:
    assert standing(DERNA, ELSEWHERE) == ["whole", "part"]
    assert standing(ELSEWHERE, DERNA) == ["part", "whole"]


@pytest.mark.parametrize(
    "told",
    [
        {"value": 11_470},
        {"document_id": 2},
        {"source": "SOHR"},
        {"metric": "killed"},
        {"measure": "flow"},
        {"place": "Sellin"},
        {"quantifier": "vague"},
    ],
    ids=lambda told: next(iter(told)),
)
def test_another_number_text_teller_or_place_is_a_whole(told: dict[str, Any]) -> None:
    assert standing(DERNA, ELSEWHERE | told) == ["whole", "whole"]

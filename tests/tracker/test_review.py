import datetime as dt
from typing import Any

import pytest

from tracker.review import ReviewInvalid, decide

FIGURE = {"low": 82, "high": None, "start": None, "end": dt.date(2024, 5, 6)}


def corrected(*corrections: str, **figure: Any) -> tuple[dict[str, Any], list[tuple[str, str | None]] | None]:
    told = decide(1, "corrected", reviewer="Ada", corrections=corrections, figure=FIGURE | figure)
    places = None if told.places is None else [(name, place.code if place else None) for name, place in told.places]
    return dict(told.changes or {}), places


def test_what_is_typed_becomes_what_is_kept() -> None:
    assert corrected("low=1,028", "high=", "start=2024-05-01", "subset=yes", "metric=injured") == (
        {"low": 1028, "high": None, "start": dt.date(2024, 5, 1), "subset": True, "metric": "injured"},
        None,
    )
    assert corrected("place=Idlib; Nowhere Lane") == ({}, [("Idlib", "SY07"), ("Nowhere Lane", None)])
    assert corrected("place=") == ({}, [])
    source, _ = corrected("source=Syrian Observatory")
    assert source == {"source": "Syrian Observatory", "organization": "SOHR", "organization_kind": "monitor"}


@pytest.mark.parametrize(
    "written", ["1028000", "1,028,000", "1.028.000", "1 028 000", "1\u202f028\u202f000", "1’028’000"]
)
def test_a_number_is_read_as_any_country_groups_it(written: str) -> None:
    assert corrected(f"low={written}")[0] == {"low": 1028000}


@pytest.mark.parametrize(
    ("correction", "sentence"),
    [
        ("low=about 30", "'about 30' is no whole number."),
        ("low=3.5", "'3.5' is no whole number."),
        ("low=1.028,000", "'1.028,000' is no whole number."),
        ("low=", "A figure needs low, high or both."),
        ("high=50", "low (82) must not be above high (50)."),
        ("start=2024-05-07", "start (2024-05-07) must not be above end (2024-05-06)."),
        ("end=6 May", "'6 May' is no day; write it like 2024-05-31."),
        ("metric=weather", "'weather' is none of"),
        ("subset=perhaps", "'perhaps' is none of yes, no."),
        ("colour=red", "'colour=red' is no correction;"),
        ("low", "'low' is no correction;"),
    ],
)
def test_what_cannot_be_understood_is_told_in_a_sentence(correction: str, sentence: str) -> None:
    with pytest.raises(ReviewInvalid) as told:
        corrected(correction)
    assert str(told.value).startswith(sentence)


@pytest.mark.parametrize(("decision", "corrections"), [("corrected", []), ("confirmed", ["low=3"])])
def test_only_a_correction_changes_something(decision: str, corrections: list[str]) -> None:
    with pytest.raises(ReviewInvalid, match="needs field=value"):
        decide(1, decision, reviewer="Ada", corrections=corrections, figure=FIGURE)

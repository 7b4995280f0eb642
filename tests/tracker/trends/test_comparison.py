import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.trends.comparison import COMPARISON, compare, disagreements

LEAD, OTHER = ("OCHA", True), ("SOHR", False)


def lines(*claims: tuple[tuple[str, bool], int, int], **every: object) -> pd.DataFrame:
    """Return lines through claims of (organization, day of May, value)."""
    rows = [
        {
            "at": "SYR", "series": "total:2024-01-01", "episode": 0, "organization": name, "organization_name": name,
            "told_by": name, "recommended": recommended, "day": pd.Timestamp(2024, 5, day),
            "until": pd.Timestamp(2024, 5, day), "value": value, "figure_id": number, "place_id": "SYR",
        }
        | every
        for number, ((name, recommended), day, value) in enumerate(claims, start=1)
    ]  # fmt: skip
    columns = ["at", "series", "episode", "organization", "organization_name", "told_by", "recommended"]
    return pd.DataFrame(rows, columns=[*columns, "day", "until", "value", "figure_id", "place_id"])


def test_each_organization_is_held_against_the_recommended_line_of_that_day() -> None:
    told = compare(lines((LEAD, 1, 100), (LEAD, 9, 300), (OTHER, 2, 160), (OTHER, 5, 180)))
    assert told["organization"].to_list() == ["OCHA", "SOHR"]
    other = told.iloc[1]
    assert (other["value"], other["claims"], other["figure_id"]) == (180, 2, 4)
    assert (other["beside"], other["beside_figure_id"], other["beside_name"]) == (100, 1, "OCHA")
    assert other["beside_day"] == pd.Timestamp(2024, 5, 1)
    assert other["apart"] == pytest.approx(0.8)
    assert (other["first"], other["last"]) == (pd.Timestamp(2024, 5, 2), pd.Timestamp(2024, 5, 5))
    assert pd.isna(told.iloc[0]["beside"])


def test_a_claim_that_the_recommended_line_shares_is_not_compared_with_itself() -> None:
    shared = lines((LEAD, 1, 800), (LEAD, 3, 830), (OTHER, 3, 830)).assign(told_by=["OCHA", "SOHR", "SOHR"])
    lead, other = compare(shared).to_dict("records")
    assert (lead["value"], lead["told_by"]) == (830, "SOHR")
    assert (other["value"], other["beside"]) == (830, 800)


def test_who_told_the_number_beside_is_named_not_whose_line_it_is_on() -> None:
    shared = lines((LEAD, 1, 800), (LEAD, 3, 830), (OTHER, 4, 1005)).assign(told_by=["OCHA", "UN", "SOHR"])
    _, other = compare(shared).to_dict("records")
    assert (other["beside"], other["beside_name"]) == (830, "UN")


def test_only_a_difference_of_more_than_half_is_a_disagreement() -> None:
    assert disagreements(compare(lines((LEAD, 1, 100), (OTHER, 2, 150)))).empty
    assert disagreements(compare(lines((LEAD, 1, 100), (OTHER, 2, 151))))["organization"].to_list() == ["SOHR"]
    assert disagreements(compare(lines((LEAD, 1, 151), (OTHER, 2, 100))))["organization"].to_list() == ["SOHR"]


def test_what_cannot_be_compared_is_no_disagreement() -> None:
    far = lines((LEAD, 1, 100), (OTHER, 20, 900))
    assert disagreements(compare(far)).empty
    elsewhere = lines((LEAD, 1, 100), (OTHER, 2, 900)).assign(place_id=["SYR", "SY07"])
    assert disagreements(compare(elsewhere)).empty
    assert disagreements(compare(lines((LEAD, 1, 100), (OTHER, 2, 900), series="flow"))).empty
    assert disagreements(compare(lines((LEAD, 5, 100), (OTHER, 2, 900)))).empty


def test_nothing_compared_has_the_same_columns() -> None:
    for told in (compare(lines()), disagreements(compare(lines()))):
        assert {name: str(kind) for name, kind in told.dtypes.items()} == COMPARISON


@given(st.lists(st.tuples(st.sampled_from([LEAD, OTHER, ("SNHR", False)]), st.integers(1, 28), st.integers(0, 10**9))))
def test_every_organization_comes_once_and_every_value_is_a_figure(
    claims: list[tuple[tuple[str, bool], int, int]],
) -> None:
    told = compare(lines(*claims))
    assert sorted(told["organization"]) == sorted({name for (name, _), _, _ in claims})
    values = {number: value for number, (_, _, value) in enumerate(claims, start=1)}
    assert all(values[figure] == value for figure, value in zip(told["figure_id"], told["value"], strict=True))

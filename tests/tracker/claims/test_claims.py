"""Which figures report the same fact: laws that hold for any figures, and the rules one by one."""

import itertools
from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.tracker.claims.made import LAW, NAMES, ORGANIZATIONS, PLACES, day, figures, make_figure, make_frame
from tracker.claims import REASONS, group_claims, in_words


def partition(claimed: pd.DataFrame) -> set[frozenset[int]]:
    return {frozenset(ids) for _, ids in claimed.groupby("claim")["figure_id"]}


def claims_of(*told: dict[str, Any]) -> list[int]:
    return group_claims(make_frame(*told), **NAMES).sort_values("figure_id")["claim"].tolist()


@LAW
@given(figures(), st.randoms(use_true_random=False))
def test_order_of_arrival_does_not_matter(told: pd.DataFrame, random: Any) -> None:
    new_ids = dict(zip(told["figure_id"], random.sample(range(1, 100), len(told)), strict=True))
    later = told.assign(figure_id=told["figure_id"].map(new_ids)).sample(frac=1, random_state=random.randint(0, 99))
    renumbered = {frozenset(new_ids[figure] for figure in claim) for claim in partition(group_claims(told, **NAMES))}
    assert partition(group_claims(later, **NAMES)) == renumbered


@LAW
@given(figures())
def test_a_claim_holds_only_what_agrees(told: pd.DataFrame) -> None:
    for _, claim in group_claims(told, **NAMES).groupby("claim"):
        for column in ("metric", "unit", "population", "standing"):
            assert claim[column].nunique() == 1
        for one, other in itertools.combinations(claim.to_dict("records"), 2):
            assert PLACES.related(one["place_id"], other["place_id"])
            named = "" in (one["organization"], other["organization"])
            assert named or ORGANIZATIONS.related(one["organization"], other["organization"])


@LAW
@given(figures())
def test_disjoint_periods_never_merge(told: pd.DataFrame) -> None:
    claimed = group_claims(told, **NAMES)
    for _, claim in claimed[claimed["start"].notna()].groupby("claim"):
        assert claim["start"].max() <= claim["day"].min()


@LAW
@given(figures())
def test_every_claim_has_one_recommended_figure_and_every_member_a_reason(told: pd.DataFrame) -> None:
    claimed = group_claims(told, **NAMES)
    for _, claim in claimed.groupby("claim"):
        assert sorted(claim["rank"]) == list(range(len(claim)))
    assert all(set(reason.split()) <= set(REASONS) for reason in claimed["reason"])


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ({"value": 800_000, "quantifier": "more_than"}, {"value": 800_000, "quantifier": "approximately"}, True),
        ({"value": 800_000, "quantifier": "more_than"}, {"value": 812_000}, True),
        ({"value": 800_000, "quantifier": "more_than"}, {"value": 830_000, "quantifier": "more_than"}, False),
        ({"value": 800_000, "quantifier": "at_most"}, {"value": 812_000}, False),
        ({"value": 12}, {"value": 13}, False),
        ({"value": 2000, "quantifier": "vague"}, {"value": 2000}, False),
        ({"quantifier": "range", "low": 800, "high": 1200}, {"value": 1000}, True),
        ({"source": "OCHA"}, {"source": "SOHR"}, False),
        ({"source": "OCHA"}, {"source": "a UN spokesman (UN)"}, True),
        ({"source": "OCHA"}, {"source": "UNHCR"}, False),
        ({"source": "OCHA"}, {"source": ""}, True),
        ({"source": "", "publisher": "OCHA"}, {"source": "OCHA"}, True),
        ({"place": "Harra"}, {"place": "Old Harra"}, True),
        ({"place": "Harra"}, {"place": "Upland"}, True),
        ({"place": "Harra"}, {"place": "Sellin"}, False),
        ({"unit": "person"}, {"unit": "household"}, False),
        ({"population": ""}, {"population": "children"}, False),
        ({"end": day(10)}, {"end": day(16)}, True),
        ({"end": day(10)}, {"end": day(18)}, False),
        ({"end": day(10), "value": 12}, {"end": day(14), "value": 12}, False),
        ({"start": day(1)}, {"start": day(3), "end": day(12)}, True),
        ({"start": day(9)}, {"start": day(11), "end": day(12)}, False),
        ({"end": None, "published": None}, {"end": None, "published": None}, False),
    ],
)
def test_which_figures_tell_the_same(one: dict[str, Any], other: dict[str, Any], same: bool) -> None:
    claims = claims_of(make_figure(1, **one), make_figure(2, **other))
    assert (claims[0] == claims[1]) is same


def test_a_figure_that_names_nobody_joins_no_two_organizations() -> None:
    claims = claims_of(make_figure(1), make_figure(2, source="SOHR"), make_figure(3, source=""))
    assert len(set(claims)) == 2


def test_a_figure_that_names_the_un_goes_with_the_agency_that_reported_itself() -> None:
    agencies = make_figure(1, source="UNHCR", end=day(9)), make_figure(2, source="", publisher="OCHA")
    claims = claims_of(*agencies, make_figure(3, source="UN", end=day(9)))
    assert claims == [1, 2, 2]


def test_a_rounded_figure_does_not_join_two_exact_ones() -> None:
    exact = make_figure(1, value=805_000), make_figure(2, value=812_345)
    claims = claims_of(*exact, make_figure(3, value=800_000, quantifier="more_than", end=day(11)))
    assert claims[0] != claims[1]
    assert claims[2] in claims[:2]


@pytest.mark.parametrize(
    ("told", "recommended"),
    [
        ([{}, {"source": "", "publisher": "OCHA"}], 2),
        ([{"source": "UN"}, {}], 2),
        ([{"source": ""}, {"source": "UN"}], 2),
        ([{"quantifier": "more_than"}, {"quantifier": "approximately"}], 2),
        ([{"quantifier": "approximately"}, {}], 2),
        ([{"value": 800_000}, {"value": 805_123}], 2),
        ([{}, {"published": day(11)}], 2),
        ([{}, {"confidence": 0.95}], 2),
        ([{}, {}], 1),
        ([{"published": day(11)}, {"review": "confirmed"}], 2),
    ],
)
def test_which_figure_is_recommended(told: list[dict[str, Any]], recommended: int) -> None:
    made = [make_figure(number, **{"review": ""} | figure) for number, figure in enumerate(told, start=1)]
    claimed = group_claims(make_frame(*made), **NAMES)
    assert claimed["claim"].nunique() == 1
    assert claimed.loc[claimed["rank"] == 0, "figure_id"].tolist() == [recommended]


def test_the_choice_of_a_person_overrules_every_rule() -> None:
    made = make_frame(
        make_figure(1, publisher="OCHA", source="", review="confirmed"), make_figure(2, source="", review="")
    )
    claimed = group_claims(made.assign(recommended=made["figure_id"] == 2), **NAMES)
    assert claimed.loc[claimed["rank"] == 0, "figure_id"].tolist() == [2]


def test_a_rejected_figure_is_in_no_claim() -> None:
    made = make_frame(make_figure(1, review="rejected"), make_figure(2, review=""))
    assert group_claims(made, **NAMES)["figure_id"].tolist() == [2]


def test_a_reason_is_told_in_words() -> None:
    made = make_frame(make_figure(1, value=812_345), make_figure(2, value=800_000, quantifier="more_than", source=""))
    claimed = group_claims(made, **NAMES).set_index("figure_id")
    assert in_words(claimed["reason"][1]) == "the recommended figure of its claim"
    assert in_words(claimed["reason"][2]) == "the number rounded, names no source, same place, for the same day"


def test_names_that_nobody_knows_are_shown_as_most_texts_spell_them() -> None:
    made = [make_figure(number, source=name) for number, name in enumerate(("Red Cross", "red cross", "Red Cross"), 1)]
    claimed = group_claims(make_frame(*made), **NAMES)
    assert claimed["claim"].nunique() == 1
    assert set(claimed["organization_name"]) == {"Red Cross"}


def test_an_agency_is_one_voice_whoever_prints_it() -> None:
    made = [make_figure(1, source="", publisher="Daily / AFP"), make_figure(2, source="", publisher="Post / AFP")]
    assert group_claims(make_frame(*made), **NAMES)["voice"].nunique() == 1

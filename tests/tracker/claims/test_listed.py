"""Figures as the database keeps them: places by code, organizations as the project lists them."""

from typing import Any

import pandas as pd
import pytest

from tests.tracker.claims.made import make_figure, make_frame
from tracker.claims import group_claims, nested_names
from tracker.claims.listed import ListedOrganizations

PLACES = nested_names([("UP1", "UP1"), ("UP1", "UP"), ("UP1", "LAND"), ("UP", "UP"), ("UP", "LAND"), ("LAND", "LAND")])


def kept(number: int, **told: Any) -> dict[str, Any]:
    stored = {
        "place_code": "UP1",
        "organization": "UN OCHA",
        "organization_kind": "UN",
        "publisher": "Harbour Post",
    }
    return make_figure(number, **stored | told)


def grouped(*figures: dict[str, Any]) -> pd.DataFrame:
    claimed = group_claims(make_frame(*figures), places=PLACES, organizations=ListedOrganizations())
    return claimed.set_index("figure_id")


def test_what_holds_a_place_is_known_nearest_first() -> None:
    assert PLACES.above("UP1") == ("UP", "LAND")
    assert PLACES.place("UP1; LAND") == "UP1"


@pytest.mark.parametrize(
    ("told", "same"),
    [
        ({}, True),
        ({"place_code": "UP1; LAND"}, True),
        ({"place_code": "LAND"}, True),
        ({"place_code": "nowhere"}, False),
        ({"organization": "UN"}, True),
        ({"organization": "UNHCR"}, False),
        ({"organization": "SOHR", "organization_kind": "monitor"}, False),
        ({"organization": "Harbour Post", "organization_kind": "media", "source": ""}, True),
        ({"organization": "AFP", "organization_kind": "media", "source": "AFP"}, True),
        ({"organization": "a teacher", "organization_kind": "", "source": "a teacher"}, False),
    ],
)
def test_stored_codes_and_organizations_tell_what_is_the_same(told: dict[str, Any], same: bool) -> None:
    claims = grouped(kept(1), kept(2, **told))["claim"]
    assert bool(claims[1] == claims[2]) is same


def test_the_own_report_of_a_listed_organization_is_nearest_to_the_origin() -> None:
    own = kept(2, source="", publisher="OCHA")
    claimed = grouped(
        kept(1), own, kept(3, source="", organization="A Post", organization_kind="media", publisher="A Post")
    )
    assert claimed["own_report"].to_dict() == {1: False, 2: True, 3: False}
    assert claimed["rank"].to_dict() == {1: 1, 2: 0, 3: 2}
    assert claimed["organization"][3] == ""
    assert claimed["voice"][3] == "A Post"


def test_a_code_is_shown_as_texts_name_the_place() -> None:
    told = grouped(kept(1, place="Harra; Land"), kept(2, place="Harra"), kept(3, place="HARRA"))
    assert set(told["place_name"]) == {"Harra"}


def test_all_organizations_keep_their_spelling() -> None:
    assert grouped(kept(1, organization="Lamplighters"))["organization_name"][1] == "Lamplighters"

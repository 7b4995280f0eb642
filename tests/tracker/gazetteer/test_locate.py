from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from tracker.gazetteer.locate import compass, locate

LOCATIONS = yaml.safe_load(Path(__file__).with_name("locations.yaml").read_text("utf-8"))


@pytest.mark.parametrize("name", LOCATIONS)
def test_a_name_means_one_place_inside_others(name: str) -> None:
    code, *above = LOCATIONS[name] or [None]
    located = locate([name])[name]
    if located is None:
        assert code is None
        return
    assert located.place.code == code
    assert sorted(place.code for place in located.above) == sorted(above)


def test_the_country_of_the_document_decides_between_places_of_the_same_name() -> None:
    names = ["Tripoli", "Libyen", "Bengasi"]
    tripoli = locate(names)["Tripoli"]
    assert tripoli is not None
    assert tripoli.country == "LBY"


def test_each_word_of_the_compass_has_one_direction() -> None:
    words = [word for entry in compass().values() for word in entry["words"]]
    assert len(words) == len(set(words))


@given(st.lists(st.text(), max_size=4))
def test_any_names_are_answered(names: list[str]) -> None:
    located = locate(names)
    assert set(located) == set(names)
    for found in located.values():
        assert found is None or found.place.code not in {place.code for place in found.above}


def test_part_of_an_unknown_name_is_no_place_in_another_country() -> None:
    assert locate(["Tell Roma"], "SYR") == {"Tell Roma": None}
    located = locate(["Stadt Rom"], "ITA")["Stadt Rom"]
    assert located is not None
    assert located.country == "ITA"

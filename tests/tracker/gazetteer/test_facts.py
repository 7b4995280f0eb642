"""What a reader sees of a place: its name in his language, its point, its population."""

from importlib.resources import files

import pytest
import yaml

from tracker.gazetteer import load_gazetteer, name_in, point, population
from tracker.gazetteer.locate import compass


@pytest.mark.parametrize(
    ("code", "language", "name"),
    [
        ("SYR", "de", "Syrien"),
        ("SYR", "fr", "Syrie"),
        ("SYR", "ar", "سوريا"),
        ("XKX", "es", "Kosovo"),
        ("UA80", "de", "Kiew"),
        ("UA80", "en", "Kyiv"),
        ("SY02", "fr", "Alep"),
        ("SY02", "de", "Aleppo"),
        ("SY07", "ar", "إدلب"),
        ("SY02:E", "de", "Aleppo (Osten)"),
        ("SYR:NW", "fr", "Syrie (nord-ouest)"),
        ("geonames:524901", "es", "Moscú"),
        ("a place of no code", "de", "a place of no code"),
    ],
)
def test_a_place_is_called_as_the_reader_calls_it(code: str, language: str, name: str) -> None:
    assert name_in(code, language) == name


def test_every_listed_name_is_one_of_a_place() -> None:
    listed = yaml.safe_load(files("tracker.gazetteer").joinpath("names.yaml").read_text("utf-8"))
    directions = listed.pop("compass")
    assert [code for code in listed if load_gazetteer().place(code) is None] == []
    assert set(directions) == set(compass())


def test_a_point_of_its_own_has_no_city_standing_for_it() -> None:
    idlib = point("SY07")
    assert idlib is not None
    assert (round(idlib.latitude), round(idlib.longitude), idlib.of) == (36, 37, "")


def test_a_unit_without_coordinates_is_where_the_city_of_its_name_is() -> None:
    kandahar = next(place for place in load_gazetteer().named("Kandahar") if place.level == "1")
    found = point(kandahar.code)
    assert kandahar.latitude is None
    assert found is not None
    city = load_gazetteer().place(found.of)
    assert city is not None
    assert (city.name, load_gazetteer().country(city)) == ("Kandahār", "AFG")


@pytest.mark.parametrize("code", ["area:Sahel", "nowhere", "SD02"])
def test_a_point_is_not_guessed(code: str) -> None:
    assert point(code) is None


def test_population_is_known_or_none() -> None:
    assert (population("SY07") or 0) > 1_000_000
    assert (population("SYR") or 0) > 10_000_000
    assert population("SD02") is None
    assert population("nowhere") is None

"""Which units a city lies in: known cities, and each city against all others of its GeoNames unit."""

from pathlib import Path

import pytest

from tracker.gazetteer import load_gazetteer
from tracker.gazetteer.build import City, Parents, Unit, cities, parents, rows

TABLES = Path("../shared/gazetteer")
KNOWN = {
    "SY020000": "Aleppo", "SY040100": "Homs", "SY070000": "Idlib", "SY090100": "Deir ez-Zor", "SY020500": "Manbij",
    "SY080200": "Al Qāmishlī", "CD61": "Goma|Beni|Butembo", "CD62": "Bukavu", "CD54": "Bunia", "SD02": "El Fasher",
    "SD03": "Nyala", "SD10": "Port Sudan", "IQG15": "Mosul", "IQG13": "Kirkuk", "UA63": "Kharkiv", "UA14": "Mariupol",
    "UA65": "Kherson", "UA23": "Zaporizhzhya", "TUR027": "Gaziantep", "TUR031": "Antakya", "AF19": "Kunduz",
    "AF32": "Herāt", "AF27": "Kandahār", "PK5": "Peshawar", "PK7": "Karachi", "PK2": "Quetta", "IN-UP": "Lucknow",
    "IN-MH": "Mumbai", "IN-BR": "Patna", "HT01": "Port-au-Prince", "HT07": "Les Cayes", "MZ09": "Beira",
    "MZ01": "Pemba", "NG008": "Maiduguri", "LY01": "Benghazi|Darnah", "LY02": "Sirte", "SO24": "Baidoa",
    "AT-4": "Linz", "DE-BY": "Munich", "DE-RP": "Trier", "YE18": "Al Ḩudaydah", "YE24": "Aden", "PS02": "Gaza|Rafaḩ",
    "PS01": "Hebron", "BD20": "Cox’s Bāzār", "BD60": "Sylhet", "MMR012": "Sittwe", "ID11": "Banda Aceh", "ID72": "Palu",
    "CN042": "Wuhan", "MA009": "Agadir", "ML05": "Mopti", "ML07": "Gao", "BF56": "Djibo|Dori", "NE002": "Diffa",
    "SS07": "Malakal", "US-CA": "Los Angeles", "US-TX": "Houston", "CO54": "Cúcuta", "VE23": "Maracaibo",
    "IT-82": "Catania", "LB6": "Tyre", "LB8": "Baalbek", "NP03": "Kathmandu", "CH-ZH": "Zürich",
}  # fmt: skip
"""Units by code, and cities known to lie in them."""


@pytest.mark.parametrize(("code", "name"), [(code, n) for code, names in KNOWN.items() for n in names.split("|")])
def test_a_known_city_lies_in_its_unit(code: str, name: str) -> None:
    gazetteer = load_gazetteer()
    cities_of_name = [place for place in gazetteer.named(name) if place.code.startswith("geonames:")]
    largest = max(cities_of_name, key=lambda place: place.population)
    assert code in {place.code for place in gazetteer.parents(largest)}


def test_most_cities_lie_in_a_unit() -> None:
    gazetteer = load_gazetteer()
    found = [gazetteer.place(p.parent) for p in gazetteer.places() if p.code.startswith("geonames:")]
    in_a_unit = sum(1 for unit in found if unit is not None and unit.level in "123")
    assert in_a_unit >= 0.8 * len(found)


@pytest.mark.slow
@pytest.mark.skipif(not TABLES.exists(), reason="needs the tables in ../shared")
def test_a_city_named_like_a_unit_agrees_with_all_others() -> None:
    held = parents([row for row in rows(TABLES) if row[1] in {"1", "2", "3"}])
    told = [(held.first_by_name(city), held.votes_against(city)) for _, city in cities()]
    both = [(own, others) for own, others in told if own and others]
    agreeing = sum(own == others for own, others in both)
    assert len(both) >= 5000
    assert agreeing >= 0.95 * len(both), (agreeing, len(both))


def test_the_nearest_centre_decides_only_inside_the_unit() -> None:
    first = [Unit("A1", "1", "AAA", ("Anno",), None), Unit("A2", "1", "AAA", ("Benno",), None)]
    third = [Unit("A101", "3", "A1", ("Cenno",), (1.0, 1.0)), Unit("A201", "3", "A2", ("Denno",), (2.0, 2.0))]
    towns = [City("AAA", "7", ("Anno",), (1.9, 1.9), 100), City("AAA", "7", ("Fenno",), (1.9, 1.9), 10)]
    held = Parents([*first, *third], towns, {})
    assert [held.of(town) for town in towns] == ["A101", "A101"]
    assert held.of(City("AAA", "8", ("Genno",), (1.0, 1.0), 10)) == "AAA"


def test_units_that_share_a_code_of_geonames_leave_the_country() -> None:
    units = [Unit("A1", "1", "AAA", ("Anno",), None), Unit("A2", "1", "AAA", ("Benno",), None)]
    towns = [City("AAA", "7", (name,), (0.0, 0.0), 1) for name in ("Anno", "Benno", "Cenno")]
    assert {Parents(units, towns, {}).of(town) for town in towns} == {"AAA"}
    seated = Parents(units, towns, {"AAA": {"A2": "Cenno"}})
    assert seated.of(towns[2]) == "A2"


def test_every_syrian_town_knows_its_three_units() -> None:
    gazetteer = load_gazetteer()
    towns = [p for p in gazetteer.places() if p.level in {"city", "capital"} and gazetteer.country(p) == "SYR"]
    assert len(towns) > 90
    for town in towns:
        levels = {place.level: place.code for place in gazetteer.parents(town)}
        assert {"1", "2", "3", "0"} == set(levels), town
        assert levels["3"].startswith(levels["2"]), town
        assert levels["2"].startswith(levels["1"]), town

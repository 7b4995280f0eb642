"""What a reader sees of a place, by its code: its name in his language, its point, its population."""

import unicodedata
from functools import cache
from typing import Any, NamedTuple

from babel import Locale
from babel.core import get_global

from tracker.gazetteer.name_index import TOWN
from tracker.gazetteer.store import Place, load_gazetteer
from tracker.word_lists import load_word_list

COUNTRY = "0"


class Point(NamedTuple):
    """WGS 84 degrees; ``of`` is the code of the city that stands for a unit, empty for the place's own point."""

    latitude: float
    longitude: float
    of: str


def name_in(code: str, language: str) -> str:
    """Return what readers of a language (ISO 639-1) call a place, else its own name, else the code.

    A part of a place ("SY02:E") is its whole with the direction in brackets.
    """
    base, _, direction = code.rpartition(":")
    if direction in _names()["compass"] and load_gazetteer().place(base):
        names: dict[str, str] = _names()["compass"][direction]
        return f"{name_in(base, language)} ({names.get(language, names['en'])})"
    place = load_gazetteer().place(code)
    known: str = _names().get(code, {}).get(language, "")
    if known or place is None:
        return known or code
    return _country_name(place, language) or (_arabic_name(place) if language == "ar" else "") or place.name


def population(code: str) -> int | None:
    """Return how many people live in a place, None where the data do not say."""
    place = load_gazetteer().place(code)
    return place.population or None if place else None


def point(code: str) -> Point | None:
    """Return where a place is, None where the data do not say.

    A unit without coordinates is where the only city of its name in its country is; ``of`` names that city.
    """
    gazetteer = load_gazetteer()
    place = gazetteer.place(code)
    if place is None:
        return None
    if place.latitude is not None and place.longitude is not None:
        return Point(place.latitude, place.longitude, "")
    if place.level not in ("1", "2", "3"):
        return None
    country = gazetteer.country(place)
    cities = [one for one in gazetteer.named(place.name) if one.level in TOWN and gazetteer.country(one) == country]
    if len(cities) != 1 or cities[0].latitude is None or cities[0].longitude is None:
        return None
    return Point(cities[0].latitude, cities[0].longitude, cities[0].code)


def _country_name(place: Place, language: str) -> str:
    codes = get_global("territory_aliases").get(place.code) if place.level == COUNTRY else None
    return str(Locale.parse(language).territories.get(codes[0], "")) if codes else ""


def _arabic_name(place: Place) -> str:
    return next((one for one in load_gazetteer().other_names(place.code) if _is_arabic(one)), "")


def _is_arabic(name: str) -> bool:
    return unicodedata.name(name[:1] or " ").startswith("ARABIC")


@cache
def _names() -> dict[str, Any]:
    names: dict[str, Any] = load_word_list("tracker.gazetteer", "names.yaml")
    return names

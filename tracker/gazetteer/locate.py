"""A place as a text names it to the place it means: one code, and every place that holds it.

A part of a place is a place of its own: what happened in "the north of Syria" did not happen in all of Syria.
"""

import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import Any

from tracker.gazetteer.name_index import REMEMBERED
from tracker.gazetteer.store import Gazetteer, Place, load_gazetteer
from tracker.word_lists import load_word_list

PART, AREA = "part", "area"
LONGEST_NAME = 6


@dataclass(frozen=True, slots=True)
class LocatedPlace:
    """A place with the places that hold it, nearest first."""

    place: Place
    above: tuple[Place, ...]
    country: str


def locate(names: Iterable[str], country: str = "") -> dict[str, LocatedPlace | None]:
    """Return what each place name of a document means, None where it is unknown or stays ambiguous.

    ``country`` (ISO 3166-1 alpha-3) decides between places of the same name; where it is not given, the
    country that most of the document's clear names lie in.
    """
    gazetteer = load_gazetteer()
    distinct = list(dict.fromkeys(names))
    country = country or _main_country(gazetteer, distinct)
    return {name: _located(gazetteer, name, country) for name in distinct}


def candidates_of(name: str, country: str = "") -> tuple[Place, ...]:
    """Return all places that a name could mean, the likeliest first."""
    return _candidates(load_gazetteer(), name, country)


def locate_code(code: str) -> LocatedPlace | None:
    """Return the place of a code (a P-code, ISO 3166-1 alpha-3), None where the gazetteer has none."""
    gazetteer = load_gazetteer()
    place = gazetteer.place(code)
    return _with_above(gazetteer, place, (place,)) if place else None


def _main_country(gazetteer: Gazetteer, names: Iterable[str]) -> str:
    found = (_candidates(gazetteer, name, "") for name in names)
    clear = Counter(gazetteer.country(places[0]) for places in found if len(places) == 1)
    return min(clear, key=lambda code: (-clear[code], code)) if clear else ""


def _located(gazetteer: Gazetteer, name: str, country: str) -> LocatedPlace | None:
    if (part := _part_named(gazetteer, name, country)) and (whole := gazetteer.place(part.parent)):
        return _with_above(gazetteer, part, (whole,))
    candidates = _candidates(gazetteer, name, country)
    return _with_above(gazetteer, candidates[0], candidates) if len(candidates) == 1 else None


def _part_named(gazetteer: Gazetteer, name: str, country: str) -> Place | None:
    """Return the part of a place that a name tells, None where it is the name of a place of its own."""
    direction = _direction(name)
    if not direction or any(place.level != AREA for place in gazetteer.resolve(name, country)):
        return None
    wholes = [whole for whole in _candidates(gazetteer, _without_direction(name), country) if whole.level != AREA]
    return _part(gazetteer, f"{wholes[0].code}:{direction}") if len(wholes) == 1 else None


def _with_above(gazetteer: Gazetteer, place: Place, chain: tuple[Place, ...]) -> LocatedPlace:
    above = [*chain, *gazetteer.parents(chain[-1]), *_outer(gazetteer, place)]
    unique = {place.code: place}
    while above:
        held = above.pop(0)
        if held.code not in unique:
            unique[held.code] = held
            above += _outer(gazetteer, held)
    del unique[place.code]
    country = next((held.code for held in unique.values() if held.level == "0"), gazetteer.country(chain[0]))
    return LocatedPlace(place, tuple(unique.values()), country)


def _outer(gazetteer: Gazetteer, place: Place) -> list[Place]:
    return [outer for code in _holding().get(place.code, ()) if (outer := _part(gazetteer, code))]


def _part(gazetteer: Gazetteer, code: str) -> Place | None:
    base, _, direction = code.rpartition(":")
    whole = gazetteer.place(base)
    if whole is None or direction not in compass():
        return gazetteer.place(code)
    return replace(
        whole, code=code, level=PART, name=f"{whole.name} ({compass()[direction]['name']})", parent=base, population=0
    )


def _candidates(gazetteer: Gazetteer, name: str, country: str) -> tuple[Place, ...]:
    """Return what the longest run of the name's words that is a name means, so that "Region Idlib" is Idlib."""
    if whole := gazetteer.resolve(name, country):
        return whole
    words = [word for word in _words(name) if word.casefold() not in _directions()]
    for length in range(min(len(words), LONGEST_NAME), 0, -1):
        runs = {" ".join(words[first : first + length]) for first in range(len(words) - length + 1)}
        found = [places for run in sorted(runs) if (places := _named(gazetteer, run, country))]
        if country and length < len(words):  # "Kafr Roma" in a text about Syria is not Rome
            found = [places for places in found if any(_lies_in(gazetteer, place, country) for place in places)]
        if found:
            return found[0] if len(found) == 1 else ()
    return ()


def _lies_in(gazetteer: Gazetteer, place: Place, country: str) -> bool:
    """Return whether a place is or holds the country, or lies in it; an area of no country may."""
    return gazetteer.country(place) == country or place.level in ("0", AREA)


def _named(gazetteer: Gazetteer, run: str, country: str) -> tuple[Place, ...]:
    if not run[:1].isupper() and not run[:1].isdigit() and run.isascii():
        return ()
    return gazetteer.resolve(run, country) or gazetteer.resolve(run.removesuffix("s"), country)


def _words(name: str) -> list[str]:
    return [word for part in unicodedata.normalize("NFC", name).split() if (word := part.strip("()„“\"'.,;"))]


@lru_cache(maxsize=REMEMBERED)
def _direction(name: str) -> str:
    words = _words(name)
    for word in words:
        if word.casefold() in _directions():
            return _directions()[word.casefold()]
    return next((_directions()[prefix] for word in words if (prefix := _prefix(word))), "")


def _prefix(name: str) -> str:
    folded = name.casefold()
    fitting = [word for word in _directions() if folded.startswith(word) and len(folded) > len(word) + 2]
    return max(fitting, key=len, default="")


def _without_direction(name: str) -> str:
    words = [word for word in _words(name) if word.casefold() not in _directions()]
    return " ".join(word if len(words) < len(_words(name)) else _without_prefix(word) for word in words)


def _without_prefix(word: str) -> str:
    rest = word[len(_prefix(word)) :].lstrip("-– ")
    return rest[:1].upper() + rest[1:]


@cache
def compass() -> dict[str, dict[str, Any]]:
    """Return the parts of the compass, each with its name and its words in every language."""
    return dict(load_word_list("tracker.gazetteer", "compass.yaml"))


@cache
def _directions() -> dict[str, str]:
    return {word.casefold(): key for key, entry in compass().items() for word in entry["words"]}


@cache
def _holding() -> dict[str, tuple[str, ...]]:
    """Return the areas and parts that hold a place which is no parent of it in the gazetteer, by its code.

    An area of several units holds them; one whose units are of a single country lies in that country.
    """
    gazetteer = load_gazetteer()
    areas, parts = (load_word_list("tracker.gazetteer", name) for name in ("areas.yaml", "parts.yaml"))
    holding: dict[str, list[str]] = {}
    for area, codes in [*((f"area:{names.split('|')[0]}", codes) for names, codes in areas.items()), *parts.items()]:
        if area.startswith("area:") and _part_named(gazetteer, area.removeprefix("area:"), ""):
            continue
        for code in codes if len(codes) > 1 else ():
            holding.setdefault(code, []).append(area)
        countries = {gazetteer.country(place) for code in codes if (place := gazetteer.place(code.split(":")[0]))}
        if len(countries) == 1 and area.startswith("area:"):
            holding.setdefault(area, []).append(countries.pop())
    return {code: tuple(outers) for code, outers in holding.items()}

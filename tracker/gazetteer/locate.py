"""A place as a text names it to the place it means: one code, and every place that holds it.

A part of a place is a place of its own: what happened in "the north of Syria" did not happen in all of Syria.
"""

import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from tracker.gazetteer.store import Gazetteer, Place, load_gazetteer

PART = "part"
LONGEST_NAME = 6


@dataclass(frozen=True, slots=True)
class LocatedPlace:
    """A place with the places that hold it, nearest first."""

    place: Place
    above: tuple[Place, ...]
    country: str


def locate(names: Iterable[str]) -> dict[str, LocatedPlace | None]:
    """Return what each place name of a document means, None where it is unknown or stays ambiguous.

    The country that most of the document's clear names lie in decides between places of the same name.
    """
    gazetteer = load_gazetteer()
    distinct = list(dict.fromkeys(names))
    clear = Counter(
        gazetteer.country(found[0]) for name in distinct if len(found := _candidates(gazetteer, name, "")) == 1
    )
    country = min(clear, key=lambda code: (-clear[code], code)) if clear else ""
    return {name: _located(gazetteer, name, country) for name in distinct}


def _located(gazetteer: Gazetteer, name: str, country: str) -> LocatedPlace | None:
    candidates = _candidates(gazetteer, name, country)
    if len(candidates) != 1:
        return None
    base = candidates[0]
    direction = "" if gazetteer.resolve(name, country) else _direction(name)
    if not direction:
        return _with_above(gazetteer, base, (base,))
    part = replace(
        base, code=f"{base.code}:{direction}", level=PART, name=f"{base.name} ({compass()[direction]['name']})",
        parent=base.code, population=0,
    )  # fmt: skip
    return _with_above(gazetteer, part, (base,))


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
        if found:
            return found[0] if len(found) == 1 else ()
    return ()


def _named(gazetteer: Gazetteer, run: str, country: str) -> tuple[Place, ...]:
    if not run[:1].isupper() and not run[:1].isdigit() and run.isascii():
        return ()
    return (
        gazetteer.resolve(run, country)
        or gazetteer.resolve(run.removesuffix("s"), country)
        or gazetteer.resolve(_without_prefix(run), country)
    )


def _words(name: str) -> list[str]:
    return [word for part in unicodedata.normalize("NFC", name).split() if (word := part.strip("()„“\"'.,;"))]


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


def _without_prefix(name: str) -> str:
    rest = name[len(_prefix(name)) :].lstrip("-– ")
    return rest[:1].upper() + rest[1:]


@cache
def compass() -> dict[str, dict[str, Any]]:
    """Return the parts of the compass, each with its name and its words in every language."""
    return dict(yaml.safe_load(files(__package__ or "").joinpath("compass.yaml").read_text("utf-8")))


@cache
def _directions() -> dict[str, str]:
    return {word.casefold(): key for key, entry in compass().items() for word in entry["words"]}


@cache
def _holding() -> dict[str, tuple[str, ...]]:
    """Return the areas and parts that hold a place which is no parent of it in the gazetteer, by its code.

    An area of several units holds them; one whose units are of a single country lies in that country.
    """
    gazetteer, folder = load_gazetteer(), files(__package__ or "")
    areas = yaml.safe_load(folder.joinpath("areas.yaml").read_text("utf-8"))
    parts = yaml.safe_load(folder.joinpath("parts.yaml").read_text("utf-8"))
    holding: dict[str, list[str]] = {}
    for area, codes in [*((f"area:{names.split('|')[0]}", codes) for names, codes in areas.items()), *parts.items()]:
        for code in codes if len(codes) > 1 else ():
            holding.setdefault(code, []).append(area)
        countries = {gazetteer.country(place) for code in codes if (place := gazetteer.place(code.split(":")[0]))}
        if len(countries) == 1 and area.startswith("area:"):
            holding.setdefault(area, []).append(countries.pop())
    return {code: tuple(outers) for code, outers in holding.items()}

"""The gazetteer in memory: places by name, by code, and the names found in a text."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from mmap import ACCESS_READ, mmap
from pathlib import Path
from typing import NamedTuple

from tracker.gazetteer.aliases import AliasesInvalid, read_aliases, read_file, team_file
from tracker.gazetteer.name_index import REMEMBERED, SHORTEST_NAME, TOWN, Lines, NameIndex, line_of

CLEARLY_LARGER = 8
VERY_LARGE = 1_000_000
LARGE_TOWN = 100_000
LARGE_CAPITAL = 500_000
"""A capital of so many people is meant by its bare name ("Rome", "Athens"); San Juan and Victoria are not."""
_MARKS = "'`‘’"
"""What an Arabic name may begin with."""
_CAPITALIZED = re.compile(r"[0-9A-ZÀ-ÖØ-ÞĀ-\u05ff\u0620-\u1fff\u2c00-\u2dff\u3040-\ufdff]\w*")
"""A word with a capital, of any script: ranges are looked through twice as quickly as what is no small letter."""


class Hit(NamedTuple):
    """A known name at ``text[begin:end]``; ``name`` is the gazetteer's spelling, without inflection."""

    begin: int
    end: int
    name: str


@dataclass(frozen=True, slots=True)
class Place:
    """One place. ``level``: 0 country, 1 to 3 administrative, "city", "capital", "area" (a part of
    or over units).

    ``code`` is the ISO 3166 code of a country, the P-code of a unit, "geonames:ID" of a city, and for an
    area its name; ``parent`` is a code too, empty for countries. Coordinates are WGS 84 degrees.
    """

    code: str
    level: str
    name: str
    parent: str
    latitude: float | None
    longitude: float | None
    population: int


class Gazetteer:
    """All places and aliases; immutable once loaded."""

    def __init__(self, lines: Lines, names: Lines, aliases: dict[str, str]) -> None:
        """Take ``places.tsv`` and ``names.tsv``; ``aliases`` maps a spelling to a code or a known name."""
        self._lines = lines
        self._names = NameIndex(names)
        self._names.add(aliases)
        self._aliases = {alias.casefold(): target for alias, target in aliases.items()}
        self._preferred: dict[str, tuple[str, ...]] = {}
        self._read: dict[str, Place] = {}
        self._resolved: dict[tuple[str, str], tuple[Place, ...]] = {}

    def extend(self, aliases: dict[str, str]) -> None:
        """Add a team's aliases before the first look-up; AliasesInvalid where one means no single place."""
        for alias, target in aliases.items():
            codes = self._targets(target) or self._codes_of_alias(target.casefold())
            if not codes:
                raise AliasesInvalid(
                    f"The alias file lists {alias} under {target}, which is no known place; write its code, "
                    'its name, or "name, ISO3" (tracker places NAME shows them).'
                )
            self._preferred[alias.casefold()] = codes
        self._names.add(aliases)

    def _codes_of_alias(self, key: str) -> tuple[str, ...]:
        """Return the codes of the places that an alias, folded, prefers, none where it is no alias."""
        if key in self._aliases and key not in self._preferred:
            self._preferred[key] = self._targets(self._aliases[key])
        return self._preferred.get(key, ())

    def _targets(self, target: str) -> tuple[str, ...]:
        if self.place(target):
            return (target,)
        name, _, country = target.partition(", ")
        return tuple(place.code for place in self.named(name) if not country or self.country(place) == country)

    def place(self, code: str) -> Place | None:
        """Return the place of an ISO3, P-code or "geonames:ID" code, None where there is none."""
        if code not in self._read:
            line = line_of(self._lines, code)
            if not line:
                return None
            self._read[code] = _place(line)
        return self._read[code]

    def places(self) -> Iterator[Place]:
        """Yield all places in the order of their codes."""
        return (_place(line.decode()) for line in self._lines[:].split(b"\n"))

    def named(self, name: str) -> tuple[Place, ...]:
        """Return every place of exactly this name, in no order of likelihood."""
        return self._places(self._names.codes(name))

    def _places(self, codes: Sequence[str]) -> tuple[Place, ...]:
        return tuple(place for code in codes if (place := self.place(code)))

    def other_names(self, code: str) -> list[str]:
        """Return the further names of a place in the data, none for an unknown code."""
        others = line_of(self._lines, code).rpartition("\t")[2]
        return others.split("|") if others else []

    def parents(self, place: Place) -> tuple[Place, ...]:
        """Return the places that hold ``place``, nearest first, its country last."""
        found: list[Place] = []
        above: Place | None = place
        while above and above.parent and len(found) < 5 and (above := self.place(above.parent)):
            found.append(above)
        return tuple(found)

    def country(self, place: Place) -> str:
        """Return the ISO3 code of the place's country."""
        return (*self.parents(place), place)[-1 if not place.parent else -2].code if place.parent else place.code

    def resolve(self, name: str, country: str = "") -> tuple[Place, ...]:
        """Return what ``name`` can be: none unknown, one resolved, several still ambiguous, best first.

        ``country`` (ISO3) is a hint: places there win where there are any. A unit stands for the
        places of the same name inside it (the city in its province).
        """
        known = self._resolved.get((name, country))
        if known is None:
            if len(self._resolved) >= REMEMBERED:
                self._resolved.clear()
            known = self._resolved[name, country] = self._resolve(name, country)
        return known

    def _resolve(self, name: str, country: str) -> tuple[Place, ...]:
        key = name.casefold()
        preferred = self._places(self._codes_of_alias(key))
        places = [*(preferred or self.named(name))]
        if country and preferred and not any(self.country(p) == country for p in places):
            places = [*(self.named(name) or preferred)]
        country = country or self._seat_of(key, places)
        if country and any(self.country(p) == country for p in places):
            places = [p for p in places if self.country(p) == country]
        places.sort(key=_rank)
        kept: list[Place] = []
        for place in places:
            if not any(self._holds(other, place) for other in kept):
                kept = [other for other in kept if not self._holds(place, other)] + [place]
        if len(kept) > 1 and _size(kept[0]) > CLEARLY_LARGER * max(map(_size, kept[1:])):
            return (kept[0],)
        return tuple(kept)

    def _seat_of(self, key: str, places: list[Place]) -> str:
        """Return the country whose large capital's own name it is, "" where none or several are."""
        large = (p for p in places if p.level == "capital" and p.population >= LARGE_CAPITAL)
        seats = {self.country(p) for p in large if p.name.casefold() == key}
        return seats.pop() if len(seats) == 1 else ""

    def _holds(self, outer: Place, inner: Place) -> bool:
        if inner.level in TOWN:
            return outer.level not in TOWN and self.country(outer) == self.country(inner)
        return any(p.code == outer.code for p in self.parents(inner))

    def find(self, text: str) -> Iterator[Hit]:
        """Yield the known names of ``text`` in order, whole words or with one inflecting letter behind."""
        known, at = self._names.beginning_with, 0
        met = [(word.start(), names) for word in _CAPITALIZED.finditer(text) if (names := known[word[0]])]
        for first, names in met:
            before = text[first - 1 : first]
            begin = first - 1 if before and before in _MARKS and text.startswith(names, first - 1) else first
            if not text.startswith(names, begin) or first < at or before.isalnum():
                continue
            name = next(name for name in names if text.startswith(name, begin))
            at = begin + len(name)
            stop = _word_end(text, at)
            if stop == at or (stop and self._inflects(name)):
                yield Hit(begin, stop, name)
            elif not stop and " " in name:
                # "Region I…" began like a longer name: what stands behind its first word may be one ("Idlib").
                at = text.index(" ", begin) + 1

    def _inflects(self, name: str) -> bool:
        """Return whether a letter behind a name can be its inflection ("Roms"), not another name ("Gars" for "Gar")."""
        return len(name) > SHORTEST_NAME or any(_size(place) >= LARGE_TOWN for place in self.resolve(name))

    def is_capital(self, name: str) -> bool:
        """Return whether a capital of a country bears this name."""
        return any(place.level == "capital" for place in self.named(name))

    def capital(self, country: str) -> Place | None:
        """Return the capital of a country (ISO3), None where the data have none."""
        return self._capitals.get(country)

    @cached_property
    def _capitals(self) -> dict[str, Place]:
        capitals = [_place(line.decode()) for line in re.findall(rb"^\S+\tcapital\t.*", self._lines, re.MULTILINE)]
        return {self.country(place): place for place in capitals}

    def knows(self, name: str) -> bool:
        """Return whether any place bears this name."""
        return bool(self._names.codes(name) or self._codes_of_alias(name.casefold()))


def _place(line: str) -> Place:
    code, level, name, parent, latitude, longitude, population, _ = line.split("\t")
    return Place(
        code,
        level,
        name,
        parent,
        float(latitude) if latitude else None,
        float(longitude) if longitude else None,
        int(population or 0),
    )


def _word_end(text: str, end: int) -> int:
    """Return where the word ends that starts with a name, 0 where it is another word."""
    if end == len(text) or not text[end].isalnum():
        return end
    if text[end] == "s" and (end + 1 == len(text) or not text[end + 1].isalnum()):
        return end + 1
    return 0


def _rank(place: Place) -> tuple[int, int]:
    order = {"0": 0, "area": 0, "1": 1, "2": 2, "3": 3, "capital": 1, "city": 2}
    return (0 if _size(place) > VERY_LARGE else order[place.level], -_size(place))


def _size(place: Place) -> int:
    floor = {"0": 1_000_000, "area": 3_000_000, "1": 300_000, "2": 10_000, "3": 5_000}
    return max(place.population, floor.get(place.level, 1_000))


def load_gazetteer() -> Gazetteer:
    """Return the project's gazetteer with the team's aliases; AliasesInvalid names a bad entry of theirs."""
    return _load(team_file())


def _mapped(name: str) -> Lines:
    with Path(__file__).with_name(name).open("rb") as file:
        return mmap(file.fileno(), 0, access=ACCESS_READ)


@lru_cache(maxsize=2)
def _load(team: Path | None) -> Gazetteer:
    aliases = Path(__file__).with_name("aliases.yaml").read_text("utf-8")
    gazetteer = Gazetteer(_mapped("places.tsv"), _mapped("names.tsv"), read_aliases(aliases))
    if team:
        gazetteer.extend(read_file(team))
    return gazetteer

"""The gazetteer in memory: places by name, by code, and the names found in a text."""

import gzip
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple

from ahocorasick_rs import MATCHKIND_LEFTMOST_LONGEST, AhoCorasick

from tracker.gazetteer.aliases import AliasesInvalid, read_aliases, read_file, team_file

SHORTEST_NAME = 3
KNOWN_BY_OTHER_NAMES = 300_000
CLEARLY_LARGER = 8
TOWN = frozenset({"city", "capital"})
LONGEST_WORD = 40
REMEMBERED = 20_000
VERY_LARGE = 1_000_000
LARGE_TOWN = 100_000
LARGE_CAPITAL = 500_000
"""A capital of so many people is meant by its bare name ("Rome", "Athens"); San Juan and Victoria are not."""


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

    def __init__(self, lines: list[str], aliases: dict[str, str]) -> None:
        """Read ``places.tsv`` lines; ``aliases`` maps a spelling to a code or a known name."""
        self._lines = lines
        self._resolved: dict[tuple[str, str], tuple[Place, ...]] = {}
        self._preferred: dict[str, list[int]] = {}
        self._rows: dict[str, list[int]] = {}
        self._by_code: dict[str, int] = {}
        self._patterns: dict[str, None] = {}
        for number, line in enumerate(lines):
            self._add(number, line)
        for alias, target in aliases.items():
            self._preferred[alias.casefold()] = self._targets(target)
            self._patterns[alias] = None

    def extend(self, aliases: dict[str, str]) -> None:
        """Add a team's aliases before the first look-up; AliasesInvalid where one means no single place."""
        for alias, target in aliases.items():
            rows = self._targets(target) or self._preferred.get(target.casefold(), [])
            if not rows:
                raise AliasesInvalid(
                    f"The alias file lists {alias} under {target}, which is no known place; write its code, "
                    'its name, or "name, ISO3" (tracker places NAME shows them).'
                )
            self._preferred[alias.casefold()] = rows
            self._patterns[alias] = None

    def _add(self, number: int, line: str) -> None:
        code, level, name, _, _, _, population, others = line.split("\t")
        self._by_code[code] = number
        names = [name, *others.split("|")] if others else [name]
        for one in names:
            self._rows.setdefault(one.casefold(), []).append(number)
        if level in TOWN and int(population or 0) < KNOWN_BY_OTHER_NAMES:
            names = names[:2]
        self._patterns.update(dict.fromkeys(n for n in names if len(n) >= SHORTEST_NAME and not n[0].islower()))

    def _targets(self, target: str) -> list[int]:
        if target in self._by_code:
            return [self._by_code[target]]
        name, _, country = target.partition(", ")
        rows = self._rows.get(name.casefold(), [])
        return [row for row in rows if not country or self.country(self._read(row)) == country]

    def place(self, code: str) -> Place | None:
        """Return the place of an ISO3, P-code or "geonames:ID" code, None where there is none."""
        row = self._by_code.get(code)
        return None if row is None else self._read(row)

    def places(self) -> Iterator[Place]:
        """Yield all places, parents before their children."""
        return (self._read(row) for row in range(len(self._lines)))

    def named(self, name: str) -> tuple[Place, ...]:
        """Return every place of exactly this name, in no order of likelihood."""
        return tuple(self._read(row) for row in self._rows.get(name.casefold(), ()))

    def other_names(self, code: str) -> list[str]:
        """Return the further names of a place in the data, none for an unknown code."""
        row = self._by_code.get(code)
        others = "" if row is None else self._lines[row].rpartition("\t")[2]
        return others.split("|") if others else []

    def _read(self, row: int) -> Place:
        code, level, name, parent, latitude, longitude, population, _ = self._lines[row].split("\t")
        return Place(
            code,
            level,
            name,
            parent,
            float(latitude) if latitude else None,
            float(longitude) if longitude else None,
            int(population or 0),
        )

    def parents(self, place: Place) -> tuple[Place, ...]:
        """Return the places that hold ``place``, nearest first, its country last."""
        found: list[Place] = []
        above = self.place(place.parent)
        while above is not None and len(found) < 5:
            found.append(above)
            above = self.place(above.parent)
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
        preferred = self._preferred.get(key, [])
        rows = dict.fromkeys(preferred or self._rows.get(key, []))
        places = [self._read(row) for row in rows]
        if country and preferred and not any(self.country(p) == country for p in places):
            places = [self._read(row) for row in self._rows.get(key, preferred)]
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

    @cached_property
    def _names(self) -> list[str]:
        return list(self._patterns)

    @cached_property
    def _names_automaton(self) -> AhoCorasick:
        return AhoCorasick(self._names, matchkind=MATCHKIND_LEFTMOST_LONGEST, store_patterns=False)

    def find(self, text: str) -> Iterator[Hit]:
        """Yield the known names of ``text`` in order, whole words or with one inflecting letter behind."""
        for index, begin, end in self._names_automaton.find_matches_as_indexes(text):
            if begin and text[begin - 1].isalnum():
                continue
            stop = _word_end(text, end)
            if stop:
                if stop == end or self._inflects(self._names[index]):
                    yield Hit(begin, stop, self._names[index])
            elif " " in self._names[index]:
                yield from self._find_inside(text, begin, end)

    def _find_inside(self, text: str, begin: int, end: int) -> Iterator[Hit]:
        """Yield the names in a stretch that began like a longer one ("Region I…" in "Region Idlib")."""
        second = text.index(" ", begin) + 1
        word_end = next((i for i in range(end, min(len(text), end + LONGEST_WORD)) if not text[i].isalnum()), end)
        for index, first, last in self._names_automaton.find_matches_as_indexes(text[second : word_end + 1]):
            stop = _word_end(text, second + last)
            if stop and not text[second + first - 1].isalnum():
                yield Hit(second + first, stop, self._names[index])

    def _inflects(self, name: str) -> bool:
        """Return whether a letter behind a name can be its inflection ("Roms"), not another name ("Gars" for "Gar")."""
        return len(name) > SHORTEST_NAME or any(_size(place) >= LARGE_TOWN for place in self.resolve(name))

    def is_capital(self, name: str) -> bool:
        """Return whether a capital of a country bears this name."""
        return any(self._read(row).level == "capital" for row in self._rows.get(name.casefold(), []))

    def capital(self, country: str) -> Place | None:
        """Return the capital of a country (ISO3), None where the data have none."""
        return self._capitals.get(country)

    @cached_property
    def _capitals(self) -> dict[str, Place]:
        capitals = [self._read(row) for row, line in enumerate(self._lines) if "\tcapital\t" in line]
        return {self.country(place): place for place in capitals}

    def knows(self, name: str) -> bool:
        """Return whether any place bears this name."""
        return name.casefold() in self._rows or name.casefold() in self._preferred


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


@lru_cache(maxsize=2)
def _load(team: Path | None) -> Gazetteer:
    folder = files("tracker.gazetteer")
    lines = gzip.decompress(folder.joinpath("places.tsv.gz").read_bytes()).decode().split("\n")
    gazetteer = Gazetteer(lines, read_aliases(folder.joinpath("aliases.yaml").read_text("utf-8")))
    if team:
        gazetteer.extend(read_file(team))
    return gazetteer

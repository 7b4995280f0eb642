"""Which administrative unit each city lies in, when ``places.tsv`` is built.

GeoNames tells of each city the first-level unit by a code of its own, without a name. A city that bears the name of
a unit with a P-code, and towns known to lie in one (``seats.yaml``), vote for the unit of their GeoNames code; where
two thirds agree, all cities of the code lie there. Inside it, a second-level unit of the city's own name holds it; in
Syria, whose subdistricts have published centres, the one of its name or else the nearest. A city whose unit is unclear
keeps its country.
"""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

CLEAR = 2 / 3
"""Share of the votes that a unit needs."""
SHORTEST = 3
SEAT_VOTES = 100
"""A seat is known; names may agree by chance."""
KINDS = re.compile(
    r"(?i)\b(city|town|municipality|district|province|urban|ville|kota|kabupaten|county|region|state|governorate)\b"
)


class Unit(NamedTuple):
    """An administrative unit with all its names; ``point`` where its centre is known."""

    code: str
    level: str
    parent: str
    names: tuple[str, ...]
    point: tuple[float, float] | None


class City(NamedTuple):
    """A city with all its names; ``group`` is GeoNames' code of its first-level unit."""

    country: str
    group: str
    names: tuple[str, ...]
    point: tuple[float, float]
    population: int


class Parents:
    """Tells the unit of each city, learnt from all of them."""

    def __init__(self, units: Iterable[Unit], cities: Sequence[City], seats: dict[str, dict[str, str]]) -> None:
        """Take the units of all countries, all cities, and known towns by unit and country."""
        self._units = {unit.code: unit for unit in units}
        self._named: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
        for unit in self._units.values():
            for name in unit.names:
                for key in {folded(name), folded(KINDS.sub("", name))}:
                    if len(key) >= SHORTEST:
                        self._named[self._country(unit)][key].add(unit.code)
        self._centres = [unit for unit in self._units.values() if unit.level == "3" and unit.point]
        self._first = self._majorities(self._votes(cities, seats), cities)

    def of(self, city: City) -> str:
        """Return the code of the narrowest unit that is known to hold a city, of its country where none is."""
        first = self._first.get((city.country, city.group), "")
        narrow = self.below(first, city.names, city.point) if first else ""
        if narrow != first:
            return narrow
        second = {code for code in self._of_same_name(city) if self._units[code].parent == first and first}
        return second.pop() if len(second) == 1 else first or city.country

    def below(self, outer: str, names: Iterable[str], point: tuple[float, float]) -> str:
        """Return the third-level unit of a town inside ``outer``, ``outer`` where no centres are known."""
        centres = [unit for unit in self._centres if outer in self._holding(unit)]
        if not centres:
            return outer
        keys = {folded(name) for name in names}
        same = [unit for unit in centres if not keys.isdisjoint(map(folded, unit.names))]
        if len(same) == 1:
            return same[0].code
        return min(centres, key=lambda unit: _distance(unit.point, point)).code

    def votes_against(self, city: City) -> str:
        """Return the first-level unit that all other cities of a city's group tell of, "" where unclear."""
        first = self.first_by_name(city)
        votes = self._counted.get((city.country, city.group), Counter()) - Counter({first: 1} if first else {})
        return _clear(votes) if sum(votes.values()) > 1 else ""

    def _votes(self, cities: Sequence[City], seats: dict[str, dict[str, str]]) -> dict[tuple[str, str], Counter[str]]:
        known = {(country, name): code for country, units in seats.items() for code, name in units.items()}
        largest: dict[tuple[str, str], City] = {}
        votes: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
        for city in cities:
            first = self.first_by_name(city)
            if first:
                votes[city.country, city.group][first] += 1
            for name in ((city.country, name) for name in city.names):
                if name in known and (name not in largest or city.population > largest[name].population):
                    largest[name] = city
        self._counted = {group: Counter(votes[group]) for group in [*votes]}
        for name, city in largest.items():
            votes[city.country, city.group][known[name]] += SEAT_VOTES
        for unit in self._units.values():
            group = unit.code.partition("-")[2]
            if group.isalpha():  # a code of ISO 3166-2 that GeoNames takes as it is ("US-CA")
                votes[unit.parent, group][unit.code] += SEAT_VOTES
        return votes

    def _majorities(
        self, votes: dict[tuple[str, str], Counter[str]], cities: Sequence[City]
    ) -> dict[tuple[str, str], str]:
        largest: dict[tuple[str, str], City] = {}
        for city in cities:
            group = (city.country, city.group)
            if group not in largest or city.population > largest[group].population:
                largest[group] = city
        # One vote alone counts only where the largest city of the group casts it: it often names its unit.
        return {
            group: first
            for group, counted in votes.items()
            if (first := _clear(counted)) and (sum(counted.values()) > 1 or self.first_by_name(largest[group]))
        }

    def first_by_name(self, city: City) -> str:
        """Return the first-level unit of the units that bear a city's name, "" where they lie in several."""
        found = {self._first_of(self._units[code]) for code in self._of_same_name(city)}
        return found.pop() if len(found) == 1 else ""

    def _of_same_name(self, city: City) -> set[str]:
        named = self._named.get(city.country, {})
        return {code for name in city.names for code in named.get(folded(name), ()) if self._units[code].level != "3"}

    def _holding(self, unit: Unit) -> list[str]:
        """Return the codes of a unit and of the units that hold it, the widest last."""
        codes = [unit.code]
        while unit.level != "1" and unit.parent in self._units:
            unit = self._units[unit.parent]
            codes.append(unit.code)
        return codes

    def _first_of(self, unit: Unit) -> str:
        return self._holding(unit)[-1]

    def _country(self, unit: Unit) -> str:
        return self._units[self._first_of(unit)].parent


def folded(name: str) -> str:
    """Return a name without accents, marks and case, to compare spellings."""
    from tracker.gazetteer.build import plain

    return re.sub(r"[\W_]+", "", plain(name).casefold())


def _clear(votes: Counter[str]) -> str:
    best, count = next(iter(votes.most_common(1)), ("", 0))
    return best if count and count >= CLEAR * sum(votes.values()) else ""


def _distance(one: tuple[float, float] | None, other: tuple[float, float]) -> float:
    latitude, longitude = one or (0.0, 0.0)
    return math.hypot(latitude - other[0], (longitude - other[1]) * math.cos(math.radians(other[0])))

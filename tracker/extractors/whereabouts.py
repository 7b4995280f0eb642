"""Where the counts of a document lie to each other: inside, at the same place, elsewhere, abroad."""

from collections.abc import Sequence, Set

from tracker.extractors.reading import Count
from tracker.gazetteer.facts import COUNTRY
from tracker.gazetteer.locate import AREA, PART, LocatedPlace, locate

MOST = 40
"""Of more figures none is looked at: the work is quadratic."""
_CROSSED = "refugees"
"""Who came over a sea or into a continent is counted in a country too."""


class Whereabouts:
    """The places of a document's counts, compared in pairs by their index."""

    def __init__(self, counts: Sequence[Count], places: Sequence[tuple[str, ...]]) -> None:
        self._counts = counts
        self._names = [{name.casefold() for name in names} for names in places]
        alone = len({(count.metric, count.unit) for count in counts}) == len(counts)
        located = {} if alone or len(counts) > MOST else locate(name for names in places for name in names)
        self._found = [located.get(names[0]) if names else None for names in places]
        several = [{p.place.code for name in names if (p := located.get(name))} for names in places]
        self.unknown = {i for i, place in enumerate(self._found) if place is None and places[i]} if located else set()
        self._above = [{above.code for above in place.above} if place else frozenset() for place in self._found]
        self._countries = [_country(place) for place in self._found]
        self._inside = {
            (i, j)
            for i, part in enumerate(self._found)
            for j, whole in enumerate(self._found)
            if part and whole and self._holds(j, whole, part, self._above[i])
        }
        self._inside |= {
            (i, j)
            for i, part in enumerate(several)
            for j, whole in enumerate(several)
            if part and part < whole and _are_apart([located[name] for name in places[j]])
        }

    def _holds(self, whole_count: int, whole: LocatedPlace, part: LocatedPlace, above: Set[str]) -> bool:
        if whole.place.level == AREA and self._counts[whole_count].metric == _CROSSED:
            return part.place.level != AREA
        base = whole.place.code.partition(":")[0] if whole.place.level == PART else whole.place.code
        return base in above and (whole.place.level != PART or part.place.level != PART)

    def inside(self, part: int, whole: int) -> bool:
        """Return whether the place of one count is known to lie inside another's."""
        return (part, whole) in self._inside

    def abroad(self, whole: int, part: int) -> bool:
        """Return whether both places are known to lie in different countries, of no flight from one to another."""
        one, other = self._countries[whole], self._countries[part]
        return bool(one and other) and one != other and self._counts[whole].metric != _CROSSED

    def beside(self, whole: int, part: int) -> bool:
        """Return whether both are known units of one level, of which neither can hold the other's people."""
        one, other = self._found[part], self._found[whole]
        if one is None or other is None or len(self._names[whole]) > 1:
            return False
        units = one.place.level == other.place.level and one.place.level.isdecimal()
        return units and one.place.code != other.place.code and not self._inside & {(part, whole), (whole, part)}

    def hosts(self, part: int, whole: int) -> bool:
        """Return whether both are known countries, so that one may have taken in who left the other."""
        one, other = self._found[part], self._found[whole]
        known = one is not None and other is not None and one.place.level == other.place.level == COUNTRY
        return known and self._countries[part] != self._countries[whole]

    def there(self, whole: int, part: int) -> bool:
        """Return whether a number names the whole's place, none at all, or one too small for the gazetteer."""
        if part in self.unknown and whole not in self.unknown:
            return True
        one, other = self._found[part], self._found[whole]
        same = one is not None and other is not None and one.place.code == other.place.code
        return same or not self._names[part] or bool(self._names[part] & self._names[whole])


def _are_apart(places: Sequence[LocatedPlace | None]) -> bool:
    """Return whether no place of a list holds another one: they are no two names of one."""
    known = [place for place in places if place]
    return not any(one.place in other.above for one in known for other in known)


def _country(place: LocatedPlace | None) -> str:
    """Return the code of the country that a place lies in, "" where it is not known."""
    if place is None:
        return ""
    return next((one.code for one in (place.place, *place.above) if one.level == COUNTRY), "")

"""Which number is counted inside another's place and time, so that it can only be a part of it."""

import datetime as dt
from collections.abc import Sequence

from tracker.extractors.reading import Count
from tracker.extractors.whereabouts import MOST, Whereabouts
from tracker.figure import Quantifier

Period = tuple[dt.date | None, dt.date | None]
STANDING = frozenset({"displaced", "refugees", "returned", "besieged", "affected"})
"""Metrics of states: numbers without a date are of the same time."""
_MOVING = frozenset({"displaced", "refugees", "returned"})
"""Who moved on a day of a month is counted in the month; who died on it may be another event's victim."""
A_WEEK = 7
"""So many days may lie between two readings of "so far"."""
EVENT_DAYS = 14
"""A longer period is no single event, and what happened in it no part of a number for all of it."""
__all__ = ["MOST", "Containment"]
_TOLLS = frozenset({"toll", "counter"})
"""A toll told anew is the whole itself, at another time or from another source."""
_COMPARED = "resumed"
"""A number that is only set against another ("compared with 300 the week before") is no part of it."""
OWN = _TOLLS | {_COMPARED}
"""Numbers that are told or compared for themselves, and go on with no list."""
NEAR = 2
"""A running total is told so many sentences behind its parts."""
RIVAL = 8
"""A number that is so many times smaller is no other source's toll of the same event."""
_STEM = 6
"""Words that begin with so many letters in common may name one speaker ("Staatsanwaltschaft", "Staatsanwalt")."""
_EXCESS = 1.05
"""Parts of a bound may exceed it a little."""
_BOUNDED = frozenset({Quantifier.AT_LEAST, Quantifier.MORE_THAN, Quantifier.APPROXIMATELY})


class Containment:
    """The places, periods and sources of a document's counts, compared in pairs."""

    def __init__(
        self,
        counts: Sequence[Count],
        periods: Sequence[Period],
        places: Sequence[tuple[str, ...]],
        sources: Sequence[str],
    ) -> None:
        self._counts, self._periods, self._sources = counts, periods, sources
        self._where = Whereabouts(counts, places)
        self._latest = max((day for _, day in periods if day), default=None)

    def is_event(self, whole: int) -> bool:
        """Return whether a number is of no longer time than an event takes, or of one that is not known."""
        return _days(self._periods[whole]) <= EVENT_DAYS

    def follows(self, whole: int, part: int) -> bool:
        """Return whether a number may be told of the days of an event, or of those right behind it."""
        (a, b), (c, d) = self._periods[whole], self._periods[part]
        before = a is not None and d is not None and d < a
        return not before and (b is None or c is None or (c - b).days <= EVENT_DAYS)

    def wider(self, whole: int, part: int) -> bool:
        """Return whether a dated number is told of a place that holds the whole's, so that it is none of its parts."""
        return self._periods[part][1] is not None and self._where.inside(whole, part)

    def abroad(self, whole: int, part: int) -> bool:
        """Return whether both places are known to lie in different countries, of no flight, or different units."""
        return self._where.abroad(whole, part) or self._where.beside(whole, part)

    def holds(self, whole: int, part: int) -> bool:
        """Return whether a number behind ``whole`` counts less inside its place at its time."""
        one, other = self._counts[part], self._counts[whole]
        if one.further or one.against or one.quantifier is Quantifier.VAGUE or one.value >= other.value:
            return False
        if other.quantifier is Quantifier.VAGUE and None in self._periods[whole]:
            return False
        if one.link in _TOLLS and self._is_said_by_another(whole, part):
            return False
        inner, outer = self._periods[part], self._periods[whole]
        if self._where.inside(part, whole):
            return inner == outer or self._is_during(whole, part)
        hidden = part in self._where.unknown and whole not in self._where.unknown
        if hidden and one.metric in STANDING and inner == (None, None) and outer[0] is None and other.standing:
            return one.link not in OWN
        if (
            one.link != _COMPARED
            and one.metric in _MOVING
            and self._where.there(whole, part)
            and _covers(outer, inner)
            and inner != outer
        ):
            return one.quantifier is not Quantifier.AT_MOST
        return False

    def closes(self, whole: int, part: int) -> bool:
        """Return whether a running total right behind ``part`` holds its days ("… In all, 20 died in seven days")."""
        one, other = self._counts[part], self._counts[whole]
        near = 0 < other.sentence - one.sentence <= NEAR and other.overall and one.value < other.value
        if not near or one.further or one.link in OWN or Quantifier.VAGUE in {one.quantifier, other.quantifier}:
            return False
        inner, outer = self._periods[part], self._periods[whole]
        there = self._where.inside(part, whole) or self._where.there(whole, part)
        return there and _covers(outer, inner) and inner != outer and _days(outer) <= EVENT_DAYS

    def _is_during(self, whole: int, part: int) -> bool:
        """Return whether a number may be of the whole's time: within it, or told without a date."""
        outer, inner, metric = self._periods[whole], self._periods[part], self._counts[whole].metric
        if metric in STANDING and inner[0] is None:
            return outer[0] is None
        if outer == (None, None) and inner[1] is not None and self._latest is not None:
            return _days(inner) <= EVENT_DAYS and (self._latest - inner[1]).days <= EVENT_DAYS
        if inner[0] is None:
            return outer[1] is not None and (inner[1] is None or abs((inner[1] - outer[1]).days) <= A_WEEK)
        return _covers(outer, inner) and (metric in _MOVING or _days(outer) <= EVENT_DAYS)

    def _is_said_by_another(self, whole: int, part: int) -> bool:
        """Return whether another source tells a number, so that it may be the whole's rival."""
        one, other = self._sources[part], self._sources[whole]
        small = self._counts[part].value * RIVAL < self._counts[whole].value
        return bool(one and other) and not small and not _is_same_name(one, other)

    def hosts(self, whole: int, behind: Sequence[int]) -> list[int]:
        """Return the numbers of several countries behind a total of those who left one, while it holds them all."""
        total, taken, added = self._counts[whole], [], 0
        if total.metric != "refugees" or not total.left or total.quantifier in {Quantifier.VAGUE, Quantifier.RANGE}:
            return []
        for i in behind:
            count = self._counts[i]
            if count.quantifier is Quantifier.VAGUE or not self._where.hosts(i, whole):
                continue
            if count.value >= total.value or added + count.value > total.value * _EXCESS or count.earlier:
                break
            added += count.value
            taken.append(i)
        return taken if len(taken) > 1 else []

    def shares(self, whole: int, behind: Sequence[int]) -> list[int]:
        """Return the numbers behind a total that tell of the same days at its place, as long as it holds them all."""
        total, taken, added = self._counts[whole], [], 0
        limit = total.value * (_EXCESS if total.quantifier in _BOUNDED else 1)
        if None in self._periods[whole] or total.quantifier in {Quantifier.VAGUE, Quantifier.RANGE}:
            return []
        for i in behind:
            count = self._counts[i]
            if count.sentence == total.sentence or not self._is_share(whole, i):
                continue
            if count.value >= total.value or added + count.value > limit:
                break
            added += count.value
            taken.append(i)
        return taken

    def _is_share(self, whole: int, part: int) -> bool:
        count, days = self._counts[part], self._periods[part]
        if count.further or count.subset or count.link in _TOLLS or Quantifier.VAGUE is count.quantifier:
            return False
        elsewhere = part in self._where.unknown or self._where.inside(part, whole)
        if count.link == _COMPARED or (self._is_said_by_another(whole, part) and not elsewhere):
            return False
        there = self._where.there(whole, part) or elsewhere
        return there and _days(self._periods[whole]) <= EVENT_DAYS and _is_of(count, self._periods[whole], days)


def _is_of(count: Count, outer: Period, inner: Period) -> bool:
    """Return whether a number is told of the same event: up to its day or an earlier one, or of the still injured."""
    (a, b), (c, d) = outer, inner
    if a is None or b is None or d is None:
        return False
    return (c == a and d <= b) or (c is None and d >= a and count.metric == "injured")


def _is_same_name(one: str, other: str) -> bool:
    """Return whether two names of a source have a word in common, or one that begins alike."""
    words = [{word.strip("(),.'’").casefold() for word in name.split()} for name in (one, other)]
    stems = [{word[:_STEM] for word in of if len(word) >= _STEM} for of in words]
    return one == other or bool(stems[0] & stems[1])


def _covers(outer: Period, inner: Period) -> bool:
    (a, b), (c, d) = outer, inner
    return a is not None and b is not None and c is not None and d is not None and a <= c and d <= b


def _days(period: Period) -> int:
    start, end = period
    return (end - start).days if start and end else 0

"""Running totals whose text gives no start: the line that they continue."""

import math
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from operator import attrgetter

from tracker.claims import Names
from tracker.figure import Measure
from tracker.trends.claim_table import UNDATED, Claim

MOST_TOLERANCE = 14
"""Days by which two starts may at most differ and still be told of the same one."""

FACTOR = 2.0
"""A total without a start joins no line whose value then is more than so many times larger or smaller."""

_DAY = attrgetter("day")

StartLines = dict[int | None, list[Claim]]
"""Claims in order of day, by the day that they count from."""

REACH = 365
"""Days from a total without a start to the claims of a line that it may join."""

NEXT_TO = 4
"""So many claims before and after a total without a start tell whether it continues a line."""

NOT_FALLING = 0.975
"""A running total may be told rounded down to this part of the one before."""


class Lines:
    """The claims whose start is known, by start; those known to be wider than any stand under None."""

    def __init__(self, claims: Iterable[Claim], organizations: Names) -> None:
        lines: StartLines = {}
        for claim in claims:
            if claim.start is not None and not claim.vague:
                lines.setdefault(claim.start, []).append(claim)
            elif claim.wider_than != UNDATED and claim.measure is not Measure.FLOW:
                lines.setdefault(None, []).append(claim)
        several = {start: line for start, line in lines.items() if len(line) > 1 or start is None}
        self._all = several if any(start is not None for start in several) else lines
        self._by_organization: dict[str, StartLines] = {}
        for start, line in self._all.items():
            for claim in line:
                self._by_organization.setdefault(claim.organization, {}).setdefault(start, []).append(claim)
        self._organizations = organizations
        self._near: dict[str, tuple[StartLines, StartLines]] = {}

    def joined(self, claim: Claim) -> Claim:
        """Return a total without a start with the start of the line that it continues, if there is one.

        Where its own organization tells a total at the time, only lines on which it does count, and it
        may not fall there; else those of organizations akin to it (UN agencies), else all. The value must
        be near what any organization then tells on the line.
        """
        if claim.organization not in self._near:
            self._near[claim.organization] = self._told_near(claim.organization)
        own, akin = self._near[claim.organization]
        for candidates, must_continue in ((own, True), (akin, False), (self._all, False)):
            found = list(self._distances(claim, candidates, must_continue=must_continue))
            if found:
                distance, told_none, start = min(found)
                return claim if told_none or distance > math.log(FACTOR) else claim.since(start)
        return claim

    def _distances(self, claim: Claim, lines: StartLines, *, must_continue: bool) -> Iterator[tuple[float, bool, int]]:
        """Yield how far a claim is from each line told of near it in time; infinitely where it does not fit."""
        for start, line in lines.items():
            if start is not None and (claim.day < start or abs(claim.wider_than - start) <= MOST_TOLERANCE):
                continue
            near = _near(claim, line)
            if near:
                fits = not must_continue or start is None or _continues(claim, near)
                told = (near, _near(claim, self._all[start])) if must_continue else (near,)
                distance = min(_distance(claim, one, from_nothing=start is not None) for one in told)
                yield distance if fits else math.inf, start is None, start or 0

    def _told_near(self, name: str) -> tuple[StartLines, StartLines]:
        """Return what an organization, or one that is part of the other, told; and what parts of the same told."""
        others = {other for other in self._by_organization if name and other}
        own = {other for other in others if self._organizations.related(name, other)}
        above = set(self._organizations.above(name))
        akin = {other for other in others - own if above & set(self._organizations.above(other))}
        return self._of(own), self._of(akin)

    def _of(self, names: set[str]) -> StartLines:
        merged: StartLines = {}
        for name in names:
            for start, line in self._by_organization[name].items():
                merged.setdefault(start, []).extend(line)
        return {start: sorted(line, key=lambda claim: (claim.day, claim.claim)) for start, line in merged.items()}


def _near(claim: Claim, line: Sequence[Claim]) -> Sequence[Claim]:
    if not line[0].day - REACH <= claim.day <= line[-1].day + REACH:
        return ()
    if line[-1].day - REACH <= claim.day <= line[0].day + REACH:
        return line
    return line[_first(line, claim.day - REACH) : _first(line, claim.day + REACH + 1)]


def _first(line: Sequence[Claim], day: int) -> int:
    """Return where the claims from a day on begin in a line, which is in order of day."""
    return bisect_left(line, day, key=_DAY)


def _continues(claim: Claim, line: Sequence[Claim]) -> bool:
    """Tell whether a value is no fall between the claims next to it; of four in a row one may be a slip."""
    following = _first(line, claim.day + 1)
    before, after = line[max(following - NEXT_TO, 0) : following], line[following : following + NEXT_TO]
    above = sum(claim.value < NOT_FALLING * other.value for other in before)
    below = sum(other.value < NOT_FALLING * claim.value for other in after)
    return above <= len(before) // NEXT_TO and below <= len(after) // NEXT_TO


def _distance(claim: Claim, line: Sequence[Claim], *, from_nothing: bool) -> float:
    """Return how far a value lies from a line on its day, as the logarithm of their ratio.

    Between two values of the line it is interpolated; before the first of a total that began at
    nothing, every lower value fits.
    """
    value = _log(claim.value)
    following = _first(line, claim.day + 1)
    if following == 0:
        return max(value - _log(line[0].value), 0) if from_nothing else abs(value - _log(line[0].value))
    before = line[following - 1]
    if following == len(line):
        return abs(value - _log(before.value))
    after = line[following]
    share = (claim.day - before.day) / (after.day - before.day)
    return abs(value - _log(before.value) - share * (_log(after.value) - _log(before.value)))


@lru_cache(maxsize=65536)
def _log(value: int) -> float:
    return math.log(max(value, 1))

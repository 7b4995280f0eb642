"""Running totals: since which day each counts, so that totals since different days are different lines."""

import math
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence

from tracker.claims import Names
from tracker.figure import Measure
from tracker.trends.claim_table import UNDATED, Claim

LEAST_TOLERANCE, MOST_TOLERANCE = 3, 14
"""Days by which two starts may differ and still be told of the same one: a tenth of the period, within these."""

FACTOR = 2.0
"""A total without a start joins no line whose value then is more than so many times larger or smaller."""

REACH = 365
"""Days from a total without a start to the claims of a line that it may join."""

TOLD_AGAIN = 3
"""Flows that begin on one day and end on so many different ones are the running total since that day."""

NOT_FALLING = 0.975
"""A running total may be told rounded down to this part of the one before."""


def with_starts(claims: Sequence[Claim], organizations: Names) -> list[Claim]:
    """Return the claims, each running total with the day it counts from (None where nothing tells it).

    Starts a few days apart ("since early December", "for two months") are one where a more frequent
    start is near. A flow that begins on the very day that a total counts from is that total, as of its
    end. A total without a start joins the line that it continues, if it fits one.
    """
    stands_for = _established(claims)
    support = Counter(stands_for.values())
    totals = [_dated(claim, stands_for, support) for claim in claims]
    used = {claim.start for claim in totals} | _told_again(claims)
    dated = [_begun(claim, used) for claim in totals]
    lines: dict[int | None, list[Claim]] = {}
    for claim in dated:
        if claim.start is not None and not claim.vague:
            lines.setdefault(claim.start, []).append(claim)
        elif claim.wider_than != UNDATED and claim.measure is not Measure.FLOW:
            lines.setdefault(None, []).append(claim)
    several = {start: line for start, line in lines.items() if len(line) > 1 or start is None}
    candidates = several if any(start is not None for start in several) else lines
    return [_joined(claim, candidates, organizations) if _is_open(claim) else claim for claim in dated]


def _is_open(claim: Claim) -> bool:
    return claim.measure is not Measure.FLOW and claim.start is None


def _established(claims: Sequence[Claim]) -> dict[int, int]:
    """Return for each start of a running total the more frequent one near it that it stands for."""
    counts: Counter[int] = Counter()
    longest: dict[int, int] = {}
    told_again = _told_again(claims)
    for claim in claims:
        for start in claim.starts:
            if claim.measure is Measure.TOTAL or start in told_again:
                counts[start] += 1
                longest[start] = max(longest.get(start, 0), claim.until - start)
    stands_for: dict[int, int] = {}
    for start in sorted(counts, key=lambda start: (-counts[start], start)):
        tolerance = min(MOST_TOLERANCE, max(LEAST_TOLERANCE, longest[start] // 10))
        near = [other for other in set(stands_for.values()) if abs(other - start) <= tolerance]
        stands_for[start] = min(near, key=lambda other: (abs(other - start), -counts[other], other), default=start)
    return stands_for


def _told_again(claims: Iterable[Claim]) -> set[int]:
    ends: dict[int, set[int]] = {}
    for claim in claims:
        if claim.measure is Measure.FLOW and len(claim.starts) == 1:
            ends.setdefault(claim.starts[0], set()).add(claim.day)
    return {start for start, days in ends.items() if len(days) >= TOLD_AGAIN}


def _dated(claim: Claim, stands_for: dict[int, int], support: Counter[int]) -> Claim:
    if claim.measure is not Measure.TOTAL or not claim.starts:
        return claim
    starts = {stands_for[start] for start in claim.starts}
    return claim.since(min(starts, key=lambda start: (-support[start], start)))


def _begun(claim: Claim, used: set[int | None]) -> Claim:
    exact = [start for start in claim.starts if claim.measure is Measure.FLOW and start in used]
    return claim.since(min(exact)) if exact else claim


def _joined(claim: Claim, lines: dict[int | None, list[Claim]], organizations: Names) -> Claim:
    """Return a total without a start with the start of the line that it continues, if there is one.

    Where its own organization, or one akin to it (UN agencies), tells a total, only those lines count.
    """
    found: list[tuple[int, float, bool, int]] = []
    for start, line in lines.items():
        if start is not None and (claim.day < start or abs(claim.wider_than - start) <= MOST_TOLERANCE):
            continue
        if not line[0].day - REACH <= claim.day <= line[-1].day + REACH:
            continue
        near = line[_first(line, claim.day - REACH) : _first(line, claim.day + REACH + 1)]
        if not near:
            continue
        kinship = {name: _kinship(claim.organization, name, organizations) for name in {o.organization for o in near}}
        closest = min(kinship.values())
        kin = [other for other in near if kinship[other.organization] == closest]
        fits = closest > 0 or start is None or _continues(claim, kin)
        distance = _distance(claim, kin, from_nothing=start is not None) if fits else math.inf
        found.append((closest, distance, start is None, start or 0))
    _, distance, told_none, start_found = min(found, default=(0, math.inf, True, 0))
    return claim if told_none or distance > math.log(FACTOR) else claim.since(start_found)


def _first(line: Sequence[Claim], day: int) -> int:
    """Return where the claims from a day on begin in a line, which is in order of day."""
    return bisect_left(line, day, key=lambda claim: claim.day)


def _kinship(one: str, other: str, organizations: Names) -> int:
    """Return 0 for the same organization or one that is part of the other, 1 for parts of the same, else 2."""
    if not one or not other:
        return 2
    if organizations.related(one, other):
        return 0
    return 1 if {*organizations.above(one)} & {*organizations.above(other)} else 2


def _continues(claim: Claim, line: Sequence[Claim]) -> bool:
    following = _first(line, claim.day + 1)
    lowest = NOT_FALLING * max((other.value for other in line[:following]), default=0)
    return lowest <= claim.value <= min((other.value for other in line[following:]), default=math.inf) / NOT_FALLING


def _distance(claim: Claim, line: Sequence[Claim], *, from_nothing: bool) -> float:
    """Return how far a value lies from a line on its day, as the logarithm of their ratio.

    Between two values of the line it is interpolated; before the first of a total that began at
    nothing, every lower value fits.
    """
    value = _log(claim)
    following = _first(line, claim.day + 1)
    if following == 0:
        return max(value - _log(line[0]), 0) if from_nothing else abs(value - _log(line[0]))
    before = line[following - 1]
    if following == len(line):
        return abs(value - _log(before))
    after = line[following]
    share = (claim.day - before.day) / (after.day - before.day)
    return abs(value - _log(before) - share * (_log(after) - _log(before)))


def _log(claim: Claim) -> float:
    return math.log(max(claim.value, 1))

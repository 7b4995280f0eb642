"""Running totals: since which day each counts, so that totals since different days are different lines."""

from bisect import bisect_left, bisect_right, insort
from collections import Counter
from collections.abc import Iterable, Sequence

from tracker.claims import Names
from tracker.figure import Measure
from tracker.trends.claim_table import Claim
from tracker.trends.joining import MOST_TOLERANCE, Lines

LEAST_TOLERANCE = 3
"""Days by which two starts may always differ and still be told of the same one; longer periods allow a tenth."""

TOLD_AGAIN = 3
"""Flows that begin on one day and end on so many different ones are the running total since that day."""


def with_starts(claims: Sequence[Claim], organizations: Names) -> list[Claim]:
    """Return the claims, each running total with the day it counts from (None where nothing tells it).

    Starts a few days apart ("since early December", "for two months") are one where a more frequent
    start is near. A flow that begins on the very day that a total counts from is that total, as of its
    end. A total without a start joins the line that it continues, if it fits one.
    """
    told_again = _told_again(claims)
    stands_for = _established(claims, told_again)
    support = Counter(stands_for.values())
    totals = [_dated(claim, stands_for, support) for claim in claims]
    used = {claim.start for claim in totals} | told_again
    dated = [_begun(claim, used) for claim in totals]
    lines = Lines(dated, organizations)
    return [lines.joined(claim) if _is_open(claim) else claim for claim in dated]


def _is_open(claim: Claim) -> bool:
    return claim.measure is not Measure.FLOW and claim.start is None


def _established(claims: Sequence[Claim], told_again: set[int]) -> dict[int, int]:
    """Return for each start of a running total the more frequent one near it that it stands for."""
    counts: Counter[int] = Counter()
    longest: dict[int, int] = {}
    for claim in claims:
        for start in claim.starts:
            if claim.measure is Measure.TOTAL or start in told_again:
                counts[start] += 1
                longest[start] = max(longest.get(start, 0), claim.until - start)
    stands_for: dict[int, int] = {}
    standing: list[int] = []
    for start in sorted(counts, key=lambda start: (-counts[start], start)):
        tolerance = min(MOST_TOLERANCE, max(LEAST_TOLERANCE, longest[start] // 10))
        near = standing[bisect_left(standing, start - tolerance) : bisect_right(standing, start + tolerance)]
        found = min(near, key=lambda other: (abs(other - start), -counts[other], other), default=None)
        if found is None:
            insort(standing, start)
        stands_for[start] = start if found is None else found
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

"""Running totals that are not an organization's own count, or not the count that it told before.

The dead do not come back: a running total that falls far has been counted in another way. It is no fall, and
what was told before was often the number of somebody else.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from statistics import median

from tracker.claims import Names
from tracker.trends.claim_table import Claim

COUNTED_ANEW = 1.5
"""A running total of less than the one before divided by this is counted in another way, not corrected."""

PASSED_ON_DAYS = 14
"""Days within which an organization may pass on the number of another."""

CURRENT_DAYS = 7
FAR_BELOW = 10
"""A running total of less than others' divided by this, told within ``CURRENT_DAYS``, is of something else."""


def set_apart(claims: Sequence[Claim], places: Names, organizations: Names) -> tuple[list[Claim], dict[int, str]]:
    """Return the running totals that are counts of who tells them, and the key of why each other is none.

    ``claims``: those of one series in order of day. ``retold``: the number of another organization, which this one
    later fell far below in its own count; the other's claim then lasts until that day. ``far_below``: less than a tenth
    of what at least two others told of the place in the week before, by their median: the toll of another place.
    """
    told = _Told(claims, places, organizations)
    apart: dict[int, str] = {}
    until: dict[int, int] = {}
    for claim in claims:
        if claim.own or claim.vague:
            continue
        if first := told.first_of(claim):
            apart[claim.claim] = "retold"
            until[first.claim] = max(until.get(first.claim, first.until), claim.until)
        elif told.is_far_above(claim):
            apart[claim.claim] = "far_below"
    kept = [claim for claim in claims if claim.claim not in apart]
    return [claim._replace(until=until.get(claim.claim, claim.until)) for claim in kept], apart


def counts_anew(before: int, value: int) -> bool:
    """Tell whether a running total is so far below the one before that it is no correction."""
    return value * COUNTED_ANEW < before


def counts_of(values: Iterable[int]) -> list[int]:
    """Return for each value of a line in which of its counts it stands, from 0 on."""
    counts: list[int] = []
    before: int | None = None
    for value in values:
        anew = before is not None and counts_anew(before, value)
        counts.append((counts[-1] if counts else 0) + anew)
        before = value
    return counts


class _Told:
    """What organizations tell in a series, found by value and by day."""

    def __init__(self, claims: Sequence[Claim], places: Names, organizations: Names) -> None:
        self._places, self._organizations = places, organizations
        self._named = [claim for claim in claims if claim.organization and not claim.vague]
        self._days = [claim.day for claim in self._named]
        self._by_value: dict[int, list[Claim]] = {}
        self._own: dict[str, list[Claim]] = {}
        for claim in self._named:
            self._by_value.setdefault(claim.value, []).append(claim)
            self._own.setdefault(claim.organization, []).append(claim)

    def first_of(self, claim: Claim) -> Claim | None:
        """Return another organization's claim that one passes on, if its own count later falls far below."""
        if not claim.organization:
            return None
        first = [
            other
            for other in self._by_value[claim.value]
            if other.day <= claim.day <= other.day + PASSED_ON_DAYS and self._is_other(other, claim)
        ]
        return first[0] if first and self._is_given_up(claim) else None

    def is_far_above(self, claim: Claim) -> bool:
        """Tell whether what others told in the week before is far above a claim."""
        told: dict[str, int] = {}
        week = slice(bisect_left(self._days, claim.day - CURRENT_DAYS), bisect_right(self._days, claim.day))
        for other in self._named[week]:
            if other.place == claim.place and self._is_other(other, claim):
                told[other.organization] = max(told.get(other.organization, 0), other.value)
        return len(told) > 1 and median(told.values()) > FAR_BELOW * claim.value

    def _is_given_up(self, claim: Claim) -> bool:
        return any(
            other.day > claim.day
            and counts_anew(claim.value, other.value)
            and self._places.related(other.place, claim.place)
            for other in self._own[claim.organization]
        )

    def _is_other(self, other: Claim, claim: Claim) -> bool:
        named = self._organizations.related(other.organization, claim.organization)
        return not named and self._places.related(other.place, claim.place)

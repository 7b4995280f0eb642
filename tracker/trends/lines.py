"""The line of one organization through the claims of one series, and why the others are not on it."""

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from tracker.claims import Names
from tracker.trends.claim_table import Claim

LEFT_OUT = {
    "vague": "a number word without a number",
    "overtaken": "the same organization later gave a higher number for an earlier day",
    "bound": "at least or more than a number below the one already told",
    "old_number": "an earlier number of the same organization, repeated",
    "retold": "another organization's number, passed on and later given up",
    "far_below": "less than a tenth of what two others told before",
    "same_day": "another claim of that day is nearer the origin, newer or higher",
    "does_not_fit": "does not fit between the claims before and after it",
    "no_line": "stands beside the lines: it names nobody, or another place",
}
"""The keys of why a claim is on no line, in English; other languages word the same keys."""

DOUBLE = 2
"""At either end of a line, a figure that names nobody may be at most so many times its neighbour."""


@dataclass(slots=True)
class Line:
    """The claims on a line, in order of day, and the key of why each other one is not."""

    organization: str
    claims: list[Claim] = field(default_factory=list)
    left_out: dict[int, str] = field(default_factory=dict)


def month_of(day: int) -> tuple[int, int]:
    """Return the year and month of a day counted since 1970."""
    date = dt.date(1970, 1, 1) + dt.timedelta(days=day)
    return date.year, date.month


@dataclass(frozen=True, slots=True)
class Frame:
    """What lines are drawn for: the place asked for, and what the names of places and organizations are part of.

    ``total``: of running totals, which do not fall by themselves. ``since``: of one with a start, which can
    stand for more than the place that it is told of, however small that part of it is.
    """

    place: str
    places: Names
    organizations: Names
    total: bool
    since: bool


def leading_organization(claims: Sequence[Claim], frame: Frame) -> str:
    """Return the organization whose line is recommended: the one that told of the place itself in the most months.

    Of equals the one with the most claims, then the one that covers the longer time, then one that is listed, then the
    one that told last, then the first by name; "" where none is named. Where nobody tells of the place itself, places
    below it count.
    """
    named = [claim for claim in claims if claim.organization and not claim.vague]
    days: dict[str, list[int]] = {}
    for claim in [claim for claim in named if claim.place == frame.place] or named:
        days.setdefault(claim.organization, []).append(claim.day)

    def weight(name: str) -> tuple[int, int, int, bool, int, str]:
        told = days[name]
        months = len({month_of(day) for day in told})
        return -months, -len(told), min(told) - max(told), not frame.organizations.lists(name), -max(told), name

    return min(days, key=weight, default="")


def draw_line(claims: Sequence[Claim], organization: str, frame: Frame, *, lead: bool) -> Line:
    """Return the line of an organization through the claims of a series.

    It goes through the organization's own claims at one place, one a day. Its claims at places
    around or below that, and on the recommended line (``lead``) those of what the organization is part of
    or what is part of it, and those that name nobody, join it where they fit between their neighbours.
    """
    line = Line(organization)
    own = [claim for claim in claims if claim.organization == organization and not claim.vague]
    own = [claim for claim in own if not claim.converted] or own
    line.left_out.update((claim.claim, "vague") for claim in claims if claim.vague)
    if not own:
        return line
    place = _place_of(own, frame)
    base = [claim for claim in own if claim.place == place]
    line.claims = _one_a_day(_without_outdated(base, line) if frame.total else base, line)
    for further in _further(claims, own, place, frame, lead=lead):
        for claim in _one_a_day(further, line):
            _fit_in(claim, line, frame, elsewhere=claim.organization == organization and claim.place != place)
    return line


def _place_of(own: Sequence[Claim], frame: Frame) -> str:
    """Return the place asked for, if anything is told of it itself, else the one with the most claims, the most told.

    Of a total with a start, claims at the places below count too: they can join its line.
    """
    counts = Counter(claim.place for claim in own)
    depth = {claim.place: claim.depth for claim in own}
    most: dict[str, int] = {}
    for claim in own:
        most[claim.place] = max(claim.value, most.get(claim.place, 0))

    def weight(name: str) -> tuple[bool, int, int, int, str]:
        below = frame.places.within(name, counts) if frame.since else ()
        told = counts[name] + sum(counts[other] for other in below)
        return name != frame.place, -told, -most[name], depth[name], name

    return min(counts, key=weight)


def _without_outdated(base: Sequence[Claim], line: Line) -> list[Claim]:
    """Leave out what says nothing new of a running total: overtaken, a mere bound, an old number repeated."""
    kept: list[Claim] = []
    for claim in sorted(base, key=lambda claim: (claim.day, claim.published, claim.claim)):
        higher = [other for other in base if other.day <= claim.day and other.value > claim.value]
        if any(other.published > claim.published for other in higher):
            line.left_out[claim.claim] = "overtaken"
        elif higher and claim.bound:
            line.left_out[claim.claim] = "bound"
        elif higher and not claim.own and any(o.value == claim.value and o.day < claim.day for o in base):
            line.left_out[claim.claim] = "old_number"
        else:
            kept.append(claim)
    return kept


def _one_a_day(claims: Sequence[Claim], line: Line) -> list[Claim]:
    """Keep one claim a day: the organization's own report, no "at least" below another, the newest, the higher."""
    best: dict[int, Claim] = {}
    highest: dict[int, int] = {}
    for claim in claims:
        highest[claim.day] = max(highest.get(claim.day, 0), claim.value)

    def worth(claim: Claim) -> tuple[bool, bool, int, int, int]:
        told_higher = claim.bound and claim.value < highest[claim.day]
        return claim.own, not told_higher, claim.published, claim.value, claim.claim

    for claim in sorted(claims, key=worth):
        if claim.day in best:
            line.left_out[best[claim.day].claim] = "same_day"
        best[claim.day] = claim
    return [best[day] for day in sorted(best)]


def _further(
    claims: Sequence[Claim], own: Sequence[Claim], place: str, frame: Frame, *, lead: bool
) -> list[list[Claim]]:
    """Return what may join a line where it fits, kind after kind, the nearest kind first.

    Before the organization's own first total, what names nobody begins the line only while nobody told more.
    """
    organization = own[0].organization
    around = {place, *frame.places.above(place)}
    near = [claim for claim in claims if not claim.vague and claim.place in around]
    others = {claim.organization for claim in near} - {"", organization} if organization else set()
    related = {name for name in others if frame.organizations.related(name, organization)}
    akin = [claim for claim in near if claim.organization in related]
    elsewhere = [claim for claim in own if claim.place != place and frame.places.related(claim.place, place)]
    first = min(claim.day for claim in own)
    higher = [claim for claim in near if claim.organization] if frame.total else []
    unnamed = [
        claim
        for claim in near
        if not claim.organization
        and (claim.day >= first or not any(o.day < claim.day and o.value > claim.value for o in higher))
    ]
    kinds = [akin] * lead + [elsewhere] + [unnamed] * (lead and organization != "")
    return [kind for kind in kinds if kind]


def _fit_in(claim: Claim, line: Line, frame: Frame, *, elsewhere: bool) -> None:
    before = max((other for other in line.claims if other.day <= claim.day), key=lambda other: other.day, default=None)
    after = min((other for other in line.claims if other.day > claim.day), key=lambda other: other.day, default=None)
    if before and before.day == claim.day:
        line.left_out[claim.claim] = "same_day"
    elif elsewhere and not frame.since and not _is_like(claim.value, before, after):
        line.left_out[claim.claim] = "does_not_fit"
    elif _fits(claim.value, before, after, total=frame.total):
        line.claims.append(claim)
        line.claims.sort(key=lambda claim: claim.day)
    else:
        line.left_out[claim.claim] = "does_not_fit"


def _is_like(value: int, before: Claim | None, after: Claim | None) -> bool:
    values = [other.value for other in (before, after) if other]
    return all(other <= DOUBLE * value and value <= DOUBLE * other for other in values)


def _fits(value: int, before: Claim | None, after: Claim | None, *, total: bool) -> bool:
    values = [other.value for other in (before, after) if other]
    if before and after:
        return (before.value if total else min(values)) <= value <= (after.value if total else max(values))
    if total:
        return before.value <= value <= DOUBLE * before.value if before else value <= values[0]
    return values[0] <= DOUBLE * value and value <= DOUBLE * values[0]

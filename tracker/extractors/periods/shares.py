"""What a count shares with one before it: its whole, its bracket, its list."""

from collections.abc import Sequence

from tracker.extractors.periods.events import HARM, Dates
from tracker.extractors.reading import Count

_LISTED = ("noun", "resumed", "inherited", "listed")
"""How a count that has no verb of its own gets its metric."""
_BRACKET = 40
_PART_REACHES = 3
"""A part takes the period of a whole that stands at most so many sentences before it."""
_BACK = 14
"""So many counts before one are looked at."""
Dated = Sequence[tuple[Count, Dates]]


def sibling(count: Count, before: Dated) -> Dates | None:
    """Return the period of the same state of another place, told right before in the sentence."""
    if not before or count.metric in HARM or count.link not in _LISTED:
        return None
    last, dates = before[-1]
    alike = count.sentence == last.sentence and count.metric == last.metric and count.unit == last.unit
    return dates if alike and dates[0] is None and dates[1] else None


def going_on(count: Count, before: Dated) -> Dates | None:
    """Return the period of the last count of the sentence before, where it has a beginning and an end."""
    if not before or before[-1][0].sentence != count.sentence - 1:
        return None
    dates = before[-1][1]
    return dates if all(dates) else None


def as_of(count: Count, before: Dated) -> Dates | None:
    """Return the day that the last count of the sentence before is as of, for one that adds to it ("a further 20")."""
    if not before or before[-1][0].sentence != count.sentence - 1 or before[-1][0].metric != count.metric:
        return None
    start, end = before[-1][1]
    return (start, end) if start is None and end else None


def outer(count: Count, before: Dated, text: str) -> Dates | None:
    """Return the period of the count that this one tells in other units, in brackets behind it."""
    if not before:
        return None
    last, dates = before[-1]
    between = text[last.at[1] : count.at[0]]
    told_again = len(between) < _BRACKET and "(" in between and ")" not in between
    return dates if told_again and last.unit != count.unit else None


def _is_likelier(one: Count, dates: Dates, other: Count, others: Dates) -> bool:
    """Return whether of two wholes the first is a part's: with dates, not those of years before, and larger."""
    if all(dates) and all(others) and _is_same_season(dates, others):
        return bool(dates[1] and others[1] and dates[1] > others[1])
    return (any(dates), one.most) > (any(others), other.most)


def _is_same_season(dates: Dates, others: Dates) -> bool:
    """Return whether two periods begin on the same day of different years: one is a comparison with the other."""
    first, second = dates[0], others[0]
    return bool(first and second and first.year != second.year and first.timetuple()[1:3] == second.timetuple()[1:3])


def whole_of(count: Count, before: Dated) -> tuple[Count, Dates] | None:
    """Return the count that a part belongs to, with its period: the nearest, of an earlier sentence the largest."""
    if not count.subset:
        return None
    best: tuple[Count, Dates] | None = None
    for whole, dates in before[:-_BACK:-1]:
        is_behind = best is not None and any(best[1]) and best[0].sentence != whole.sentence
        is_behind = is_behind and not (best and _is_same_season(dates, best[1]))
        if is_behind or count.sentence - whole.sentence > _PART_REACHES:
            break
        fits = whole.metric == count.metric and whole.unit == count.unit and whole.most >= count.most
        if fits and whole.sentence == count.sentence:
            return whole, dates
        if fits and (best is None or _is_likelier(whole, dates, *best)):
            best = whole, dates
    return best

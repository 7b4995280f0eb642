"""The same figure told twice is one figure, at its most informative mention."""

import datetime as dt
from collections.abc import Sequence

from tracker.extractors.reading import Count
from tracker.figure import Figure

_A_DAY = dt.timedelta(days=1)
"""Two readings of one date may differ by so much."""


def told_once(figures: Sequence[Figure], counts: Sequence[Count]) -> tuple[Figure, ...]:
    """Return the figures without repeats, in the order of the text.

    Same metric, low and high are one figure unless "another", a list, or periods that do not touch tell them
    apart; the mention with more slots filled stays, the first of equals.
    """
    best: dict[tuple[object, ...], list[int]] = {}
    for i, (figure, count) in enumerate(zip(figures, counts, strict=True)):
        key: tuple[object, ...] = (figure.metric, figure.low, figure.high, figure.unit)
        if count.further or count.link == "listed":
            key = (*key, i)
        known = best.setdefault(key, [])
        place = next((n for n, other in enumerate(known) if not _are_apart(figure, figures[other])), None)
        if place is None:
            known.append(i)
        elif _told(figure) > _told(figures[known[place]]):
            known[place] = i
    return tuple(figures[i] for i in sorted(i for known in best.values() for i in known))


def _are_apart(one: Figure, other: Figure) -> bool:
    """Return whether both periods are known from end to end, and more than a day lies between them."""
    if one.start is None or one.end is None or other.start is None or other.end is None:
        return False
    return max(one.start, other.start) - min(one.end, other.end) > _A_DAY


def _told(figure: Figure) -> int:
    return 2 * bool(figure.place) + bool(figure.start) + bool(figure.end) + 2 * bool(figure.source) - figure.subset

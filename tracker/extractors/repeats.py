"""The same figure told twice is one figure, at its most informative mention."""

from collections.abc import Sequence

from tracker.extractors.reading import Count
from tracker.figure import Figure


def told_once(figures: Sequence[Figure], counts: Sequence[Count]) -> tuple[Figure, ...]:
    """Return the figures without repeats, in the order of the text.

    Same metric, low and high are one figure unless "another" or two different places tell them apart;
    the mention with more slots filled stays, the first of equals.
    """
    best: dict[tuple[object, ...], int] = {}
    for i, (figure, count) in enumerate(zip(figures, counts, strict=True)):
        key: tuple[object, ...] = (figure.metric, figure.low, figure.high, figure.unit)
        if count.further or count.link == "listed":
            key = (*key, i)
        if key not in best or _told(figure) > _told(figures[best[key]]):
            best[key] = i
    return tuple(figures[i] for i in sorted(best.values()))


def _told(figure: Figure) -> int:
    return 2 * bool(figure.place) + bool(figure.start) + bool(figure.end) + 2 * bool(figure.source) - figure.subset

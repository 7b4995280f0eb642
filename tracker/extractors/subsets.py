"""Parts of a total, by arithmetic: numbers behind a total that add up to no more than it."""

import datetime as dt
from collections.abc import Sequence

from tracker.extractors.reading import Count

Period = tuple[dt.date | None, dt.date | None]


def mark_subsets(counts: Sequence[Count], periods: Sequence[Period], places: Sequence[tuple[str, ...]]) -> list[Count]:
    """Return the counts with the parts of an earlier total marked."""
    return list(counts)

"""The day or days that the heading over a list of figures gives ("as of 9 February", "1.–15. Juli")."""

import datetime as dt
from bisect import bisect_right
from collections.abc import Sequence

from tracker.extractors.listings import headings_over
from tracker.extractors.periods.events import Dates
from tracker.extractors.periods.meanings import Kind
from tracker.extractors.periods.timeline import Timeline
from tracker.extractors.reading import Count, Reading
from tracker.figure import Range


def heading_dates(
    reading: Reading, timeline: Timeline, count: Count, counts: Sequence[Count], begun: dt.date | None
) -> Dates | None:
    """Return the period that the heading over a count's list gives, None where none does.

    A single day is the last that was counted; ``begun`` is the first, where the report or its event has one.
    """
    for line in () if count.subset else headings_over(reading, count, counts):
        dates = _dates_of(timeline, line)
        if dates is None:
            continue
        start, end = dates
        opened = start is None and begun is not None and end is not None and begun < end
        return (begun, end) if opened else dates
    return None


def _dates_of(timeline: Timeline, line: Range) -> Dates | None:
    sentence = bisect_right(timeline.sentences, line[0], key=lambda one: one[0]) - 1
    for mention in timeline.mentions(sentence):
        period, published = mention.period, timeline.published
        if not line[0] <= mention.at[0] < line[1] or period.end is None:
            continue
        if published and period.end > published:
            continue
        whole = period.kind in (Kind.SINCE, Kind.COVERED) or (period.start and period.start < period.end)
        return (period.start if whole and period.kind is not Kind.AS_OF else None), period.end
    return None

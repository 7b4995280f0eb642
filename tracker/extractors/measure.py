"""How a number counts: within its period, as a running total, or as of a point in time."""

import datetime as dt

from tracker.extractors.reading import Count
from tracker.figure import Measure
from tracker.metrics import metrics

EVENT_DAYS = 7
"""A span that lasts longer and runs up to the publication is a running total even without the wording."""


def measure_of(count: Count, start: dt.date | None, end: dt.date | None, published: dt.date | None) -> Measure:
    """Return the measure of a count from its period and the wording of its clause.

    No start: a stock with "now" or "still", a running total with "so far", else the metric's default. A
    span up to the publication is a running total with cumulative wording, or where it is longer than an
    event; any other span, and a single day, is a flow.
    """
    if start is None:
        if count.standing:
            return Measure.STOCK
        return Measure.TOTAL if count.cumulative else metrics()[count.metric].default_measure
    if end is None or published is None or (published - end).days > 1:
        return Measure.FLOW
    days = (end - start).days
    return Measure.TOTAL if days > EVENT_DAYS or (count.cumulative and days > 1) else Measure.FLOW

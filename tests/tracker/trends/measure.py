"""How a number counts, from its period and its wording."""

import datetime as dt

from tracker.figure import Measure

STILL_RUNNING = dt.timedelta(days=3)
"""A period that ends no earlier than this before its publication is still running."""

RUNNING_TOTAL = dt.timedelta(days=7)
"""A period still running that is longer than this ("last week") counts as a running total, even without the word."""


def measure_of(
    start: dt.date | None, end: dt.date | None, published: dt.date | None, default: Measure, *, cumulative: bool
) -> Measure:
    """Return how a number counts: ``flow`` within its period, ``total`` since its start, ``stock`` as of its end.

    ``default`` is the metric's measure; it decides only where the text gives no start. ``cumulative``
    tells whether the wording adds up ("since", "so far", "bringing the total to", "insgesamt seit").
    A period that closed before publication ("in January") or is short ("in the last 48 hours") is a flow.
    """
    if start is None:
        return Measure.TOTAL if default is Measure.FLOW and cumulative else default
    if cumulative:
        return Measure.TOTAL
    until = end or published
    if until is None:
        return Measure.TOTAL
    running = published is None or published - until <= STILL_RUNNING
    return Measure.TOTAL if running and until - start > RUNNING_TOTAL else Measure.FLOW

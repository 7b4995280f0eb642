"""How a number counts: within its period, as a running total, or as of a point in time."""

import datetime as dt

from tracker.extractors.lexicon import Role, lexicon
from tracker.extractors.reading import Count, Reading
from tracker.figure import Measure
from tracker.metrics import metrics


def measure_of(reading: Reading, count: Count, start: dt.date | None, end: dt.date | None) -> Measure:
    """Return the measure of a count from its period and the wording of its sentence.

    A closed span or a single day is a flow; a span up to the publication with cumulative wording, or
    longer than a week, a running total; no start is a stock, or the metric's default without wording.
    """
    default = metrics()[count.metric].default_measure
    words = _wording(reading, count)
    if start is None:
        if words & Role.STOCK or (end is not None and default is Measure.STOCK):
            return Measure.STOCK
        return Measure.TOTAL if words & Role.TOTAL else default
    published = reading.document.published
    running = published is not None and end is not None and (published - end).days <= 1 and (end - start).days > 2
    if running and (words & Role.TOTAL or (end - start).days > 7):
        return Measure.TOTAL
    return Measure.FLOW


def _wording(reading: Reading, count: Count) -> int:
    """Return the roles of the count's clause that tell how it counts."""
    from tracker.extractors.tokens import tokenize

    roles = 0
    for word in tokenize(reading.text, count.clause, lexicon(reading.language.code)).word:
        roles |= word.roles
    return roles

"""What a count is compared with, and what that says of its own period."""

import datetime as dt
from collections.abc import Sequence

from tracker.extractors.periods.calendar import plus
from tracker.extractors.periods.dates import DateMention
from tracker.extractors.periods.meanings import Kind, Period
from tracker.extractors.periods.meanings.period import within

_A_MONTH = 31


def against_last_year(behind: Sequence[DateMention], published: dt.date | None) -> Period | None:
    """Return this year's part of what a count is set against in the last one ("twice as many as last year").

    ``behind`` are the date expressions behind the count in its sentence, before any other count.
    """
    for mention in behind:
        start, end = mention.period.start, mention.period.end
        if mention.period.kind is not Kind.COMPARED or not (published and start and end):
            continue
        if end.year == published.year - 1 and (end - start).days > _A_MONTH:
            return within((plus(start, 1, "year"), plus(end, 1, "year")), "span", published)
    return None

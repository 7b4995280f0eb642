"""What a count is compared with or looks back to, and what that says of its own period."""

import datetime as dt
from collections.abc import Sequence

from tracker.extractors.periods.calendar import plus
from tracker.extractors.periods.dates import DateMention
from tracker.extractors.periods.meanings import Kind, Period
from tracker.extractors.periods.meanings.period import within
from tracker.extractors.periods.timeline import Timeline
from tracker.extractors.reading import Count

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


def is_set_against(timeline: Timeline, count: Count, between: Sequence[int]) -> bool:
    """Return whether what stands behind a count is of one set against it ("10 died, while 20 … since May").

    ``between`` are the places of the counts before it.
    """
    return bool(between) and bool(timeline.cues("against", count.at[1], min(between)))


def looks_back_to(timeline: Timeline, count: Count, mentions: Sequence[DateMention], period: Period) -> bool:
    """Return whether the count is the toll of what a date before it tells ("two days after a quake that killed 20")."""
    ends = [m.at[1] for m in mentions if m.period == period and m.at[1] <= count.at[0]]
    return bool(ends) and bool(timeline.cues("harming", max(ends), count.at[0]))

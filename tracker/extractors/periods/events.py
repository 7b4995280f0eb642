"""What makes a dated sentence an event: how old it may be, how roughly dated, and what it is not."""

import datetime as dt
from dataclasses import dataclass, replace

from tracker.extractors.periods.calendar import plus_days
from tracker.extractors.periods.dates import DateMention
from tracker.extractors.periods.meanings import Kind, Period
from tracker.extractors.periods.timeline import Timeline

Dates = tuple[dt.date | None, dt.date | None]
HARM = ("killed", "injured", "homes_destroyed", "health_facilities_damaged")
"""What an event does on its days; other metrics may count a state that lasts."""
STATES = ("besieged", "health_facilities_closed")
FRESH_DAYS = 7
RECENT_DAYS = 45
"""An event longer ago is history, unless nothing newer was told."""
_EVENT_UNITS = ("day", "today", "day after", "night", "span", "duration", "weekend")
_FIRST_UNITS = ("week", "month")
"""What the text opens with may be dated so roughly."""
_ASIDE_UNITS = ("week", "month", "year")


@dataclass(frozen=True, slots=True)
class Event:
    """Something told of: its days, how they were told, where, and by a count of which metric ("" for none).

    The toll of an ``instant`` event (a blast, no flood) grows no more. A ``weak`` event is a dated sentence
    that names nothing violent; it serves the next sentence only. ``served`` is the last sentence it dated,
    ``where`` are the countries of the count that told of it. It is ``open`` where its beginning is unsaid
    ("in recent days"); ``start`` is then only a guess. An ``unfolding`` one (a flood that began on a day) goes on. A
    ``window`` is a length of time that something was counted in ("within 24 hours").
    """

    start: dt.date
    end: dt.date
    kind: Kind
    sentence: int
    metric: str = ""
    weak: bool = False
    instant: bool = False
    served: int = 0
    where: frozenset[str] = frozenset()
    open: bool = False
    unfolding: bool = False
    window: bool = False

    @property
    def is_long(self) -> bool:
        """Return whether it is what happened in some weeks, no single event."""
        return self.kind is Kind.ON and (self.end - self.start).days > FRESH_DAYS


def event_of(timeline: Timeline, now: Event | None, period: Period, sentence: int, metric: str = "") -> Event | None:
    """Return a period as an event, None where it is too vague or too old to be the news; ``now`` is what was told."""
    if period.end is None or (period.start is None and (period.kind is not Kind.ON or period.unit != "span")):
        return None
    if period.start is None:
        start, instant = plus_days(period.end, -FRESH_DAYS), timeline.has("instant", sentence)
        return Event(start, period.end, period.kind, sentence, metric, instant=instant, open=True)
    first = _FIRST_UNITS if now is None else ()
    if period.kind is not Kind.SINCE and period.unit not in (*_EVENT_UNITS, *first):
        return None
    told = now is not None and now.metric != ""
    if days_ago(timeline, period.start) > RECENT_DAYS and (told or not metric):
        return None
    instant = timeline.has("instant", sentence)
    unfolding = not instant and period.unit == "day" and timeline.has("unfolding", sentence)
    window = period.unit == "duration"
    event = Event(period.start, period.end, period.kind, sentence, metric, instant=instant, unfolding=unfolding)
    return replace(event, window=window)


def past_of(now: Event | None, period: Period, sentence: int, metric: str = "") -> Event | None:
    """Return what happened long ago, or some time in a week, a month or a year, as an event of its paragraph."""
    if period.start is None or period.end is None or period.kind not in (Kind.ON, Kind.SINCE):
        return None
    if period.kind is Kind.SINCE:
        return Event(period.start, period.end, period.kind, sentence, metric)
    if period.unit not in (*_EVENT_UNITS, *_ASIDE_UNITS):
        return None
    if metric and now is not None and now.metric and period.unit in _ASIDE_UNITS:
        return None
    return Event(period.start, period.end, period.kind, sentence, metric, instant=True)


def is_no_event(timeline: Timeline, mention: DateMention, sentence: int, *further: str) -> bool:
    """Return whether a clause tells of what is to come or was known before, of helpers; or has a further cue."""
    clause = timeline.clause(mention.at, sentence)
    if mention.period.unit != "day after" and not timeline.is_of_noun(mention):
        # "two days after the blast the search went on", "the search after Friday's blast": the blast's day
        further = ("aftermath", *further)
    return any(timeline.cues(name, *clause) for name in ("future", "earlier", *further))


def days_ago(timeline: Timeline, date: dt.date) -> int:
    """Return how many days before publication a date lies."""
    published = timeline.published
    return (published - date).days if published else 0

"""What a lead without a date tells of: the event that the text dates behind it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from tracker.extractors.periods.dates import DateMention
from tracker.extractors.periods.events import FRESH_DAYS, HARM, Event, days_ago, event_of, is_no_event
from tracker.extractors.periods.meanings import Kind, Period
from tracker.extractors.periods.timeline import Timeline
from tracker.extractors.reading import Count

_LOOK_AHEAD = 4
_LENGTHS = {"week": range(6, 8), "month": range(28, 32), "year": range(365, 367)}
"""Days of a length of time that the text may name behind a lead ("within a month": September)."""
_LEAD_COUNTS = 2
"""Behind more sentences with counts a date is that of something else."""


@dataclass(frozen=True, slots=True)
class Ahead:
    """Looks ahead in a text with its counts by sentence; ``moves_on`` tells whether a sentence turns to something else.

    ``where`` are the countries of each count.
    """

    timeline: Timeline
    by_sentence: Mapping[int, Sequence[Count]]
    where: Mapping[int, frozenset[str]]
    moves_on: Callable[[int], bool]

    def event(self, sentence: int) -> Event | None:
        """Return the event that a lead without a date tells of: the first one dated behind it."""
        if any(self._opens(mention, sentence) for mention in self.timeline.events(sentence)):
            return None
        told, here = 0, self.by_sentence.get(sentence, ())
        for later in range(sentence + 1, min(sentence + 1 + _LOOK_AHEAD, len(self.timeline.sentences))):
            if self.moves_on(later):
                return None
            counts = self.by_sentence.get(later, ())
            told += bool(counts)
            if told > _LEAD_COUNTS:
                return None
            if not self.timeline.has("event", later) or (counts and not any(c.metric in HARM for c in counts)):
                continue
            if any(self._are_apart(one, other) for one in here for other in counts):
                continue
            if self.timeline.is_new(later, sentence):
                continue
            for mention in self.timeline.events(later):
                event = event_of(self.timeline, None, mention.period, later)
                if (
                    event
                    and self._is_lead(event, mention, later)
                    and not (counts and days_ago(self.timeline, event.start) >= FRESH_DAYS)
                ):
                    return event
        return None

    def _is_lead(self, event: Event, mention: DateMention, sentence: int) -> bool:
        """Return whether a date told later may be the lead's: one of what happened, no storm's way."""
        if event.kind is not Kind.ON or mention.period.unit == "weekend":
            return False
        aside = self.timeline.is_relative(mention, self.timeline.sentences[sentence])
        return not aside and not is_no_event(self.timeline, mention, sentence, "passage")

    def _opens(self, mention: DateMention, sentence: int) -> bool:
        """Return whether a date opens a period of what happened, so that a lead needs no other one."""
        return mention.period.kind not in (Kind.NOW, Kind.AS_OF) and not self.timeline.is_aftermath(mention, sentence)

    def _are_apart(self, one: Count, other: Count) -> bool:
        """Return whether two counts are known to be of different countries."""
        here, there = self.where.get(id(one)), self.where.get(id(other))
        return bool(here and there and here.isdisjoint(there))


def named_behind(timeline: Timeline, sentence: int, period: Period) -> Period | None:
    """Return the week, month or year that the sentence behind a lead names for its length ("within a month")."""
    if sentence > 0 or period.unit != "duration" or not (period.start and period.end):
        return None
    days = (period.end - period.start).days
    behind = timeline.events(1) if len(timeline.sentences) > 1 else ()
    return next((m.period for m in behind if m.period.is_whole() and days in _LENGTHS.get(m.period.unit, ())), None)

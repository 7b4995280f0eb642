"""Which date expression dates which count.

The clause's, else the sentence's, else the document's event: an event has one period until the text says
otherwise. A state in the plain present keeps no event's date (guidelines, "Settled cases").
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field

from tracker.extractors.dates import DateMention
from tracker.extractors.meanings import Kind, Period
from tracker.extractors.reading import Count, Reading
from tracker.extractors.timeline import Timeline

Dates = tuple[dt.date | None, dt.date | None]
_ENDS = (Kind.NOW, Kind.AS_OF, Kind.UNTIL)
_RECENT_DAYS = 45
_LOOK_AHEAD = 8


def assign_periods(reading: Reading, counts: Sequence[Count]) -> list[Dates]:
    """Return the start and end of each count, in the counts' order; None where the text says nothing."""
    if not counts:
        return []
    return _Assignment(Timeline(reading), counts).run()


@dataclass(slots=True)
class _Assignment:
    timeline: Timeline
    counts: Sequence[Count]
    event: Period | None = None
    found: dict[int, Dates] = field(default_factory=dict)

    def run(self) -> list[Dates]:
        by_sentence: dict[int, list[int]] = {}
        for number, count in enumerate(self.counts):
            by_sentence.setdefault(count.sentence, []).append(number)
        for sentence in range(max(by_sentence) + 1):
            if self._moves_on(sentence):
                self.event = None
            here = by_sentence.get(sentence, [])
            ranges = [self.counts[n].at for n in here]
            events = self.timeline.events(sentence, ranges)
            if here and self.event is None:
                self.event = self._coming_event(sentence, by_sentence)
            for number in here:
                self.found[number] = self._date(self.counts[number], events, ranges)
            self._remember(sentence, events, counted=bool(here))
        return [self.found[n] for n in range(len(self.counts))]

    def _moves_on(self, sentence: int) -> bool:
        begin, _ = self.timeline.sentences[sentence]
        return bool(self.timeline.cues("moving_on", begin, begin + 12))

    def _coming_event(self, sentence: int, by_sentence: dict[int, list[int]]) -> Period | None:
        for later in range(sentence + 1, min(sentence + 1 + _LOOK_AHEAD, len(self.timeline.sentences))):
            if self._moves_on(later):
                return None
            if later in by_sentence:
                continue
            for mention in self.timeline.events(later, []):
                if self._is_event(mention.period, later):
                    return mention.period
        return None

    def _is_event(self, period: Period, sentence: int) -> bool:
        if period.start is None or period.end is None or period.unit not in ("day", "span"):
            return False
        published = self.timeline.published
        recent = published is None or (published - period.end).days <= _RECENT_DAYS
        return recent and self.timeline.has("event", sentence)

    def _remember(self, sentence: int, events: list[DateMention], *, counted: bool) -> None:
        for mention in events:
            period = mention.period
            if self._is_event(period, sentence) or (counted and self._dates_the_news(period)):
                self.event = period
                return

    def _dates_the_news(self, period: Period) -> bool:
        published = self.timeline.published
        if period.start is None or period.end is None or period.unit not in ("day", "span") or published is None:
            return False
        return (published - period.start).days <= _RECENT_DAYS

    def _date(self, count: Count, events: list[DateMention], counts: list[tuple[int, int]]) -> Dates:
        events = [m for m in events if not _overlap(m.at, count.phrase)]
        clause = [m for m in events if count.clause[0] <= m.at[0] < count.clause[1]]
        begins = _nearest([m for m in clause if m.period.kind not in _ENDS], count, counts)
        begins = begins or _nearest([m for m in events if m.period.kind not in _ENDS], count, counts)
        ends = [m for m in clause if m.period.kind in _ENDS] or [m for m in events if m.period.kind in _ENDS]
        end = ends[0].period.end if ends else None
        if begins is not None:
            return self._with_end(begins, end, count)
        present = bool(self.timeline.cues("present", *count.clause))
        if self.event is None or (present and not ends):
            return None, end
        if end is None and self.timeline.cues("ongoing", *self.timeline.sentences[count.sentence]):
            end = self.timeline.published
        start = self.event.start
        if end is not None and start is not None and end >= start:
            return start, end
        return start, self.event.end

    def _with_end(self, begins: Period, end: dt.date | None, count: Count) -> Dates:
        if begins.unit == "day" and begins.end and self.timeline.cues("reaching", *count.clause):
            start = self.event.start if self.event else None
            return (start if start and start <= begins.end else None), begins.end
        if end is not None and begins.start is not None and end >= begins.start:
            return begins.start, end
        return begins.start, begins.end


def _overlap(a: tuple[int, int], b: tuple[int, int]) -> bool:
    return a[0] < b[1] and b[0] < a[1]


def _nearest(mentions: list[DateMention], count: Count, counts: list[tuple[int, int]]) -> Period | None:
    """Return the period of the nearest mention, those with another count in between last."""

    def distance(mention: DateMention) -> tuple[int, int]:
        low, high = min(mention.at[1], count.at[1]), max(mention.at[0], count.at[0])
        between = sum(low <= c[0] < high for c in counts if c != count.at)
        return between, high - low

    return min(mentions, key=distance).period if mentions else None

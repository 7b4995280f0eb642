"""Which date expression dates which count.

The clause's, else the sentence's, else the document's event: an event has one period until the text says
otherwise. A state in the plain present keeps no event's date (guidelines, "Settled cases").
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from tracker.extractors.calendar import unit_of
from tracker.extractors.dates import DateMention
from tracker.extractors.meanings import Kind, Period
from tracker.extractors.reading import Count, Reading
from tracker.extractors.timeline import Timeline
from tracker.figure import Range

Dates = tuple[dt.date | None, dt.date | None]
_ENDS = (Kind.NOW, Kind.AS_OF, Kind.UNTIL)
_MOVES = ("displaced", "refugees", "returned")
_STATES = ("besieged", "health_facilities_closed")
_TOLLS = ("killed", "injured", "missing")
_HARM = ("killed", "injured", "homes_destroyed", "health_facilities_damaged")
_DAYS = ("day", "today")
_RECENT_DAYS = 45
_FRESH_DAYS = 7
_ERA_TOLL = 1000
"""A toll this high in a sentence about a war is the war's, not the day's."""
_LOOK_AHEAD = 10
_LEAD = 3
_SPAN_REACHES = 2
"""A period told without a count ("the rains of the last three days") serves so many sentences behind it."""
_PART_REACHES = 3
_SERIES_REACHES = 2
_SINCE_REACHES = 1
"""A running total's start serves other metrics in so many sentences behind it."""


def assign_periods(reading: Reading, counts: Sequence[Count]) -> list[Dates]:
    """Return the start and end of each count, in the counts' order; None where the text says nothing."""
    if not counts:
        return []
    return _Assignment(Timeline(reading), counts).run()


@dataclass(frozen=True, slots=True)
class _Event:
    """What the text tells of: its dates, and how they were told."""

    start: dt.date
    end: dt.date
    kind: Kind
    sentence: int
    metric: str = ""
    weak: bool = False


@dataclass(slots=True)
class _Assignment:
    timeline: Timeline
    counts: Sequence[Count]
    event: _Event | None = None
    moved: bool = False
    rolling: bool = False
    series: tuple[str, Dates, int] | None = None
    found: dict[int, Dates] = field(default_factory=dict)

    def run(self) -> list[Dates]:
        by_sentence: dict[int, list[int]] = {}
        for number, count in enumerate(self.counts):
            by_sentence.setdefault(count.sentence, []).append(number)
        for sentence in range(max(by_sentence) + 1):
            if self._moves_on(sentence):
                self.event, self.moved = None, True
            here = by_sentence.get(sentence, [])
            ranges = [self.counts[n].at for n in here]
            events = self.timeline.events(sentence, ranges)
            if here and self.event is None and not self.moved and sentence < _LEAD:
                self.event = self._coming_event(sentence, by_sentence)
            if not here:
                self._narrate(sentence, events)
            for number in here:
                self._date(number, events, ranges)
        return [self.found[n] for n in range(len(self.counts))]

    def _moves_on(self, sentence: int) -> bool:
        begin, _ = self.timeline.sentences[sentence]
        return bool(self.timeline.cues("moving_on", begin, begin + 12)) or self.timeline.is_dateline(sentence)

    def _coming_event(self, sentence: int, by_sentence: dict[int, list[int]]) -> _Event | None:
        """Return the event that a lead without a date tells of: the first one dated behind it."""
        if self.timeline.events(sentence, []):
            return None
        for later in range(sentence + 1, min(sentence + 1 + _LOOK_AHEAD, len(self.timeline.sentences))):
            if self._moves_on(later):
                return None
            counts = [self.counts[n] for n in by_sentence.get(later, ())]
            for mention in self.timeline.events(later, [c.at for c in counts]):
                event = self._event(mention.period, later)
                if event is None or event.kind is not Kind.ON:
                    continue
                if self.timeline.has("event", later) and (not counts or any(c.metric in _HARM for c in counts)):
                    return event
        return None

    def _event(self, period: Period, sentence: int, metric: str = "") -> _Event | None:
        """Return a period as an event, None where it is too vague or too old to be the news."""
        if period.start is None or period.end is None:
            return None
        if period.kind is not Kind.SINCE and period.unit not in (
            "day",
            "today",
            "day after",
            "night",
            "span",
            "duration",
            "weekend",
        ):
            return None
        published = self.timeline.published
        told = self.event is not None and self.event.metric
        if published is not None and (published - period.start).days > _RECENT_DAYS and (told or not metric):
            return None
        return _Event(period.start, period.end, period.kind, sentence, metric)

    def _narrate(self, sentence: int, events: list[DateMention]) -> None:
        """Take up the event of a sentence without counts, unless it lies within the one told of."""
        strong = self.timeline.has("event", sentence)
        for mention in events:
            if self.timeline.cues("future", *self.timeline.clause(mention.at, sentence)):
                continue
            event = self._event(mention.period, sentence)
            if event and not self._is_told(event):
                if strong:
                    self.event = event
                elif self.event is None:
                    self.event = replace(event, weak=True)
                return

    def _is_told(self, event: _Event) -> bool:
        """Return whether an event lies within the one that the text tells of already."""
        now = self.event
        return (
            now is not None
            and now.metric != ""
            and now.kind is Kind.ON
            and now.start <= event.start
            and event.end <= now.end
        )

    def _date(self, number: int, events: list[DateMention], counts: list[Range]) -> None:
        count = self.counts[number]
        events = [m for m in events if not _overlap(m.at, count.at)]
        clause = [m for m in events if count.clause[0] <= m.at[0] < count.clause[1]]
        end = self._end(events, clause, count, counts)
        own = self._nearest(clause, count, counts)
        if own is None and not (end and end.kind is Kind.UNTIL):
            whole = self._whole(number)
            own = self._nearest(events, count, counts)
            if whole is not None and (own is None or self.counts[whole].sentence == count.sentence) and end is None:
                self.found[number] = self.found[whole]
                return
        told = self.timeline.told(count.sentence, counts, count.at)
        reached = self.timeline.cues("reaching", *count.clause)
        if (
            own is not None
            and told
            and (own.unit == "day after" or (reached and not clause and own.unit in ("month", "year")))
        ):
            self.found[number] = None, told
            return
        if end is not None and end.kind is Kind.NOW and told:
            end = Period(None, told, Kind.NOW)
        if own is None:
            self.found[number] = self._inherited(count, end, told)
        else:
            self.found[number] = self._own(own, end, count, inside=bool(clause))

    def _whole(self, number: int) -> int | None:
        """Return the count before it that a part belongs to."""
        count = self.counts[number]
        if not count.subset:
            return None
        for other in range(number - 1, -1, -1):
            whole = self.counts[other]
            if count.sentence - whole.sentence > _PART_REACHES:
                return None
            if whole.metric == count.metric and whole.unit == count.unit and _size(whole) >= _size(count):
                return other
        return None

    def _end(
        self, events: list[DateMention], clause: list[DateMention], count: Count, counts: list[Range]
    ) -> Period | None:
        """Return what ends the count's period: "now" from its own clause, another end from its sentence too."""
        elsewhere = [c.clause for c in self.counts if c.sentence == count.sentence and c.clause != count.clause]

        def fits(mention: DateMention) -> bool:
            state = mention.period.kind is Kind.NOW and mention.period.unit != "total"
            return mention in clause or not state or not any(c[0] <= mention.at[0] < c[1] for c in elsewhere)

        ends = [m for m in events if m.period.kind in _ENDS and fits(m)]
        best = min(ends, key=lambda m: (m not in clause, _between(m, count, counts)), default=None)
        return best and best.period

    def _own(self, own: Period, end: Period | None, count: Count, *, inside: bool) -> Dates:
        if (
            own.unit in _DAYS
            and count.metric in _HARM
            and self._is_earlier(count, self.timeline.sentences[count.sentence])
        ):
            return None, own.end
        if own.unit == "edge 0" and own.start == own.end and count.metric not in _HARM:
            return None, own.end
        start, last = own.start, own.end
        fixed = own.kind is Kind.ON and own.unit == "span" and end is not None and end.kind is Kind.NOW
        if end is not None and end.end and start and end.end >= start and not fixed:
            last = end.end
        ongoing = self.timeline.cues("ongoing", *count.clause) and count.metric not in _HARM
        if own.kind is Kind.ON and own.unit in _DAYS and ongoing and not inside:
            last = self.timeline.published
        self.series = None
        statistic = own.kind is Kind.SINCE or own.unit in ("month", "year", "span")
        if count.metric in _MOVES and statistic and start and end is None:
            self.series = count.metric, (start, last), count.sentence
        if count.metric in _HARM or self.timeline.has("event", count.sentence):
            event = self._event(Period(start, last, own.kind, own.unit), count.sentence, count.metric)
            state = count.metric not in _HARM and (own.unit == "today" or (end and end.kind is Kind.NOW))
            if event and not state and self._is_newer(event):
                self.event = event
        return start, last

    def _is_newer(self, event: _Event) -> bool:
        """Return whether an event is what the text goes on with, no look back at an older one."""
        if self.event is None or self.event.weak or not self.event.metric or event.start >= self.event.start:
            return True
        published = self.timeline.published
        return published is not None and (published - event.start).days <= _FRESH_DAYS

    def _is_earlier(self, count: Count, where: Range) -> bool:
        """Return whether a range tells what was known before ("until then", "at first")."""
        dated = [m.at for m in self.timeline.mentions(count.sentence)]
        return any(not any(_overlap(c, d) for d in dated) for c in self.timeline.cues("earlier", *where))

    def _inherited(self, count: Count, end: Period | None, told: dt.date | None) -> Dates:
        event, sentence = self.event, self.timeline.sentences[count.sentence]
        if end is None and (dates := self._continued(count)):
            return dates
        earlier = self._is_earlier(count, (sentence[0], count.at[0]))
        if earlier and (end is None or end.kind is Kind.NOW) and (self.rolling or event is None):
            return None, None
        open_ = end is not None and (end.kind is Kind.NOW or (end.kind is Kind.UNTIL and count.metric not in _HARM))
        stock = end is not None and end.kind is Kind.AS_OF and count.metric not in _HARM
        if end is not None and (open_ or (stock and not self.timeline.has("event", count.sentence))):
            return None, end.end
        if self.timeline.cues("era", *count.clause) or (
            _size(count) >= _ERA_TOLL and self.timeline.has("era", count.sentence)
        ):
            return None, end.end if end else None
        if event is None or not self._reaches(event, count):
            reached = self.timeline.cues("reaching", *count.clause)
            last = told if count.metric in _TOLLS or reached else None
            return None, end.end if end else last
        if event.weak:
            self.event = event = replace(event, weak=False)
        if end is None and self.timeline.cues("present", *count.clause):
            return None, None
        reaching = bool(self.timeline.cues("reaching", *count.clause))
        before = told if told and self.timeline.published and told < self.timeline.published else None
        last = end.end if end else (told if reaching else before) if event.kind is Kind.ON else None
        rolling = self.timeline.cues("ongoing", *count.clause) or reaching
        if last is None and event.sentence != count.sentence and rolling:
            last = self.timeline.published
        last = last if last is not None and last >= event.start else event.end
        self.rolling = self.rolling or last > event.end
        if end is not None and end.kind is Kind.AS_OF:
            self.event = _Event(event.start, last, event.kind, count.sentence, count.metric)
        return event.start, last

    def _continued(self, count: Count) -> Dates | None:
        """Return the period of the statistics that the text goes on with ("…, followed by 6,200 Syrians")."""
        if self.series is None or self.timeline.cues("present", *count.clause):
            return None
        metric, dates, sentence = self.series
        if count.metric not in _MOVES or count.sentence - sentence > _SERIES_REACHES:
            return None
        self.series = metric, dates, count.sentence
        return dates

    def _reaches(self, event: _Event, count: Count) -> bool:
        if (event.weak and count.sentence - event.sentence > 1) or count.metric in _STATES:
            return False
        if not event.metric and event.start != event.end and count.sentence - event.sentence > _SPAN_REACHES:
            return False
        if event.kind is not Kind.SINCE or not event.metric:
            return True
        near = count.sentence - event.sentence <= _SINCE_REACHES
        return near or (count.metric in _HARM and event.metric in _HARM)

    def _nearest(self, mentions: list[DateMention], count: Count, counts: list[Range]) -> Period | None:
        """Return the period of the nearest mention, those with another count in between last."""

        def distance(mention: DateMention) -> tuple[float, int, int]:
            late = self._is_attributive(mention) + (mention.period.unit == "duration") / 2
            return late, *_between(mention, count, counts)

        fit = [m for m in mentions if m.period.kind not in _ENDS]
        fit = [m for m in fit if m.at[0] < count.at[0] or ";" not in self.timeline.text[count.at[1] : m.at[0]]]
        fit = [m for m in fit if m.period.kind is not Kind.COMPARED or m.at[0] < count.at[0]]
        best = min(fit, key=distance, default=None)
        if best is None:
            return None
        when = self.timeline.cues("when", best.at[1], best.at[1] + 1)
        if best.period.kind is Kind.SINCE and when and best.period.start and count.at[0] > best.at[1]:
            return Period(*unit_of(best.period.start, best.period.unit), Kind.ON, best.period.unit)
        return best.period

    def _is_attributive(self, mention: DateMention) -> bool:
        """Return whether an expression stands inside a noun phrase ("aus den seit 2012 gehaltenen Vierteln")."""
        return any(
            r[1] == mention.at[0] - 1 for r in self.timeline.cues("attributive", mention.at[0] - 8, mention.at[0])
        )


def _between(mention: DateMention, count: Count, counts: list[Range]) -> tuple[int, int]:
    """Return how many other counts and how many characters lie between an expression and a count."""
    low, high = min(mention.at[1], count.at[1]), max(mention.at[0], count.at[0])
    return sum(low <= c[0] < high for c in counts if c != count.at), high - low


def _size(count: Count) -> int:
    return max(count.low or 0, count.high or 0)


def _overlap(a: Range, b: Range) -> bool:
    return a[0] < b[1] and b[0] < a[1]

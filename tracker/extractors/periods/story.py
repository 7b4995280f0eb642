"""What a document tells of while it is read: the event whose date serves the counts that have none."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import replace

from tracker.extractors.periods.ahead import Ahead
from tracker.extractors.periods.calendar import unit_of
from tracker.extractors.periods.events import (
    FRESH_DAYS,
    HARM,
    RECENT_DAYS,
    STATES,
    Dates,
    Event,
    days_ago,
    event_of,
    is_no_event,
    past_of,
)
from tracker.extractors.periods.meanings import Kind, Period
from tracker.extractors.periods.series import Series
from tracker.extractors.periods.timeline import Timeline
from tracker.extractors.reading import Count

_STANDING = ("lasting", "was")
"""A day that something was so on, or was counted before, is no event's."""
_HEAD = 12
"""Words that move on stand within so many characters of a sentence's begin."""
_HEADLINES = 4
"""What counts for a whole report is said in so many sentences."""
_LEAD = 3
"""A lead without a date, in so many sentences, tells of the event that is dated later."""
_REACH = 9
"""An event serves counts after so many sentences that tell of none."""
_SPAN_REACHES = 2
"""A period told without a count ("the rains of the last three days") serves so many sentences behind it."""
_ASIDE_REACHES = 2
"""What happened in a week, a month, a year or long ago serves so many sentences of its paragraph."""
_SINCE_REACHES = 2
"""A running total's start serves other metrics in so many sentences behind it."""


class Story:
    """The event that the text tells of at the sentence reached, from one sentence to the next."""

    def __init__(
        self,
        timeline: Timeline,
        by_sentence: Mapping[int, Sequence[Count]],
        where: Mapping[int, frozenset[str]] | None = None,
    ) -> None:
        self.timeline = timeline
        self.event: Event | None = None
        self.rolling = False
        """Whether the event's toll grows from day to day."""
        self.reported = timeline.published
        """The day up to which the text counts: of publication, or as its head says ("as of 3 April")."""
        self.is_as_of = False
        self.covered: Dates = None, None
        """The period of a report whose head tells one ("reporting period: 1 to 15 July")."""
        self._by_sentence = by_sentence
        self._head = min(_HEADLINES, min(by_sentence, default=0))
        self._where = where or {}
        self._moved = False
        self._aside: Event | None = None
        self.series = Series(timeline)
        self._ahead = Ahead(timeline, by_sentence, self._where, self._moves_on)

    def go_to(self, sentence: int) -> None:
        """Read up to a sentence; ask for each in order."""
        if self.timeline.opens_paragraph(sentence):
            self._aside = None
        if self._moves_on(sentence):
            self.event, self._moved = None, True
            self.series.forget()
        if sentence < self._head:
            self._take_date_of_report(sentence)
        if sentence in self._by_sentence:
            if self.event is None and self._aside is None and not self._moved and sentence < _LEAD:
                self.event = self._ahead.event(sentence)
        elif sentence + 1 in self._by_sentence or self.timeline.has("event", sentence):
            self._narrate(sentence)

    def _take_date_of_report(self, sentence: int) -> None:
        """Take up the day that the head of a report counts up to."""
        for mention in self.timeline.events(sentence):
            published = self.timeline.published
            if mention.period.kind is Kind.COVERED:
                self.covered = mention.period.start, mention.period.end
                self.is_as_of, self.reported = True, mention.period.end
            if mention.period.kind is Kind.AS_OF and mention.period.end and published:
                self.is_as_of = mention.period.end <= published
                self.reported = min(mention.period.end, published)

    def tell(self, period: Period, dates: Dates, count: Count, *, state: bool) -> None:
        """Take up the period that a count was found to have in its own sentence."""
        start, end = dates
        self.series.take(period, dates, count, state=state)
        is_late = count.further and count.most == 1
        is_help = count.metric == "affected" and bool(self.timeline.cues("helping", *count.clause))
        if (
            state
            or count.subset
            or is_late
            or is_help
            or not (count.metric in HARM or self.timeline.has("event", count.sentence))
        ):
            return
        period = replace(period, start=start, end=end)
        event = event_of(self.timeline, self.event, period, count.sentence, count.metric)
        if event and self._is_same(event):
            self._aside = None
            return
        if event and self._is_newer(event):
            self.event, self._aside = replace(event, where=self._countries(count)), None
        elif event is None or event.kind is Kind.SINCE:
            aside = past_of(self.event, period, count.sentence, count.metric)
            self._aside = aside and replace(aside, where=self._countries(count))

    def is_beside(self, event: Event, count: Count) -> bool:
        """Return whether an event was told in a count's own paragraph, before it."""
        between = range(event.sentence + 1, count.sentence + 1)
        return event.sentence <= count.sentence and not any(self.timeline.opens_paragraph(i) for i in between)

    def is_behind(self, sentence: int) -> bool:
        """Return whether what the text tells of was told behind a sentence."""
        return any(event is not None and event.sentence > sentence for event in (self.event, self._aside))

    def reaches(self, count: Count) -> Event | None:
        """Return the event where it serves a count."""
        if count.metric in STATES or (self._aside and self._aside.kind is Kind.SINCE and count.metric not in HARM):
            return None
        if self._aside and self._is_aside(count, self._aside):
            return self._aside
        event = self.event
        if event is None or self._is_of_another_place(count, event) or self._is_apart(count, event):
            return None
        if count.sentence - max(event.sentence, event.served) > self._reach(event):
            return None
        behind = count.sentence - event.sentence
        if event.weak and behind > 1:
            return None
        is_total = event.kind is Kind.SINCE and event.metric != ""
        reach = _SINCE_REACHES if days_ago(self.timeline, event.start) <= RECENT_DAYS else 1
        if is_total and behind > reach and not (count.metric in HARM and event.metric in HARM):
            return None
        self.event = replace(event, weak=False, served=count.sentence)
        return self.event

    def _reach(self, event: Event) -> int:
        """Return after how many sentences that tell of none an event serves counts no more."""
        is_span = not event.metric and event.start != event.end and not event.night
        return _SPAN_REACHES if is_span else _REACH

    def _is_of_another_place(self, count: Count, event: Event) -> bool:
        """Return whether a count is known to be of another country than the event, or told of a neighbouring place."""
        is_near = event.sentence == count.sentence or count.subset
        begin = self.timeline.sentences[count.sentence][0]
        is_beyond = not is_near and bool(self.timeline.cues("neighbouring", begin, count.at[0]))
        return is_beyond or self._is_elsewhere(count, event)

    def _is_apart(self, count: Count, event: Event) -> bool:
        """Return whether an event is told too far from a count of another kind: behind it, or in another paragraph."""
        if count.metric == "missing" and event.sentence > count.sentence:
            return True
        if event.sentence >= count.sentence or self.is_beside(event, count):
            return False
        last = replace(event, sentence=max(event.sentence, event.served))
        is_harm = event.metric in HARM and not event.instant and not self.is_beside(last, count)
        return event.window or (is_harm and count.metric not in HARM)

    def running(self, count: Count) -> dt.date | None:
        """Return since when something goes on that the sentence before told, for a total ("since May … So far …")."""
        aside = self._aside
        is_next = aside is not None and aside.kind is Kind.SINCE and count.sentence - aside.sentence == 1
        return aside.start if aside and is_next else None

    def _countries(self, count: Count) -> frozenset[str]:
        return self._where.get(id(count), frozenset())

    def _is_elsewhere(self, count: Count, event: Event) -> bool:
        """Return whether a count is known to be of another country than the event."""
        here = self._countries(count)
        return bool(here and event.where) and here.isdisjoint(event.where)

    def _is_aside(self, count: Count, aside: Event) -> bool:
        """Return whether a count belongs to what was told beside the news; people on the move only right behind it."""
        is_going_on_elsewhere = aside.kind is Kind.SINCE and self._is_elsewhere(count, aside)
        if is_going_on_elsewhere or self.timeline.cues("ongoing", *count.clause):
            return False
        return count.sentence - aside.sentence <= (_ASIDE_REACHES if count.metric in HARM else 1)

    def _moves_on(self, sentence: int) -> bool:
        begin, end = self.timeline.sentences[sentence]
        if self.timeline.is_heading(sentence):
            return True
        if self.timeline.is_dateline(sentence) or (
            self.timeline.is_item(sentence) and (not self.is_as_of or self.covered[0])
        ):
            return True
        return bool(self.timeline.cues("moving_on", begin, min(begin + _HEAD, end)))

    def _narrate(self, sentence: int) -> None:
        """Take up the event of a sentence without counts, unless it lies within the one told of."""
        strong = self.timeline.has("event", sentence)
        opens = self.timeline.opens_paragraph(sentence)
        for mention in self.timeline.events(sentence):
            event = event_of(self.timeline, self.event, mention.period, sentence)
            if event is None and strong and not is_no_event(self.timeline, mention, sentence):
                self._aside = past_of(self.event, mention.period, sentence) or self._aside
            standing = _STANDING if mention.period.unit == "day" else ()
            if event and self.event and self._is_told(event):
                self.event = replace(self.event, served=sentence)
            if event is None or self._is_told(event) or is_no_event(self.timeline, mention, sentence, *standing):
                continue
            if strong and self.event and self.timeline.looks_back(mention):
                self._aside = event
                return
            if strong or opens or self.event is None:
                self.event, self._aside = event if strong else replace(event, weak=True), None
            return

    def _is_told(self, event: Event) -> bool:
        """Return whether an event lies within the one that the text tells of already."""
        now = self.event
        if now is None or now.metric == "" or now.kind is not Kind.ON:
            return False
        is_closer = event.start == event.end and (now.start, now.end) == unit_of(event.start, "weekend")
        return now.start <= event.start and event.end <= now.end and not is_closer

    def _is_same(self, event: Event) -> bool:
        """Return whether an event is the one that a count of its sentence told, of more weight than this one's."""
        now = self.event
        is_there = now is not None and (now.start, now.end, now.sentence) == (event.start, event.end, event.sentence)
        return is_there and now is not None and now.metric in HARM and event.metric not in HARM

    def _is_newer(self, event: Event) -> bool:
        """Return whether an event is what the text goes on with, no look back at an older one."""
        now = self.event
        if now is None or now.weak or not now.metric or event.start >= now.start:
            return True
        return self.timeline.published is not None and days_ago(self.timeline, event.start) <= FRESH_DAYS

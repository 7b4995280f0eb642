"""The period of a count that its own sentence does not date: by the event that the text tells of, or the report."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace

from tracker.extractors.periods.events import HARM, Dates, Event
from tracker.extractors.periods.meanings import Kind, Period
from tracker.extractors.periods.shares import as_of, going_on, sibling
from tracker.extractors.periods.story import Story
from tracker.extractors.periods.wording import Wording
from tracker.extractors.reading import Count

_VICTIMS = ("killed", "injured")
_ERA_TOLL = 1000
"""A toll this high in a sentence about a war is the war's, not the day's."""


@dataclass(slots=True)
class Inherited:
    """A count in the story it is told in, with those ``before`` it; ``why`` is the rule that dated it."""

    story: Story
    wording: Wording
    before: Sequence[tuple[Count, Dates]]
    why: str = ""

    def of(self, end: Period | None, told: dt.date | None) -> Dates:
        """Return the period by the event that the text tells of."""
        count, story = self.wording.count, self.story
        plain = end is None and self.wording.has_of_its_own("present") and not self.wording.has("ongoing")
        plain = plain and count.metric not in _VICTIMS
        if end is None and (dates := self._without_event(told, plain=plain)) is not None:
            return dates
        earlier = self.wording.is_earlier((story.timeline.sentences[count.sentence][0], count.at[0]))
        if earlier and (end is None or end.kind is Kind.NOW):
            return None, told
        if end and end.unit == "total" and (start := story.running(count)):
            self.why = "period:event"
            return start, end.end
        if (end and self._is_stock(end)) or self._is_of_an_era():
            return None, end.end if end else None
        event = story.reaches(count)
        if event is None:
            return self._of_report(end, told, plain=plain)
        if end and end.unit == "total" and not self._opens_total(event):
            return None, end.end
        if plain:
            return None, None
        self.why = "period:event"
        last = self._last(event, end, told)
        story.rolling = story.rolling or last > event.end
        if end and end.kind is Kind.AS_OF and not event.instant:
            story.event = replace(event, end=last, sentence=count.sentence, metric=count.metric)
        return None if event.open else event.start, last

    def _without_event(self, told: dt.date | None, *, plain: bool) -> Dates | None:
        """Return the period of a count that no event is to date, None where one may."""
        story, wording = self.story, self.wording
        if wording.has("some_day"):
            return None, None
        if since := self._since_outbreak():
            self.why = "period:event"
            return since
        if shared := self._continued(plain=plain):
            return shared
        if self._is_of_no_event():
            return self._of_report(None, told, plain=False)
        if wording.has("in_report"):
            self.why = "period:report"
            return story.covered
        if story.timeline.has("beforehand", wording.count.sentence):
            return None, None
        return None

    def _since_outbreak(self) -> Dates | None:
        """Return the period of a war whose beginning the sentence before told ("It has killed 20,000 people")."""
        count, timeline, before = self.wording.count, self.story.timeline, self.wording.count.sentence - 1
        if before < 0 or not (timeline.has("era", before) and timeline.has("begun", before)):
            return None
        if not timeline.cues("its_toll", *timeline.sentences[count.sentence]):
            return None
        begun = [m.period for m in timeline.events(before) if m.period.kind in (Kind.ON, Kind.SINCE) and m.period.start]
        return (begun[0].start, self.story.reported) if len(begun) == 1 else None

    def _is_of_no_event(self) -> bool:
        """Return whether a count tells who is missing now, or whom helpers served."""
        metric = self.wording.count.metric
        is_missing = metric == "missing" and self.wording.has_of_its_own("lacking")
        is_affected = metric == "affected" and self.wording.has_of_its_own("stative")
        return is_missing or is_affected or (metric == "affected" and self.wording.has("helping"))

    def _continued(self, *, plain: bool) -> Dates | None:
        """Return the period that a count goes on with: of the statistics before it, of "thereby"."""
        count, story = self.wording.count, self.story
        head = story.timeline.sentences[count.sentence][0]
        thereby = bool(story.timeline.cues("thereby", head, head + 1))
        shared = sibling(count, self.before)
        shared = shared or (as_of(count, self.before) if count.further else None)
        shared = shared or (going_on(count, self.before) if thereby else None)
        shared = shared or (None if plain else story.series.of(count))
        if shared:
            self.why = "period:statistics"
        return shared

    def _of_report(self, end: Period | None, told: dt.date | None, *, plain: bool) -> Dates:
        """Return the period of a count that no event dates: the report's."""
        story = self.story
        if end is not None:
            return None, end.end
        if story.is_as_of and not plain:
            return story.covered if story.covered[0] else (None, story.reported)
        return None, told if self.wording.reaches() else None

    def _opens_total(self, event: Event) -> bool:
        """Return whether a running total counts from an event: one of its paragraph, not the day's news it grew by."""
        is_news = event.sentence == self.wording.count.sentence and self.wording.has("bringing")
        return (
            not event.is_long and not event.window and not is_news and self.story.is_beside(event, self.wording.count)
        )

    def _last(self, event: Event, end: Period | None, told: dt.date | None) -> dt.date:
        """Return the last day of a count that an event serves: later ones where the toll is still growing."""
        published = self.story.reported
        last, reaching = end and end.end, self.wording.reaches()
        later = told and published and told < published and not (event.instant or self._is_of_its_day(event))
        if end is None and event.kind is Kind.ON and told and (reaching or later):
            last = told
        if end is None and event.kind is Kind.ON and self.story.is_as_of:
            last = published
        if (
            last is None
            and event.sentence != self.wording.count.sentence
            and (reaching or (self.wording.has("ongoing") and not event.instant))
        ):
            last = published
        if last is None and event.unfolding and event.metric == "":
            last = published
        return last if last and last >= event.start else event.end

    def _is_of_its_day(self, event: Event) -> bool:
        """Return whether an event whose one day is told behind a toll took place then ("killed 23, police said …")."""
        count = self.wording.count
        return event.sentence > count.sentence and count.metric in _VICTIMS and event.start == event.end

    def _is_stock(self, end: Period) -> bool:
        """Return whether an end dates a state or a running total, whose beginning the text leaves open."""
        if end.kind is Kind.NOW:
            return end.unit != "total"
        if self.wording.count.metric in HARM:
            return False
        return (
            end.kind is Kind.UNTIL
            or self.wording.has("lasting")
            or not self.story.timeline.has("event", self.wording.count.sentence)
        )

    def _is_of_an_era(self) -> bool:
        is_high = self.wording.count.most >= _ERA_TOLL
        return self.wording.has("era") or (is_high and self.story.timeline.has("era", self.wording.count.sentence))

"""Which date expression dates which count.

The clause's, else the sentence's, else the document's event: an event has one period until the text says
otherwise. A state in the plain present keeps no event's date (guidelines, "Settled cases").
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace

from tracker.extractors.periods.countries import countries_of
from tracker.extractors.periods.events import HARM, Dates, Event
from tracker.extractors.periods.meanings import Kind, Period
from tracker.extractors.periods.nearby import Nearby, overlap
from tracker.extractors.periods.shares import as_of, going_on, outer, sibling, whole_of
from tracker.extractors.periods.story import Story
from tracker.extractors.periods.timeline import Timeline
from tracker.extractors.reading import Count, Reading
from tracker.figure import Range

_DAYS = ("day", "today")
_EDGES = ("edge 0", "edge 1", "edge 2")
_FAR = 500
_FLOWS = ("refugees", "returned")
_VICTIMS = ("killed", "injured")
_RIGHT_BEFORE = 30
_ERA_TOLL = 1000
"""A toll this high in a sentence about a war is the war's, not the day's."""
_BESIDE = 12
"""So many counts to each side of one are looked at."""


def assign_periods(reading: Reading, counts: Sequence[Count], places: Sequence[Sequence[str]] = ()) -> list[Dates]:
    """Return the start and end of each count; see ``date_counts``."""
    return [dates for dates, _ in date_counts(reading, counts, places)]


def date_counts(
    reading: Reading, counts: Sequence[Count], places: Sequence[Sequence[str]] = ()
) -> list[tuple[Dates, str]]:
    """Return each count's start and end with the rule that gave them, in order; None where the text says nothing.

    ``places`` are the names of each count's places; what happened in one country does not date counts of another.
    ``counts`` are in the order of the text. Without a date of publication only dates that are written in
    full are resolved.
    """
    by_sentence: dict[int, list[Count]] = {}
    for count in counts:
        by_sentence.setdefault(count.sentence, []).append(count)
    where = {id(count): countries_of(names) for count, names in zip(counts, places, strict=False)}
    story = Story(Timeline(reading, counts), by_sentence, where)
    found: list[tuple[Count, Dates]] = []
    dated: dict[int, tuple[Dates, str]] = {}
    for sentence in range(max(by_sentence, default=-1) + 1):
        story.go_to(sentence)
        here = by_sentence.get(sentence, [])
        for i, count in enumerate(here):
            beside = here[max(0, i - _BESIDE) : i + _BESIDE]
            dating = _Dating(story, count, beside, found)
            found.append((count, dating.dates()))
            dated[id(count)] = found[-1][1], dating.why
    return [dated[id(count)] for count in counts]


@dataclass(slots=True)
class _Dating:
    """One count with all that may date it: those ``beside`` it in its sentence, those ``before`` it.

    ``why`` is the rule that dated it: the text of a date in its own sentence, or a word for what else did.
    """

    story: Story
    count: Count
    beside: Sequence[Count]
    before: Sequence[tuple[Count, Dates]]
    why: str = "period:none"

    def dates(self) -> Dates:
        count, timeline = self.count, self.story.timeline
        if (shared := outer(count, self.before, timeline.text)) is not None:
            self.why = "period:bracket"
            return shared
        nearby = Nearby(timeline, count, self.beside, self.story.reported)
        own, end = nearby.periods()
        inside = bool(nearby.clause)
        if own is not None or end is not None:
            self.why = f"period:{nearby.words(own or end)}"
        if not nearby.is_dated_inside and end is None and (shared := self._of_whole(own)):
            return shared
        if own is not None and self._is_plain_state(own, nearby):
            own = None
        if own is not None and own.unit == "day after" and end and end.kind is Kind.NOW:
            return None, end.end
        if own is not None and not inside and self._is_earlier(count.clause):
            return None, None
        told = timeline.told(count.sentence, count.at)
        if own is not None and told and self._is_aside(own, inside=inside):
            return None, told
        end = self._seen_until(end, told)
        if own and end and not nearby.is_dated_inside and self._is_state_now(own, end):
            own = None
        if own is None and (dates := self._inherited(end, told)) != (None, None):
            return dates
        after = [m.period for m in nearby.aftermath if not timeline.cues("harming", m.at[1], count.at[0])]
        if own is None and not (after and count.metric in HARM):
            return None, None
        return self._own(own or after[0], end, inside=inside)

    def _of_whole(self, own: Period | None) -> Dates | None:
        """Return the period of the whole that the count is a part of, None where that does not date it."""
        whole = whole_of(self.count, self.before)
        if whole is None or self._is_newly_dated(whole[0], own):
            return None
        is_near = whole[0].sentence == self.count.sentence
        if own is not None and not is_near:
            return None
        self.why = "period:whole"
        return whole[1] if is_near else self.story.main(whole[1], self.count)

    def _seen_until(self, end: Period | None, told: dt.date | None) -> Period | None:
        """Return what ends the period, "now" as the day of the report that the sentence or the text's head names."""
        if end is None or end.kind is not Kind.NOW:
            return end
        if told:
            return replace(end, end=told)
        return replace(end, end=self.story.reported) if self.story.is_as_of else end

    def _is_state_now(self, own: Period, end: Period) -> bool:
        """Return whether a count tells what is so now, which the date of another clause does not open."""
        lasts = end.kind is Kind.NOW and end.unit != "total"
        return lasts and own.kind is Kind.ON and self.count.metric not in ("killed", "homes_destroyed")

    def _has(self, cue: str) -> bool:
        return bool(self.story.timeline.cues(cue, *self.count.clause))

    def _is_plain_state(self, own: Period, nearby: Nearby) -> bool:
        """Return whether a count tells a state in the plain present, so that a day in another clause is not its own."""
        if self.count.metric in HARM or not self._has_of_its_own("present"):
            return False
        return own.kind is Kind.ON and own.unit in _DAYS and nearby.is_apart(own)

    def _has_of_its_own(self, cue: str) -> bool:
        """Return whether the count's clause holds a cue that no other count stands before."""
        found = self.story.timeline.cues(cue, *self.count.clause)
        return any(not any(self._parts(at, other.at) for other in self.beside) for at in found)

    def _parts(self, one: Range, other: Range) -> bool:
        """Return whether a range stands between the count and another one."""
        begin, end = self.count.at
        return end <= other[0] < one[0] or one[1] <= other[0] < begin

    def _reaches(self) -> bool:
        return self.story.timeline.reaches(*self.count.clause)

    def _is_aside(self, own: Period, *, inside: bool) -> bool:
        """Return whether a date says less than the day of the report ("the deadliest this year")."""
        if own.unit == "day after":
            return True
        return own.unit in ("month", "year") and not inside and self._reaches()

    def _is_newly_dated(self, whole: Count, own: Period | None) -> bool:
        """Return whether the text told of something else between a whole and the part."""
        return own is None and whole.sentence != self.count.sentence and self.story.is_behind(whole.sentence)

    def _own(self, own: Period, end: Period | None, *, inside: bool) -> Dates:
        """Return the period by the dates of the count's own sentence."""
        count, timeline = self.count, self.story.timeline
        is_harm = count.metric in HARM
        if own.unit in _DAYS and is_harm and self._is_earlier(self._up_to_next()):
            return None, own.end
        is_day = own.unit in _DAYS or own.kind is not Kind.ON or count.metric not in _FLOWS
        if (is_day and own.unit != "year" and self._was_before()) or (
            (own.unit in _DAYS or own.unit in _EDGES) and self._is_seen_on(own)
        ):
            return None, own.end
        if own.unit == "edge 0" and own.start == own.end and not is_harm:
            return None, own.end
        start, last = own.start, own.end
        if end is None and self._is_growing(own):
            last = timeline.told(count.sentence, count.at) or self.story.reported
        fixed = own.kind is Kind.ON and end is not None and end.kind is Kind.NOW
        fixed = fixed and end is not None and (own.unit == "span" or end.unit != "total")
        if end and end.end and start and end.end >= start and not fixed:
            last = end.end
        if own.kind is Kind.ON and own.unit in _DAYS and not inside and not is_harm and self._has("ongoing"):
            last = self.story.reported
        state = not is_harm and (own.unit == "today" or (end is not None and end.kind is Kind.NOW))
        self.story.tell(own, (start, last), count, state=state)
        return start, last

    def _up_to_next(self) -> Range:
        """Return the range of the count's sentence up to the count behind it."""
        begin, end = self.story.timeline.sentences[self.count.sentence]
        return begin, min((c.at[0] for c in self.beside if c.at[0] > self.count.at[0]), default=end)

    def _is_growing(self, own: Period) -> bool:
        """Return whether a toll is told to have risen since its event, so that it counts up to the report."""
        if own.kind is not Kind.ON or own.start != own.end or not self._reaches():
            return False
        timeline, sentence = self.story.timeline, self.count.sentence
        named = any(timeline.is_possessive(m.at) for m in timeline.events(sentence, self.count.at))
        return own.unit == "day after" or not (named or timeline.has("instant", sentence))

    def _is_seen_on(self, own: Period) -> bool:
        """Return whether a day is the one that a lasting state or an older toll was seen on."""
        told = self.story.timeline.has("event", self.count.sentence)
        if self.count.metric == "missing" and own.kind is Kind.ON and self._has("aftermath"):
            return True
        if self.count.metric == "injured" and own.kind is Kind.ON and self._has("lasting") and not told:
            return True
        return self.count.metric not in HARM and own.kind is Kind.ON and self._has("lasting")

    def _was_before(self) -> bool:
        """Return whether a number is an older one with its day right behind it ("up from 93 on Friday")."""
        timeline, (begin, end) = self.story.timeline, self.count.at
        if not timeline.cues("was", begin - _RIGHT_BEFORE, begin):
            return False
        return any(0 <= m.at[0] - end < _RIGHT_BEFORE for m in timeline.events(self.count.sentence, self.count.at))

    def _inherited(self, end: Period | None, told: dt.date | None) -> Dates:
        """Return the period by the event that the text tells of."""
        count, story = self.count, self.story
        plain = end is None and self._has_of_its_own("present") and not self._has("ongoing")
        plain = plain and count.metric not in _VICTIMS
        if end is None and (shared := self._continued(plain=plain)):
            return shared
        if end is None and self._is_of_no_event():
            return self._of_report(end, told, plain=False)
        if end is None and self._has("in_report"):
            self.why = "period:report"
            return story.covered
        if end is None and (story.timeline.has("beforehand", count.sentence) or self._has("some_day")):
            return None, None
        earlier = self._is_earlier((story.timeline.sentences[count.sentence][0], count.at[0]))
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

    def _is_of_no_event(self) -> bool:
        """Return whether a count tells who is missing now, or whom helpers served."""
        metric = self.count.metric
        is_missing = metric == "missing" and self._has_of_its_own("lacking")
        return is_missing or (metric == "affected" and self._has("helping"))

    def _continued(self, *, plain: bool) -> Dates | None:
        """Return the period that a count goes on with: of the statistics before it, of "thereby"."""
        count, story = self.count, self.story
        head = story.timeline.sentences[count.sentence][0]
        thereby = bool(story.timeline.cues("thereby", head, head + 1))
        shared = sibling(count, self.before) or (as_of(count, self.before) if count.further else None) or (going_on(count, self.before) if thereby else None)
        shared = shared or (None if plain else story.series(count))
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
        return None, told if self._reaches() else None

    def _opens_total(self, event: Event) -> bool:
        """Return whether a running total counts from an event: one of its paragraph, not the day's news it grew by."""
        is_news = event.sentence == self.count.sentence and self._has("bringing")
        return not event.is_long and not event.window and not is_news and self.story.is_beside(event, self.count)

    def _last(self, event: Event, end: Period | None, told: dt.date | None) -> dt.date:
        """Return the last day of a count that an event serves: later ones where the toll is still growing."""
        published = self.story.reported
        last, reaching = end and end.end, self._reaches()
        later = told and published and told < published and not event.instant
        if end is None and event.kind is Kind.ON and told and (reaching or later):
            last = told
        if end is None and event.kind is Kind.ON and self.story.is_as_of:
            last = published
        if (
            last is None
            and event.sentence != self.count.sentence
            and (reaching or (self._has("ongoing") and not event.instant))
        ):
            last = published
        if last is None and event.unfolding and event.metric == "":
            last = published
        return last if last and last >= event.start else event.end

    def _is_stock(self, end: Period) -> bool:
        """Return whether an end dates a state or a running total, whose beginning the text leaves open."""
        if end.kind is Kind.NOW:
            return end.unit != "total"
        if self.count.metric in HARM:
            return False
        return end.kind is Kind.UNTIL or self._has("lasting") or not self.story.timeline.has("event", self.count.sentence)

    def _is_of_an_era(self) -> bool:
        is_high = self.count.most >= _ERA_TOLL
        return self._has("era") or (is_high and self.story.timeline.has("era", self.count.sentence))

    def _is_earlier(self, where: Range) -> bool:
        """Return whether a range tells what was known before ("until then", "at first")."""
        cues = self.story.timeline.cues("earlier", max(where[0], self.count.at[0] - _FAR), where[1])
        dated = [m.at for m in self.story.timeline.events(self.count.sentence, self.count.at)] if cues else []
        return any(not any(overlap(cue, at) for at in dated) for cue in cues)

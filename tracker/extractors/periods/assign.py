"""Which date expression dates which count.

The clause's, else the sentence's, else the document's event: an event has one period until the text says
otherwise. A state in the plain present keeps no event's date (guidelines, "Settled cases").
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace

from tracker.extractors.periods.ahead import named_behind
from tracker.extractors.periods.comparisons import looks_back_to
from tracker.extractors.periods.countries import countries_of
from tracker.extractors.periods.events import HARM, Dates
from tracker.extractors.periods.headings import heading_dates
from tracker.extractors.periods.inherited import Inherited
from tracker.extractors.periods.meanings import Kind, Period
from tracker.extractors.periods.nearby import Nearby
from tracker.extractors.periods.own import DAYS, own_dates
from tracker.extractors.periods.shares import outer, whole_of
from tracker.extractors.periods.story import Story
from tracker.extractors.periods.timeline import Timeline
from tracker.extractors.periods.wording import Wording
from tracker.extractors.reading import Count, Reading

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
            dating = _Dating(story, Wording(story.timeline, count, beside), found)
            dates = dating.dates()
            begun = story.covered[0] or dates[0]
            if not dating.is_told and (headed := heading_dates(reading, story.timeline, count, counts, begun)):
                dates, dating.why = headed, "period:heading"
            found.append((count, dates))
            dated[id(count)] = found[-1][1], dating.why
    return [dated[id(count)] for count in counts]


@dataclass(slots=True)
class _Dating:
    """One count, as the text words it, with those ``before`` it.

    ``why`` is the rule that dated it: the text of a date in its own sentence, or a word for what else did.
    """

    story: Story
    wording: Wording
    before: Sequence[tuple[Count, Dates]]
    why: str = "period:none"
    is_told: bool = False
    """Whether the sentence itself dates it."""

    def dates(self) -> Dates:
        count, timeline = self.wording.count, self.story.timeline
        if (shared := outer(count, self.before, timeline.text)) is not None:
            self.why = "period:bracket"
            return shared
        nearby = Nearby(timeline, count, self.wording.beside, self.story.reported)
        if not nearby.clause and self.wording.has("beforehand"):
            return None, None
        own, end = self._told_in_sentence(nearby)
        self.is_told = own is not None or end is not None
        inside = bool(nearby.clause)
        if not nearby.is_dated_inside and end is None and (shared := self._of_whole(own)):
            return shared
        told = timeline.told(count.sentence, count.at)
        if own is not None and (settled := self._settled(own, end, told, nearby)):
            return settled
        end = self._seen_until(end, told)
        if own and end and not nearby.is_dated_inside and self._is_state_now(own, end):
            own = None
        if own is None and (dates := self._inherited(end, told)) != (None, None):
            return dates
        after = [m.period for m in nearby.aftermath if not timeline.cues("harming", m.at[1], count.at[0])]
        if own is None and not (after and count.metric in HARM):
            return None, None
        if own is not None and (named := named_behind(timeline, count.sentence, own)):
            own = named
        return own_dates(self.story, self.wording, own or after[0], end, inside=inside)

    def _settled(self, own: Period, end: Period | None, told: dt.date | None, nearby: Nearby) -> Dates | None:
        """Return the period of a count that what opens it in its sentence dates otherwise than by itself."""
        count, inside = self.wording.count, bool(nearby.clause)
        if own.unit == "day after" and end and end.kind is Kind.NOW:
            return None, end.end
        if not inside and self.wording.is_earlier(count.clause):
            return None, None
        if own.unit == "day after" and looks_back_to(self.story.timeline, count, nearby.mentions, own):
            self.story.tell(own, (own.start, own.end), count, state=False)
            return own.start, own.end
        return (None, told) if told and self._is_aside(own, inside=inside) else None

    def _told_in_sentence(self, nearby: Nearby) -> tuple[Period | None, Period | None]:
        """Return what opens and what ends the period in the count's sentence."""
        own, end = nearby.periods()
        if own is not None and self._is_plain_state(own, nearby):
            own = None
        if own is not None or end is not None:
            self.why = f"period:{nearby.words(own or end)}"
        return own, end

    def _inherited(self, end: Period | None, told: dt.date | None) -> Dates:
        """Return the period by the event that the text tells of, or by its report."""
        inherited = Inherited(self.story, self.wording, self.before)
        dates = inherited.of(end, told)
        self.why = inherited.why or self.why
        return dates

    def _of_whole(self, own: Period | None) -> Dates | None:
        """Return the period of the whole that the count is a part of, None where that does not date it."""
        whole = whole_of(self.wording.count, self.before)
        if whole is None or self._is_newly_dated(whole[0], own):
            return None
        is_near = whole[0].sentence == self.wording.count.sentence
        if own is not None and not is_near:
            return None
        self.why = "period:whole"
        return whole[1] if is_near else self.story.series.main(whole[1], self.wording.count)

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
        return lasts and own.kind is Kind.ON and self.wording.count.metric not in ("killed", "homes_destroyed")

    def _is_plain_state(self, own: Period, nearby: Nearby) -> bool:
        """Return whether a count tells a state in the plain present, so that a day in another clause is not its own."""
        if self.wording.count.metric in HARM or not self.wording.has_of_its_own("present"):
            return False
        return own.kind is Kind.ON and own.unit in DAYS and nearby.is_apart(own)

    def _is_aside(self, own: Period, *, inside: bool) -> bool:
        """Return whether a date says less than the day of the report ("the deadliest this year")."""
        if own.unit == "day after":
            return True
        return own.unit in ("month", "year") and not inside and self.wording.reaches()

    def _is_newly_dated(self, whole: Count, own: Period | None) -> bool:
        """Return whether the text told of something else between a whole and the part."""
        return own is None and whole.sentence != self.wording.count.sentence and self.story.is_behind(whole.sentence)

"""The date expressions around a count in its sentence, and which of them open and end its period."""

import datetime as dt
from collections.abc import Sequence

from tracker.extractors.periods.calendar import unit_of
from tracker.extractors.periods.comparisons import against_last_year, is_set_against
from tracker.extractors.periods.dates import DateMention
from tracker.extractors.periods.events import STATES
from tracker.extractors.periods.meanings import Kind, Period
from tracker.extractors.periods.others import ROUGH, is_in_passing, is_of_last, is_of_next, is_of_part, opens_another
from tracker.extractors.periods.timeline import Timeline
from tracker.extractors.reading import Count
from tracker.figure import Range

_ENDS = (Kind.NOW, Kind.AS_OF, Kind.UNTIL)
_LONG = ("month", "year")
_FAR = 500
_BEHIND = 30
_BRACKET = 3
_BREAKS = ",;:–—()"
"""Commas are counted over at most so many characters."""


class Nearby:
    """What dates a count in its own sentence; ``beside`` are its counts, ``until`` the day a running total ends."""

    def __init__(self, timeline: Timeline, count: Count, beside: Sequence[Count], until: dt.date | None = None) -> None:
        self.until = until
        self.timeline = timeline
        self.count = count
        self.beside = beside
        events = timeline.events(count.sentence, count.at)
        own = [m for m in events if not overlap(m.at, count.at)]
        self.clause = [m for m in own if self._is_in_clause(m)]
        self.aftermath = [m for m in own if m not in self.clause and timeline.is_aftermath(m, count.sentence)]
        """The days of those who came after the event; they date it only where nothing else does."""
        self.mentions = [m for m in own if m not in self.aftermath]
        if self._is_divided():
            self.clause = self.mentions = []
        self.is_dated_inside = False
        """Whether ``periods`` found what opens the period in the count's own clause."""

    def _is_divided(self) -> bool:
        """Return whether a count only tells what one beside it is a part of ("of the 90 hurt, 20 left on Monday")."""
        begin, end = self.count.at
        cues = self.timeline.cues("of_which", max(begin - _BEHIND, 0), begin)
        if not any(begin - cue[1] < _BRACKET for cue in cues):
            return False
        parts = (c for c in self.beside if c is not self.count)
        return any(0 <= begin - c.at[1] < _BEHIND or 0 <= c.at[0] - end < _BEHIND for c in parts)

    def _is_in_clause(self, mention: DateMention) -> bool:
        """Return whether a date stands in the count's clause, and is not of those who come after what it tells."""
        count, timeline = self.count, self.timeline
        if self._is_bracketed(mention):
            return True
        if not (count.clause[0] <= mention.at[0] < count.clause[1] or self._is_right_behind(mention)):
            return False
        after = [c for cue in ("after", "harming") for c in timeline.cues(cue, mention.at[1], count.at[0])]
        return not (after and timeline.is_aftermath(mention, count.sentence))

    def _is_bracketed(self, mention: DateMention) -> bool:
        """Return whether the count stands in brackets right behind a date ("im Vorjahreszeitraum (4184)")."""
        begin = self.count.at[0]
        return self.timeline.text.startswith("(", begin - 1) and 0 <= begin - mention.at[1] <= _BRACKET

    def _is_right_behind(self, mention: DateMention) -> bool:
        """Return whether a few words and no break part the count from a date behind it ("66,000 who came in May")."""
        begin, end = self.count.at[1], mention.at[0]
        return 0 <= end - begin < _BEHIND and not any(c in _BREAKS for c in self.timeline.text[begin:end])

    def periods(self) -> tuple[Period | None, Period | None]:
        """Return what opens and what ends the count's period, as far as its sentence tells."""
        closing = self._closing()
        opening = self._opening(self.clause) or self._opening(self._outside())
        opening = self._long_ago(opening) or opening
        if opening and closing and (self._is_closer(closing, opening) or self._is_in_another(opening, closing)):
            opening = None
        elif opening and closing and self._is_left_out(closing, opening):
            closing = None
        self.is_dated_inside = opening in self.clause
        if opening is None and closing is None and self._is_total():
            return None, Period(None, self.until, Kind.NOW, "total")
        if opening is None and (closing is None or closing.period.unit == "total"):
            behind = [m for m in self.mentions if m.at[0] > self.count.at[1] and not self._is_past_another(m)]
            return against_last_year(behind, self.timeline.published), closing.period if closing else None
        return self._period(opening) if opening else None, closing.period if closing else None

    def _long_ago(self, opening: DateMention | None) -> DateMention | None:
        """Return the past month or year that a number of days lies in ("the war of 2020, which in 44 days killed").

        So many days that something goes on come before the last of them ("for a sixth day on Monday").
        """
        if opening is None or opening.period.start is None:
            return None
        if opening not in self.clause and (lasting := [m for m in self.mentions if m.period.unit == "nth day"]):
            return lasting[0]
        if opening.period.unit != "duration":
            return None
        begun = opening.period.start
        past = (
            m
            for m in self.mentions
            if m.period.kind is Kind.ON and m.period.unit in _LONG and m.period.end and m.period.end < begun
        )
        return max((m for m in past if m.at[0] < self.count.at[0]), key=lambda m: m.at[0], default=None)

    def _is_in_another(self, opening: DateMention, closing: DateMention) -> bool:
        """Return whether a semicolon parts the count, with an end of its own, from a date before it.

        Another count does where the end is now and the date past ("a year ago there were 60, now there are 50").
        """
        if closing not in self.clause:
            return False
        past = opening.period.kind is Kind.ON and closing.period.kind is Kind.NOW and closing.period.unit != "total"
        if past and any(opening.at[1] <= c.at[0] < closing.at[0] < self.count.at[0] for c in self.beside):
            return True
        return opening not in self.clause and ";" in self.timeline.text[opening.at[1] : self.count.at[0]]

    def _is_left_out(self, closing: DateMention, opening: DateMention) -> bool:
        """Return whether an end does not belong to a count with what opens its period."""
        if self._is_right_behind(opening) and self._distance(closing)[1] > 0:
            return True
        if closing.period.unit == "total" and self._distance(opening)[0] == 0 < self._distance(closing)[0]:
            return True
        return closing not in self.clause and self._is_of_another(closing, opening)

    def _is_total(self) -> bool:
        """Return whether the count is the total that the day's news adds to ("bringing the toll to 20")."""
        return self.until is not None and bool(self.timeline.cues("bringing", *self.count.clause))

    def is_apart(self, period: Period) -> bool:
        """Return whether a comma parts the count from the expression behind it that means a period."""
        text, end = self.timeline.text, self.count.at[1]
        return any(", " in text[end : m.at[0]] for m in self.mentions if m.period == period and m.at[0] > end)

    def words(self, period: Period | None) -> str:
        """Return the words of the sentence that mean a period, "" where none do as they stand."""
        found = (m.at for m in self.mentions if m.period == period)
        return next((self.timeline.text[slice(*at)] for at in found), "")

    def _outside(self) -> list[DateMention]:
        """Return the mentions that may date the count from outside its clause; a state only what lasts."""
        trapped = self.count.metric == "besieged" and any(
            self.timeline.has(cue, self.count.sentence) for cue in ("instant", "befalling")
        )
        if self.count.metric not in STATES or trapped:
            return self.mentions
        head = self.timeline.sentences[self.count.sentence][0]
        return [m for m in self.mentions if m.period.kind is Kind.SINCE or m.at[0] == head]

    def _closing(self) -> DateMention | None:
        """Return what ends the period: a state's "now" from the count's clause, others from its sentence."""

        def fits(mention: DateMention) -> bool:
            is_state = mention.period.kind is Kind.NOW and mention.period.unit != "total"
            lasts = self.count.metric in ("besieged", "missing")
            if (
                is_state
                and mention.at[0] > self.count.at[1]
                and self.timeline.text[self.count.at[1] : mention.at[0]].count(", ") % 2
            ):
                return False
            if ";" in self.timeline.text[self.count.at[1] : mention.at[0]] or (
                is_state and self._is_past_another(mention)
            ):
                return False
            return mention.period.kind in _ENDS and (mention in self.clause or lasts or not is_state)

        ends = [m for m in self.mentions if fits(m) and not self.timeline.is_relative(m, self.count.at)]
        return min(
            ends, key=lambda m: (m not in self.clause, m.period.kind is Kind.NOW, self._distance(m)), default=None
        )

    def _is_past_another(self, mention: DateMention) -> bool:
        """Return whether another count, no part of it, stands between the count and an expression behind it."""
        wholes = (c for c in self.beside if not c.subset or self.count.subset)
        return any(self.count.at[0] < c.at[0] < mention.at[0] for c in wholes)

    def _opening(self, mentions: list[DateMention]) -> DateMention | None:
        """Return the nearest mention; those in noun phrases or past a count come last."""
        count, timeline = self.count, self.timeline

        def fits(mention: DateMention) -> bool:
            if is_in_passing(timeline, count, mention):
                return False
            if mention.at[0] < count.at[0]:
                if timeline.cues("bringing", mention.at[1], count.at[0]):
                    return False
                if mention.period.unit in ROUGH and timeline.cues("after", mention.at[1], count.at[0]):
                    return False
                compared = mention.period.kind is Kind.COMPARED
                told = compared and timeline.cues("when", mention.at[1], count.at[0])
                return mention.period.kind not in _ENDS and bool(told or self._is_bracketed(mention) or not compared)
            other_part = ";" in timeline.text[count.at[1] : mention.at[0]]
            other_part = other_part or bool(timeline.cues("was", count.at[1], mention.at[0]))
            other_part = (
                other_part
                or opens_another(timeline, count, self.beside, mention)
                or is_of_part(timeline, count, self.beside, mention)
                or is_of_next(timeline, count, self.beside, mention)
            )
            between = [c.at[0] for c in self.beside if count.at[1] <= c.at[0] < mention.at[0]]
            other_part = other_part or is_set_against(timeline, count, between)
            return mention.period.kind not in (*_ENDS, Kind.COMPARED) and not other_part

        def distance(mention: DateMention) -> tuple[float, tuple[int, int, int]]:
            late = timeline.is_attributive(mention) + (mention.period.unit == "duration") / 2
            late += is_of_last(timeline, count, self.beside, mention)
            return late, self._distance(mention)

        return min(filter(fits, mentions), key=distance, default=None)

    def _is_of_another(self, closing: DateMention, opening: DateMention) -> bool:
        """Return whether an end belongs to another count of the sentence, while the count has a date of its own."""
        if closing.period.kind is Kind.AS_OF or self._distance(opening)[:2] != (0, 0):
            return self._is_closer(opening, closing)
        return any(c.clause[0] <= closing.at[0] < c.clause[1] for c in self.beside if c is not self.count)

    def _is_closer(self, one: DateMention, other: DateMention) -> bool:
        """Return whether another count, or behind both a comma, parts the count from the other expression only."""
        if one.period.kind is Kind.NOW or other.period.kind is Kind.NOW:
            return False
        near, far = self._distance(one), self._distance(other)
        behind = self.count.at[0] < one.at[0] < other.at[0]
        return near[0] == 0 < far[0] or (behind and near[:2] == (0, 0) and far[1] > 0)

    def _period(self, mention: DateMention) -> Period:
        """Return what an expression means to the count: "since 1995, when …" is the year itself."""
        period = mention.period
        when = self.timeline.cues("when", mention.at[1], mention.at[1] + 1)
        inside = mention.at[1] < self.count.at[0] < self._end_of_clause(mention.at[1] + 1)
        if period.kind is Kind.SINCE and period.start and when and inside:
            return Period(*unit_of(period.start, period.unit), Kind.ON, period.unit)
        return period

    def _end_of_clause(self, begin: int) -> int:
        """Return where the clause that a comma opens right before ``begin`` is closed by another one."""
        end = self.timeline.text.find(",", begin, begin + _FAR)
        return end if end >= 0 else begin + _FAR

    def _distance(self, mention: DateMention) -> tuple[int, int, int]:
        """Return how many other counts, commas and characters lie between an expression and the count."""
        at = self.count.at
        low, high = min(mention.at[1], at[1]), max(mention.at[0], at[0])
        between = self.timeline.text[low : min(high, low + _FAR)]
        commas = between.count(", ") + between.count("، ") + 2 * between.count(". ")
        return sum(low <= c.at[0] < high for c in self.beside if c.at != at), commas, high - low


def overlap(a: Range, b: Range) -> bool:
    """Return whether two ranges share a character."""
    return a[0] < b[1] and b[0] < a[1]

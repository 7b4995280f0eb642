"""The statistics that a text goes on with: whose period serves the numbers of people on the move behind it."""

from dataclasses import dataclass

from tracker.extractors.periods.events import Dates
from tracker.extractors.periods.meanings import Kind, Period
from tracker.extractors.periods.timeline import Timeline
from tracker.extractors.reading import Count

_MOVES = ("displaced", "refugees", "returned")
_STATISTIC_UNITS = ("month", "year", "span")
_NEWS_UNITS = ("day", "weekend", "night", "duration")
"""What people on the move did in these, a larger number behind it did not: it is the total."""
_REACHES = 2


@dataclass(slots=True)
class Series:
    """The period of the statistics last told, the sentence it was last used in, and the number no other one exceeds."""

    timeline: Timeline
    told: tuple[Dates, int] | None = None
    most: int | None = None

    def take(self, period: Period, dates: Dates, count: Count, *, state: bool) -> None:
        """Take up the dates of a count, where it is of such statistics, no state and no comparison with them."""
        statistic = period.kind is Kind.SINCE or period.unit in (*_STATISTIC_UNITS, *_NEWS_UNITS)
        is_series = count.metric in _MOVES and statistic and not state and not count.subset and all(dates)
        if not (is_series and self._is_beside(dates, count.sentence)):
            self.told = (dates, count.sentence) if is_series else None
            self.most = count.most if period.unit in _NEWS_UNITS or period.kind is Kind.SINCE else None

    def forget(self) -> None:
        """Leave the statistics behind: the text goes on with something else."""
        self.told = None

    def main(self, dates: Dates, count: Count) -> Dates:
        """Return the statistics' own period where ``dates`` are those of a comparison with it."""
        if count.metric in _MOVES and all(dates) and self._is_beside(dates, count.sentence) and self.told:
            return self.told[0]
        return dates

    def of(self, count: Count) -> Dates | None:
        """Return the period of the statistics that a count goes on with ("…, followed by 6,200 Syrians")."""
        if self.told is None or count.metric not in _MOVES:
            return None
        dates, sentence = self.told
        is_total = self.most is not None and count.most > self.most
        if is_total or count.sentence - sentence > _REACHES:
            return None
        self.told = dates, count.sentence
        return dates

    def _is_beside(self, dates: Dates, sentence: int) -> bool:
        """Return whether statistics only compare theirs, in the same paragraph, with a part of it or one before."""
        if self.told is None:
            return False
        (start, end), last = self.told
        if any(self.timeline.opens_paragraph(i) for i in range(last + 1, sentence + 1)):
            return False
        return bool(start and end and dates[0] and dates[1] and dates != (start, end) and dates[1] <= end)

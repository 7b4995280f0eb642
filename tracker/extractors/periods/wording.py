"""How the text words a count: the cues in its clause and its sentence, with the counts beside it left theirs."""

from collections.abc import Sequence
from dataclasses import dataclass

from tracker.extractors.periods.nearby import overlap
from tracker.extractors.periods.timeline import Timeline
from tracker.extractors.reading import Count
from tracker.figure import Range

_FAR = 500
_RIGHT_BEFORE = 30


@dataclass(frozen=True, slots=True)
class Wording:
    """A count in the text that ``timeline`` reads; ``beside`` are the counts of its sentence."""

    timeline: Timeline
    count: Count
    beside: Sequence[Count]

    def has(self, cue: str) -> bool:
        """Return whether the count's clause holds a cue."""
        return bool(self.timeline.cues(cue, *self.count.clause))

    def has_of_its_own(self, cue: str) -> bool:
        """Return whether the count's clause holds a cue that no other count stands before."""
        found = self.timeline.cues(cue, *self.count.clause)
        return any(not any(self._parts(at, other.at) for other in self.beside) for at in found)

    def reaches(self) -> bool:
        """Return whether the count's clause tells of a toll that grew."""
        return self.timeline.reaches(*self.count.clause)

    def up_to_next(self) -> Range:
        """Return the range of the count's sentence up to the count behind it."""
        begin, end = self.timeline.sentences[self.count.sentence]
        return begin, min((c.at[0] for c in self.beside if c.at[0] > self.count.at[0]), default=end)

    def was_before(self) -> bool:
        """Return whether a number is an older one with its day right behind it ("up from 93 on Friday")."""
        timeline, (begin, end) = self.timeline, self.count.at
        if not timeline.cues("was", begin - _RIGHT_BEFORE, begin):
            return False
        return any(0 <= m.at[0] - end < _RIGHT_BEFORE for m in timeline.events(self.count.sentence, self.count.at))

    def is_earlier(self, where: Range) -> bool:
        """Return whether a range tells what was known before ("until then", "at first")."""
        cues = self.timeline.cues("earlier", max(where[0], self.count.at[0] - _FAR), where[1])
        dated = [m.at for m in self.timeline.events(self.count.sentence, self.count.at)] if cues else []
        return any(not any(overlap(cue, at) for at in dated) for cue in cues)

    def _parts(self, one: Range, other: Range) -> bool:
        """Return whether a range stands between the count and another one."""
        begin, end = self.count.at
        return end <= other[0] < one[0] or one[1] <= other[0] < begin

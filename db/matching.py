"""Which newly read figure is which stored one: by metric and the range of the number in the same text."""

from collections.abc import Callable, Sequence, Set
from dataclasses import dataclass, field, replace
from typing import Any

READING = ("confidence", "why", "extractor", "origin", "page")
"""What tells how a figure was read, not what it reports; it is brought up to date without a new figure."""

Named = tuple[tuple[str, str | None], ...]


@dataclass(frozen=True, slots=True)
class Told:
    """What a figure reports: its columns, and its places as (name, code), the most specific first."""

    row: dict[str, Any]
    places: Named

    @property
    def at(self) -> tuple[int, int]:
        """Return the range of the number."""
        return self.row["at_begin"], self.row["at_end"]

    def reports_as(self, other: "Told") -> bool:
        """Tell whether both report the same in every respect that both tell of."""
        columns = self.row.keys() & other.row.keys() - set(READING)
        return self.places == other.places and all(self.row[name] == other.row[name] for name in columns)


@dataclass(frozen=True, slots=True)
class Matches:
    """Indexes of old and new figures: pairs that report the same, pairs that report otherwise, and the rest.

    ``kept`` are old figures that stay though they are read otherwise or no more.
    """

    unchanged: list[tuple[int, int]]
    changed: list[tuple[int, int]]
    vanished: list[int]
    added: list[int]
    kept: list[int] = field(default_factory=list)

    def keeping(self, decided: Set[int]) -> "Matches":
        """Return the matches with the old figures that a person decided about kept, however they are read now."""
        changed, vanished = [pair[0] for pair in self.changed], self.vanished
        return replace(
            self,
            changed=[pair for pair in self.changed if pair[0] not in decided],
            vanished=[old for old in vanished if old not in decided],
            kept=sorted(set(decided) & {*changed, *vanished}),
        )


def match(old: Sequence[Told], new: Sequence[Told]) -> Matches:
    """Pair old and new figures of one text, each at most once.

    First those that report the same, then those of the same metric at the same range, then those of the same
    metric at overlapping ranges ("82" and "some 82"), each in the order of the text.
    """
    left_old, left_new = _in_order(old), _in_order(new)

    def pair(fits: Callable[[Told, Told], bool]) -> list[tuple[int, int]]:
        pairs = []
        for one in list(left_old):
            other = next((index for index in left_new if fits(old[one], new[index])), None)
            if other is not None:
                pairs.append((one, other))
                left_old.remove(one)
                left_new.remove(other)
        return pairs

    unchanged = pair(Told.reports_as)
    changed = pair(lambda one, other: _same_metric(one, other) and one.at == other.at)
    changed += pair(lambda one, other: _same_metric(one, other) and _overlap(one.at, other.at))
    return Matches(unchanged, changed, left_old, left_new)


def _in_order(figures: Sequence[Told]) -> list[int]:
    return sorted(range(len(figures)), key=lambda index: (*figures[index].at, index))


def _same_metric(one: Told, other: Told) -> bool:
    return bool(one.row["metric"] == other.row["metric"])


def _overlap(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]

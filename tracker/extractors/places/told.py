"""What earlier counts of a document told of their places."""

from collections.abc import Sequence
from typing import NamedTuple

from tracker.extractors.places.mention import Mention
from tracker.extractors.reading import Count

Names = tuple[str, ...]

ARRIVALS = frozenset({"refugees", "returned"})
"""Metrics of movements that are told from where they end."""

PARTS = 40


class Told(NamedTuple):
    """A count whose place is known."""

    of: Count
    names: Names


def first_names(told: Sequence[Told]) -> list[str]:
    """Return the first place of each of the last counts."""
    return [one.names[0] for one in told[-PARTS:] if one.names]


def listed(best: Mention, mentions: Sequence[Mention]) -> Names:
    """Return the name with those that its list joins it to."""
    names = [m.name for m in mentions if m.group == best.group]
    return tuple(dict.fromkeys([best.name, *names] if best.name not in names[:1] else names))

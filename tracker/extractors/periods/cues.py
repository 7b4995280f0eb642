"""Cue words found in a text in one pass, whole words or parts of words."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence

import ahocorasick_rs

from tracker.figure import Range


def lowered(text: str) -> str:
    """Return the text in lower case with every character in its place (``str.lower`` lengthens "İ")."""
    low = text.lower()
    if len(low) == len(text):
        return low
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


class CueFinder:
    """Finds the cues of a language; a ``*`` before or behind a form lets a word go on there.

    A ``=`` before a form asks for just this case.
    """

    def __init__(self, forms: Mapping[str, Sequence[str]]) -> None:
        entries: dict[str, list[tuple[str, bool, bool, str]]] = {}
        for name, words in forms.items():
            for word in words:
                entry = name, word.startswith("*"), word.endswith("*"), word[1:] if word[0] == "=" else ""
                entries.setdefault(word.strip("*=").lower(), []).append(entry)
        self._entries = list(entries.values())
        self._inner = [any(before for _, before, _, _ in forms) for forms in self._entries]
        self._automaton = ahocorasick_rs.AhoCorasick(list(entries)) if entries else None

    def find(self, text: str) -> dict[str, list[Range]]:
        """Return the ranges of each cue in the text, in order."""
        found: dict[str, list[Range]] = {}
        if self._automaton is None:
            return found
        low = lowered(text)
        for number, begin, end in self._automaton.find_matches_as_indexes(low, overlapping=True):
            starts = begin == 0 or not (low[begin].isalnum() and low[begin - 1].isalnum())
            if not (starts or self._inner[number]):
                continue
            stops = end == len(low) or not (low[end].isalnum() and low[end - 1].isalnum())
            for name, before, behind, exact in self._entries[number]:
                if (before or starts) and (behind or stops) and exact in ("", text[begin:end]):
                    found.setdefault(name, []).append((begin, end))
        return found


def holds(ranges: Sequence[Range], begin: int, end: int) -> bool:
    """Return whether one of the sorted ranges begins in ``[begin, end)``."""
    first = bisect_left(ranges, (begin, -1))
    return first < len(ranges) and ranges[first][0] < end


def within(ranges: Sequence[Range], begin: int, end: int) -> list[Range]:
    """Return the ranges, sorted by their begin, that begin in ``[begin, end)``."""
    return list(ranges[bisect_left(ranges, (begin, -1)) : bisect_left(ranges, (end, -1))])

"""Which sentences can hold a figure: those with a cue and a number. Most sentences of general news end here."""

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache

from ahocorasick_rs import AhoCorasick, MatchKind

from tracker.extractors.counts.lexicon import Lexicon, lexicon
from tracker.extractors.counts.roles import Form
from tracker.extractors.counts.vocabulary import NOTHING
from tracker.figure import Range

_DIGIT = re.compile(r"\d")
_INVISIBLE = "\u00ad\u200b"
OPENING = 20
"""A number within so many characters opens its sentence ("Mindestens sieben …"), and may take up the one before."""
_SINGLE = frozenset({"killed", "injured", "missing"})
"""Metrics that one single victim may have, whom no number word counts."""


@dataclass(slots=True)
class Cues:
    """Where cues, number words and cues of single victims begin, and what cues tell about the document.

    ``shifted`` where the places are not those in the text, since soft hyphens were left out.
    """

    cues: list[int]
    numerals: list[int]
    singles: list[int]
    context: set[str]
    shifted: bool = False


class Finder:
    """Finds the cues and number words of one language in one pass over a text."""

    def __init__(self, words: Lexicon) -> None:
        numbers = words.words.numbers
        numerals = {*numbers.cardinals, *numbers.scales, *numbers.vague, *numbers.both} - words.cues
        patterns = sorted(words.cues | numerals)
        self._numeral = [pattern in numerals for pattern in patterns]
        self._inner = [pattern in words.suffixes for pattern in patterns]
        self._context = [_context(pattern, words) if pattern in words.cues else () for pattern in patterns]
        self._single = [
            bool(_SINGLE & {flag.lstrip("~") for flag in flags}) or _is_death(pattern, words)
            for pattern, flags in zip(patterns, self._context, strict=True)
        ]
        self._automaton = AhoCorasick(patterns, matchkind=MatchKind.Standard)

    def find(self, text: str) -> Cues:
        """Return the whole-word cues and the number words of a text."""
        folded = fold(text)
        found = Cues([], [], [], set(), shifted=any(mark in folded for mark in _INVISIBLE))
        if found.shifted:
            folded = folded.translate(dict.fromkeys(map(ord, _INVISIBLE)))
        length = len(folded)
        for pattern, begin, end in self._automaton.find_matches_as_indexes(folded, overlapping=True):
            if self._numeral[pattern]:
                found.numerals.append(begin)
                continue
            if end < length and folded[end].isalnum():
                continue
            if begin and folded[begin - 1].isalnum() and not self._inner[pattern]:
                continue
            found.cues.append(begin)
            found.context.update(self._context[pattern])
            if self._single[pattern]:
                found.singles.append(begin)
        return found


def _is_death(pattern: str, words: Lexicon) -> bool:
    """Return whether a cue is a noun for what may have become of a single victim ("Tod")."""
    known = words.table.get(pattern) or NOTHING
    return any(form & Form.NOMINAL and group.counts.get("person") in _SINGLE for form, group in known.predicates)


def _context(pattern: str, words: Lexicon) -> tuple[str, ...]:
    """Return what a cue tells about its document: its noun's metric, "driven out", "abroad", "beyond"."""
    word = words.table.get(pattern) or words.suffixes.get(pattern) or NOTHING
    told = {word.noun.metric} if word.noun and not word.noun.within else set()
    groups = [
        group
        for form, group in word.predicates
        if form & ~Form.NOMINAL and not (group.arrival or group.leaves or group.final or group.quiet)
    ]
    told.update(f"~{group.counts.get('person', '')}" for group in groups)
    inland = {group.metric for group in words.words.nouns if group.inland}
    if pattern in words.words.abroad.phrases or (word.noun and word.noun.metric in inland and not word.noun.inland):
        told.add("abroad")
    if pattern in words.words.facts.document:
        told.add("invented")
    if pattern in words.words.abroad.context:
        told.add("beyond")
    if pattern in words.words.abroad.sea:
        told.add("at sea")
    flight = Form.PARTICIPLE | Form.ACTIVE | Form.FINITE
    if any(
        form & flight and not (group.within or group.quiet) and group.counts.get("person") == "displaced"
        for form, group in word.predicates
    ):
        told.add("driven out")
    return tuple(told - {"", "~"})


@cache
def finder(code: str) -> Finder:
    """Return the finder of a language by its ISO 639-1 code."""
    return Finder(lexicon(code))


def fold(text: str) -> str:
    """Return the text in lower case with every character in its place."""
    folded = text.lower()
    if len(folded) == len(text):
        return folded
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def candidates(text: str, ranges: tuple[Range, ...], found: Cues) -> list[int]:
    """Return the indices of the sentences with a cue and a number, or a cue of a single victim, in order.

    A sentence right behind one of them that opens with a number may go on from it ("Eleven were infants").
    """
    if found.shifted:
        return list(range(len(ranges)))
    begins = [begin for begin, _ in ranges]

    def sentences(positions: list[int]) -> set[int]:
        return {max(0, bisect_right(begins, position) - 1) for position in positions}

    cued, numbered = sentences(found.cues), sentences(found.numerals) | sentences(found.singles)
    held = {i for i in cued if i in numbered or _DIGIT.search(text, *ranges[i])}
    opening = sentences([begin for begin in found.numerals if _opens(begins, begin)])
    behind = (i + 1 for i in sorted(held) if i + 1 < len(ranges))
    return sorted(held | {i for i in behind if i in opening or _DIGIT.search(text, begins[i], begins[i] + OPENING)})


def _opens(begins: list[int], position: int) -> bool:
    """Return whether a number word opens its sentence, so that it may take up a number of the one before."""
    return position - begins[max(0, bisect_right(begins, position) - 1)] <= OPENING

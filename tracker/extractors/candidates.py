"""Which sentences can hold a figure: those with a cue. Most sentences of general news end here."""

from bisect import bisect_right
from functools import cache

from ahocorasick_rs import AhoCorasick, MatchKind

from tracker.extractors.lexicon import Lexicon, lexicon
from tracker.extractors.roles import Form
from tracker.extractors.vocabulary import NOTHING
from tracker.figure import Range


class Finder:
    """Finds the cues of one language in one pass over a text."""

    def __init__(self, words: Lexicon) -> None:
        patterns = sorted(words.cues)
        self._inner = [pattern in words.suffixes for pattern in patterns]
        self._context = [_context(pattern, words) for pattern in patterns]
        self._automaton = AhoCorasick(patterns, matchkind=MatchKind.Standard)

    def cues_in(self, folded: str) -> tuple[list[int], frozenset[str]]:
        """Return where whole-word cues begin in a folded text, and what they tell about the document."""
        context: set[str] = set()
        positions, length = [], len(folded)
        for pattern, begin, end in self._automaton.find_matches_as_indexes(folded, overlapping=True):
            if end < length and folded[end].isalnum():
                continue
            if begin and folded[begin - 1].isalnum() and not self._inner[pattern]:
                continue
            positions.append(begin)
            context.update(self._context[pattern])
        return positions, frozenset(context)


def _context(pattern: str, words: Lexicon) -> tuple[str, ...]:
    """Return what a cue tells about its document: its noun's metric, "driven out", "abroad", "beyond"."""
    word = words.table.get(pattern) or words.suffixes.get(pattern) or NOTHING
    told = {word.noun.metric} if word.noun else set()
    groups = [group for form, group in word.predicates if form & ~Form.NOMINAL and not (group.arrival or group.leaves or group.final)]
    told.update(f"~{group.counts.get('person', '')}" for group in groups)
    inland = {group.metric for group in words.words.nouns if group.inland}
    if pattern in words.words.abroad.phrases or (word.noun and word.noun.metric in inland and not word.noun.inland):
        told.add("abroad")
    if pattern in words.words.facts.document:
        told.add("invented")
    if pattern in words.words.abroad.context:
        told.add("beyond")
    flight = Form.PARTICIPLE | Form.ACTIVE | Form.FINITE
    if any(form & flight and group.counts.get("person") == "displaced" for form, group in word.predicates):
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


def candidates(ranges: tuple[Range, ...], positions: list[int]) -> list[int]:
    """Return the indices of the sentences that hold a position, in order."""
    begins = [begin for begin, _ in ranges]
    return sorted({max(0, bisect_right(begins, position) - 1) for position in positions})

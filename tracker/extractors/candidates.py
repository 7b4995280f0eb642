"""Which sentences can hold a figure: those with a cue. Most sentences of general news end here."""

from bisect import bisect_right
from functools import cache

from ahocorasick_rs import AhoCorasick, MatchKind

from tracker.extractors.lexicon import Lexicon, lexicon
from tracker.figure import Range


class Finder:
    """Finds the cues of one language in one pass over a text."""

    def __init__(self, words: Lexicon) -> None:
        patterns = sorted(words.cues)
        nouns = [words.table[p].noun if p in words.table else words.suffixes[p].noun for p in patterns]
        self._metrics = [noun.metric if noun else "" for noun in nouns]
        self._inner = [p in words.suffixes for p in patterns]
        self._metrics = ["abroad" if p in words.abroad else m for p, m in zip(patterns, self._metrics, strict=True)]
        self._predicates = [{group.counts.get("person", "") for _, group in words.table[p].predicates} if p in words.table else set() for p in patterns]
        self._automaton = AhoCorasick(patterns, matchkind=MatchKind.LeftmostLongest)

    def cues_in(self, folded: str) -> tuple[list[int], frozenset[str]]:
        """Return where whole-word cues begin in a folded text, and the metrics that its nouns carry."""
        positions, context, length = [], set(), len(folded)
        for pattern, begin, end in self._automaton.find_matches_as_indexes(folded):
            if end < length and folded[end].isalnum():
                continue
            if begin and folded[begin - 1].isalnum() and not self._inner[pattern]:
                continue
            positions.append(begin)
            context.add(self._metrics[pattern])
            if "displaced" in self._predicates[pattern]:
                context.add("driven out")
        return positions, frozenset(context)


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

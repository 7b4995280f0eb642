"""The words of a sentence, and expressions of one or several words found among them."""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

TOKEN = re.compile(
    r"(?P<word>\d+(?:[.,]\d+)*(?:[^\W\d_]+)?|[^\W\d_]+(?:[-’'&/][^\W_]+|\.(?=[^\W\d_]\.)[^\W\d_]\.?)*)|(?P<gap>\s{2,}|\n)|[^\s\w]"
)
LONGEST_SENTENCE = 1200
"""Characters around a figure that are read; a longer sentence is no sentence."""

PARAGRAPH = "\n"
PARTICLE_REACH = 30


class Word(NamedTuple):
    """A word or a mark at ``text[begin:end]``; a gap between paragraphs is the mark ``PARAGRAPH``."""

    begin: int
    end: int
    text: str
    lower: str

    @property
    def is_name(self) -> bool:
        """Return whether the word starts with a capital."""
        return self.text[0].isupper()

    @property
    def is_word(self) -> bool:
        """Return whether it is a word, not a number or a mark."""
        return self.text[0].isalpha()


def gaps_are_paragraphs(text: str) -> bool:
    """Return whether runs of blanks in the text stand for paragraphs, not for careless typing."""
    gaps = text.count("  ")
    return gaps > 0 and sum(text.count(mark + "  ") for mark in '.!?"”)') * 3 >= gaps


def read_words(text: str, begin: int, end: int, gaps: bool = True) -> list[Word]:
    """Return the words and marks of ``text[begin:end]``; ``gaps``: runs of blanks are paragraphs."""
    found = []
    for match in TOKEN.finditer(text, begin, end):
        one = match.group()
        if match.lastgroup == "gap":
            if not gaps and "\n" not in one:
                continue
            one = PARAGRAPH
        found.append(Word(match.start(), match.end(), one, one.lower()))
    return found


class Expressions:
    """A set of expressions, each with the groups that it belongs to; finds the longest at a word."""

    def __init__(self, groups: Iterable[tuple[str, Iterable[str]]]) -> None:
        """Take (group, expressions) pairs; upper and lower case are one."""
        self._by_first: dict[str, list[tuple[tuple[str, ...], str, str]]] = {}
        for group, expressions in groups:
            for expression in expressions:
                expression, _, particle = expression.partition(" … ")
                parts = tuple(w.lower for w in read_words(expression, 0, len(expression)))
                self._by_first.setdefault(parts[0], []).append((parts, group, particle))
        for entries in self._by_first.values():
            entries.sort(key=lambda e: -len(e[0]))

    def at(self, words: Sequence[Word], index: int) -> list[tuple[str, int]]:
        """Return (group, number of words) of the expressions that start at ``words[index]``, longest first."""
        entries = self._by_first.get(words[index].lower)
        if entries is None:
            return []
        return [
            (group, len(parts))
            for parts, group, particle in entries
            if (len(parts) == 1 or tuple(w.lower for w in words[index : index + len(parts)]) == parts)
            and (not particle or _closes(words, index + len(parts), particle))
        ]


def _closes(words: Sequence[Word], index: int, particle: str) -> bool:
    """Return whether the particle stands behind, at the end of a clause ("teilte die Polizei mit,")."""
    for place in range(index, min(len(words), index + PARTICLE_REACH)):
        if words[place].lower == particle:
            return place + 1 == len(words) or not words[place + 1].is_word
    return False

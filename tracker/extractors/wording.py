"""The words of a sentence, and expressions of one or several words found among them."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from tracker.extractors.reading import Count, Reading
from tracker.figure import Range

TOKEN = re.compile(
    r"(?:\d+(?:[.,]\d+)*(?:-?[^\W\d_]+)*"
    r"|[^\W\d_]+(?:[-’'&][^\W_]+|\.(?=[^\W\d_]\.)[^\W\d_]\.?)*(?:(?<=s)[’'](?= \w))?)"
    r"|[^\s\w]"
)
LONGEST_SENTENCE = 1200
"""Characters around a figure that are read; a longer sentence is no sentence."""

NAME_PARTICLE = re.compile(r"[a-z]{1,3}[-'’][^\W\d_a-zß-ÿ]")
"""A name's word may start with an article: "al-Numan", "d'Ivoire"."""
PARTICLE_REACH = 30
KNOWN_WORDS = 50_000
NOTHING: list[tuple[str, int]] = []


class Word(NamedTuple):
    """A word or a mark at ``text[begin:end]``.

    ``lower`` is the word in lower case, but an acronym stays, so that WHO is not "who". ``is_word`` is
    false for numbers and marks, ``is_name`` true for a word with a capital.
    """

    begin: int
    end: int
    text: str
    lower: str
    is_word: bool
    is_name: bool


def read_words(text: str, begin: int, end: int) -> list[Word]:
    """Return the words and marks of ``text[begin:end]``, in order."""
    found = []
    for match in TOKEN.finditer(text, begin, end):
        first, last = match.span()
        lower, is_word, is_name = _read(match[0])
        found.append(Word(first, last, match[0], lower, is_word, is_name))
    return found


@lru_cache(maxsize=KNOWN_WORDS)
def _read(word: str) -> tuple[str, bool, bool]:
    """Return what a ``Word`` tells of a word wherever it stands: in lower case, whether it is a word, and a name."""
    is_name = word[0].isupper() or NAME_PARTICLE.match(word) is not None
    acronym = is_name and len(word) > 1 and word.isupper()
    return word if acronym else word.lower(), word[0].isalpha(), is_name


class Expressions:
    """A set of expressions, each with the groups that it belongs to; finds the longest at a word."""

    def __init__(self, groups: Iterable[tuple[str, Iterable[str]]]) -> None:
        """Take (group, expressions) pairs; ``firsts`` are the words that an expression starts with."""
        self.firsts: dict[str, dict[str, list[tuple[list[str], str, str]]]] = {}
        for group, expressions in groups:
            for expression in expressions:
                expression, _, particle = expression.partition(" … ")
                first, *behind = (w.lower for w in read_words(expression, 0, len(expression)))
                seconds = self.firsts.setdefault(first, {})
                seconds.setdefault("".join(behind[:1]), []).append((behind, group, particle))
        for seconds in self.firsts.values():
            for entries in seconds.values():
                entries.sort(key=lambda entry: -len(entry[0]))

    def at(self, words: Sequence[Word], index: int) -> list[tuple[str, int]]:
        """Return (group, number of words) of the expressions that start at a word, longest first."""
        seconds = self.firsts.get(words[index].lower)
        if seconds is None:
            return NOTHING
        found = []
        second = words[index + 1].lower if index + 1 < len(words) else ""
        for behind, group, particle in (*seconds.get(second, ()), *(seconds.get("", ()) if second else ())):
            end = index + 1 + len(behind)
            if len(behind) > 1 and [word.lower for word in words[index + 1 : end]] != behind:
                continue
            if not particle or _closes(words, end, particle):
                found.append((group, end - index))
        return found


def _closes(words: Sequence[Word], index: int, particle: str) -> bool:
    """Return whether the particle stands behind, at the end of a clause ("teilte die Polizei mit,")."""
    return any(
        words[place].lower == particle and (place + 1 == len(words) or not words[place + 1].is_word)
        for place in range(index, min(len(words), index + PARTICLE_REACH))
    )


class Wording:
    """The sentences of a reading as words, each read once, and only when it is asked for."""

    def __init__(self, reading: Reading) -> None:
        """Take the document whose sentences are read."""
        self.reading = reading
        self._words: dict[Range, list[Word]] = {}

    def sentence_at(self, place: int) -> int:
        """Return the index of the sentence that holds a character, or of the last before it."""
        return max(0, bisect_right(self.reading.sentences, (place, len(self.reading.text) + 1)) - 1)

    def window(self, sentence: int, count: Count | None = None) -> Range:
        """Return the range of a sentence; of an endless one, what surrounds the count."""
        begin, end = self.reading.sentences[sentence]
        if end - begin <= LONGEST_SENTENCE:
            return begin, end
        centre = count.at[0] if count else begin
        return max(begin, centre - LONGEST_SENTENCE // 2), min(end, centre + LONGEST_SENTENCE // 2)

    def words(self, window: Range) -> list[Word]:
        """Return the words of a window."""
        if window not in self._words:
            self._words[window] = read_words(self.reading.text, *window)
        return self._words[window]

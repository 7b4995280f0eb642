"""The gazetteer's names among the words of a sentence."""

import re
from collections.abc import Callable, Sequence

from tracker.extractors.places.words import PlaceVocabulary, is_possessive
from tracker.extractors.wording import Word
from tracker.gazetteer import Hit

DOUBT_REACH = 20_000
"""Characters of a text that are searched for another mention of a doubtful name."""


class KnownNames:
    """Finds where known names begin and end; ``hits`` are set for each sentence."""

    def __init__(
        self,
        text: str,
        vocabulary: PlaceVocabulary,
        is_region: Callable[[str], bool],
        is_country: Callable[[str], bool],
    ) -> None:
        """Take the text, and what tells of a name whether a region or a country bears it."""
        self._text = text
        self._vocabulary = vocabulary
        self._is_region = is_region
        self._is_country = is_country
        self._hits: dict[int, Hit] = {}
        self._doubts: dict[str, bool] = {}

    def take(self, hits: Sequence[Hit]) -> None:
        """Take the hits of the next sentence."""
        self._hits = {hit.begin: hit for hit in hits}

    def starts(self, word: Word) -> bool:
        """Return whether a known name starts at a word."""
        return word.begin in self._hits

    def is_doubtful(self, words: Sequence[Word], index: int, core: str) -> bool:
        """Return whether a small place's name starts a sentence and occurs nowhere else ("Gold fiel")."""
        following = words[index + 1] if index + 1 < len(words) else None
        if index or following is None or not following.is_word or " " in core or self._is_region(core):
            return False
        if core not in self._doubts:
            elsewhere = re.compile(rf"[\w,] {re.escape(core)}\b")
            self._doubts[core] = elsewhere.search(self._text, 0, DOUBT_REACH) is None
        return self._doubts[core]

    def known_end(self, words: Sequence[Word], index: int) -> tuple[int, str]:
        """Return where the known name ends that starts at a word (0: none), and its base form."""
        hit = self._hits.get(words[index].begin)
        if hit is None:
            prefix = self.prefix(words[index])
            if not prefix:
                return 0, ""
            hit = self._hits.get(words[index].begin + prefix)
            if hit is None:
                return self._glued(words, index, prefix)
        behind = index
        while behind < len(words) and words[behind].end <= hit.end:
            behind += 1
        if behind < len(words) and words[behind].begin < hit.end and self._goes_on(words[behind], hit):
            behind += 1
        return (behind, hit.name) if behind > index else (0, "")

    def _goes_on(self, word: Word, hit: Hit) -> bool:
        """Return whether the word is the name with a possessive mark or its kind ("Aleppo's", "Swat-Tal")."""
        rest = word.text[hit.end - word.begin :]
        return is_possessive(word) or (rest[:1] == "-" and rest[1:].lower() in self._vocabulary.sets["kinds"])

    def _glued(self, words: Sequence[Word], index: int, prefix: int) -> tuple[int, str]:
        """Return the known country or region behind a direction in one word ("Ostukraine")."""
        rest = words[index].text[prefix:].capitalize()
        for core in (rest, rest.removesuffix("s")):
            if core.lower() not in self._vocabulary.sets["not_names"] and self._is_region(core):
                return index + 1, core
        return 0, ""

    def prefix(self, word: Word) -> int:
        """Return the length of the direction that is glued to a name ("Ost-Ghuta"), 0 without one."""
        prefixes = self._vocabulary.words.direction_prefixes.words
        for prefix in prefixes if word.text.startswith(prefixes) else ():
            if word.text.startswith(prefix) and len(word.text) > len(prefix) + 2:
                return len(prefix) + (word.text[len(prefix)] == "-")
        return 0

    def is_longer(self, word: Word) -> bool:
        """Return whether a country's name or a longer one starts at a word ("Indischen Ozean")."""
        hit = self._hits.get(word.begin)
        return hit is not None and (hit.end > word.end or self._is_country(hit.name))

    def is_country(self, word: Word) -> bool:
        """Return whether a country's name starts at a word."""
        hit = self._hits.get(word.begin)
        return hit is not None and self._is_country(hit.name)

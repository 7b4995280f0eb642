"""A language's words about counting, compiled once into tables that are looked up by token."""

from collections.abc import Iterable
from dataclasses import replace
from functools import cache

from babel import Locale

from tracker.extractors.counts.numberwords import number_word
from tracker.extractors.counts.roles import Role
from tracker.extractors.counts.vocabulary import NOTHING, Tables, Word, compile_words
from tracker.languages import load_language
from tracker.languages.counting import CountingWords

_INVISIBLE = str.maketrans("", "", "\u00ad\u200b")
MOST_KNOWN = 50_000
"""So many tokens are remembered with their meaning; then the memory starts anew."""
_SHORTEST = 4
_ENDING = 1
"""A people is named after its country, but for so many letters at its end ("Südsudan", "Südsudanesen")."""
LONGEST = 60
"""No word of a language is longer; a longer token is looked up nowhere."""


Phrases = dict[str, dict[str, list[list[str]]]]
"""The words of each phrase by the first and the second of them, the longest first."""


class Lexicon:
    """The compiled words of one language."""

    def __init__(self, words: CountingWords, tables: Tables, countries: Iterable[str] = ()) -> None:
        self.words = words
        self._peoples = tuple(name[:-_ENDING] for name in countries if name.isalpha() and len(name) > _SHORTEST)
        self.table, self.suffixes, self.cues = tables.whole, tables.suffixes, tables.cues
        self.phrases = _phrases(self.table)
        self.exceptions = frozenset(words.suffix_exceptions)
        self.known: dict[str, tuple[str, Word]] = {}
        """What the tokens seen so far mean."""

    def look_up(self, raw: str) -> tuple[str, Word]:
        """Return a token in its folded form and what it means; a compound means what its last part does."""
        known = self.known.get(raw)
        if known is None:
            fold = raw.lower().translate(_INVISIBLE).replace("’", "'") or " "
            known = fold, self.table.get(fold) or self._compound(fold)
            if len(self.known) > MOST_KNOWN:
                self.known.clear()
            if len(raw) <= LONGEST:
                self.known[raw] = known
        return known

    def word(self, phrase: str) -> Word:
        """Return what a folded token or phrase means."""
        return self.look_up(phrase)[1]

    def _compound(self, token: str) -> Word:
        if len(token) > LONGEST or token in self.exceptions:
            return NOTHING
        if (value := number_word(token, self.words.numbers)) is not None:
            return Word(roles=Role.CARDINAL, value=value)
        head = token.rpartition("-")[2]
        found = self.table.get(head)
        if head != token and found and found.noun:
            return Word(noun=found.noun, singular=found.singular)
        for length in range(min(len(token) - 1, 20), 2, -1):
            if found := self.suffixes.get(token[-length:]):
                people = found.guessed and token.startswith(self._peoples)
                return replace(found, guessed=False) if people else found
        return NOTHING


def _phrases(table: dict[str, Word]) -> Phrases:
    phrases: Phrases = {}
    for parts in sorted((form.split() for form in table if " " in form), key=len, reverse=True):
        phrases.setdefault(parts[0], {}).setdefault(parts[1], []).append(parts)
    return phrases


@cache
def lexicon(code: str) -> Lexicon:
    """Return the compiled words of a language by its ISO 639-1 code."""
    locale = Locale(code)
    months, days = (
        {name.lower().rstrip(".") for width in ("wide", "abbreviated") for name in table["format"][width].values()}
        for table in (locale.months, locale.days)
    )
    countries = {name.lower() for key, name in locale.territories.items() if key.isalpha()}
    words = load_language(code).counting
    return Lexicon(words, compile_words(words, months | days, months, countries), countries)

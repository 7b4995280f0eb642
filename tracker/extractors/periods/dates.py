"""The temporal tagger: date expressions in text, each with its range and the period it means.

Periods are resolved by calendar arithmetic against the date of publication. The words are the language's
(``tracker.languages.dates``); this module knows only how to look.
"""

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Container, Iterator
from dataclasses import dataclass

from tracker.extractors.periods.meanings import MEANINGS, Kind, Period, Words
from tracker.extractors.periods.phrases import TOKEN, Keys, Match, Phrases, Token
from tracker.figure import Range
from tracker.languages import Language
from tracker.languages.dates import DateWords

_JOINERS = set("-–—/.:'’")
_NUMBER_MARKS = set(".,:/'’-€$£#+")
_KNOWN_WORDS = 50_000
_SHORT = "{short}"
_SHORT_FORM = 5
"""The short form of a month has fewer letters; alone it may be a name."""
NUMERIC = re.compile(r"(?<!\d)\d{4}(?!\d)|\d\s?[./-]\s?\d")
_LONG = ("span", "month", "quarter", "year", "decade", "duration")
"""What "the same period" may look back to."""
_ALIASES = {"mm": "month", "wordday": "day", "bareyear": "year"}


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date expression at a range of the text and the period it means."""

    at: Range
    period: Period


class DateTagger:
    """Finds the date expressions of one language; build it once and use it for every text."""

    def __init__(self, words: DateWords) -> None:
        self._phrases = words.phrases
        self.layers: list[Phrases] = []
        for layer in sorted({p.layer for p in words.phrases}):
            phrases = Phrases(words.parts)
            for number, phrase in enumerate(words.phrases):
                if phrase.layer == layer:
                    for form in phrase.forms:
                        phrases.add(form, number)
            self.layers.append(phrases)
        self.vocabulary = _vocabulary(words, {w for layer in self.layers for w in layer.words})
        self._known: dict[str, tuple[Keys, bool]] = {}
        common = {c.casefold() for c in words.common}
        self.anchors = tuple(w for w in self.vocabulary if w not in common and w[0].isalpha())
        """The words without which a sentence holds no date but one in figures (``NUMERIC``)."""

    @property
    def classes(self) -> set[str]:
        """Return the classes that the phrases name, in their braces."""
        return {key for layer in self.layers for key in layer.classes}

    def tag(
        self,
        text: str,
        begin: int,
        end: int,
        published: dt.date | None,
        before: dict[str, Period] | None = None,
        taken: Container[int] = (),
    ) -> list[DateMention]:
        """Return the mentions in ``text[begin:end]`` in order, not overlapping.

        ``before`` holds the last periods that the text before it dated, by unit and under "" the last of
        all, for "the same day". Where a number that counts something begins is ``taken``: it dates nothing.
        """
        before = before or {}
        tokens = self._tokens(text, begin, end, taken)
        for phrases in self.layers:
            tokens = self._merge(phrases, tokens, published, before)
        found = []
        for token in tokens:
            period = token.keys[0][1] if token.keys else None
            if isinstance(period, Period) and (period.start or period.end):
                found.append(DateMention((token.begin, token.end), period))
        return found

    def _tokens(self, text: str, begin: int, end: int, taken: Container[int]) -> list[Token]:
        known, tokens = self._known, []
        if len(known) > _KNOWN_WORDS:
            known.clear()
        for match in TOKEN.finditer(text, begin, end):
            raw = match[0]
            read = known.get(raw)
            if read is None:
                read = known[raw] = self._keys(raw), raw[0].isalnum() or raw in _JOINERS
            keys, is_word = read
            first, last = match.span()
            if len(raw) == 4 and raw.isdecimal() and _stands_alone(text, first, last, counted=last + 1 in taken):
                keys = (*keys, ("{bareyear}", int(raw)))
            if first in taken:
                keys = ()
            tokens.append(Token(first, last, keys, is_word))
        return tokens

    def _keys(self, raw: str) -> Keys:
        if raw.isdecimal():
            return _number_keys(raw)
        entries = self.vocabulary.get(raw.replace("\u00ad", "").casefold(), ())
        return tuple((key, value) for key, value, capital in entries if not capital or not raw[0].islower())

    def _is_other_word(self, match: Match, tokens: list[Token], period: Period) -> bool:
        """Return whether what reads like a month is none: at a sentence's head ("May they …"), a name ("Wang Jun")."""
        if period.unit != "month" or period.kind is not Kind.ON:
            return False
        is_alone = match.last - match.first == 1
        return match.last == 1 or (is_alone and any(key == _SHORT for key, _ in tokens[match.first].keys))

    def _merge(
        self, phrases: Phrases, tokens: list[Token], published: dt.date | None, before: dict[str, Period]
    ) -> list[Token]:
        merged: list[Token] = []
        before, done = dict(before), 0
        for match in phrases.find(tokens):
            merged += tokens[done : match.first]
            for token in tokens[done : match.first]:
                remember(before, token.keys[0][1] if token.keys else None)
            period, phrase = None, self._phrases[match.meaning]
            values: dict[str, list[object]] = defaultdict(list)
            for key, value in match.values:
                name = key[1:-1]
                values[_ALIASES.get(name, name)].append(value)
            period = MEANINGS[phrase.means](Words(phrase.value, phrase.unit, values, published, before))
            if period is None or self._is_other_word(match, tokens, period):
                merged += tokens[match.first : match.last]
            else:
                at = tokens[match.first].begin, tokens[match.last - 1].end
                merged.append(Token(*at, (("{date}", period),), word=False))
                remember(before, period)
            done = match.last
        return merged + tokens[done:]


def remember(before: dict[str, Period], period: object) -> None:
    """Take up a token's period, if it is one, as the last one of its unit that the text dated."""
    if isinstance(period, Period) and period.kind is Kind.AS_OF:
        period = Period(period.end, period.end)
    if isinstance(period, Period) and period.is_whole():
        before[""] = before[period.unit] = period
        if (period.unit in _LONG or period.kind is Kind.SINCE) and not _is_year_before(period, before.get("period")):
            before["period"] = period
        if period.kind is Kind.SINCE and period.unit != "since then":
            before["since"] = period


def _is_year_before(period: Period, last: Period | None) -> bool:
    """Return whether a period is one that the last one is only compared with: the same of an earlier year."""
    if last is None or not (period.start and period.end and last.start and last.end):
        return False
    same = (period.start.month, period.start.day) == (last.start.month, last.start.day)
    return same and period.end.month == last.end.month and period.start < last.start


Reading = tuple[str, object, bool]
"""A key, its value there, and whether the word needs a capital letter for it."""


def _vocabulary(words: DateWords, literals: set[str]) -> dict[str, tuple[Reading, ...]]:
    """Return what each word of the language's phrases may be read as."""
    found: dict[str, dict[Reading, None]] = defaultdict(dict)
    for word in literals:
        found[word.casefold()][word, None, word[0].isupper()] = None
    for name in words.words:
        for form, value in _forms(words, name):
            found[form.casefold()][f"{{{name}}}", value, form[0].isupper()] = None
    for form in _short_forms(words):
        found[form.casefold()][_SHORT, None, True] = None
    for first, second in words.compounds:
        for form, value in _forms(words, first):
            for end, _ in _forms(words, second):
                found[(form + end).casefold()][f"{{{first}}}", value, form[0].isupper()] = None
    for word, readings in list(found.items()):
        for prefix in words.proclitics:
            found[prefix + word].update(readings)
    return {word: tuple(readings) for word, readings in found.items()}


def _short_forms(words: DateWords) -> Iterator[str]:
    """Yield the short forms of the months."""
    for full, *others in words.words.get("month", {}).values():
        yield from (form for form in others if len(form) < min(len(full), _SHORT_FORM))


def _forms(words: DateWords, name: str) -> Iterator[tuple[str, object]]:
    """Yield the words of a class with the value each stands for."""
    for value, forms in words.words[name].items():
        for form in forms:
            yield form, value


def _stands_alone(text: str, begin: int, end: int, *, counted: bool) -> bool:
    """Return whether four digits are a year by themselves: no part of a number, counting nothing.

    Where a number right behind is ``counted`` by itself, they are no part of it ("in 1996 800 people drowned").
    """
    before, behind = text[max(0, begin - 1) : begin], text[end : end + 2]
    if (
        (before in _NUMBER_MARKS and before)
        or behind[:1] in ("-", "'", "’")
        or (behind[:1] == "," and behind[1:].isdigit())
    ):
        return False
    grouped = not counted and text[end + 1 : end + 4].isdigit() and not text[end + 4 : end + 5].isdigit()
    return 1900 <= int(text[begin:end]) <= 2099 and not (behind[1:].isupper() or grouped)


def _number_keys(digits: str) -> Keys:
    """Return what a run of digits may be read as: itself, a number, a day, a month, a year, a decade."""
    if len(digits) > 4:
        return ()
    number = int(digits)
    keys: list[tuple[str, object]] = [(digits, None), ("{n}", number)]
    if len(digits) <= 2:
        keys += [("{two}", number)]
        keys += [("{day}", number)] if 1 <= number <= 31 else []
        keys += [("{mm}", number)] if 1 <= number <= 12 else []
        keys += [("{decade}", number)] if number and number % 10 == 0 else []
    elif len(digits) == 4 and 1000 <= number <= 2999:
        keys += [("{year}", number)] + ([("{decade}", number)] if number % 10 == 0 else [])
    return tuple(keys)


def tag_dates(text: str, language: Language, published: dt.date | None) -> list[DateMention]:
    """Return every date expression of a text with the period it means; see ``DateTagger.tag``."""
    return tagger(language).tag(text, 0, len(text), published)


_TAGGERS: dict[int, tuple[Language, DateTagger]] = {}


def tagger(language: Language) -> DateTagger:
    """Return the tagger of a language, built once."""
    known = _TAGGERS.get(id(language))
    if known is None:
        known = _TAGGERS[id(language)] = language, DateTagger(language.dates)
    return known[1]

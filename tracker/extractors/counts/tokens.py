"""A sentence as tokens with exact offsets and what each can mean."""

import re
from dataclasses import dataclass

from tracker.extractors.counts.lexicon import Lexicon, Phrases
from tracker.extractors.counts.roles import Role
from tracker.extractors.counts.vocabulary import Word
from tracker.figure import Range

_TOKEN = re.compile(
    r"[^\W\d_](?:\.[^\W\d_])+\.?"  # a.m., z.B.
    r"|[^\W\d_][\w\u00ad\u200b]*(?:['’\-‑][\w\u00ad\u200b]+)*\+?"
    r"|\d+(?:[.,]\d+)?[-‑][^\W\d_][\w\u00ad‑-]*"  # 34-year-old, 5.0-magnitude
    r"|\d{1,3}(?:[ \u00a0\u202f\u2009'’]\d{3})+(?![\d])"  # groups parted by a space or an apostrophe
    r"|\d{1,3}(?:[.,]\d{3})+(?![\d])(?:[.,]\d{1,2}(?!\d))?"  # groups parted by a full stop or a comma
    r"|\d+(?:[.,]\d+)?"
    r"|[^\s\w]|[^\W\d]+|\w"
)


@dataclass(slots=True)
class Tokens:
    """A sentence's tokens, column by column: ``text[begin[i]:end[i]]`` is token i, ``fold`` its lower case.

    A phrase of several words that the lexicon knows is one token.
    """

    text: str
    begin: list[int]
    end: list[int]
    fold: list[str]
    word: list[Word]

    def __len__(self) -> int:
        return len(self.fold)

    def capital(self, i: int) -> bool:
        """Return whether token i is written with a capital."""
        begin = self.begin[i]
        first = self.text[begin]
        if " " in self.fold[i]:
            return self.text[begin : self.end[i]].split()[-1][0].isupper()
        return first.isupper() or (
            first.isdecimal() and self.text[begin : self.end[i]].rpartition("-")[2][:1].isupper()
        )

    def is_number(self, i: int) -> bool:
        """Return whether token i exists and is made of digits."""
        return 0 <= i < len(self.fold) and self.fold[i][0].isdecimal() and self.fold[i][-1].isdecimal()

    def has(self, i: int, roles: int) -> bool:
        """Return whether token i exists and has one of the roles."""
        return 0 <= i < len(self.word) and bool(self.word[i].roles & roles)


def tokenize(text: str, sentence: Range, lexicon: Lexicon) -> Tokens:
    """Return the tokens of a sentence, phrases merged; linear in the length of the sentence."""
    tokens, starts = Tokens(text, [], [], [], []), []
    begin, end, fold, word = tokens.begin, tokens.end, tokens.fold, tokens.word
    known, look_up, phrases = lexicon.known, lexicon.look_up, lexicon.phrases
    for match in _TOKEN.finditer(text, *sentence):
        raw = match[0]
        if raw == "." and _is_abbreviated(word, fold, end, match.start(), lexicon):
            continue
        folded, meaning = known.get(raw) or look_up(raw)
        first, last = match.span()
        if folded in phrases:
            starts.append(len(fold))
        begin.append(first)
        end.append(last)
        fold.append(folded)
        word.append(meaning)
    found = [(i, length) for i in starts if (length := _phrase_at(fold, i, phrases))]
    return _merged(tokens, found, lexicon) if found else tokens


def _is_abbreviated(word: list[Word], fold: list[str], end: list[int], at: int, lexicon: Lexicon) -> bool:
    """Return whether a full stop ends an abbreviation that belongs to a number ("ca. 300", "1,3 Mio. Menschen")."""
    if not word or end[-1] != at or not (word[-1].before or word[-1].roles & Role.SCALE):
        return False
    return fold[-1] in lexicon.words.sentences.abbreviations


def _phrase_at(fold: list[str], i: int, phrases: Phrases) -> int:
    """Return how many tokens the longest phrase at token i has, 0 where none begins."""
    for parts in phrases[fold[i]].get(fold[i + 1], ()) if i + 1 < len(fold) else ():
        if fold[i : i + len(parts)] == parts:
            return len(parts)
    return 0


def _merged(tokens: Tokens, found: list[tuple[int, int]], lexicon: Lexicon) -> Tokens:
    """Return the tokens with each phrase found, given by its first token and its length, as one."""
    merged, done = Tokens(tokens.text, [], [], [], []), 0
    columns = (tokens.begin, merged.begin), (tokens.end, merged.end), (tokens.fold, merged.fold)
    for i, length in [*found, (len(tokens), 0)]:
        if i < done:
            continue
        for column, into in columns:
            into += column[done:i]  # type: ignore[operator]
        merged.word += tokens.word[done:i]
        done = i + length
        if length:
            known = " ".join(tokens.fold[i:done])
            merged.begin.append(tokens.begin[i])
            merged.end.append(tokens.end[done - 1])
            merged.fold.append(known)
            merged.word.append(lexicon.table[known])
    return merged

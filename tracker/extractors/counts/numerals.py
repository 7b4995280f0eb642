"""One numeral, in digits or in words: its value and the tokens that it takes."""

import re
from dataclasses import dataclass

from tracker.extractors.counts.lexicon import Lexicon
from tracker.extractors.counts.roles import Role
from tracker.extractors.counts.tokens import Tokens

LARGEST = 10**12
"""No count of people, homes or facilities is larger; larger numbers are none."""
LONGEST = 20
_ROUND = frozenset({10_000, 100_000})
"""Numbers in one word that "several" makes vague."""
_YEAR = re.compile(r"(1[5-9]|20)\d\d")
_WRITTEN = Role.CARDINAL | Role.HALF | Role.ARTICLE | Role.SCALE


@dataclass(slots=True)
class Numeral:
    """A numeral from token ``first`` to ``last``.

    ``kind`` is "number", "plain" (four digits that may be a year), "fraction" (no whole number by itself),
    "vague", "both" or "article".
    """

    first: int
    last: int
    value: float
    kind: str


def numeral_at(tokens: Tokens, i: int, lexicon: Lexicon) -> Numeral | None:
    """Return the numeral that begins at token i, None where there is none."""
    word = tokens.word[i]
    if tokens.is_number(i):
        return _digits(tokens, i, lexicon)
    if word.roles & Role.SEVERAL and tokens.has(i + 1, Role.SCALE):
        return Numeral(i + 1, i + 1, 2 * tokens.word[i + 1].scale, "vague")
    if word.roles & Role.SEVERAL and lexicon.words.numbers.compounds and _is_round(tokens, i + 1):
        return Numeral(i + 1, i + 1, 2 * tokens.word[i + 1].value, "vague")
    if word.roles & Role.ONE_OF and tokens.has(i + 1, Role.PART_BEHIND):
        return Numeral(i, i, 1, "number")
    if word.roles & _WRITTEN and (written := _Sum(lexicon.words.numbers.compounds).read(tokens, i)):
        return written
    for role, value, kind in ((Role.VAGUE, word.value, "vague"), (Role.BOTH, 2, "both"), (Role.ARTICLE, 1, "article")):
        if word.roles & role:
            return Numeral(i, i, value, kind)
    return None


def _is_round(tokens: Tokens, i: int) -> bool:
    """Return whether a number in one word is vague behind "several" ("mehrere zehntausend")."""
    return tokens.has(i, Role.CARDINAL) and tokens.word[i].value in _ROUND


def _digits(tokens: Tokens, i: int, lexicon: Lexicon) -> Numeral | None:
    value = digits(tokens.fold[i], lexicon)
    if value is None:
        return None
    last, kind = i, "plain" if _YEAR.fullmatch(tokens.fold[i]) else "number"
    while tokens.has(last + 1, Role.SCALE) and not tokens.word[last + 1].roles & Role.CARDINAL:
        last += 1
        value *= tokens.word[last].scale
        kind = "number"
    if value != int(value) and last == i:
        return Numeral(i, last, value, "fraction")
    return Numeral(i, last, round(value), kind) if value <= LARGEST else None


def digits(token: str, lexicon: Lexicon) -> float | None:
    """Return the value of a token of digits by the language's separators, None where it is no count."""
    if len(token) > LONGEST:
        return None
    if token.isdecimal():
        return None if len(token) > 1 and token[0] == "0" else float(int(token))
    words = lexicon.words.numbers
    plain = re.sub(r"[\s'’]", "", token)
    parts = re.split(r"[.,]", plain)
    if len(parts) == 1:
        return None if len(plain) > 1 and plain[0] == "0" else float(int(plain))
    marks = [mark for mark in plain if mark in ".,"]
    if len(set(marks)) == 1 and parts[0] != "0" and all(len(part) == 3 for part in parts[1:]):
        return float(int("".join(parts)))
    if len(marks) > 1:
        mixed = len(set(marks[:-1])) == 1 and marks[-1] != marks[0]
        return float(f"{''.join(parts[:-1])}.{parts[-1]}") if mixed else None
    return float(f"{parts[0]}.{parts[1]}") if marks[0] == words.decimal else None


@dataclass(slots=True)
class _Sum:
    """A number in words as it is read: cardinals add up, scales multiply; ``bare`` scales need no cardinal."""

    bare: bool
    total: float = 0.0
    current: float | None = None
    seen: bool = False

    def read(self, tokens: Tokens, i: int) -> Numeral | None:
        """Read on from token i as far as the words go on to be one number."""
        last = j = i
        while j < len(tokens) and self._takes(tokens, j):
            if tokens.word[j].roles & (Role.CARDINAL | Role.SCALE):
                last = j
            j += 1
        value = self.total + (self.current or 0)
        return Numeral(i, last, round(value), "number") if self.seen and value <= LARGEST else None

    def _takes(self, tokens: Tokens, j: int) -> bool:
        word, scaled = tokens.word[j], tokens.has(j + 1, Role.SCALE)
        if word.roles & Role.HALF and scaled and not self.seen:
            self.current = word.half
            return True
        if word.roles & Role.SCALE and (self.seen or self.current is not None or (self.bare and word.scale <= 1000)):
            self._multiply(word.scale)
            return True
        if word.roles & Role.ARTICLE and not self.seen and (scaled or tokens.has(j + 1, Role.HALF)):
            self.current = 1.0 if scaled else None
            return True
        if word.roles & Role.CARDINAL:
            return self._add(word.value)
        if word.roles & Role.ONE_HALF and self.current is not None and scaled:
            self.current += 0.5
            return True
        large = self.total or (self.current or 0) >= 100
        return bool(word.roles & Role.JOINER and self.seen and large and tokens.has(j + 1, Role.CARDINAL))

    def _multiply(self, scale: int) -> None:
        if scale == 100:
            self.current = (self.current or 1) * 100
        else:
            self.total, self.current = self.total + (self.current or 1) * scale, None
        self.seen = True

    def _add(self, value: int) -> bool:
        fits = self.current is None or self.current >= 100 or (self.current % 10 == 0 and value < 10)
        if fits:
            self.current, self.seen = (self.current or 0) + value, True
        return fits

"""The number phrases of a sentence: value, bounds and quantifier, in digits and in words."""

import re
from dataclasses import dataclass, replace

from tracker.extractors.lexicon import Lexicon
from tracker.extractors.roles import Role
from tracker.extractors.tokens import Tokens
from tracker.figure import Quantifier

LARGEST = 10**12
"""No count of people, homes or facilities is larger; larger numbers are none."""
MOST = 60
"""A sentence with more numbers is a table or worse, and reports nothing in words."""
_NUMBER = Role.CARDINAL | Role.SCALE | Role.VAGUE | Role.HALF | Role.ARTICLE | Role.BOTH | Role.SEVERAL
_SPANNING = frozenset({"number", "plain", "fraction"})
_ATTACHED = "-‑–/:%°"


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """A number phrase of a sentence, by token: ``first`` to ``last``, ``lead`` its first quantifier.

    ``article`` marks an indefinite article, which counts one victim only; ``further`` a number that adds
    to another one; ``plain`` four digits that may be a year.
    """

    first: int
    last: int
    lead: int
    low: int | None
    high: int | None
    quantifier: Quantifier
    article: bool = False
    further: bool = False
    plain: bool = False
    both: bool = False
    why: str = ""

    @property
    def value(self) -> int:
        """Return the number itself, without its quantifier."""
        return self.low if self.low is not None else self.high or 0


@dataclass(slots=True)
class _Core:
    first: int
    last: int
    value: float
    kind: str


def find_numbers(tokens: Tokens, lexicon: Lexicon) -> list[Number]:
    """Return the number phrases of a sentence in order, not overlapping; money, ages and such left out."""
    numbers: list[Number] = []
    i = 0
    while i < len(tokens):
        possible = tokens.word[i].roles & _NUMBER or tokens.is_number(i)
        core = _core(tokens, i, lexicon) if possible else None
        if core is None:
            i += 1
            continue
        number = _range(tokens, core, lexicon) or _bounded(tokens, core)
        i = max(i, number.last) + 1
        if number.quantifier is not Quantifier.RANGE and core.kind == "fraction":
            continue
        if not _void(tokens, number, lexicon):
            numbers.append(number)
    return numbers if len(numbers) <= MOST else []


def _core(tokens: Tokens, i: int, lexicon: Lexicon) -> _Core | None:
    word = tokens.word[i]
    if tokens.is_number(i):
        return _digits(tokens, i, lexicon)
    if word.roles & Role.SEVERAL and tokens.has(i + 1, Role.SCALE):
        return _Core(i + 1, i + 1, 2 * tokens.word[i + 1].scale, "vague")
    if word.roles & (Role.CARDINAL | Role.HALF | Role.ARTICLE | Role.SCALE) and (
        core := _words(tokens, i, bare=lexicon.words.numbers.compounds)
    ):
        return core
    if word.roles & Role.VAGUE:
        return _Core(i, i, word.value, "vague")
    if word.roles & Role.BOTH:
        return _Core(i, i, 2, "both")
    if word.roles & Role.ARTICLE:
        return _Core(i, i, 1, "article")
    return None


def _digits(tokens: Tokens, i: int, lexicon: Lexicon) -> _Core | None:
    value = digits(tokens.fold[i], lexicon)
    if value is None:
        return None
    last, kind = i, "plain" if re.fullmatch(r"(1[5-9]|20)\d\d", tokens.fold[i]) else "number"
    while tokens.has(last + 1, Role.SCALE) and not tokens.word[last + 1].roles & Role.CARDINAL:
        last += 1
        value *= tokens.word[last].scale
        kind = "number"
    if value != int(value) and last == i:
        return _Core(i, last, value, "fraction")
    return _Core(i, last, round(value), kind) if value <= LARGEST else None


def digits(token: str, lexicon: Lexicon) -> float | None:
    """Return the value of a token of digits by the language's separators, None where it is no count."""
    if len(token) > 20:
        return None
    words = lexicon.words.numbers
    plain = re.sub(r"[\s'’]", "", token)
    parts = re.split(r"[.,]", plain)
    if len(parts) == 1:
        return float(int(plain)) if not (len(plain) > 1 and plain[0] == "0") else None
    marks = [mark for mark in plain if mark in ".,"]
    grouped = all(len(part) == 3 for part in parts[1:]) and parts[0] != "0"
    if grouped and (len(set(marks)) == 1):
        return float(int("".join(parts)))
    if len(marks) > 1 and marks[-1] == words.group and marks[0] == words.group:
        return None
    if len(marks) > 1:
        return float(int("".join(parts[:-1]))) + float(f"0.{parts[-1]}") if len(set(marks[:-1])) == 1 else None
    return float(f"{parts[0]}.{parts[1]}") if marks[0] == words.decimal else None


def _words(tokens: Tokens, i: int, *, bare: bool) -> _Core | None:
    """Read a number in words from token i on: cardinals add up, scales multiply."""
    total, current, last, seen = 0.0, None, i - 1, False
    j = i
    while j < len(tokens):
        word = tokens.word[j]
        value = word.value if word.roles & Role.CARDINAL else None
        if word.roles & Role.HALF and tokens.has(j + 1, Role.SCALE) and not seen:
            current = word.half
        elif word.roles & Role.SCALE and (current is not None or seen):
            if word.scale == 100:
                current = (current or 1) * 100
            else:
                total, current = total + (current or 1) * word.scale, None
            last, seen = j, True
        elif word.roles & Role.SCALE and bare and word.scale <= 1000:
            current, last, seen = float(word.scale), j, True
        elif word.roles & Role.ARTICLE and not seen and tokens.has(j + 1, Role.SCALE | Role.HALF):
            current = 1.0 if tokens.has(j + 1, Role.SCALE) else None
        elif value is not None and (current is None or current >= 100 or (current % 10 == 0 and value < 10)):
            current, last, seen = (current or 0) + value, j, True
        elif word.roles & Role.ONE_HALF and current is not None and tokens.has(j + 1, Role.SCALE):
            current += 0.5
        elif not (
            word.roles & Role.JOINER and seen and (total or (current or 0) >= 100) and tokens.has(j + 1, Role.CARDINAL)
        ):
            break
        j += 1
    if not seen or total + (current or 0) > LARGEST:
        return None
    return _Core(i, last, round(total + (current or 0)), "number")


def _range(tokens: Tokens, core: _Core, lexicon: Lexicon) -> Number | None:
    """Read "180 to 200" and "between 180 and 200", the first number with the scale of the second."""
    if core.kind not in _SPANNING:
        return None
    j = core.last + 1
    between = any(tokens.has(core.first - k, Role.BETWEEN) for k in (1, 2))
    joined = tokens.has(j, Role.JOINER) if between else tokens.has(j, Role.UNTIL)
    if not joined or j + 1 >= len(tokens):
        return None
    other = _core(tokens, j + 1, lexicon)
    if other is None and tokens.word[j + 1].before:
        other = _core(tokens, j + 2, lexicon) if j + 2 < len(tokens) else None
    if other is None or other.kind not in _SPANNING - {"fraction"}:
        return None
    low, high = core.value, other.value
    if core.last == core.first and other.last > other.first and high >= 1000 > low:
        low *= tokens.word[other.last].scale
    elif core.kind == "fraction":
        return None
    changed = tokens.has(core.first - 1, Role.ORIGIN) and any(
        word.roles & Role.CHANGE or word.toll for word in tokens.word
    )
    if not low < high or (changed and not between):
        return None
    bounded = _bounded(tokens, _Core(core.first, other.last, low, "number"))
    return replace(
        bounded,
        low=round(low),
        high=round(high),
        quantifier=Quantifier.RANGE,
        plain=core.kind == "plain" == other.kind,
        why="range",
    )


def _bounded(tokens: Tokens, core: _Core) -> Number:
    """Put the quantifier to a number: the nearest one before it wins, then one behind it."""
    quantifier, lead, further = None, core.first, False
    for i in range(core.first - 1, max(-1, core.first - 6), -1):
        word = tokens.word[i]
        if word.roles & Role.BETWEEN:
            lead = i
        elif word.before:
            quantifier, lead = quantifier or word.before, i
            if word.before is Quantifier.EXACT:
                quantifier = None if quantifier is Quantifier.EXACT else quantifier
        elif word.roles & Role.FURTHER:
            further, lead = True, i
        elif not word.roles & (Role.NEUTRAL | Role.SEVERAL):
            break
    further = further or tokens.has(core.last + 1, Role.FURTHER)
    quantifier = quantifier or tokens.word[core.first].before
    if quantifier is None and core.last + 1 < len(tokens):
        quantifier = tokens.word[core.last + 1].behind
    quantifier = Quantifier.VAGUE if core.kind == "vague" else quantifier or Quantifier.EXACT
    low, high = bounds(quantifier, round(core.value))
    return Number(
        first=core.first,
        last=core.last,
        lead=lead,
        low=low,
        high=high,
        quantifier=quantifier,
        article=core.kind == "article",
        further=further,
        plain=core.kind == "plain",
        both=core.kind == "both",
        why=f"number:{core.kind}",
    )


def bounds(quantifier: Quantifier, value: int) -> tuple[int | None, int | None]:
    """Return low and high of a value under a quantifier (guidelines, "value")."""
    if quantifier in {Quantifier.AT_LEAST, Quantifier.MORE_THAN, Quantifier.VAGUE}:
        return value, None
    if quantifier in {Quantifier.AT_MOST, Quantifier.LESS_THAN}:
        return None, value
    return value, value


def _void(tokens: Tokens, number: Number, lexicon: Lexicon) -> bool:
    """Return whether the number counts nobody by what is written right before or behind it."""
    text, begin, end = tokens.text, tokens.begin[number.first], tokens.end[number.last]
    before, behind = text[begin - 1 : begin], text[end : end + 1]
    if tokens.is_number(number.first):
        if (
            before
            and (before.isalnum() or before in "_#$€£¥+@:/.,-")
            and not (before in "-.,:/" and text[begin - 2 : begin - 1].isspace())
        ):
            return True
        inner = text[end + 1 : end + 2]
        if behind and ((behind in _ATTACHED and inner.isalnum()) or behind in "%°" or (behind.isalpha())):
            return True
        if behind and behind in ".,:" and inner.isdecimal():
            return True
        if (
            behind == "."
            and lexicon.words.sentences.ordinal_full_stop
            and number.last + 2 < len(tokens)
            and number.value < 100
        ):
            return True
    i, j = number.first - 1, number.last + 1
    if tokens.fold[i : i + 1] == ["."] and i > 0:
        i -= 1
    if tokens.has(i, Role.VOID_NUMBER) or (
        tokens.has(number.lead - 1, Role.VOID_NUMBER) and " " in tokens.fold[number.lead - 1]
    ):
        return True
    if tokens.has(j, Role.VOID_BEHIND) or tokens.has(j, Role.CALENDAR):
        return True
    return (
        tokens.has(i, Role.CALENDAR) and tokens.is_number(number.first) and number.low is not None and number.low < 32
    )

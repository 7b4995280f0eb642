"""The number phrases of a sentence: value, bounds and quantifier, in digits and in words."""

from dataclasses import dataclass, replace

from tracker.extractors.counts.lexicon import Lexicon
from tracker.extractors.counts.numerals import Numeral, numeral_at
from tracker.extractors.counts.roles import Form, Role
from tracker.extractors.counts.tokens import Tokens
from tracker.extractors.counts.vocabulary import Word
from tracker.figure import Quantifier

TEN, LAST_DAY = 10, 31
OLDEST = 115
"""No age is higher."""
NOUN = 3
"""So many tokens behind a number its noun is looked for before the noun phrases are read."""
MOST = 60
"""A sentence with more numbers is a table or worse, and reports nothing in words."""
_NUMBER = Role.CARDINAL | Role.SCALE | Role.VAGUE | Role.HALF | Role.ARTICLE | Role.BOTH | Role.SEVERAL | Role.ONE_OF
_SPANNING = frozenset({"number", "plain", "fraction"})
_POSSESSIVE = ("'s", "’s", "s'", "s’")
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


def find_numbers(tokens: Tokens, lexicon: Lexicon) -> list[Number]:
    """Return the number phrases of a sentence in order, not overlapping; money, ages and such left out."""
    numbers: list[Number] = []
    done, voided = 0, -9
    for i, word in enumerate(tokens.word):
        if i < done or not (word.roles & _NUMBER or tokens.fold[i][0].isdecimal()):
            continue
        core = numeral_at(tokens, i, lexicon)
        if core is None:
            continue
        if (ratio := _ratio(tokens, core, lexicon)) is not None:
            done = ratio + 1
            continue
        number = _range(tokens, core, lexicon) or _bounded(tokens, core)
        done = number.last + 1
        if number.quantifier is not Quantifier.RANGE and core.kind == "fraction":
            continue
        aside = number.first == voided + 2 and _goes_on(tokens, number)
        aside = aside or (voided >= 0 and not (numbers and numbers[-1].first > voided) and _is_share_of(tokens, number))
        aside = aside or _is_age_of(tokens, number) or _is_one_of_ages(tokens, number) or _is_of_a_share(tokens, number)
        if _void(tokens, number, lexicon) or aside:
            voided = number.last
        else:
            numbers.append(number)
    return numbers if len(numbers) <= MOST else []


def _is_share_of(tokens: Tokens, number: Number) -> bool:
    """Return whether a number alone is a part of the one before it, which was money or such (", of which 750,000")."""
    behind = tokens.word[number.last + 1] if number.last + 1 < len(tokens) else None
    alone = behind is None or not (behind.noun or behind.predicates)
    return alone and tokens.has(number.lead - 1, Role.INSIDE) and tokens.has(number.lead - 1, Role.PART_BEHIND)


def _goes_on(tokens: Tokens, number: Number) -> bool:
    """Return whether the number goes on with a list of ages or such ("aged six, nine and ten")."""
    listed = tokens.fold[number.first - 1] == "," and number.last + 1 < len(tokens)
    behind = number.last + 1
    return tokens.has(number.first - 1, Role.JOINER) or (
        listed and (tokens.fold[behind] == "," or tokens.has(behind, Role.JOINER))
    )


def _ratio(tokens: Tokens, core: Numeral, lexicon: Lexicon) -> int | None:
    """Return the last token of a ratio that counts nobody ("one in five", "nine of ten"), None for no ratio."""
    j = core.last + 1
    apart = j + 1 < len(tokens) and tokens.fold[j].isalpha() and _is_share(tokens, j + 1, lexicon, core.value)
    if apart and core.value < TEN:
        return j + 2  # "nine buildings in 10"
    if core.value > TEN or not tokens.has(j, Role.OBLIQUE | Role.RATIO) or j + 2 >= len(tokens):
        return None
    each = tokens.has(j + 1, Role.VOID_NUMBER)  # "one in every five"
    other = numeral_at(tokens, j + 1 + each, lexicon)
    inside = other is not None and not tokens.has(j, Role.OF) and other.value <= TEN * TEN
    if other is None or other.kind == "article" or not core.value < other.value:
        return None
    small = tokens.has(j, Role.OF) and other.value <= TEN and not _has_noun(tokens, other.last + 1)
    if small or (inside and tokens.has(j, Role.RATIO)) or other.value in {TEN, TEN * TEN}:
        return other.last
    return None


def _has_noun(tokens: Tokens, j: int) -> bool:
    """Return whether something is counted right behind a number, or a word that may be."""
    if j >= len(tokens) or not tokens.fold[j][0].isalpha():
        return False
    return not tokens.has(j, Role.PASSIVE | Role.PERFECT)


def _is_share(tokens: Tokens, j: int, lexicon: Lexicon, part: float) -> bool:
    """Return whether "in ten" stands at token j, with nothing that ten would count; of one, "in three" too."""
    if not tokens.has(j, Role.RATIO) or not tokens.has(j, Role.OBLIQUE) or tokens.has(j - 1, Role.OBLIQUE):
        return False
    whole = numeral_at(tokens, j + 1, lexicon) if j + 1 < len(tokens) else None
    known = whole is not None and (whole.value in {TEN, TEN * TEN} or (part == 1 and 1 < whole.value < TEN))
    if whole is None or not known:
        return False
    behind = whole.last + 1
    verb = Role.PASSIVE | Role.PERFECT | Role.FUNCTION
    return behind >= len(tokens) or not tokens.fold[behind].isalnum() or tokens.has(behind, verb)


def _range(tokens: Tokens, core: Numeral, lexicon: Lexicon) -> Number | None:
    """Read "180 to 200" and "between 180 and 200", the first number with the scale of the second."""
    if core.kind not in _SPANNING:
        return None
    j = core.last + 1
    between = tokens.has(core.first - 1, Role.BETWEEN) or tokens.has(core.first - 2, Role.BETWEEN)
    joined = tokens.has(j, Role.JOINER) if between else tokens.has(j, Role.UNTIL)
    if not joined or j + 1 >= len(tokens) or not _spans(tokens, j):
        return None
    other = numeral_at(tokens, j + 1, lexicon)
    if other is None and tokens.word[j + 1].before:
        other = numeral_at(tokens, j + 2, lexicon) if j + 2 < len(tokens) else None
    if other is None or other.kind not in _SPANNING - {"fraction"}:
        return None
    low, high = core.value, other.value
    if core.last == core.first and other.last > other.first and high >= 1000 > low:
        low *= tokens.word[other.last].scale
    elif core.kind == "fraction":
        return None
    changed = tokens.has(core.first - 1, Role.ORIGIN) and any(
        word.roles & Role.CHANGE or (word.toll and not lexicon.words.free_order) for word in tokens.word
    )
    if not low < high or high > 100 * low or (changed and not between):
        return None
    bounded = _bounded(tokens, Numeral(core.first, other.last, low, "number"))
    return replace(
        bounded,
        low=round(low),
        high=round(high),
        quantifier=Quantifier.RANGE,
        plain=core.kind == "plain" == other.kind,
        why="range",
    )


def _spans(tokens: Tokens, j: int) -> bool:
    """Return whether a dash between two numbers is a range: the same space on both sides, no word behind it."""
    if tokens.fold[j].isalnum():
        return True
    text, begin, end = tokens.text, tokens.begin[j], tokens.end[j]
    spaced = text[begin - 1].isspace(), text[end : end + 1].isspace()
    return spaced[0] == spaced[1] and not (spaced[0] and (tokens.fold[j] == "-" or tokens.word[j + 1].before))


def _bounded(tokens: Tokens, core: Numeral) -> Number:
    """Put the quantifier to a number: the nearest one before it wins, then one behind it."""
    quantifier, lead, further, named = None, core.first, False, False
    for i in range(core.first - 1, max(-1, core.first - 6), -1):
        word = tokens.word[i]
        if tokens.fold[i] == "." and i and tokens.word[i - 1].before and tokens.end[i - 1] == tokens.begin[i]:
            continue  # "ca. 300"
        if word.roles & Role.BETWEEN:
            lead = i
        elif word.before and named and word.roles & Role.PART_OF:
            break  # "unter den 19 Toten"
        elif word.before:
            quantifier, lead = quantifier or word.before, i
            if word.before is Quantifier.EXACT:
                quantifier = None if quantifier is Quantifier.EXACT else quantifier
        elif word.roles & Role.FURTHER:
            further, lead = True, i
        elif not word.roles & (Role.NEUTRAL | Role.SEVERAL):
            break
        named = named or bool(word.roles & Role.DETERMINER)
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


def _is_separate(tokens: Tokens, number: Number, lexicon: Lexicon) -> bool:
    """Return whether a noun before the number is not named by it ("auf der Route 6.400 Migranten")."""
    i, j = number.first - 1, number.last + 1
    if not lexicon.words.capital_nouns or not tokens.capital(i) or " " in tokens.fold[i] or j >= len(tokens):
        return False
    noun = tokens.word[j].noun
    plain = tokens.fold[number.first].isdecimal() and not tokens.has(i - 1, Role.DETERMINER)
    return not plain and noun is not None and noun.kind != "thing"


def _is_age_of(tokens: Tokens, number: Number) -> bool:
    """Return whether the number bounds the age of those named right before it ("three children under five")."""
    bounded = {Quantifier.LESS_THAN, Quantifier.MORE_THAN}
    if number.lead == number.first or number.quantifier not in bounded or number.value > OLDEST:
        return False
    noun, behind = tokens.word[number.lead - 1].noun if number.lead else None, number.last + 1
    named = noun is not None and noun.kind == "person" and not noun.metric
    named = named and not tokens.word[number.lead - 1].predicates and " " not in tokens.fold[number.lead]
    return named and not (behind < len(tokens) and (tokens.word[behind].noun or tokens.has(behind, Role.OF)))


def _is_of_fate(word: Word) -> bool:
    """Return whether a noun or a participle tells by itself what became of people ("the dead", "people displaced")."""
    told = Form.PARTICIPLE | Form.ATTRIBUTIVE
    fates = (group.counts.get("person") for form, group in word.predicates if form & told and not form & Form.FINITE)
    return bool((word.noun and word.noun.metric) or any(fates))


def _is_of_a_share(tokens: Tokens, number: Number) -> bool:
    """Return whether only a share of the number is told of ("two thirds of the town's 4,300 houses")."""
    i, behind = number.lead - 1, tokens.word[number.last + 1 : number.last + 1 + NOUN]
    small, share = Role.DETERMINER | Role.OF | Role.NEUTRAL | Role.INHABITED, Role.SHARE
    while i > 0 and (tokens.has(i, small) or tokens.fold[i].endswith(_POSSESSIVE)) and not tokens.has(i, share):
        i -= 1
    led = tokens.has(i, share) and (i < number.lead - 1 or " " in tokens.fold[i])
    return led and not any(_is_of_fate(word) for word in behind)


def _is_one_of_ages(tokens: Tokens, number: Number) -> bool:
    """Return whether the number is an age or such told with the next one ("vier und sechs Jahre alt")."""
    j = number.last + 1
    joined = tokens.has(j, Role.JOINER) or (j < len(tokens) and tokens.fold[j] == ",")
    other = j + 1 < len(tokens) and (tokens.is_number(j + 1) or tokens.has(j + 1, Role.CARDINAL))
    return joined and other and tokens.has(j + 2, Role.VOID_BEHIND) and number.value <= OLDEST


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
    part = tokens.has(j, Role.PART_BEHIND)  # "the first 85 of them"
    if (tokens.has(i, Role.VOID_NUMBER) and not part and not _is_separate(tokens, number, lexicon)) or (
        tokens.has(number.lead - 1, Role.VOID_NUMBER)
        and (" " in tokens.fold[number.lead - 1] or tokens.has(number.lead, Role.BETWEEN))
    ):
        return True
    if tokens.has(j, Role.VOID_BEHIND) or tokens.has(j, Role.MONTH):
        return True
    if tokens.has(number.lead - 1, Role.INHABITED):
        near = tokens.word[j : j + NOUN]
        counted = next((word.noun for word in near if word.noun), None)
        return not any(_is_of_fate(word) for word in near) and (counted is None or counted.kind == "person")
    dated = tokens.has(i, Role.MONTH) and tokens.is_number(number.first) and number.value <= LAST_DAY
    return dated and not (j < len(tokens) and tokens.word[j].noun)

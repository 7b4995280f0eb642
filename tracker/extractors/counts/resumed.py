"""Numbers that the count before is compared with, or that tell it again for another day or place."""

from tracker.extractors.counts.listed import by_place
from tracker.extractors.counts.prepared import Link, Sentence
from tracker.extractors.counts.roles import Role
from tracker.extractors.counts.tokens import Tokens
from tracker.extractors.counts.units import UNITS
from tracker.extractors.reading import Count

NEARER = 2
"""A number is compared with people, not with things told behind them, if it is so many times nearer to theirs."""

REACH = 8
"""How many tokens before its number a comparison or a date may begin."""

_DATING = Role.CALENDAR | Role.DETERMINER | Role.NEUTRAL | Role.FUNCTION | Role.OBLIQUE


def resumed_link(sentence: Sentence, n: int, last: Count | None) -> Link | None:
    """Return the metric of the count before that the number is compared with ("up from 31", "it had been 40")."""
    number, counted = sentence.numbers[n], sentence.counted[n]
    if last is None or not sentence.roles & Role.RESUME:
        return None
    p = number.lead - 1
    while sentence.tokens.has(p, Role.CALENDAR | Role.DETERMINER | Role.NEUTRAL):
        p -= 1
    if sentence.tokens.fold[p] == "," and sentence.tokens.has(p - 1, Role.RESUME):
        p -= 1  # "the previous record, 1,185, was set …"
    if not sentence.tokens.has(p, Role.RESUME):
        p = _over_source(sentence, p)
    thing = counted.kind == "thing" and not counted.partitive
    if not sentence.tokens.has(p, Role.RESUME) or thing or counted.guessed:
        return None
    single = (
        number.value == 1 and counted.partitive and counted.kind in {"", "thing"}
    )  # "it was one of the deadliest attacks"
    if single or (number.plain and not counted.kind) or _skips_a_number(sentence, n, last):
        return None
    if counted.noun and counted.noun.metric and not counted.noun.weak:
        return None
    if counted.noun and (counted.noun.metric or UNITS.get(counted.kind) != last.unit):
        same = UNITS.get(counted.kind) == last.unit or (counted.noun.metric and not counted.noun.weak)
        return None if same else Link(last.metric, p, 0, "resumed", kind=counted.kind)
    return Link(last.metric, p, 0, "resumed", kind=str(last.unit))


def _over_source(sentence: Sentence, p: int) -> int:
    """Return the comparing phrase a few tokens before p, over a source or a place ("sind es laut UNHCR 300")."""
    tokens = sentence.tokens
    for i in range(p, max(0, p - REACH), -1):
        if tokens.has(i, Role.RESUME) and " " in tokens.fold[i]:
            return i
        if tokens.is_number(i) or tokens.has(i, Role.CARDINAL):
            break
        noun = tokens.word[i].noun
        named = tokens.capital(i) and (noun is None or noun.kind == "thing")
        adjective = sentence.lexicon.words.capital_nouns and i < p and tokens.capital(i + 1)
        if not (named or adjective or tokens.has(i, Role.OBLIQUE | Role.DETERMINER)):
            break
    return p


def dated_link(sentence: Sentence, n: int, found: list[Count], previous: Count | None) -> Link | None:
    """Return the metric of the count before, told again for another date or place (", in February 1,397")."""
    tokens, number, counted = sentence.tokens, sentence.numbers[n], sentence.counted[n]
    if listed := by_place(sentence, n, found, previous):
        return listed
    if not found or counted.kind or number.article or number.plain:
        return None
    beside = _is_name(sentence, number.lead - 1) and _opens(tokens, number.lead - 2)
    if found[-1].link == "noun" and not beside:
        return None
    p, dated = number.lead - 1, False
    while p > number.lead - REACH and not _opens(tokens, p) and (tokens.has(p, _DATING) or _is_name(sentence, p)):
        dated = dated or tokens.has(p, Role.CALENDAR) or _is_name(sentence, p)
        p -= 1
    led = p > number.lead - REACH and next(
        (i for i in range(p, max(0, p - 3), -1) if tokens.has(i, Role.OBLIQUE) and _opens(tokens, i - 1)), 0
    )
    if led:  # ", auf irakischer Seite acht"
        p, dated = led - 1, True
    if any(tokens.has(i, Role.VOID_NUMBER) for i in range(p, number.lead)):
        return None  # ", je Klasse bis zu 40"
    ends = number.last + 1 >= len(tokens) or not tokens.fold[number.last + 1][0].isalnum()
    ends = ends or (beside and tokens.has(number.last + 1, Role.COORDINATOR))
    opens = p > 0 and _opens(tokens, p)
    if not (dated and opens and ends):
        return None
    day = any(tokens.has(i, Role.CALENDAR) for i in range(p, number.lead))
    part = found[-1].subset and not day and found[-1].link != "among"  # "in Kano alone 55, in Jos 23"
    return Link(found[-1].metric, number.first, 0, "listed" if part else "resumed", kind=str(found[-1].unit))


def _opens(tokens: Tokens, p: int) -> bool:
    """Return whether the token parts what is listed: a comma, a semicolon, a coordinator."""
    return tokens.fold[p] in (",", ";") or tokens.has(p, Role.COORDINATOR)


def _is_name(sentence: Sentence, p: int) -> bool:
    """Return whether a token may be a place's name: a capital letter; among capital nouns a preposition too."""
    tokens = sentence.tokens
    if (
        p < 1
        or not tokens.capital(p)
        or not tokens.fold[p].isalpha()
        or tokens.word[p].noun
        or tokens.word[p].predicates
    ):
        return False
    return not sentence.lexicon.words.capital_nouns or tokens.has(p - 1, Role.OBLIQUE)


def _skips_a_number(sentence: Sentence, n: int, last: Count) -> bool:
    """Return whether the number before in the sentence counts something else than the count before."""
    if n == 0 or sentence.numbers[n - 1].plain or sentence.numbers[n - 1].article:
        return False
    thing, value = sentence.numbers[n - 1].value, sentence.numbers[n].value
    if sentence.counted[n - 1].kind == "thing" and NEARER * abs(value - last.value) < abs(value - thing):
        return False  # "89,000 are sheltering in 131 schools, up from 65,000"
    return last.at[0] < sentence.tokens.begin[sentence.numbers[n - 1].first]

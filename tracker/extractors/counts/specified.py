"""Numbers alone that say who, or where, some of those told before are ("eleven were infants", "900 are in Chad")."""

from tracker.extractors.counts.numbers import Number
from tracker.extractors.counts.predicates import find_link
from tracker.extractors.counts.prepared import NEAR, Link, Sentence
from tracker.extractors.counts.roles import Role
from tracker.extractors.counts.singles import VICTIMS
from tracker.extractors.reading import Count

_MARKS = frozenset(",;:–—.|")


def specified_link(sentence: Sentence, n: int, found: list[Count]) -> Link | None:
    """Return the metric of the larger count before, of some of whom a number alone says who or where they are.

    That count stands in the same sentence or in the one right before.
    """
    number, counted, tokens = sentence.numbers[n], sentence.counted[n], sentence.tokens
    whole = found[-1] if found else sentence.previous
    if whole is None or counted.kind or counted.partitive or number.plain or not _opens(sentence, n):
        return None
    larger = whole.most > number.value and not whole.further and str(whole.unit) == "person"
    if not larger or find_link(sentence, n) or any(not x.article and not x.plain for x in _passed(sentence, n, found)):
        return None
    verb = number.last + 1
    who = tokens.has(verb, Role.PASSIVE) and _is_someone(sentence, verb + 1)
    where = whole.metric not in VICTIMS and _is_placed(sentence, verb)
    return Link(whole.metric, number.first, 0, "whole", kind=str(whole.unit)) if who or where else None


def _opens(sentence: Sentence, n: int) -> bool:
    """Return whether the number is the first of its clause, behind a mark or a conjunction."""
    p = sentence.numbers[n].lead - 1
    return p < 0 or sentence.tokens.fold[p] in _MARKS or sentence.tokens.has(p, Role.COORDINATOR)


def _passed(sentence: Sentence, n: int, found: list[Count]) -> list[Number]:
    """Return the numbers between the whole and this one."""
    begin = found[-1].at[1] if found else -1
    return [x for x in sentence.numbers[:n] if sentence.tokens.begin[x.first] >= begin]


def _is_someone(sentence: Sentence, i: int) -> bool:
    """Return whether a noun for people, who are no victims by it, ends the clause that begins at token i."""
    tokens = sentence.tokens
    for j in range(i, min(len(tokens), i + NEAR + 1)):
        word = tokens.word[j]
        named = not sentence.lexicon.words.capital_nouns or tokens.capital(j)
        if word.noun and named:
            behind = tokens.word[j + 1].noun if j + 1 < len(tokens) else None
            return word.noun.kind == "person" and not word.noun.metric and not word.predicates and behind is None
        if word.roles & (Role.OBLIQUE | Role.NEGATION) or word.predicates or not tokens.fold[j][0].isalpha():
            return False
    return False


def _is_placed(sentence: Sentence, verb: int) -> bool:
    """Return whether the verb leads to a name over a preposition ("are in Chad", "came from Mali")."""
    tokens = sentence.tokens
    for i in range(verb + 1, min(len(tokens) - 1, verb + 1 + NEAR)):
        if tokens.has(i, Role.OBLIQUE | Role.AWAY):
            while tokens.has(i + 1, Role.DETERMINER) and i + 2 < len(tokens):
                i += 1
            plain = tokens.capital(i + 1) and not tokens.has(i + 1, Role.CALENDAR | Role.MONTH)
            return plain and (tokens.word[i + 1].noun is None or tokens.has(i + 1, Role.COUNTRY))
        if not tokens.fold[i][0].isalpha() or tokens.is_number(i):
            return False
    return False

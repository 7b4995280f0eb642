"""How a number gets its metric: its noun, an attribute, a toll, a predicate, or the number before it."""

from tracker.extractors.continued import UNITS, among_link, continued_link
from tracker.extractors.nouns import Counted
from tracker.extractors.predicates import find_link
from tracker.extractors.prepared import NEAR, Link, Sentence
from tracker.extractors.reading import Count
from tracker.extractors.roles import Form, Role
from tracker.extractors.senses import metric_of
from tracker.extractors.tolls import find_toll, is_earlier

__all__ = ["UNITS", "is_whole", "link_of"]

_VICTIMS = frozenset({"killed", "injured", "missing"})
"""Metrics strong enough to count a noun that is known by its ending only, or a single victim."""
_OVERRIDES = _VICTIMS | {"returned"}
"""Metrics of a predicate that win over the metric of a weak noun ("20 refugees drowned")."""


def link_of(sentence: Sentence, n: int, found: list[Count], previous: Count | None) -> Link | None:
    """Return how the number gets its metric, None where it counts nothing.

    ``found`` are the counts of the sentence so far, ``previous`` the last one of the sentence before.
    """
    if is_earlier(sentence, n):
        return None
    if sentence.numbers[n].article:
        return _single(sentence, n, found)
    if toll := find_toll(sentence, n, found[-1] if found else previous):
        return toll
    counted = sentence.counted[n]
    if counted.kind == "thing" or _is_year(sentence, n) or _is_one_of(sentence, n):
        return None
    if is_whole(sentence, n):
        return _by_phrase(sentence, n, found) or _reduced(sentence, n)
    if counted.partitive and (link := find_link(sentence, n)):
        return link
    return _by_phrase(sentence, n, found) or _by_clause(sentence, n, found, previous)


def _by_phrase(sentence: Sentence, n: int, found: list[Count]) -> Link | None:
    """Return the metric that the number's own phrase tells: noun, attribute, noun of happening, whole."""
    counted = sentence.counted[n]
    if counted.noun and counted.noun.metric and not counted.noun.weak:
        return Link(counted.noun.metric, counted.last, 0, "noun")
    for group in () if counted.guessed else counted.attributes:
        if metric := group.counts.get(counted.kind, ""):
            return Link(metric, counted.last, 0, "attribute")
    return _nominal(sentence, n) or among_link(sentence, n, found)


def _by_clause(sentence: Sentence, n: int, found: list[Count], previous: Count | None) -> Link | None:
    """Return the metric that a predicate tells, a weak noun, or the number before this one."""
    counted, link = sentence.counted[n], find_link(sentence, n)
    if noun := _noun_metric(sentence, counted):
        return link if link and link.metric in _OVERRIDES else Link(noun, counted.last, 0, "noun")
    too_weak = counted.guessed and link and link.metric not in _VICTIMS
    if link and not too_weak and not _is_oblique(sentence, n, link):
        return link
    return continued_link(sentence, n, found, previous)


def is_whole(sentence: Sentence, n: int) -> bool:
    """Return whether the number is only what another one is a part of ("six of the nine clinics", "of 22")."""
    tokens, lead = sentence.tokens, sentence.numbers[n].lead
    if n and sentence.counted[n - 1].partitive and lead <= sentence.counted[n - 1].last:
        return True
    while tokens.has(lead - 1, Role.DETERMINER):
        lead -= 1
    begins = lead == 1 or (lead > 1 and not tokens.fold[lead - 2][0].isalnum())
    return begins and tokens.has(lead - 1, Role.OF) and n + 1 < len(sentence.numbers)


def _reduced(sentence: Sentence, n: int) -> Link | None:
    """Return the participle right behind the noun ("of the 74 people injured")."""
    link = find_link(sentence, n)
    return link if link and link.how == "behind" and link.distance == 1 else None


def _single(sentence: Sentence, n: int, found: list[Count]) -> Link | None:
    """Return the predicate of a single victim ("a soldier was killed"), else None."""
    number, counted = sentence.numbers[n], sentence.counted[n]
    noun = counted.noun
    if counted.kind != "person" or noun is None or counted.last - number.last > 4 or counted.guessed:
        return None
    if noun.metric in _VICTIMS and not noun.weak:
        told = noun.metric == "killed" and not number.further
        return Link(noun.metric, counted.last, 0, "noun") if told else None
    if sentence.tokens.has(number.lead - 1, Role.INSIDE):
        link = continued_link(sentence, n, found, None)
        return link if link and link.metric in _VICTIMS else None
    if sentence.tokens.has(number.lead - 1, Role.OBLIQUE | Role.AGENT):
        return None
    link = find_link(sentence, n)
    return link if link and link.metric in _VICTIMS and link.distance <= 14 else None


def _nominal(sentence: Sentence, n: int) -> Link | None:
    """Return the noun of happening that the number depends on ("the evacuation of 1,500 people")."""
    tokens, counted = sentence.tokens, sentence.counted[n]
    p = sentence.numbers[n].lead - 1
    while tokens.has(p, Role.DETERMINER | Role.OF | Role.NEUTRAL) and not tokens.word[p].predicates:
        p -= 1
    if p < 0:
        return None
    for form, group in tokens.word[p].predicates:
        if form & Form.NOMINAL and (metric := metric_of(sentence, group, counted.kind, p)):
            return Link(metric, p, Form.NOMINAL, "nominal")
    return None


def _noun_metric(sentence: Sentence, counted: Counted) -> str:
    """Return the metric that the noun carries; "refugees" of whom no border is told are displaced."""
    noun = counted.noun
    if noun is None:
        return ""
    inland = noun.inland and "driven out" in sentence.context and not sentence.context & {"abroad", "beyond"}
    return noun.inland if inland else noun.metric


def _is_year(sentence: Sentence, n: int) -> bool:
    """Return whether four digits tell a year: nothing is counted, and they do not continue another number."""
    tokens, number = sentence.tokens, sentence.numbers[n]
    if not number.plain or sentence.counted[n].kind:
        return False
    joined = tokens.has(number.lead - 1, Role.COORDINATOR) and n > 0 and not sentence.numbers[n - 1].plain
    behind = tokens.word[number.last + 1].predicates if number.last + 1 < len(tokens) else ()
    return not (joined and any(form & (Form.PARTICIPLE | Form.PHRASE) for form, _ in behind))


def _is_one_of(sentence: Sentence, n: int) -> bool:
    """Return whether the number is only the "one" of "one of twelve people"."""
    number = sentence.numbers[n]
    following = n + 1 < len(sentence.numbers) and sentence.numbers[n + 1].lead <= number.last + 3
    return number.value == 1 and following and sentence.tokens.has(number.last + 1, Role.OF)


def _is_oblique(sentence: Sentence, n: int, link: Link) -> bool:
    """Return whether a preposition keeps the number from being the subject of a predicate behind it."""
    before = sentence.numbers[n].lead - 1
    if not sentence.tokens.has(before, Role.OBLIQUE) or (link.how == "before" and sentence.lexicon.words.free_order):
        return False
    if link.how == "behind" and link.distance <= NEAR and link.form & (Form.PHRASE | Form.PARTICIPLE):
        return False
    return not sentence.tokens.has(before, Role.INSIDE | Role.SUBORDINATOR | Role.OF)

"""Numbers that go on from another one: parts, lists, ellipses ("seven in Kano and three in Jos")."""

from tracker.extractors.before import has_verb
from tracker.extractors.prepared import Link, Sentence
from tracker.extractors.reading import Count
from tracker.extractors.roles import Role
from tracker.figure import Unit

REACH = 8
"""How many tokens a cue of a whole may be away from its part."""
UNITS = {"person": Unit.PERSON, "household": Unit.HOUSEHOLD, "facility": Unit.FACILITY, "home": Unit.HOME}


def continued_link(sentence: Sentence, n: int, found: list[Count], previous: Count | None) -> Link | None:
    """Return the metric of the number before where this one continues it: a part, a list, an ellipsis."""
    tokens, number, counted = sentence.tokens, sentence.numbers[n], sentence.counted[n]
    before = tokens.fold[number.lead - 1] if number.lead else ""
    opener = sentence.clauses.opener.get(sentence.clauses.of[number.first], 0)
    part = counted.partitive or tokens.has(opener, Role.INSIDE) or tokens.has(number.lead - 1, Role.INSIDE | Role.AMONG)
    if before == "(" and not counted.kind and (listed := _listed(sentence, n)):
        return listed
    last = found[-1] if found else previous if part else None
    if last is None:
        return None
    if counted.kind and UNITS[counted.kind] != last.unit and before != "(":
        return None
    continues = number.further or tokens.has(number.lead - 1, Role.COORDINATOR) or before == ","
    if (
        part
        or before == "("
        or (not counted.kind and continues and not has_verb(sentence, number.last + 1, number.first))
    ):
        return Link(last.metric, number.first, 0, "inherited", kind=str(last.unit))
    if counted.kind and tokens.has(number.lead - 1, Role.COORDINATOR):
        return Link(last.metric, number.first, 0, "inherited")
    return None


def _listed(sentence: Sentence, n: int) -> Link | None:
    """Return the metric of a list of places with numbers in parentheses, from the noun that it lists."""
    tokens = sentence.tokens
    closed = [
        x
        for x in sentence.numbers
        if tokens.fold[x.first - 1 : x.first] == ["("] and tokens.fold[x.last + 1 : x.last + 2] == [")"]
    ]
    if len(closed) < 2:
        return None
    for i in range(sentence.numbers[n].first - 1, -1, -1):
        noun = tokens.word[i].noun
        if noun and noun.metric:
            return Link(noun.metric, i, 0, "listed")
    return None


def among_link(sentence: Sentence, n: int, found: list[Count]) -> Link | None:
    """Return the metric of the whole that the number is among ("four children were among the dead")."""
    tokens, number, of = sentence.tokens, sentence.numbers[n], sentence.clauses.of
    last = max(sentence.counted[n].last, number.last)
    for i in range(max(0, number.lead - REACH), min(len(tokens), last + REACH)):
        if not tokens.has(i, Role.AMONG) or (of[i] != of[number.first] and i != number.lead - 1):
            continue
        word = sentence.lexicon.word(tokens.fold[i].rpartition(" ")[2])
        metrics = [
            word.noun.metric if word.noun else "",
            *(group.counts.get("person", "") for _, group in word.predicates),
        ]
        metric = next((metric for metric in metrics if metric), found[-1].metric if found else "")
        return Link(metric, i, 0, "among") if metric else None
    return None

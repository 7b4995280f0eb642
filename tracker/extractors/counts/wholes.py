"""Wholes that open a clause, and the same people in another unit ("of these, 20 …", "in some 30 households")."""

from tracker.extractors.counts.lexicon import Lexicon
from tracker.extractors.counts.prepared import NEAR, Link, Sentence
from tracker.extractors.counts.roles import Form, Role
from tracker.extractors.counts.tokens import Tokens
from tracker.extractors.reading import Count
from tracker.figure import Unit

REACH = 14
"""How many tokens of the opening phrase are read for what the whole counts."""
FEWEST, MOST = 2, 12
"""So many people a household has."""
_PEOPLE = frozenset({"displaced", "refugees", "returned", "besieged", "affected"})
_UNITS = {"person": Unit.PERSON, "household": Unit.HOUSEHOLD}
_STATES = Form.PARTICIPLE | Form.ATTRIBUTIVE | Form.PHRASE


def whole_link(sentence: Sentence, n: int, own: Link | None, last: Count | None) -> Link | None:
    """Return the metric of the whole that opens the number's clause, None where none does.

    ``own`` is the number's own predicate, which wins where it tells a fate of its own ("of the displaced,
    20 died"); ``last`` is the count before, which a pronoun takes up.
    """
    number, counted = sentence.numbers[n], sentence.counted[n]
    if counted.kind not in {"", *_UNITS} or number.plain or (counted.guessed and not number.article):
        return None
    if counted.noun and counted.noun.metric:
        return None
    if sentence.tokens.has(number.lead - 1, Role.OBLIQUE | Role.AGENT):
        return None
    first = _opening(sentence, number.lead - 1)
    if number.article and not (first >= 0 and sentence.tokens.has(first, Role.PART_OF)):
        return None
    metric, kind = _told(sentence, first, number.lead, last) if first >= 0 else ("", "")
    how = "named" if first >= 0 and _is_specified(sentence, first, number.lead) else "whole"
    if not metric:
        return None
    fates = {"killed", "injured", "missing", "returned", *(("displaced",) if metric == "affected" else ())}
    if own and own.metric in fates - {metric}:
        return own
    if counted.kind == "household" and metric not in _PEOPLE:
        return None
    return Link(metric, first if number.article else number.first, 0, how, kind=kind)


def _is_specified(sentence: Sentence, first: int, stop: int) -> bool:
    """Return whether the phrase says more than "of the dead", so that it names a whole outside the text."""
    tokens, small = sentence.tokens, Role.DETERMINER | Role.PRONOUN | Role.NEUTRAL
    if not tokens.has(first, Role.PART_OF) and _is_pronoun(tokens, first, sentence.lexicon):
        return False
    if sentence.lexicon.words.capital_nouns:
        head = first if not tokens.has(first, Role.PART_OF) else _head(sentence, first + 1, stop)
        return tokens.has(head + 1, Role.OBLIQUE | Role.DETERMINER) or tokens.has(head + 2, Role.RELATIVE)
    inside = []
    for i in range(first + 1, stop):
        if tokens.fold[i] == "," or tokens.has(i, Role.PERFECT | Role.PASSIVE):
            break
        inside.append(i)
    return sum(not tokens.has(i, small) for i in inside) > tokens.has(first, Role.PART_OF)


def _head(sentence: Sentence, first: int, stop: int) -> int:
    """Return the first noun of a phrase where nouns have a capital."""
    return next((i for i in range(first, stop) if sentence.tokens.capital(i)), stop)


def _opening(sentence: Sentence, before: int) -> int:
    """Return the first token of the number's sentence or main clause, -1 where a number stands before."""
    tokens, of = sentence.tokens, sentence.clauses.of
    home = of[before + 1]
    first = next(i for i in range(len(of)) if of[i] == home)
    while first < before and (tokens.has(first, Role.COORDINATOR) or not tokens.fold[first][0].isalnum()):
        first += 1
    inserted = home in sentence.clauses.parent
    return first if first <= before and not inserted else -1


def _told(sentence: Sentence, first: int, stop: int, last: Count | None) -> tuple[str, str]:
    """Return the metric and the unit of the whole: of its noun, of its predicate, or of the count before."""
    tokens = sentence.tokens
    if tokens.has(first, Role.PART_BEHIND | Role.INSIDE | Role.AMONG):
        if _is_pronoun(tokens, first, sentence.lexicon) and tokens.has(first, Role.PART_BEHIND | Role.AMONG):
            return (last.metric, str(last.unit)) if last else ("", "")
        head = sentence.lexicon.word(tokens.fold[first].rpartition(" ")[2])
        metrics = [head.noun.metric if head.noun else "", *(g.counts.get("person", "") for _, g in head.predicates)]
        return next((m for m in metrics if m), ""), "person"
    if not tokens.has(first, Role.PART_OF):
        return "", ""
    return _named(sentence, first + 1, min(stop, first + REACH))


def _is_pronoun(tokens: Tokens, i: int, lexicon: Lexicon) -> bool:
    """Return whether the cue of a part only points back ("of these", "davon")."""
    word = lexicon.word(tokens.fold[i].rpartition(" ")[2])
    return not word.noun and not word.predicates


def _named(sentence: Sentence, first: int, stop: int) -> tuple[str, str]:
    """Return the metric that a noun phrase tells up to its comma or its verb."""
    tokens, capitals = sentence.tokens, sentence.lexicon.words.capital_nouns
    if not tokens.has(first, Role.DETERMINER) and not tokens.capital(first):
        return "", ""
    person = ""
    for i in range(first, stop):
        word = tokens.word[i]
        if tokens.fold[i] == "," or tokens.has(i, Role.PERFECT):
            break
        if word.noun and (tokens.capital(i) or not capitals):
            if word.noun.metric:
                return word.noun.inland or word.noun.metric, "person"
            if word.noun.kind not in _UNITS:
                if not capitals and i + 1 < stop and tokens.word[i + 1].noun:
                    continue  # "earthquake dead"
                return "", ""
            person = word.noun.kind
        for form, group in word.predicates:
            if form & _STATES and not group.arrival and (metric := group.counts.get(person or "person", "")):
                return metric, person or "person"
    return "", ""


def equal_link(sentence: Sentence, n: int, found: list[Count]) -> Link | None:
    """Return the metric of the same people told in another unit ("in some 300 households", ", some 900 people")."""
    tokens, number, counted = sentence.tokens, sentence.numbers[n], sentence.counted[n]
    unit = _UNITS.get(counted.kind)
    if not found or n == 0 or unit is None or found[-1].metric not in _PEOPLE or found[-1].unit in {unit, Unit.HOME}:
        return None
    last = max(sentence.counted[n - 1].last, sentence.numbers[n - 1].last)
    if found[-1].at[0] != tokens.begin[sentence.numbers[n - 1].first]:
        return None
    led = tokens.has(number.lead - 1, Role.EQUAL)
    beside = tokens.fold[number.lead - 1] == "," and _ends(tokens, max(counted.last, number.last) + 1)
    if not ((led and number.lead - last <= 2 * NEAR) or beside):
        return None
    values = sorted((number.value, found[-1].low or found[-1].high or 0))
    if not values[0] * FEWEST <= values[1] <= values[0] * MOST:
        return None
    return Link(found[-1].metric, number.first, 0, "equal", kind=counted.kind)


def _ends(tokens: Tokens, i: int) -> bool:
    return i >= len(tokens) or not tokens.fold[i][0].isalnum()

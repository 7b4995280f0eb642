"""The counts of a sentence: each number with its metric, unit and population, facts only."""

from collections.abc import Iterator

from tracker.extractors.clauses import find_clauses
from tracker.extractors.facts import is_denied, is_fact
from tracker.extractors.lexicon import Form, Lexicon, Role
from tracker.extractors.nouns import Counted, find_counted
from tracker.extractors.numbers import Number, find_numbers
from tracker.extractors.predicates import NEAR, Link, Sentence, find_link, has_verb
from tracker.extractors.reading import Count
from tracker.extractors.tokens import tokenize
from tracker.extractors.tolls import find_toll, is_earlier
from tracker.figure import Quantifier, Range, Unit

REACH = 8
"""How many tokens a cue of a whole may be away from its part."""
_UNITS = {"person": Unit.PERSON, "household": Unit.HOUSEHOLD, "facility": Unit.FACILITY, "home": Unit.HOME}
_VICTIMS = frozenset({"killed", "injured", "missing"})
"""Metrics strong enough to count a noun that is known by its ending only, or a single victim."""
_OVERRIDES = frozenset({"killed", "injured", "missing", "returned"})
"""Metrics of a predicate that win over the metric of a weak noun ("20 refugees drowned")."""


def find_counts(
    text: str, ranges: tuple[Range, ...], lexicon: Lexicon, context: frozenset[str], candidates: Iterator[int]
) -> list[Count]:
    """Return the counts of the candidate sentences in the order of the text."""
    counts: list[Count] = []
    for index in candidates:
        tokens = tokenize(text, ranges[index], lexicon)
        if numbers := find_numbers(tokens, lexicon):
            counted = [find_counted(tokens, number, lexicon) for number in numbers]
            previous = counts[-1] if counts and counts[-1].sentence >= index - 1 else None
            kind = str(previous.unit) if previous else ""
            sentence = Sentence(tokens, find_clauses(tokens), numbers, counted, lexicon, context, before=kind)
            counts += _counts(sentence, index, previous)
    return counts


def _counts(sentence: Sentence, index: int, previous: Count | None) -> list[Count]:
    if is_denied(sentence):
        return []
    found: list[Count] = []
    for n, number in enumerate(sentence.numbers):
        link = _link(sentence, n, found, previous)
        if link is None or not link.metric or number.value == 0:
            continue
        if link.how != "inherited" and not is_fact(sentence, n, link if link.form else None):
            continue
        found.append(_count(sentence, n, link, index))
    return found


def _link(sentence: Sentence, n: int, found: list[Count], previous: Count | None) -> Link | None:
    """Return how the number gets its metric: its noun, attribute, toll, predicate, or the number before it."""
    number, counted = sentence.numbers[n], sentence.counted[n]
    if is_earlier(sentence, n):
        return None
    if number.article:
        return _single(sentence, n, found)
    if toll := find_toll(sentence, n):
        return toll
    if counted.kind == "thing" or _is_year(sentence, n) or _is_one_of(sentence, n):
        return None
    noun = _noun_metric(sentence, counted)
    if counted.partitive and (link := find_link(sentence, n)):
        return link
    if noun and counted.noun and not counted.noun.weak:
        return Link(noun, counted.last, 0, "noun")
    for group in counted.attributes:
        if counted.guessed:
            break
        if metric := group.counts.get(counted.kind, ""):
            return Link(metric, counted.last, 0, "attribute")
    if link := _nominal(sentence, n) or _among(sentence, n, found):
        return link
    link = find_link(sentence, n)
    if noun:
        if link and link.metric in _OVERRIDES:
            return link
        return None if _is_goal(sentence, n) else Link(noun, counted.last, 0, "noun")
    if link and not (counted.guessed and link.metric not in _VICTIMS) and not _is_oblique(sentence, n, link):
        return link
    return _inherited(sentence, n, found, previous)


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


def _noun_metric(sentence: Sentence, counted: Counted) -> str:
    """Return the metric that the noun carries; "refugees" of whom no border is told are displaced."""
    noun = counted.noun
    if noun is None:
        return ""
    inland = noun.inland and "driven out" in sentence.context and "abroad" not in sentence.context
    return noun.inland if inland else noun.metric


def _is_oblique(sentence: Sentence, n: int, link: Link) -> bool:
    """Return whether a preposition keeps the number from being the subject of a predicate behind it."""
    before = sentence.numbers[n].lead - 1
    if (
        not sentence.tokens.has(before, Role.OBLIQUE)
        or link.how == "before"
        and sentence.lexicon.words.free_order
    ):
        return False
    if link.how == "behind" and link.distance <= NEAR and link.form & (Form.PHRASE | Form.PARTICIPLE):
        return False
    return not sentence.tokens.has(before, Role.INSIDE | Role.SUBORDINATOR | Role.OF)


def _is_goal(sentence: Sentence, n: int) -> bool:
    """Return whether a weak noun is only what something is for ("a camp for 400 refugees")."""
    return False


def _nominal(sentence: Sentence, n: int) -> Link | None:
    """Return the noun of happening that the number depends on ("the evacuation of 1,500 people")."""
    tokens, counted = sentence.tokens, sentence.counted[n]
    p = sentence.numbers[n].lead - 1
    while tokens.has(p, Role.DETERMINER | Role.OF | Role.NEUTRAL) and not tokens.word[p].predicates:
        p -= 1
    if p < 0:
        return None
    for form, group in tokens.word[p].predicates:
        if form & Form.NOMINAL and (metric := group.counts.get(counted.kind or "person", "")):
            return Link(metric, p, Form.NOMINAL, "nominal")
    return None


def _among(sentence: Sentence, n: int, found: list[Count]) -> Link | None:
    """Return the metric of the whole that the number is told to be among ("four children were among the dead")."""
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


def _single(sentence: Sentence, n: int, found: list[Count]) -> Link | None:
    """Return the predicate of a single victim ("a soldier was killed"), else None."""
    number, counted = sentence.numbers[n], sentence.counted[n]
    noun = counted.noun
    if counted.kind != "person" or noun is None or counted.last - number.last > 4 or counted.guessed:
        return None
    if noun.metric in _VICTIMS and not noun.weak:
        return (
            Link(noun.metric, counted.last, 0, "noun")
            if noun.metric == "killed" and not number.further
            else None
        )
    if sentence.tokens.has(number.lead - 1, Role.INSIDE):
        link = _inherited(sentence, n, found, None)
        return link if link and link.metric in _VICTIMS else None
    if sentence.tokens.has(number.lead - 1, Role.OBLIQUE | Role.AGENT):
        return None
    link = find_link(sentence, n)
    return link if link and link.metric in _VICTIMS and link.distance <= 14 else None


def _inherited(sentence: Sentence, n: int, found: list[Count], previous: Count | None) -> Link | None:
    """Return the metric of the number before where this one continues it: a part, a list, an ellipsis."""
    tokens, number, counted = sentence.tokens, sentence.numbers[n], sentence.counted[n]
    before = tokens.fold[number.lead - 1] if number.lead else ""
    opener = sentence.clauses.opener.get(sentence.clauses.of[number.first], 0)
    part = (
        counted.partitive
        or tokens.has(opener, Role.INSIDE)
        or tokens.has(number.lead - 1, Role.INSIDE | Role.AMONG)
    )
    if before == "(" and not counted.kind and (listed := _listed(sentence, n)):
        return listed
    last = found[-1] if found else previous if part else None
    if last is None:
        return None
    if counted.kind and _UNITS[counted.kind] != last.unit and before != "(":
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


def _count(sentence: Sentence, n: int, link: Link, index: int) -> Count:
    tokens, number, counted = sentence.tokens, sentence.numbers[n], sentence.counted[n]
    unit = _UNITS.get(counted.kind or link.kind, Unit.PERSON)
    if unit is Unit.HOME and link.metric in {"displaced", "affected"}:
        unit = Unit.HOUSEHOLD
    last = min(max(counted.last, number.last), len(tokens) - 1)
    quantifier = number.quantifier
    if quantifier is Quantifier.EXACT:
        quantifier = _wording(sentence, number) or quantifier
    why = [number.why, f"{link.how}:{tokens.fold[link.at]}"]
    wording = sentence.wording[sentence.clauses.of[number.first]]
    return Count(
        metric=link.metric,
        quantifier=quantifier,
        low=number.low,
        high=number.high,
        unit=unit,
        subset=_is_part(sentence, n, link),
        population=counted.noun.population if counted.noun else "",
        at=(tokens.begin[number.first], tokens.end[number.last]),
        phrase=(tokens.begin[number.lead], tokens.end[last]),
        clause=sentence.clauses.span(tokens, number.first),
        sentence=index,
        why=tuple(why),
        further=number.further,
        cumulative=bool(wording & Role.TOTAL),
        standing=bool(wording & Role.STOCK),
        link=link.how,
        distance=link.distance,
    )


def _wording(sentence: Sentence, number: Number) -> Quantifier | None:
    """Return the quantifier that the wording of the number's clause tells ("are estimated to have fled")."""
    of, words = sentence.clauses.of, sentence.tokens.word
    return next(
        (word.clause for i, word in enumerate(words) if word.clause and of[i] == of[number.first]), None
    )


def _is_part(sentence: Sentence, n: int, link: Link) -> bool:
    """Return whether a cue tells that the number is a part: "including", "of them", "three of the deaths"."""
    tokens, number, counted, clauses = (
        sentence.tokens,
        sentence.numbers[n],
        sentence.counted[n],
        sentence.clauses,
    )
    opener = clauses.opener.get(clauses.of[number.first], 0)
    inside = tokens.has(opener, Role.INSIDE) and clauses.of[number.first] in clauses.parent
    return (
        counted.partitive
        or inside
        or link.how == "among"
        or link.how == "listed"
        or tokens.has(number.lead - 1, Role.INSIDE)
    )

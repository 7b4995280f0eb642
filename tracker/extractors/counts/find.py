"""The counts of a sentence: each number with its metric, unit and population, facts only."""

from collections.abc import Iterable
from dataclasses import replace

from tracker.extractors.counts.clauses import find_clauses
from tracker.extractors.counts.continued import continued_link, is_uncounted
from tracker.extractors.counts.facts import is_denied, is_fact
from tracker.extractors.counts.lexicon import Lexicon
from tracker.extractors.counts.links import is_whole, link_of
from tracker.extractors.counts.nouns import Counted, find_counted
from tracker.extractors.counts.numbers import Number, bounds, find_numbers
from tracker.extractors.counts.prepared import Link, Sentence
from tracker.extractors.counts.roles import Role
from tracker.extractors.counts.singles import VICTIMS
from tracker.extractors.counts.tokens import tokenize
from tracker.extractors.counts.units import UNITS
from tracker.extractors.counts.vocabulary import Word
from tracker.extractors.reading import Count
from tracker.figure import Quantifier, Range, Unit

FAR_AWAY = 8
"""A predicate so many tokens away is told in ``why``, since it is right less often."""

OPENING = 3
"""Tokens at the start of a sentence before a number that takes up the one of the sentence before."""
_PARTS = frozenset({"among", "listed", "listed-as", "named", "whole"})
"""Links that only a part has."""


def find_counts(
    text: str, ranges: tuple[Range, ...], lexicon: Lexicon, context: frozenset[str], candidates: Iterable[int]
) -> list[Count]:
    """Return the counts of the candidate sentences in the order of the text."""
    counts: list[Count] = []
    for index in candidates:
        tokens = tokenize(text, ranges[index], lexicon)
        if numbers := find_numbers(tokens, lexicon):
            counted = [find_counted(tokens, number, lexicon) for number in numbers]
            previous = counts[-1] if counts and counts[-1].sentence >= index - 2 else None
            kind = str(previous.unit) if previous else ""
            counted = _of_before(counted, kind)
            told = previous.metric if previous else ""
            clauses = find_clauses(tokens)
            sentence = Sentence(tokens, clauses, numbers, counted, lexicon, context, before=kind, told=told)
            counts += _counts(sentence, index, previous)
    return counts


def _of_before(counted: list[Counted], kind: str) -> list[Counted]:
    """Return what is counted, with nouns that only take up a kind ("33 facilities") as things without it."""
    told = []
    for one in counted:
        if one.noun and one.noun.again and one.kind != kind:
            one = replace(one, kind="thing", noun=None)
        elif one.kind not in {"", "thing"}:
            kind = one.kind
        told.append(one)
    return told


def _counts(sentence: Sentence, index: int, previous: Count | None) -> list[Count]:
    if is_denied(sentence):
        return []
    found: list[Count] = []
    waiting = []
    for n, number in enumerate(sentence.numbers):
        link = link_of(sentence, n, found, previous)
        if link is None or not link.metric or number.value == 0:
            part = link is None and sentence.tokens.has(number.lead - 1, Role.INSIDE)
            if not found and part and not (n and is_uncounted(sentence, n - 1)):
                waiting.append(n)
            continue
        if link.how != "inherited" and not is_fact(sentence, n, link if link.form else None):
            continue
        found.append(_count(sentence, n, link, index, found[-1] if found else previous))
    early = [(n, link) for n in waiting if (link := continued_link(sentence, n, found[:1], None))]
    return [*(_count(sentence, n, link, index, None) for n, link in early), *found]


def _count(sentence: Sentence, n: int, link: Link, index: int, before: Count | None) -> Count:
    tokens, number, counted = sentence.tokens, sentence.numbers[n], sentence.counted[n]
    unit = UNITS.get(counted.kind or link.kind, Unit.PERSON)
    if not counted.kind and counted.partitive and before and link.metric not in VICTIMS:
        unit = Unit.HOUSEHOLD if before.unit is Unit.HOUSEHOLD else unit  # "1,500 families …, 400 of them"
    if unit is Unit.HOME and link.metric in {"displaced", "affected"}:
        unit = Unit.HOUSEHOLD
    last = min(max(counted.last, number.last), len(tokens) - 1)
    quantifier, low, high = number.quantifier, number.low, number.high
    if quantifier is Quantifier.EXACT:
        behind = tokens.word[last + 1].behind if last + 1 < len(tokens) else None
        quantifier = behind or _wording(sentence, number) or quantifier
        low, high = bounds(quantifier, number.value)
    why = [number.why, f"{link.how}:{tokens.fold[link.at]}"]
    if link.distance > FAR_AWAY:
        why.append(f"distance:{link.distance}")
    if counted.guessed:
        why.append("noun:guessed")
    wording = sentence.wording[sentence.clauses.of[number.first]]
    return Count(
        metric=link.metric,
        quantifier=quantifier,
        low=low,
        high=high,
        unit=unit,
        subset=_is_part(sentence, n, link) and not _is_of_others(sentence, n, link, before),
        population=counted.noun.population if counted.noun else "",
        at=(tokens.begin[number.first], tokens.end[number.last]),
        phrase=(tokens.begin[number.lead], tokens.end[last]),
        clause=sentence.clauses.span(tokens, number.first),
        sentence=index,
        why=tuple(why),
        further=number.further,
        cumulative=bool(wording & Role.TOTAL),
        standing=bool(wording & Role.STOCK),
        earlier=bool(wording & Role.EARLIER),
        link=link.how,
        distance=link.distance,
        single=tokens.fold[counted.last] if number.article else "",
        overall=any(_is_overall(tokens.word[i]) for i in (0, *range(number.lead, number.first))),
        culprit=tokens.has(counted.last, Role.CULPRIT),
        left=any(group.abroad or group.leaves for _, group in tokens.word[link.at].predicates),
        found=any(_is_found(sentence, i) for i in (link.at, *range(max(0, number.lead - 2), last + 1))),
    )


def _is_overall(word: Word) -> bool:
    """Return whether a word tells that its number is of all there are ("in total")."""
    return word.before is Quantifier.EXACT and bool(word.roles & Role.TOTAL)


def _is_found(sentence: Sentence, i: int) -> bool:
    """Return whether the token, or a word of it, tells of bodies that were found ("the bodies of")."""
    words = sentence.tokens.fold[i].split()
    known = sentence.tokens.word[i], *(sentence.lexicon.word(word) for word in words if len(words) > 1)
    return any(word.roles & Role.FOUND for word in known)


def _wording(sentence: Sentence, number: Number) -> Quantifier | None:
    """Return the quantifier that the wording of the number's clause tells ("are estimated to have fled")."""
    of, words = sentence.clauses.of, sentence.tokens.word
    return next((word.clause for i, word in enumerate(words) if word.clause and of[i] == of[number.first]), None)


def _is_part(sentence: Sentence, n: int, link: Link) -> bool:
    """Return whether a cue tells that the number is a part: "including", "of them", "three of the deaths"."""
    tokens, number, clauses = sentence.tokens, sentence.numbers[n], sentence.clauses
    if link.how in {"equal", "resumed"} and sentence.counted[n].kind not in {"", "person"}:
        return False
    home = clauses.of[number.first]
    inside = tokens.has(clauses.opener.get(home, 0), Role.INSIDE) and home in clauses.parent
    begins = n == 0 and tokens.has(0, Role.INSIDE | Role.PART_BEHIND)
    cued = inside or begins or tokens.has(number.lead - 1, Role.INSIDE)
    whole = n > 0 and is_whole(sentence, n - 1)
    alone = bool(sentence.wording[home] & Role.ALONE) and (
        n == _first_in(sentence, home) or _is_singled_out(sentence, n)
    )
    noun = sentence.counted[n].noun
    named = noun is None or noun.metric or tokens.has(number.last + 1, Role.PART_BEHIND)
    partitive = sentence.counted[n].partitive and bool(named)
    state = link.form and any(group.part for _, group in tokens.word[link.at].predicates)
    return bool(cued or whole or alone or partitive or state or link.how in _PARTS)


def _is_of_others(sentence: Sentence, n: int, link: Link, before: Count | None) -> bool:
    """Return whether it counts some of those counted for something else ("20 injured, four of them died")."""
    at = sentence.numbers[n].last + 1
    if not link.form or not sentence.tokens.has(at, Role.PART_BEHIND):
        return False
    named = sentence.lexicon.word(sentence.tokens.fold[at].rpartition(" ")[2])
    metrics = {named.noun.metric if named.noun else "", *(g.counts.get("person", "") for _, g in named.predicates)}
    if metrics - {""}:
        return link.metric not in metrics
    told = sentence.numbers[n].lead < OPENING or (before is not None and before.at[0] >= sentence.tokens.begin[0])
    return before is not None and told and before.metric != link.metric


def _is_singled_out(sentence: Sentence, n: int) -> bool:
    """Return whether a word singles out what the number tells, behind the number before it (", allein in Kano 240")."""
    number, of = sentence.numbers[n], sentence.clauses.of
    between = range(sentence.numbers[n - 1].last + 1, number.first) if n else range(0)
    return any(sentence.tokens.has(i, Role.ALONE) and of[i] == of[number.first] for i in between)


def _first_in(sentence: Sentence, clause: int) -> int:
    """Return the first number of a clause that is no year."""
    of = sentence.clauses.of
    numbers = [n for n, x in enumerate(sentence.numbers) if of[x.first] == clause]
    return next((n for n in numbers if not sentence.numbers[n].plain), numbers[0])

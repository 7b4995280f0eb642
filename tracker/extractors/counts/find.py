"""The counts of a sentence: each number with its metric, unit and population, facts only."""

from collections.abc import Iterable
from dataclasses import replace

from tracker.extractors.counts.clauses import find_clauses
from tracker.extractors.counts.continued import continued_link, is_uncounted
from tracker.extractors.counts.facts import is_denied, is_fact
from tracker.extractors.counts.lexicon import Lexicon
from tracker.extractors.counts.links import is_whole, link_of, opens_whole
from tracker.extractors.counts.nouns import Counted, find_counted
from tracker.extractors.counts.numbers import Number, bounds, find_numbers
from tracker.extractors.counts.prepared import Link, Sentence
from tracker.extractors.counts.roles import Role
from tracker.extractors.counts.shares import is_share
from tracker.extractors.counts.singles import VICTIMS
from tracker.extractors.counts.tokens import Tokens, tokenize
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
            counted = _of_before(tokens, numbers, counted, kind)
            told = previous.metric if previous else ""
            clauses = find_clauses(tokens)
            beside = previous if previous and previous.sentence >= index - 1 else None
            sentence = Sentence(
                tokens, clauses, numbers, counted, lexicon, context, before=kind, told=told, previous=beside
            )
            counts += _counts(sentence, index, previous)
    return counts


def _of_before(tokens: Tokens, numbers: list[Number], counted: list[Counted], kind: str) -> list[Counted]:
    """Return what is counted, with nouns that only take up a kind ("33 facilities") as things without it."""
    told = []
    for number, one in zip(numbers, counted, strict=True):
        alone = one.noun and one.noun.again and one.kind != kind and not _names(tokens, one.noun.beside)
        aside = one.noun and one.noun.loose and tokens.has(number.lead - 1, Role.OBLIQUE)
        if alone or aside:
            one = replace(one, kind="thing", noun=None)
        elif one.kind not in {"", "thing"}:
            kind = one.kind
        told.append(one)
    return told


def _names(tokens: Tokens, words: tuple[str, ...]) -> bool:
    """Return whether one of the words stands in the sentence."""
    return any(fold in words for fold in tokens.fold)


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
        goes_on = link.how == "inherited" and not sentence.counted[n].partitive
        if not goes_on and not is_fact(sentence, n, link if link.form else None):
            continue
        count = _count(sentence, n, link, index, found[-1] if found else previous)
        listed = link.how == "inherited" and bool(found) and found[-1].subset and found[-1].link == "whole"
        found.append(replace(count, subset=True) if listed or is_share(sentence, n, link, found) else count)
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
        subset=(_is_part(sentence, n, link) and not _is_of_others(sentence, n, link, before))
        or _is_of_some(sentence, n, link, before)
        or _goes_back(sentence, n, link, before, index),
        population=counted.noun.population if counted.noun else "",
        at=(tokens.begin[number.first], tokens.end[number.last]),
        phrase=(tokens.begin[number.lead], tokens.end[last]),
        clause=sentence.clauses.span(tokens, number.first),
        sentence=index,
        why=tuple(why),
        further=number.further,
        cumulative=bool(wording & Role.TOTAL),
        standing=bool(wording & Role.STOCK),
        earlier=bool(wording & Role.EARLIER) or _was_told(sentence, n, link),
        link=link.how,
        distance=link.distance,
        single=tokens.fold[counted.last] if number.article else "",
        overall=bool(sentence.roles & Role.TOTAL)
        and any(_is_overall(tokens.word[i]) for i in (0, *range(number.lead, number.first))),
        against=link.how == "resumed" and tokens.has(link.at, Role.AGAINST),
        culprit=tokens.has(counted.last, Role.CULPRIT),
        left=any(group.abroad or group.leaves for _, group in tokens.word[link.at].predicates),
        degree=_has_degree(sentence, n),
        found=any(_is_found(sentence, i) for i in (link.at, *range(max(0, number.lead - 2), last + 1))),
    )


def _is_overall(word: Word) -> bool:
    """Return whether a word tells that its number is of all there are ("in total")."""
    return word.before is Quantifier.EXACT and bool(word.roles & Role.TOTAL)


def _is_found(sentence: Sentence, i: int) -> bool:
    """Return whether the token, or a word of it, tells of bodies that were found ("the bodies of")."""
    if sentence.tokens.has(i, Role.FOUND):
        return True
    fold = sentence.tokens.fold[i]
    return " " in fold and any(sentence.lexicon.word(word).roles & Role.FOUND for word in fold.split())


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
    whole = (n > 0 and opens_whole(sentence, n - 1)) or _is_of_whole(sentence, n, link)
    alone = bool(sentence.wording[home] & Role.ALONE) and (
        n == _first_in(sentence, home) or _is_singled_out(sentence, n)
    )
    noun = sentence.counted[n].noun
    named = noun is None or noun.metric or tokens.has(number.last + 1, Role.PART_BEHIND)
    partitive = sentence.counted[n].partitive and bool(named)
    state = link.form and any(group.part for _, group in tokens.word[link.at].predicates)
    alone = alone or (n == 0 and _is_of_the_worst(sentence, number.lead))
    return bool(cued or whole or alone or partitive or state or link.how in _PARTS)


def _is_of_some(sentence: Sentence, n: int, link: Link, before: Count | None) -> bool:
    """Return whether a number alone tells how badly some fared of a larger number ("20 injured, two badly")."""
    number = sentence.numbers[n]
    if before is None or before.degree or number.further:
        return False
    if sentence.counted[n].kind and (link.how != "before" or before.at[0] < sentence.tokens.begin[0]):
        return False  # "20 injured, a woman badly"
    return _has_degree(sentence, n) and link.metric == before.metric and number.value < before.value


def _was_told(sentence: Sentence, n: int, link: Link) -> bool:
    """Return whether a number had been told before by somebody ("Die Polizei hatte von 20 Toten gesprochen")."""
    tokens, of = sentence.tokens, sentence.clauses.of
    if link.how != "noun" or not sentence.lexicon.words.free_order:
        return False
    had = Role.BEFORE | Role.PERFECT
    return any(tokens.word[i].roles & had == had and of[i] == of[sentence.numbers[n].first] for i in range(len(of)))


def _is_of_the_worst(sentence: Sentence, lead: int) -> bool:
    """Return whether the place that fared worst is named before ("Am schwersten traf es Homs: Dort starben 20")."""
    tokens = sentence.tokens
    return any(tokens.has(i, Role.ALONE) and " " in tokens.fold[i] for i in range(lead))


def _goes_back(sentence: Sentence, n: int, link: Link, before: Count | None, index: int) -> bool:
    """Return whether a number alone opens the sentence behind a larger one's ("20 died. Seven died at once")."""
    number = sentence.numbers[n]
    if n or number.first or before is None or sentence.counted[n].kind or not link.form:
        return False
    return before.sentence == index - 1 and before.metric == link.metric and number.value < before.value


def _has_degree(sentence: Sentence, n: int) -> bool:
    """Return whether the number's clause tells how badly they fared, or its noun does ("Schwerverletzte")."""
    tokens, number, of = sentence.tokens, sentence.numbers[n], sentence.clauses.of
    last = max(sentence.counted[n].last, number.last)
    stop = sentence.numbers[n + 1].lead if n + 1 < len(sentence.numbers) else len(of)
    if tokens.fold[last].startswith(sentence.lexicon.words.clauses.degrees):
        return True
    behind = range(number.first, stop) if sentence.roles & Role.DEGREE else ()
    return any(tokens.has(i, Role.DEGREE) and of[i] == of[number.first] for i in behind)


def _is_of_whole(sentence: Sentence, n: int, link: Link) -> bool:
    """Return whether a whole of the same metric stands in the number's phrase ("nine of the 40 people killed")."""
    behind = n + 1
    if behind == len(sentence.numbers) or sentence.numbers[behind].lead > sentence.counted[n].last:
        return False
    whole = link_of(sentence, behind, [], None) if is_whole(sentence, behind) else None
    return whole is not None and whole.metric == link.metric


def _is_of_others(sentence: Sentence, n: int, link: Link, before: Count | None) -> bool:
    """Return whether it counts some of those counted for something else ("20 injured, four of them died")."""
    at = sentence.numbers[n].last + 1
    if not link.form or not sentence.tokens.has(at, Role.PART_BEHIND):
        return False
    named = sentence.lexicon.word(sentence.tokens.fold[at].rpartition(" ")[2])
    if named.roles & Role.VICTIM and link.metric in VICTIMS:
        return False  # "nine of the victims drowned"
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

"""Predicates before a number: it is their object, or the subject behind its verb ("killed 20 people")."""

from collections.abc import Iterator

from tracker.extractors.meaning import kind_of, metric_of
from tracker.extractors.nouns import QUOTES
from tracker.extractors.prepared import FAR, NEAR, Link, Sentence
from tracker.extractors.roles import Form, Role


def links_before(sentence: Sentence, n: int) -> Iterator[Link]:
    """Yield the predicate before the number: it is the object, or the subject behind its verb."""
    tokens, of, number = sentence.tokens, sentence.clauses.of, sentence.numbers[n]
    home, free = of[number.first], sentence.lexicon.words.free_order
    if tokens.has(number.lead - 1, Role.AGENT) or (tokens.has(number.lead - 1, Role.OBLIQUE) and not free):
        return
    if free and tokens.has(number.lead - 1, Role.OBLIQUE) and not tokens.word[number.lead - 1].before:
        return
    distance, gap = 0, 0
    for p in range(number.lead - 1, max(-1, number.lead - FAR), -1):
        if of[p] != home:
            if not free:
                return
            continue
        distance += 1
        if (
            tokens.fold[p] == ","
            and p - 1 not in sentence.phrases
            and of[p - 1] == home
            and has_verb(sentence, p + 1, number.first)
        ):
            return
        for forms, group in tokens.word[p].predicates:
            form = _form(sentence, p, forms, near=gap <= NEAR) if p not in sentence.attributes else 0
            kind = kind_of(sentence, n, group)
            metric = metric_of(sentence, group, kind, p) if form else ""
            if metric:
                yield Link(metric, p, form, "before", distance, kind)
                return
        if _blocks(sentence, p):
            if not free:
                return
            gap += NEAR
        gap += 1
        if tokens.has(p, Role.REPORTING) and not free:
            return


def has_verb(sentence: Sentence, start: int, number: int) -> bool:
    """Return whether the stretch behind a comma has a verb of its own, so that it needs none from before."""
    tokens, of = sentence.tokens, sentence.clauses.of
    for i in range(start, min(len(of), start + FAR)):
        if of[i] != of[number] or (i > number and tokens.fold[i] == ","):
            return False
        if tokens.has(i, Role.PASSIVE | Role.PERFECT | Role.ENABLING | Role.VOID_CLAUSE) or (
            tokens.word[i].predicates and i not in sentence.phrases
        ):
            return True
    return False


def _blocks(sentence: Sentence, p: int) -> bool:
    """Return whether a token ends the way back from an object to its verb: anything but small words and its list."""
    tokens = sentence.tokens
    word = tokens.word[p]
    joint = bool(word.roles & Role.COORDINATOR) or tokens.fold[p] == ","
    if joint:
        return p - 1 not in sentence.phrases
    return not (
        p in sentence.phrases
        or tokens.fold[p] in QUOTES
        or word.roles & (Role.NEUTRAL | Role.DETERMINER | Role.FURTHER | Role.FUNCTION)
    )


def _form(sentence: Sentence, p: int, forms: int, *, near: bool) -> int:
    """Return the form in which predicate p counts a number behind it, 0 for none."""
    free = sentence.lexicon.words.free_order
    if forms & Form.ACTIVE and (near or free):
        return Form.ACTIVE
    if free:
        if forms & (Form.FINITE | Form.PHRASE):
            return forms & (Form.FINITE | Form.PHRASE)
        opens = (
            p == 0
            or sentence.clauses.of[p - 1] != sentence.clauses.of[p]
            or not sentence.tokens.fold[p - 1][0].isalnum()
        )
        return Form.PARTICIPLE if forms & Form.PARTICIPLE and opens else 0
    if (
        forms & Form.PARTICIPLE
        and near
        and not any(sentence.tokens.has(p - k, Role.PASSIVE) for k in (1, 2, 3))
    ):
        return Form.PARTICIPLE
    return 0

"""Predicates before a number: it is their object, or the subject behind its verb ("killed 20 people")."""

from collections.abc import Iterator

from tracker.extractors.counts.nouns import QUOTES
from tracker.extractors.counts.prepared import FAR, NEAR, Link, Sentence
from tracker.extractors.counts.roles import Form, Role
from tracker.extractors.counts.senses import kind_of, metric_of


def links_before(sentence: Sentence, n: int) -> Iterator[Link]:
    """Yield the predicate before the number: it is the object, or the subject behind its verb."""
    number, free = sentence.numbers[n], sentence.lexicon.words.free_order
    housed = _is_governed(sentence, number.lead - 1)
    if housed and not free:
        return
    gap, beside = 0, False
    for distance, p in enumerate(_way_back(sentence, n), start=1):
        if link := _link_at(sentence, n, p, distance, near=gap <= NEAR, housed=housed):
            if not beside or _is_plain(sentence, link):
                yield link
            return
        if not free and _is_beside(sentence, p):
            beside = True  # "killed the mayor, his wife and four guards"
            continue
        if _blocks(sentence, p):
            if not free:
                return
            gap += NEAR
        gap += p not in sentence.phrases


def _way_back(sentence: Sentence, n: int) -> Iterator[int]:
    """Yield the tokens before the number in its clause, the nearest first."""
    of, number = sentence.clauses.of, sentence.numbers[n]
    for p in range(number.lead - 1, max(-1, number.lead - FAR), -1):
        if of[p] != of[number.first]:
            if sentence.lexicon.words.free_order:
                continue
            return
        if _is_other_clause(sentence, p, number.first):
            return
        yield p


def _is_governed(sentence: Sentence, p: int) -> bool:
    """Return whether a preposition before the number makes it neither subject nor object."""
    tokens = sentence.tokens
    if not sentence.lexicon.words.free_order:
        return tokens.has(p, Role.AGENT | Role.OBLIQUE)
    return tokens.has(p, Role.AGENT) or (tokens.has(p, Role.OBLIQUE) and not tokens.word[p].before)


def _is_other_clause(sentence: Sentence, p: int, number: int) -> bool:
    """Return whether a comma ends the clause before the number's own, which has a verb."""
    if sentence.tokens.fold[p] != "," or p - 1 in sentence.phrases:
        return False
    return sentence.clauses.of[p - 1] == sentence.clauses.of[number] and has_verb(sentence, p + 1, number)


def _link_at(sentence: Sentence, n: int, p: int, distance: int, *, near: bool, housed: bool) -> Link | None:
    if p in sentence.attributes:
        return None
    for forms, group in sentence.tokens.word[p].predicates:
        if housed and not group.housed:
            continue
        if form := _form(sentence, p, forms, near=near):
            kind = kind_of(sentence, n, group)
            if metric := metric_of(sentence, group, kind, p):
                return Link(metric, p, form, "before", distance, kind)
    return None


def has_verb(sentence: Sentence, start: int, number: int) -> bool:
    """Return whether the stretch behind a comma has a verb of its own, so that it needs none from before."""
    tokens, of = sentence.tokens, sentence.clauses.of
    for i in range(start, min(len(of), start + FAR)):
        if of[i] != of[number] or (i > number and tokens.fold[i] == ","):
            return False
        if tokens.has(i, Role.PASSIVE | Role.PERFECT | Role.ENABLING | Role.VOID_CLAUSE) or (
            tokens.word[i].verb and i not in sentence.phrases
        ):
            return True
    return False


def _is_plain(sentence: Sentence, link: Link) -> bool:
    """Return whether the verb tells its metric by itself ("killed", not "lost her husband and two sons")."""
    told = (group for _, group in sentence.tokens.word[link.at].predicates if link.metric in group.counts.values())
    return any(not (group.needs or group.population) for group in told)


def _is_beside(sentence: Sentence, p: int) -> bool:
    """Return whether a token is of somebody without a number who is told beside those of the number."""
    tokens = sentence.tokens
    person = tokens.word[p].noun if tokens.word[p].noun and not tokens.word[p].predicates else None
    if person is not None:
        return person.kind == "person" and not person.metric and p not in sentence.phrases
    joint = tokens.has(p, Role.COORDINATOR) or tokens.fold[p] == ","
    behind = tokens.word[p - 1] if p else None
    named = behind is not None and behind.noun is not None and behind.noun.kind == "person" and not behind.predicates
    return joint and named and p - 1 not in sentence.phrases


def _blocks(sentence: Sentence, p: int) -> bool:
    """Return whether a token ends the way back to the verb: anything but small words and lists."""
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
    if forms & Form.PARTICIPLE and near and not any(sentence.tokens.has(p - k, Role.PASSIVE) for k in (1, 2, 3)):
        return Form.PARTICIPLE
    return 0

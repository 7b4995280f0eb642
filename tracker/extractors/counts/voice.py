"""Who does and who suffers: active and passive, forced and allowed, the verb at the end."""

from tracker.extractors.counts.prepared import Sentence
from tracker.extractors.counts.roles import Role


def is_active(sentence: Sentence, n: int, p: int) -> bool:
    """Return whether the participle has the number for its doer: an object follows, or "have" is between."""
    tokens, of = sentence.tokens, sentence.clauses.of
    start = sentence.numbers[n].last + 1
    between = [i for i in range(start, p) if of[i] == of[p]]
    if any(tokens.has(i, Role.REFLEXIVE) for i in between):
        return False
    nearest = next((i for i in reversed(between) if tokens.has(i, Role.PASSIVE | Role.PERFECT)), None)
    if nearest is not None:
        if _is_object(sentence, n, nearest):
            return False
        if tokens.has(nearest, Role.PASSIVE):
            return False
        return not any(tokens.has(i, Role.PASSIVE) for i in between)
    if sentence.lexicon.words.free_order:
        behind = [i for i in (p + 1, p + 2) if i < len(of) and of[i] == of[p]]
        return of[p] != of[start - 1] and any(tokens.has(i, Role.PERFECT) for i in behind)
    return _object_follows(sentence, p)


def _is_object(sentence: Sentence, n: int, auxiliary: int) -> bool:
    """Return whether the auxiliary right behind a plural is singular, so that the plural is its object."""
    number, last = sentence.numbers[n], max(sentence.counted[n].last, sentence.numbers[n].last)
    singular = sentence.tokens.has(auxiliary, Role.SINGULAR) and auxiliary == last + 1
    return singular and number.value > 1 and not sentence.tokens.has(number.last, Role.SCALE)


def _object_follows(sentence: Sentence, p: int) -> bool:
    tokens, i = sentence.tokens, p + 1
    if i >= len(tokens):
        return False
    word = tokens.word[i]
    if (
        word.before
        and i + 1 < len(tokens)
        and (tokens.is_number(i + 1) or tokens.has(i + 1, Role.CARDINAL | Role.VAGUE))
    ):
        return True
    if word.roles & (Role.CALENDAR | Role.OBLIQUE | Role.COORDINATOR) or not (tokens.fold[i][0].isalnum()):
        return False
    return bool(
        word.roles & (Role.DETERMINER | Role.PRONOUN | Role.CARDINAL | Role.ARTICLE | Role.VAGUE)
        or word.before
        or word.noun
        or tokens.is_number(i)
        or tokens.capital(i)
    )


def is_enabled(sentence: Sentence, p: int) -> bool:
    """Return whether something forced, caused or allowed what the infinitive says."""
    of, tokens = sentence.clauses.of, sentence.tokens
    return any(of[i] == of[p] and tokens.has(i, Role.ENABLING) for i in range(max(0, p - 25), min(p + 4, len(of))))


def is_verb_final(sentence: Sentence, n: int, p: int) -> bool:
    """Return whether an active verb closes the clause behind its object, some other noun its subject."""
    number, of = sentence.numbers[n], sentence.clauses.of
    first = next(i for i in range(len(of)) if of[i] == of[p])
    tokens, opener = sentence.tokens, sentence.clauses.opener.get(of[p], 0)
    others = any(tokens.capital(i) or tokens.has(i, Role.PRONOUN | Role.SUBJECT) for i in range(first + 1, number.lead))
    others = others or (opener == first == number.lead - 1 and tokens.has(first, Role.RELATIVE))
    ends = p + 1 == len(of) or not tokens.fold[p + 1][0].isalnum() or tokens.has(p + 1, Role.COORDINATOR)
    return others and ends

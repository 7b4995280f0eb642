"""Lists behind a total in its sentence that share it out by place or origin ("2,400 people, 800 from Syria, …")."""

from tracker.extractors.counts.numbers import Number
from tracker.extractors.counts.prepared import NEAR, Link, Sentence
from tracker.extractors.counts.roles import Role
from tracker.extractors.reading import Count


def is_share(sentence: Sentence, n: int, link: Link, found: list[Count]) -> bool:
    """Return whether the number is one of a list that shares out the total before by place or origin.

    The total itself has no such place before the list ("40 died in Kano, 20 in Jos" are no parts).
    """
    tokens, number = sentence.tokens, sentence.numbers[n]
    led = _preposition(sentence, number)
    wholes = [x for x in found if not x.subset]
    if not led or not wholes or sentence.counted[n].kind or number.further:
        return False
    whole = wholes[-1]
    behind = [
        x
        for x in sentence.numbers
        if tokens.begin[x.first] > whole.at[0] and x.first <= number.first and not (x.article or x.plain)
    ]
    parts = [x for x in behind if _preposition(sentence, x) == led]
    larger = whole.metric == link.metric and sum(x.value for x in parts) <= whole.most and not whole.earlier
    if not larger or parts != behind:
        return False
    first = next((i for i, begin in enumerate(tokens.begin) if begin == whole.at[0]), number.lead)
    comma = next((i for i in range(first + 1, parts[0].lead) if tokens.fold[i] in {",", ":", "–", "—", ";"}), -1)
    if comma < 0 or parts[0].lead - comma > NEAR + 2:
        return False
    origin = any(tokens.has(i, Role.AWAY) and tokens.fold[i] == led for i in range(len(tokens)))
    same = (tokens.fold[i] == led if origin else tokens.has(i, Role.OBLIQUE) for i in range(comma))
    return not any(placed and _named_behind(sentence, i, known=True) for i, placed in enumerate(same))


def _preposition(sentence: Sentence, number: Number) -> str:
    """Return the preposition that leads the name of a place right beside the number, "" for none."""
    tokens, behind = sentence.tokens, number.last + 1
    if tokens.has(behind, Role.OBLIQUE | Role.AWAY) and _named_behind(sentence, behind):
        return tokens.fold[behind]
    i = number.lead - 1
    while i > 0 and tokens.capital(i):
        i -= 1
    named = i < number.lead - 1
    while i > 0 and tokens.has(i, Role.DETERMINER) and not tokens.has(i, Role.OBLIQUE):
        i -= 1
    led = named and tokens.has(i, Role.OBLIQUE | Role.AWAY) and _named_behind(sentence, i)
    return tokens.fold[i] if led else ""


def _named_behind(sentence: Sentence, i: int, *, known: bool = False) -> bool:
    """Return whether a name follows the preposition at token i, or a ``known`` noun ("in der Provinz")."""
    tokens = sentence.tokens
    while tokens.has(i + 1, Role.DETERMINER):
        i += 1
    named = i + 1 < len(tokens) and tokens.capital(i + 1) and not tokens.has(i + 1, Role.CALENDAR | Role.MONTH)
    return named and (known or tokens.word[i + 1].noun is None or tokens.has(i + 1, Role.COUNTRY))

"""Attributes of several words between a number and its noun ("20 bei dem Angriff verletzte Zivilisten")."""

from tracker.extractors.counts.lexicon import Lexicon
from tracker.extractors.counts.roles import Form, Role
from tracker.extractors.counts.tokens import Tokens

LONGEST = 14
"""No attribute has more words before its participle."""
_OPENS = Role.OBLIQUE | Role.DETERMINER | Role.AGENT | Role.FUNCTION
_ENDS = Role.PASSIVE | Role.PERFECT | Role.REPORTING
_CLAUSE = Role.SUBORDINATOR | Role.RELATIVE


def participle_of(tokens: Tokens, first: int, lexicon: Lexicon) -> int:
    """Return the participle that ends the attribute of several words at token ``first``, -1 where none begins.

    A small word opens it, a name may ("130.000 Wien passierende Menschen"); a noun follows the participle.
    """
    if not lexicon.words.participle_endings or first >= len(tokens):
        return -1
    named = tokens.capital(first) and not tokens.word[first].noun
    if not (named or tokens.has(first, _OPENS)):
        return -1
    for i in range(first + 1, min(len(tokens) - 1, first + LONGEST + 1)):
        roles = tokens.word[i].roles
        if not tokens.fold[i][0].isalpha() or roles & _ENDS or (roles & _CLAUSE and not roles & _OPENS):
            return -1
        if tokens.capital(i + 1) and not tokens.capital(i) and _is_participle(tokens, i, lexicon):
            return i if named or _is_whole(tokens, first, i) else -1
        if named:
            return -1
    return -1


def _is_whole(tokens: Tokens, first: int, participle: int) -> bool:
    """Return whether the preposition or article that opens the attribute has its noun before the participle."""
    small = tokens.has(first, Role.OBLIQUE | Role.DETERMINER | Role.AGENT) or tokens.word[first].before
    if not small or " " in tokens.fold[first]:
        return True
    return any(tokens.capital(i) or tokens.has(i, Role.CALENDAR) for i in range(first + 1, participle))


def _is_participle(tokens: Tokens, i: int, lexicon: Lexicon) -> bool:
    """Return whether a token is an inflected participle: a known one, or one that goes on ("lebende")."""
    if any(form & Form.ATTRIBUTIVE for form, _ in tokens.word[i].predicates):
        return True
    word = tokens.fold[i]
    return len(word) > LONGEST // 2 and word.endswith(lexicon.words.participle_endings)

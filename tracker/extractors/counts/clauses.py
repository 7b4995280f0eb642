"""Which clause each token of a sentence belongs to, by commas and the small words that open clauses."""

from dataclasses import dataclass

from tracker.extractors.counts.roles import Role
from tracker.extractors.counts.tokens import Tokens
from tracker.figure import Range

_HARD = frozenset(";:–—|")
_DASHES = frozenset("–—-")
_OPEN = frozenset("([{")
_CLOSE = frozenset(")]}")
_OPENING = Role.SUBORDINATOR | Role.RELATIVE | Role.INSIDE
_NUMERAL = Role.CARDINAL | Role.VAGUE | Role.SCALE | Role.HALF
_VERBAL = Role.PASSIVE | Role.PERFECT | Role.REPORTING
_TURNING = _OPENING | _VERBAL | Role.COORDINATOR
_INSERTED = 25
"""An insertion between dashes has fewer tokens."""
_MARKS = _HARD | _OPEN | _CLOSE | {"-"}
"""Only these words and marks, and what follows a comma, open or close a clause."""


@dataclass(frozen=True, slots=True)
class Clauses:
    """``of[i]`` is the clause of token i; ``opener`` is the token that opened a clause.

    ``parent`` leads from an inserted or relative clause to its outer one.
    """

    of: list[int]
    parent: dict[int, int]
    opener: dict[int, int]

    def span(self, tokens: Tokens, i: int) -> Range:
        """Return the characters of the unbroken stretch of token i's clause."""
        first = last = i
        while first and self.of[first - 1] == self.of[i]:
            first -= 1
        while last + 1 < len(self.of) and self.of[last + 1] == self.of[i]:
            last += 1
        return tokens.begin[first], tokens.end[last]


def find_clauses(tokens: Tokens) -> Clauses:
    """Return the clauses of a sentence.

    A comma with a subordinator, a relative word or a cue of a part opens a clause inside the current
    one; the next comma behind its verb closes it, and the outer clause goes on.
    """
    of: list[int] = []
    parent: dict[int, int] = {}
    opener, before = {0: 0}, ""
    stack, fresh, verbal = [0], 1, [False]
    closing = -1
    for i, word in enumerate(tokens.word):
        mark, roles = tokens.fold[i], word.roles
        if not (roles & _TURNING or word.verb or before == "," or mark in _MARKS):
            of.append(stack[-1])
            before = mark
            continue
        comma = (i > 0 and before == ",") or _behind_preposition(tokens, i)
        before = mark
        spans = _spans_numbers(tokens, i)
        dash = mark in _DASHES and (mark != "-" or _is_dash(tokens, i)) and not spans
        inserts = dash and i != closing and len(stack) == 1 and (end := _closing_dash(tokens, i)) > 0
        closing = end if inserts else closing
        if ((mark in _HARD and not spans) or dash) and not inserts and i != closing:
            stack, verbal, fresh = [fresh], [False], fresh + 1
            opener[stack[0]] = i
        elif inserts or mark in _OPEN or (comma and _is_part(tokens, i)) or _opens(tokens, i, comma=comma):
            if comma and len(stack) > 1 and verbal[-1] and not roles & Role.INSIDE:
                stack.pop()
                verbal.pop()
            parent[fresh], opener[fresh] = stack[-1], i
            stack, verbal, fresh = [*stack, fresh], [*verbal, False], fresh + 1
        elif len(stack) > 1 and (
            mark in _CLOSE
            or i == closing
            or (comma and _closes(tokens, stack[-1], opener, i, verbal=verbal[-1]))
            or _main_goes_on(tokens, opener[stack[-1]], i)
        ):
            stack.pop()
            verbal.pop()
        if comma and roles & Role.COORDINATOR and len(stack) == 1 and _has_verb(tokens, i):
            stack, verbal, fresh = [fresh], [False], fresh + 1
            opener[stack[0]] = i
        if roles & _VERBAL or word.verb:
            verbal[-1] = True
        of.append(stack[-1])
        if len(stack) > 40:
            stack, verbal = stack[:1], verbal[:1]
    return Clauses(of, parent, opener)


def _closing_dash(tokens: Tokens, i: int) -> int:
    """Return the dash that ends an insertion begun at i, behind which the main clause has its verb; -1 without one."""
    for j in range(i + 2, min(len(tokens) - 1, i + _INSERTED)):
        if tokens.fold[j] in ";.:(":
            return -1
        if tokens.fold[j] == tokens.fold[i] and (tokens.fold[i] != "-" or _is_dash(tokens, j)):
            return j if tokens.has(j + 1, _VERBAL) or tokens.word[j + 1].verb else -1
    return -1


def _spans_numbers(tokens: Tokens, i: int) -> bool:
    """Return whether a long dash only joins two numbers ("180–200")."""
    return tokens.fold[i] in "–—" and tokens.is_number(i - 1) and tokens.is_number(i + 1)


def _main_goes_on(tokens: Tokens, opener: int, i: int) -> bool:
    """Return whether the auxiliary at i is the main clause's, behind a relative clause without commas."""
    if not tokens.has(i, Role.PASSIVE | Role.PERFECT) or i - opener < 3 or not tokens.has(opener, Role.RELATIVE):
        return False
    plain = opener > 0 and tokens.fold[opener - 1] != "," and not tokens.has(opener, Role.DETERMINER)
    small = Role.FUNCTION | Role.PASSIVE | Role.PERFECT | Role.REPORTING | Role.COORDINATOR
    return plain and tokens.fold[i - 1][0].isalnum() and not tokens.has(i - 1, small)


def _has_verb(tokens: Tokens, start: int) -> bool:
    """Return whether a verb stands before the next comma, so that the coordinator opens a clause."""
    for i in range(start, len(tokens)):
        if tokens.fold[i] == ",":
            return False
        if tokens.has(i, _VERBAL | Role.ENABLING) or tokens.word[i].verb:
            return True
    return False


def _is_dash(tokens: Tokens, i: int) -> bool:
    """Return whether a hyphen stands for a dash: white space or another hyphen beside it."""
    around = tokens.text[max(0, tokens.begin[i] - 1) : tokens.end[i] + 1]
    return (around.strip() == "-" and len(around) == 3) or "--" in around


def _compares(tokens: Tokens, i: int) -> bool:
    """Return whether a subordinator only stands before a participle ("listed as destroyed")."""
    if not tokens.has(i, Role.SUBORDINATOR) or tokens.has(i, Role.RELATIVE | Role.INSIDE):
        return False
    return any(j < len(tokens) and tokens.word[j].verb and not tokens.word[j].noun for j in (i + 1, i + 2))


def _opens(tokens: Tokens, i: int, *, comma: bool) -> bool:
    """Return whether a small word opens a clause, behind a comma or by itself."""
    roles = tokens.word[i].roles
    if not roles & _OPENING or not (comma or _opens_alone(roles)):
        return False
    return not _compares(tokens, i) and not _is_listed(tokens, i)


def _opens_alone(roles: int) -> bool:
    """Return whether a word opens a clause even without a comma before it."""
    if roles & Role.INSIDE:
        return not roles & Role.PART_BEHIND
    return bool(roles & Role.SUBORDINATOR) or not roles & Role.DETERMINER


def _behind_preposition(tokens: Tokens, i: int) -> bool:
    """Return whether a comma and a preposition stand before the token (", in which")."""
    if not (i > 1 and tokens.fold[i - 2] == "," and tokens.has(i, Role.RELATIVE) and tokens.has(i - 1, Role.OBLIQUE)):
        return False
    named = i + 1 < len(tokens) and (tokens.capital(i + 1) or tokens.is_number(i + 1))
    return not (tokens.has(i, Role.DETERMINER) and named)


def _is_listed(tokens: Tokens, i: int) -> bool:
    """Return whether a list of noun phrases goes on behind the comma ("dem westlichen Idlib, dem östlichen Hama")."""
    if not tokens.has(i, Role.RELATIVE) or not tokens.has(i, Role.DETERMINER) or i < 4 or i + 2 >= len(tokens):
        return False
    before, ending = i - 4, tokens.fold[i + 1][-2:]
    if tokens.fold[i - 1] != "," or tokens.fold[before] != tokens.fold[i] or tokens.capital(i + 1):
        return False
    return tokens.fold[before + 1][-2:] == ending and tokens.capital(i + 2) and tokens.capital(i - 2)


def _is_part(tokens: Tokens, i: int) -> bool:
    """Return whether a part begins at the token: a number and its cue ("six of them children")."""
    if not (tokens.is_number(i) or tokens.has(i, _NUMERAL)):
        return False
    return any(tokens.has(j, Role.PART_BEHIND) for j in range(i + 1, i + 4))


def _closes(tokens: Tokens, clause: int, opener: dict[int, int], i: int, *, verbal: bool) -> bool:
    """Return whether the comma before token i ends the clause: it has its verb or part, or is long."""
    part = tokens.has(opener.get(clause, 0), Role.INSIDE) or _is_part(tokens, opener.get(clause, 0))
    return verbal or part or i - opener.get(clause, 0) > 12

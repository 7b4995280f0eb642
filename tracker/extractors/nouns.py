"""What a number stands before: the counted noun, its attributes, and whether it is a part of something."""

from dataclasses import dataclass

from tracker.extractors.lexicon import Form, Lexicon, Role
from tracker.extractors.numbers import Number
from tracker.extractors.tokens import Tokens
from tracker.languages.counting import NounGroup, PredicateGroup

REACH = 7
"""How many tokens behind a number its noun may stand."""
_PAUSE = (
    Role.FUNCTION
    | Role.SUBORDINATOR
    | Role.RELATIVE
    | Role.COORDINATOR
    | Role.REPORTING
    | Role.PASSIVE
    | Role.PERFECT
)


@dataclass(frozen=True, slots=True)
class Counted:
    """The noun phrase of a number: ``kind`` is empty where the number stands alone, "thing" where it counts nobody.

    ``last`` is its last token, ``attributes`` the predicates inside it ("20 displaced families"),
    ``partitive`` whether it names a part ("three of the deaths"), ``guessed`` whether the noun is known
    by its ending only.
    """

    kind: str
    last: int
    noun: NounGroup | None = None
    attributes: tuple[PredicateGroup, ...] = ()
    partitive: bool = False
    guessed: bool = False


def find_counted(tokens: Tokens, number: Number, lexicon: Lexicon) -> Counted:
    """Return what a number counts, by the words right behind it."""
    i = number.last + 1
    if i < len(tokens) and tokens.word[i].behind:
        i += 1
    while tokens.has(i, Role.FURTHER) or (i < len(tokens) and tokens.fold[i] in _MARKS):
        i += 1
    if i + 1 < len(tokens) and tokens.fold[i] in "–—-" and tokens.word[i + 1].noun:
        i += 1
    if tokens.has(i, Role.OTHERS) and not _noun_follows(tokens, i + 1, lexicon):
        return Counted("", i)
    if tokens.has(i, Role.PART_BEHIND):
        noun = lexicon.word(tokens.fold[i].rpartition(" ")[2]).noun
        if noun and noun.metric:
            return Counted(noun.kind, i, noun, partitive=True)
        return Counted("", i, partitive=True)
    partitive = False
    if tokens.has(i, Role.OF):
        i += 1
        if tokens.has(i, Role.PRONOUN) and not _noun_follows(tokens, i + 1, lexicon):
            return Counted("", i, partitive=True)
        partitive = tokens.has(i, Role.DETERMINER)
        if tokens.has(i, Role.OTHERS) and not _noun_follows(tokens, i + 1, lexicon):
            return Counted("", i)
    elif tokens.has(i, Role.DETERMINER) and lexicon.words.free_order:
        partitive = True
    found = _head(tokens, i, lexicon, partitive=partitive)
    return found if found.kind or not partitive else Counted("", max(found.last, i), partitive=True)


QUOTES = "\"'“”„»«"
_NUMERAL = Role.CARDINAL | Role.VAGUE | Role.SCALE | Role.HALF
_MARKS = frozenset("¹²³⁴⁵⁶⁷⁸⁹*\"'”’“„»«")


def _noun_follows(tokens: Tokens, i: int, lexicon: Lexicon) -> bool:
    return bool(_head(tokens, i, lexicon, partitive=False).kind) if i < len(tokens) else False


def _head(tokens: Tokens, i: int, lexicon: Lexicon, *, partitive: bool) -> Counted:
    """Walk over determiners, attributes and modifiers to the head noun."""
    attributes: list[PredicateGroup] = []
    stop, modifier, start, capitals = min(len(tokens), i + REACH), None, i, lexicon.words.capital_nouns
    while i < stop:
        word = tokens.word[i]
        is_noun = word.noun is not None and (not capitals or tokens.capital(i))
        if is_noun and word.noun is not None:
            if (word.singular and i + 1 < stop and _modifies(tokens, i + 1, lexicon)) or _compounds(
                tokens, i, lexicon
            ):
                modifier = i
            elif (
                word.predicates
                and not capitals
                and i + 1 < stop
                and _modifies(tokens, i + 1, lexicon)
                and _head(tokens, i + 1, lexicon, partitive=False).kind == "thing"
            ):
                return Counted("thing", i + 1, None, tuple(attributes), partitive)
            elif not (
                word.predicates and _head(tokens, i + 1, lexicon, partitive=False).kind not in {"", "thing"}
            ):
                guessed = word.guessed and (capitals or not tokens.capital(i))
                return Counted(word.noun.kind, i, word.noun, tuple(attributes), partitive, guessed)
            else:
                attributes += [group for form, group in word.predicates]
        elif modifier is not None and word.roles & (_PAUSE | Role.OBLIQUE):
            break
        elif word.predicates and not (capitals and tokens.capital(i)):
            found = _behind_attribute(tokens, i, lexicon)
            if found is None:
                break
            attributes += [
                group for form, group in word.predicates if form & (Form.ATTRIBUTIVE | Form.PARTICIPLE)
            ]
        elif not tokens.fold[i][-1].isalpha():
            if tokens.fold[i] not in QUOTES and not (partitive and tokens.is_number(i)):
                break
        elif word.roles & _NUMERAL and not partitive:
            break
        elif (
            word.roles & (_PAUSE | Role.CALENDAR)
            and not word.roles & (Role.DETERMINER | Role.NEUTRAL)
            or (word.roles & Role.DETERMINER and not partitive)
        ):
            break
        elif capitals and tokens.capital(i):
            return Counted("thing", i, None, tuple(attributes), partitive)
        i += 1
    return _open_end(tokens, start, i, modifier, attributes, lexicon, partitive=partitive)


def _compounds(tokens: Tokens, i: int, lexicon: Lexicon) -> bool:
    """Return whether a known noun follows a noun in its singular ("police officers", "family members")."""
    following = tokens.word[i + 1] if i + 1 < len(tokens) else None
    if tokens.word[i].predicates or following is None or following.noun is None or following.predicates or lexicon.words.capital_nouns:
        return False
    return following.noun.kind != "thing" or tokens.word[i].singular


def _modifies(tokens: Tokens, i: int, lexicon: Lexicon) -> bool:
    """Return whether the token may be the noun that a singular noun modifies."""
    word = tokens.word[i]
    return (
        tokens.fold[i][0].isalpha()
        and not word.roles & (_PAUSE | Role.OBLIQUE | Role.CALENDAR | Role.NEUTRAL)
        and not word.predicates
        and not word.before
    )


def _behind_attribute(tokens: Tokens, i: int, lexicon: Lexicon) -> Counted | None:
    """Return the head behind a participle where it is an attribute, not the predicate."""
    forms = 0
    for form, _ in tokens.word[i].predicates:
        forms |= form
    if not forms & (Form.ATTRIBUTIVE | Form.PARTICIPLE):
        return None
    found = _head(tokens, i + 1, lexicon, partitive=False) if i + 1 < len(tokens) else None
    return found if found is not None and found.kind not in {"", "thing"} else None


def _open_end(
    tokens: Tokens,
    start: int,
    i: int,
    modifier: int | None,
    attributes: list[PredicateGroup],
    lexicon: Lexicon,
    *,
    partitive: bool,
) -> Counted:
    """Judge a noun phrase that met no known head: alone, guessed by its ending, or a thing."""
    if modifier is not None and i == modifier + 1:
        noun = tokens.word[modifier].noun
        return Counted(noun.kind if noun else "", modifier, noun, tuple(attributes), partitive)
    if i == start:
        return Counted("", start - 1, None, tuple(attributes), partitive)
    last = min(i, len(tokens)) - 1
    person = next(group for group in lexicon.words.nouns if group.kind == "person")
    if not lexicon.words.capital_nouns and tokens.capital(last) and not tokens.has(last, Role.CALENDAR):
        return Counted("person", last, person, tuple(attributes), partitive)
    return Counted("thing", last, None, tuple(attributes), partitive)

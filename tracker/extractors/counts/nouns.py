"""What a number stands before: the counted noun, its attributes, and whether it is a part of something."""

from dataclasses import dataclass, field, replace
from enum import Enum, auto

from tracker.extractors.counts.attributes import participle_of
from tracker.extractors.counts.lexicon import Lexicon
from tracker.extractors.counts.numbers import Number
from tracker.extractors.counts.roles import Form, Role
from tracker.extractors.counts.tokens import Tokens
from tracker.extractors.counts.vocabulary import Word
from tracker.languages.counted import NounGroup, PredicateGroup

REACH = 7
"""How many tokens behind a number its noun may stand."""
QUOTES = "\"'“”„»«"
_MARKS = frozenset(f"¹²³⁴⁵⁶⁷⁸⁹*{QUOTES}’")
_DASHES = "–—-"
_NUMERAL = Role.CARDINAL | Role.VAGUE | Role.SCALE | Role.HALF
_OPENS = Role.SUBORDINATOR | Role.RELATIVE | Role.COORDINATOR | Role.REPORTING
_PAUSE = Role.FUNCTION | Role.ENABLING | Role.PASSIVE | Role.PERFECT | Role.OBLIQUE | _OPENS
_NOBODY = frozenset({"", "thing"})


@dataclass(frozen=True, slots=True)
class Counted:
    """The noun phrase of a number: ``kind`` is "" for a number alone, "thing" where it counts nobody.

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
    i = _past_marks(tokens, number.last + 1)
    if tokens.has(i, Role.PART_BEHIND | Role.AMONG):
        whole = _Walk(tokens, lexicon, min(len(tokens), i + 1 + REACH), partitive=True).head(i + 1)
        if whole.noun and whole.last == i + 1:
            return replace(whole, partitive=True)
        noun = lexicon.word(tokens.fold[i].rpartition(" ")[2]).noun
        carrier = noun if noun and noun.metric else None
        return Counted(carrier.kind if carrier else "", i, carrier, partitive=True)
    if not number.plain and (last := participle_of(tokens, i, lexicon)) >= 0:
        head = _Walk(tokens, lexicon, min(len(tokens), last + REACH), partitive=False).head(last)
        return head if head.noun and not head.guessed else Counted("thing", head.last, None, head.attributes)
    partitive = tokens.has(i, Role.DETERMINER) and lexicon.words.free_order
    if partitive and any(tokens.has(j, Role.COMPARED) for j in range(i + 1, i + 4)):
        return Counted("", number.last)  # "die 101.000 des Rekordjahres 2015"
    if tokens.has(i, Role.OF):
        i += 1
        partitive = tokens.has(i, Role.DETERMINER) or tokens.is_number(i) or tokens.has(i, _NUMERAL)
    walk = _Walk(tokens, lexicon, min(len(tokens), i + REACH), partitive, number.article)
    if tokens.has(i, Role.OTHERS) and walk.kind(i + 1) == "":
        return Counted("", i)
    if partitive and tokens.has(i, Role.PRONOUN) and walk.kind(i + 1) == "":
        return Counted("", i, partitive=True)
    found = walk.head(i)
    if not found.kind and partitive:
        return Counted("", max(found.last, i), partitive=True)
    return replace(found, partitive=True) if partitive else found


def _past_marks(tokens: Tokens, i: int) -> int:
    """Return the first token behind "or more", "more", quotation and footnote marks."""
    if i < len(tokens) and tokens.word[i].behind:
        i += 1
    while i < len(tokens) and (tokens.has(i, Role.FURTHER) or tokens.fold[i] in _MARKS):
        i += 1
    if i + 1 < len(tokens) and tokens.fold[i] in _DASHES and tokens.word[i + 1].noun:
        i += 1
    return i


class _Step(Enum):
    """What a token is to the noun phrase that it may belong to."""

    HEAD = auto()
    MODIFIER = auto()
    ATTRIBUTE = auto()
    SKIPPED = auto()
    THING = auto()
    STOP = auto()


@dataclass(slots=True)
class _Walk:
    """One way through a noun phrase to its head; heads are remembered, so that it is linear in its length."""

    tokens: Tokens
    lexicon: Lexicon
    stop: int
    partitive: bool
    single: bool = False
    heads: dict[int, Counted] = field(default_factory=dict)

    def kind(self, i: int) -> str:
        """Return the kind of the head of a phrase that begins at token i, "" for none."""
        if i >= self.stop:
            return ""
        return "thing" if self.head(i).guessed else self.head(i).kind

    def head(self, start: int) -> Counted:
        """Walk over determiners, attributes and modifiers to the head noun."""
        if start not in self.heads:
            self.heads[start] = self._head(start)
        return self.heads[start]

    def _head(self, start: int) -> Counted:
        attributes: tuple[PredicateGroup, ...] = ()
        modifier = None
        i = start
        while i < self.stop:
            word, step = self._word(i), self._step(i)
            if step is _Step.HEAD and word.noun:
                guessed = word.guessed and (self.lexicon.words.capital_nouns or not self.tokens.capital(i))
                return Counted(word.noun.kind, i, word.noun, attributes, guessed=guessed)
            if step is _Step.THING:
                return self._unknown(i, attributes)
            if step is _Step.STOP:
                if i == start and self._is_predicate_noun(i):
                    return Counted("thing", i, None, attributes)
                break
            if step is _Step.MODIFIER:
                modifier = i
            elif step is _Step.ATTRIBUTE:
                attributes += tuple(group for _, group in word.predicates)
                if self._shares_noun(i):
                    return Counted(self.kind(i + 3), i, None, attributes)
            i += 1
        return self._open_end(start, i, modifier, attributes)

    def _word(self, i: int) -> Word:
        """Return what a token means, behind a genitive article without its ending ("eines Arbeiters")."""
        word, fold = self.tokens.word[i], self.tokens.fold[i]
        if word.noun or not (self.single and fold.endswith("s")):
            return word
        genitive = any(self.tokens.has(j, Role.GENITIVE) for j in range(max(0, i - REACH), i))
        owner = self.lexicon.word(fold[:-1]) if genitive and self.tokens.capital(i) else word
        return owner if owner.noun and not owner.predicates else word

    def _is_predicate_noun(self, i: int) -> bool:
        """Return whether a noun that tells a predicate elsewhere is itself what is counted ("20 shelters")."""
        word, one = self.tokens.word[i], " " not in self.tokens.fold[i]
        named = not one and self.lexicon.words.capital_nouns and self.tokens.capital(i)
        last = self.lexicon.word(self.tokens.fold[i].rpartition(" ")[2]).noun if named else None
        led = self.lexicon.word(self.tokens.fold[i].partition(" ")[0]).roles & Role.OBLIQUE
        if last and last.kind == "thing" and word.predicates and not led:
            return True  # "15 belagerten Orten"
        return bool(word.predicates) and one and self.lexicon.words.capital_nouns and self.tokens.capital(i)

    def _step(self, i: int) -> _Step:
        word, tokens = self._word(i), self.tokens
        capital = self.lexicon.words.capital_nouns and tokens.capital(i)
        if word.noun and (capital or not self.lexicon.words.capital_nouns):
            return _Step.STOP if self.single and self._is_verb(i) else self._noun_step(i)
        if word.predicates and capital:
            return _Step.STOP
        if word.predicates:
            forms = 0
            for form, _ in word.predicates:
                forms |= form
            attributive = forms & (Form.ATTRIBUTIVE | Form.PARTICIPLE) and self.kind(i + 1) not in _NOBODY
            attributive = attributive or (forms & Form.ATTRIBUTIVE and self._shares_noun(i))
            if not attributive and forms & Form.ATTRIBUTIVE and i + 1 < self.stop and self.head(i + 1).kind == "thing":
                return _Step.THING
            return _Step.ATTRIBUTE if attributive else _Step.STOP
        old = self.single and word.roles & Role.VOID_BEHIND
        if self._joins_attributes(i) or (old and (tokens.is_number(i - 1) or tokens.has(i - 1, _NUMERAL))):
            return _Step.SKIPPED
        if not tokens.fold[i][-1].isalpha() or word.roles & _NUMERAL:
            aged = self.single and tokens.has(i + 1, Role.VOID_BEHIND)
            passed = tokens.fold[i] in QUOTES or aged or (self.partitive and tokens.fold[i][-1].isalnum())
            return _Step.SKIPPED if passed else _Step.STOP
        if word.roles & Role.DETERMINER:
            return _Step.SKIPPED if self.partitive else _Step.STOP
        small = word.roles & (_PAUSE | Role.CALENDAR) and not word.roles & Role.NEUTRAL
        toward = word.roles & Role.TOWARD and " " in tokens.fold[i]
        since = word.roles & Role.TOTAL and not self.lexicon.words.capital_nouns
        if small or since or toward or word.roles & Role.SUBORDINATOR:
            return _Step.STOP
        return _Step.THING if capital else _Step.SKIPPED

    def _joins_attributes(self, i: int) -> bool:
        """Return whether token i joins two attributes of one noun ("40 destroyed or badly damaged houses")."""
        tokens, told = self.tokens, Form.ATTRIBUTIVE | Form.PARTICIPLE
        if not (tokens.has(i, Role.COORDINATOR) or tokens.fold[i] == ",") or tokens.capital(i - 1):
            return False
        if not any(form & told for form, _ in tokens.word[i - 1].predicates):
            return False
        for j in range(i + 1, min(self.stop, i + 3)):
            if not tokens.fold[j][0].isalpha() or tokens.capital(j):
                return False
            if any(form & told for form, _ in tokens.word[j].predicates):
                return self.kind(j + 1) not in _NOBODY
        return False

    def _shares_noun(self, i: int) -> bool:
        """Return whether the noun of an attribute stands behind another number ("20 killed and 30 hurt soldiers")."""
        tokens = self.tokens
        joined = tokens.has(i + 1, Role.COORDINATOR) and i + 3 < len(tokens) and tokens.is_number(i + 2)
        self.stop = min(len(tokens), i + REACH) if joined else self.stop
        return joined and self.kind(i + 3) not in _NOBODY

    def _is_verb(self, i: int) -> bool:
        """Return whether a word that may be a noun has a number for its object ("a flood injured 250 people")."""
        if i + 1 >= len(self.tokens) or not self.tokens.word[i].predicates:
            return False
        return bool(self.tokens.is_number(i + 1) or self.tokens.has(i + 1, _NUMERAL) or self.tokens.word[i + 1].before)

    def _noun_step(self, i: int) -> _Step:
        word = self._word(i)
        if (word.singular and i + 1 < self.stop and self._may_be_noun(i + 1)) or self._is_compound(i):
            return _Step.MODIFIER
        if word.modifier:
            return _Step.THING if self.lexicon.words.capital_nouns or not self.partitive else _Step.STOP
        if not word.predicates:
            return _Step.HEAD
        behind = self.kind(i + 1)
        if behind not in _NOBODY:
            return _Step.ATTRIBUTE
        adjective = behind == "thing" and not self.lexicon.words.capital_nouns and self._may_be_noun(i + 1)
        adjective = adjective and (self.single or self.tokens.fold[self.head(i + 1).last].endswith("s"))
        return _Step.THING if adjective else _Step.HEAD

    def _is_compound(self, i: int) -> bool:
        """Return whether a known noun follows a noun ("police officers", "family members")."""
        word = self.tokens.word[i]
        if word.predicates or self.lexicon.words.capital_nouns or i + 1 >= len(self.tokens):
            return False
        behind = self.tokens.word[i + 1]
        if behind.noun is None or behind.predicates:
            return False
        return behind.noun.kind != "thing" or word.singular

    def _may_be_noun(self, i: int) -> bool:
        """Return whether the token may be a noun that the word before it modifies."""
        word = self.tokens.word[i]
        small = word.roles & (_PAUSE | Role.CALENDAR | Role.NEUTRAL)
        return self.tokens.fold[i][0].isalpha() and not (small or word.predicates or word.before)

    def _open_end(self, start: int, i: int, modifier: int | None, attributes: tuple[PredicateGroup, ...]) -> Counted:
        """Judge a noun phrase that met no known head: a number alone, a people's name, or a thing."""
        if modifier is not None and i == modifier + 1:
            noun = self.tokens.word[modifier].noun
            if self.tokens.word[modifier].modifier:
                return Counted("thing", modifier, None, attributes)
            return Counted(noun.kind if noun else "", modifier, noun, attributes)
        last = min(i, len(self.tokens)) - 1
        if last < start:
            return Counted("", start - 1, None, attributes)
        capitals = self.lexicon.words.capital_nouns
        behind = self.tokens.word[i] if i < len(self.tokens) else None
        verbal = behind is None or behind.predicates or behind.roles & _PAUSE or not self.tokens.fold[i][0].isalnum()
        if capitals and verbal and not any(self.tokens.capital(j) for j in range(start, last + 1)):
            return Counted("", start - 1, None, attributes)  # a verb and small words, and its predicate
        if not capitals and self.tokens.capital(last) and not self.tokens.has(last, Role.CALENDAR):
            person = next(group for group in self.lexicon.words.nouns if group.kind == "person")
            return Counted("person", last, person, attributes)
        return self._unknown(last, attributes)

    def _unknown(self, i: int, attributes: tuple[PredicateGroup, ...]) -> Counted:
        """Return an unknown noun: a person at best, which only a predicate of victims may count."""
        capitals, fold = self.lexicon.words.capital_nouns, self.tokens.fold[i]
        person = next(group for group in self.lexicon.words.nouns if group.kind == "person")
        if (capitals and self.tokens.capital(i)) or (not capitals and fold.endswith("s") and len(fold) > 4):
            return Counted("person", i, person, attributes, guessed=True)
        return Counted("thing", i, None, attributes)

"""Which predicate says something about a counted number: its form, its side, its clause."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from tracker.extractors.clauses import Clauses
from tracker.extractors.lexicon import Form, Lexicon, Role
from tracker.extractors.nouns import QUOTES, Counted
from tracker.extractors.numbers import Number
from tracker.extractors.tokens import Tokens
from tracker.languages.counting import PredicateGroup

NEAR = 3
"""How many small words may stand between a verb and its object."""
FAR = 60
"""How many tokens of its own clause a predicate may be away."""


@dataclass(slots=True)
class Sentence:
    """A sentence prepared for counting: its tokens, clauses, numbers and what each number counts.

    ``attributes`` are the tokens between a number and its noun, ``phrases`` those from its quantifier
    on; ``wording`` holds the roles of all words of a clause; ``before`` is the kind that was counted last
    in the sentence before.
    """

    tokens: Tokens
    clauses: Clauses
    numbers: list[Number]
    counted: list[Counted]
    lexicon: Lexicon
    context: frozenset[str]
    attributes: frozenset[int] = field(init=False)
    phrases: frozenset[int] = field(init=False)
    wording: dict[int, int] = field(init=False)
    before: str = ""

    def __post_init__(self) -> None:
        pairs = list(zip(self.numbers, self.counted, strict=True))
        self.attributes = frozenset(i for x, c in pairs for i in range(x.last + 1, c.last + 1))
        self.phrases = frozenset(i for x, c in pairs for i in range(x.lead, c.last + 1))
        self.wording = {}
        for clause, word in zip(self.clauses.of, self.tokens.word, strict=True):
            self.wording[clause] = self.wording.get(clause, 0) | word.roles


@dataclass(frozen=True, slots=True)
class Link:
    """A number's predicate: the metric it gives, its token and how it was found."""

    metric: str
    at: int
    form: int
    how: str
    distance: int = 0
    kind: str = ""


def find_link(sentence: Sentence, n: int) -> Link | None:
    """Return the nearest predicate that can count the number, None where no predicate does."""
    found = [*_forward(sentence, n), *_backward(sentence, n)]
    return min(found, key=lambda link: link.distance, default=None)


def kind_of(sentence: Sentence, n: int, group: PredicateGroup) -> str:
    """Return the kind of noun that the number counts; one that stands alone counts persons, else what was counted before."""
    if sentence.counted[n].kind or "person" in group.counts:
        return sentence.counted[n].kind
    kinds = [counted.kind for counted in sentence.counted[:n] if counted.kind in group.counts]
    if not kinds:
        before = (sentence.tokens.word[i].noun for i in range(sentence.numbers[n].lead - 1, -1, -1))
        kinds = [noun.kind for noun in before if noun and noun.kind in group.counts][:1]
    return kinds[-1] if kinds else sentence.before


def metric_of(sentence: Sentence, group: PredicateGroup, kind: str, at: int) -> str:
    """Return the metric that a predicate gives to a kind of noun in its clause, "" for none."""
    metric = group.counts.get(kind or "person", "")
    if not metric or (group.needs and not _nearby(sentence, at, frozenset(group.needs))):
        return ""
    if group.arrival:
        return metric if sentence.context & {metric, "abroad"} and _abroad(sentence, at, arrival=True) else ""
    return group.abroad if group.abroad and _abroad(sentence, at, arrival=False) else metric


def _nearby(sentence: Sentence, at: int, words: frozenset[str]) -> bool:
    clause, of, fold = sentence.clauses.of[at], sentence.clauses.of, sentence.tokens.fold
    if not words.isdisjoint(fold[at].split()):
        return True
    return any(
        of[i] == clause and fold[i] in words for i in range(max(0, at - FAR), min(len(fold), at + FAR))
    )


def _abroad(sentence: Sentence, at: int, *, arrival: bool) -> bool:
    tokens, of, clause = sentence.tokens, sentence.clauses.of, sentence.clauses.of[at]
    toward = Role.TOWARD | (Role.OBLIQUE if arrival else 0)
    for i in range(max(0, at - FAR), min(len(tokens), at + FAR)):
        if of[i] != clause:
            continue
        if tokens.has(i, Role.ABROAD):
            return True
        if tokens.has(i, toward):
            j = i + 1
            while tokens.has(j, Role.DETERMINER):
                j += 1
            if tokens.has(j, Role.COUNTRY):
                return True
    return False


def _forward(sentence: Sentence, n: int) -> Iterator[Link]:
    """Yield the predicate behind the number: it is the subject."""
    tokens, clauses, number, counted = (
        sentence.tokens,
        sentence.clauses,
        sentence.numbers[n],
        sentence.counted[n],
    )
    home = clauses.of[number.first]
    distance = 0
    start = max(counted.last, number.last) + 1
    for p in range(start, min(len(tokens), start + FAR)):
        clause = clauses.of[p]
        if clause != home and not _relative(sentence, clause, start):
            continue
        distance += 1 if clause == home else 3
        if tokens.has(p, Role.REPORTING) and not tokens.word[p].predicates and not _enclosed(tokens, p):
            return
        if _is_taken(sentence, n, start, p) or (tokens.fold[p] == "," and _starts_anew(sentence, n, p)):
            return
        if metric := _equated(sentence, p, start):
            yield Link(metric, p, Form.PHRASE, "is", distance)
            return
        for forms, group in tokens.word[p].predicates:
            if _in_noun_phrase(sentence, p):
                continue
            form = _forward_form(sentence, n, p, forms)
            kind = kind_of(sentence, n, group)
            metric = metric_of(sentence, group, kind, p) if form else ""
            if metric:
                yield Link(metric, p, form, "behind", distance, kind)
                return


def _is_taken(sentence: Sentence, n: int, start: int, p: int) -> bool:
    """Return whether the verb at p belongs to a later number: a comma, that number, and no coordinator between."""
    tokens, of = sentence.tokens, sentence.clauses.of
    if n + 1 >= len(sentence.numbers) or not (
        tokens.word[p].predicates or tokens.has(p, Role.PASSIVE | Role.PERFECT)
    ):
        return False
    later = sentence.numbers[n + 1]
    if not (
        later.last < p and of[later.first] == of[p] and later.lead and tokens.fold[later.lead - 1] == ","
    ):
        return False
    forms = 0
    for form, _ in tokens.word[p].predicates:
        forms |= form
    verbs = [i for i in range(start, p) if tokens.has(i, Role.PASSIVE | Role.PERFECT)]
    joined = any(tokens.has(i, Role.COORDINATOR) and of[i] == of[p] for i in range(start, p))
    return not joined and (bool(forms & (Form.FINITE | Form.PHRASE)) or any(i < later.lead for i in verbs))


def _starts_anew(sentence: Sentence, n: int, comma: int) -> bool:
    """Return whether a clause with an auxiliary of its own follows the comma, the number having had one before."""
    tokens, of, verb = sentence.tokens, sentence.clauses.of, Role.PASSIVE | Role.PERFECT
    if not sentence.lexicon.words.free_order or tokens.has(comma + 1, Role.COORDINATOR | Role.INSIDE | Role.RELATIVE):
        return False
    before = any(tokens.has(i, verb) and of[i] == of[comma] for i in range(max(0, comma - FAR), sentence.numbers[n].lead))
    return before and any(tokens.has(i, verb) and of[i] == of[comma] for i in range(comma + 1, min(len(of), comma + FAR)))


def _equated(sentence: Sentence, p: int, start: int) -> str:
    """Return the metric of a noun that the number is said to be ("6.5 million of them are refugees")."""
    tokens, word = sentence.tokens, sentence.tokens.word[p]
    if word.noun is None or not word.noun.metric or p in sentence.phrases or p - start > NEAR:
        return ""
    if sentence.lexicon.words.capital_nouns and not tokens.capital(p):
        return ""
    verb = next((i for i in range(start, p) if tokens.has(i, Role.PASSIVE)), p)
    plain = all(tokens.has(i, Role.DETERMINER | Role.NEUTRAL) or tokens.capital(i) for i in range(verb + 1, p))
    return word.noun.metric if verb < p and plain else ""


def _relative(sentence: Sentence, clause: int, start: int) -> bool:
    """Return whether the clause is a relative one that begins right behind the noun."""
    opener = sentence.clauses.opener.get(clause, 0)
    return sentence.tokens.has(opener, Role.RELATIVE) and start <= opener <= start + 2


def _enclosed(tokens: Tokens, p: int) -> bool:
    """Return whether a verb of saying stands in an insertion between commas."""
    before = range(max(0, p - 6), p)
    behind = range(p + 1, min(len(tokens), p + 7))
    return any(tokens.fold[i] == "," for i in before) and any(tokens.fold[i] == "," for i in behind)


def _in_noun_phrase(sentence: Sentence, p: int) -> bool:
    """Return whether the token is an attribute inside some number's noun phrase."""
    return p in sentence.attributes


def _forward_form(sentence: Sentence, n: int, p: int, forms: int) -> int:
    """Return the form in which predicate p counts a number before it, 0 for none."""
    if forms & Form.FINITE and not _to_infinitive(sentence, p):
        return Form.FINITE
    if forms & Form.PHRASE:
        return Form.PHRASE
    if forms & Form.PARTICIPLE and not _is_active(sentence, n, p) and not _is_of_another(sentence, n, p):
        return Form.PARTICIPLE
    if forms & Form.INFINITIVE and _enabled(sentence, p):
        return Form.INFINITIVE
    if forms & Form.ACTIVE and sentence.lexicon.words.free_order and _verb_final(sentence, n, p):
        return Form.ACTIVE
    return 0


def _is_of_another(sentence: Sentence, n: int, p: int) -> bool:
    """Return whether the participle is an attribute of a noun or pronoun right before it ("those killed")."""
    tokens, last = sentence.tokens, max(sentence.counted[n].last, sentence.numbers[n].last)
    if sentence.lexicon.words.free_order or p - 1 <= last:
        return False
    if any(tokens.has(i, Role.PASSIVE) for i in range(last + 1, p)):
        return False
    return tokens.has(p - 1, Role.PRONOUN) or (tokens.word[p - 1].noun is not None and p - 1 not in sentence.phrases)


def _to_infinitive(sentence: Sentence, p: int) -> bool:
    return sentence.tokens.has(p - 1, Role.INFINITIVE) and not _enabled(sentence, p)


def _is_active(sentence: Sentence, n: int, p: int) -> bool:
    """Return whether the participle has the number for its doer: an object follows, or "have" stands between."""
    tokens, of = sentence.tokens, sentence.clauses.of
    start = sentence.numbers[n].last + 1
    between = [i for i in range(start, p) if of[i] == of[p]]
    nearest = next((i for i in reversed(between) if tokens.has(i, Role.PASSIVE | Role.PERFECT)), None)
    if nearest is not None:
        if tokens.has(nearest, Role.PASSIVE):
            return False
        return not any(tokens.has(i, Role.PASSIVE) for i in between)
    if sentence.lexicon.words.free_order:
        behind = [i for i in (p + 1, p + 2) if i < len(of) and of[i] == of[p]]
        return of[p] != of[start - 1] and any(tokens.has(i, Role.PERFECT) for i in behind)
    return _object_follows(sentence, p)


def _object_follows(sentence: Sentence, p: int) -> bool:
    tokens, i = sentence.tokens, p + 1
    if i >= len(tokens):
        return False
    word = tokens.word[i]
    if word.roles & (Role.CALENDAR | Role.OBLIQUE | Role.COORDINATOR) or not (tokens.fold[i][0].isalnum()):
        return False
    return bool(
        word.roles & (Role.DETERMINER | Role.PRONOUN | Role.CARDINAL | Role.ARTICLE | Role.VAGUE)
        or word.before
        or word.noun
        or tokens.is_number(i)
        or tokens.capital(i)
    )


def _enabled(sentence: Sentence, p: int) -> bool:
    """Return whether something forced, caused or allowed what the infinitive says."""
    of, tokens = sentence.clauses.of, sentence.tokens
    return any(
        of[i] == of[p] and tokens.has(i, Role.ENABLING) for i in range(max(0, p - 25), min(p + 4, len(of)))
    )


def _verb_final(sentence: Sentence, n: int, p: int) -> bool:
    """Return whether an active verb closes the clause behind its object, some other noun being its subject."""
    number, of = sentence.numbers[n], sentence.clauses.of
    first = next(i for i in range(len(of)) if of[i] == of[p])
    others = any(
        sentence.tokens.capital(i) or sentence.tokens.has(i, Role.PRONOUN)
        for i in range(first + 1, number.lead)
    )
    return (
        others and p + 1 < len(of) + 1 and (p + 1 == len(of) or not sentence.tokens.fold[p + 1][0].isalnum())
    )


def _backward(sentence: Sentence, n: int) -> Iterator[Link]:
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
            form = (
                _backward_form(sentence, p, forms, near=gap <= NEAR)
                if not _in_noun_phrase(sentence, p)
                else 0
            )
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


def _backward_form(sentence: Sentence, p: int, forms: int, *, near: bool) -> int:
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

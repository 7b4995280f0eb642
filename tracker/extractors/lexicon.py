"""A language's words about counting, compiled once into tables that are looked up by token."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache

from babel import Locale

from tracker.figure import Quantifier
from tracker.extractors.numberwords import number_word
from tracker.languages import load_language
from tracker.languages.counting import CountingWords, NounGroup, PredicateGroup


class Role:
    """What a token can be, as bits: a token may have several roles. Plain integers, since enum flags cost ten times as much."""

    CARDINAL = 1 << 0
    SCALE = 1 << 1
    VAGUE = 1 << 2
    HALF = 1 << 3
    ARTICLE = 1 << 4
    BOTH = 1 << 5
    SEVERAL = 1 << 6
    JOINER = 1 << 7
    UNTIL = 1 << 8
    BETWEEN = 1 << 9
    NEUTRAL = 1 << 10
    FURTHER = 1 << 11
    FUNCTION = 1 << 12
    SUBORDINATOR = 1 << 13
    RELATIVE = 1 << 14
    COORDINATOR = 1 << 15
    REPORTING = 1 << 16
    PASSIVE = 1 << 17
    PERFECT = 1 << 18
    ENABLING = 1 << 19
    OF = 1 << 20
    AGENT = 1 << 21
    OBLIQUE = 1 << 22
    DETERMINER = 1 << 23
    PRONOUN = 1 << 24
    OTHERS = 1 << 25
    VOID_CLAUSE = 1 << 26
    VOID_SENTENCE = 1 << 27
    VOID_NUMBER = 1 << 28
    VOID_BEHIND = 1 << 29
    NEGATION = 1 << 30
    HEARSAY = 1 << 31
    PAST_INFINITIVE = 1 << 32
    INFINITIVE = 1 << 33
    COUNTER = 1 << 34
    TOLL_TO = 1 << 35
    ORIGIN = 1 << 36
    CHANGE = 1 << 37
    EARLIER = 1 << 38
    INSIDE = 1 << 39
    PART_BEHIND = 1 << 40
    AMONG = 1 << 41
    ABROAD = 1 << 42
    TOWARD = 1 << 43
    COUNTRY = 1 << 44
    CALENDAR = 1 << 45
    TOTAL = 1 << 46
    STOCK = 1 << 47
    ONE_HALF = 1 << 48


class Form:
    """The forms of a predicate, as bits; ``PredicateGroup`` says what each counts."""

    ACTIVE = 1 << 0
    PARTICIPLE = 1 << 1
    ATTRIBUTIVE = 1 << 2
    FINITE = 1 << 3
    PHRASE = 1 << 4
    INFINITIVE = 1 << 5
    NOMINAL = 1 << 6


@dataclass(slots=True)
class Word:
    """Everything that a token or phrase can mean."""

    roles: int = 0
    value: int = 0
    scale: int = 0
    half: float = 0.0
    before: Quantifier | None = None
    behind: Quantifier | None = None
    clause: Quantifier | None = None
    noun: NounGroup | None = None
    singular: bool = False
    guessed: bool = False
    toll: str = ""
    predicates: list[tuple[int, PredicateGroup]] = field(default_factory=list)


NOTHING = Word()
_INVISIBLE = str.maketrans("", "", "\u00ad\u200b")
MOST_KNOWN = 50_000
"""So many tokens are remembered with their meaning; then the memory starts anew."""
LONGEST = 60
"""No word of a language is longer; a longer token is looked up nowhere."""


class Lexicon:
    """The compiled words of one language."""

    def __init__(self, words: CountingWords, calendar: Iterable[str], countries: Iterable[str]) -> None:
        self.words = words
        self.table: dict[str, Word] = defaultdict(Word)
        self.suffixes: dict[str, Word] = {}
        self.cues: set[str] = set()
        _add_numbers(self, words)
        _add_roles(self, words, calendar, countries)
        _add_nouns(self, words)
        _add_predicates(self, words)
        self.abroad = frozenset(words.abroad.phrases)
        self.cues.update(self.abroad)
        self.cues.update(
            words.subsets.behind, words.subsets.inside, words.subsets.among, words.tolls.counters
        )
        self.table = dict(self.table)
        self.phrases = _phrases(self.table)
        self.exceptions = frozenset(words.suffix_exceptions)
        self._known: dict[str, tuple[str, Word]] = {}

    def look_up(self, raw: str) -> tuple[str, Word]:
        """Return a token in its folded form and what it means; a compound means what its last part does."""
        known = self._known.get(raw)
        if known is None:
            fold = raw.lower().translate(_INVISIBLE).replace("’", "'") or " "
            known = fold, self.table.get(fold) or self._compound(fold)
            if len(self._known) > MOST_KNOWN:
                self._known.clear()
            if len(raw) <= LONGEST:
                self._known[raw] = known
        return known

    def word(self, phrase: str) -> Word:
        """Return what a folded token or phrase means."""
        return self.table.get(phrase) or self._compound(phrase)

    def _compound(self, token: str) -> Word:
        if len(token) > LONGEST or token in self.exceptions:
            return NOTHING
        if (value := number_word(token, self.words.numbers)) is not None:
            return Word(roles=Role.CARDINAL, value=value)
        head = token.rpartition("-")[2]
        found = self.table.get(head)
        if head != token and found and found.noun:
            return Word(noun=found.noun, singular=found.singular)
        for length in range(min(len(token) - 1, 20), 2, -1):
            if found := self.suffixes.get(token[-length:]):
                return found
        return NOTHING


def _add_numbers(lexicon: Lexicon, words: CountingWords) -> None:
    numbers, table = words.numbers, lexicon.table
    for role, values in ((Role.CARDINAL, numbers.cardinals), (Role.VAGUE, numbers.vague)):
        for form, value in values.items():
            table[form].roles |= role
            table[form].value = value
    for form, scale in numbers.scales.items():
        table[form].roles |= Role.SCALE
        table[form].scale = scale
    for form, half in numbers.halves.items():
        table[form].roles |= Role.HALF
        table[form].half = half
    for quantifier, forms in words.quantifiers.before.items():
        for form in forms:
            table[form].before = quantifier
    for quantifier, forms in words.quantifiers.behind.items():
        for form in forms:
            table[form].behind = quantifier
    for quantifier, forms in words.quantifiers.clause.items():
        for form in forms:
            table[form].clause = quantifier
    for metric, forms in words.tolls.tolls.items():
        for form in forms:
            table[form].toll = metric
            lexicon.cues.add(form)


def _add_roles(lexicon: Lexicon, w: CountingWords, calendar: Iterable[str], countries: Iterable[str]) -> None:
    n, c, f, t = w.numbers, w.clauses, w.facts, w.tolls
    for role, forms in (
        (Role.ARTICLE, n.articles),
        (Role.BOTH, n.both),
        (Role.SEVERAL, n.several),
        (Role.JOINER, n.joiner),
        (Role.UNTIL, n.until),
        (Role.BETWEEN, n.between),
        (Role.ONE_HALF, n.one_half),
        (Role.NEUTRAL, w.quantifiers.neutral),
        (Role.FURTHER, w.quantifiers.further),
        (Role.FUNCTION, c.function),
        (Role.SUBORDINATOR, c.subordinators),
        (Role.RELATIVE, c.relatives),
        (Role.COORDINATOR, c.coordinators),
        (Role.REPORTING, c.reporting),
        (Role.PASSIVE, c.passive),
        (Role.PERFECT, c.perfect),
        (Role.ENABLING, c.enabling),
        (Role.OF, c.of),
        (Role.AGENT, c.agent),
        (Role.OBLIQUE, c.oblique),
        (Role.DETERMINER, c.determiners),
        (Role.PRONOUN, c.pronouns),
        (Role.OTHERS, c.others),
        (Role.VOID_CLAUSE, f.clause),
        (Role.VOID_SENTENCE, f.sentence),
        (Role.VOID_NUMBER, f.number),
        (Role.VOID_BEHIND, f.behind),
        (Role.NEGATION, f.negation),
        (Role.HEARSAY, f.hearsay),
        (Role.PAST_INFINITIVE, f.past_infinitive),
        (Role.INFINITIVE, f.infinitive_marker),
        (Role.COUNTER, t.counters),
        (Role.TOLL_TO, t.to),
        (Role.ORIGIN, t.origin),
        (Role.CHANGE, t.change),
        (Role.EARLIER, t.earlier),
        (Role.INSIDE, w.subsets.inside),
        (Role.PART_BEHIND, w.subsets.behind),
        (Role.AMONG, w.subsets.among),
        (Role.ABROAD, w.abroad.phrases),
        (Role.TOWARD, w.abroad.toward),
        (Role.COUNTRY, (*countries, *w.abroad.countries)),
        (Role.CALENDAR, calendar),
        (Role.TOTAL, w.measures.total),
        (Role.STOCK, w.measures.stock),
    ):
        for form in forms:
            lexicon.table[form].roles |= role


def _add_nouns(lexicon: Lexicon, words: CountingWords) -> None:
    for group in words.nouns:
        for form in group.words:
            for spelled in {form, form.replace("-", " ")}:
                entry = lexicon.table[spelled]
                if entry.noun is None or group.metric:
                    entry.noun = group
                if group.metric:
                    lexicon.cues.add(spelled)
        for form in group.singular:
            entry = lexicon.table[form]
            entry.noun = entry.noun or group
            entry.singular = True
        for form in group.suffixes:
            lexicon.suffixes[form] = Word(noun=group, singular=form in group.singular)
            if group.metric:
                lexicon.cues.add(form)
    person = next(group for group in words.nouns if group.kind == "person")
    for form in words.person_suffixes:
        lexicon.suffixes.setdefault(form, Word(noun=person, guessed=True))


def _add_predicates(lexicon: Lexicon, words: CountingWords) -> None:
    for group in words.predicates:
        declined = [stem + ending for stem in group.participle for ending in words.adjective_endings]
        for form, forms in (
            (Form.ACTIVE, group.active),
            (Form.PARTICIPLE, group.participle),
            (Form.ATTRIBUTIVE, (*group.attributive, *declined)),
            (Form.FINITE, group.finite),
            (Form.PHRASE, group.phrase),
            (Form.INFINITIVE, group.infinitive),
            (Form.NOMINAL, group.nominal),
        ):
            for spelled in forms:
                _merge(lexicon.table[spelled].predicates, form, group)
                lexicon.cues.add(spelled)


def _merge(predicates: list[tuple[int, PredicateGroup]], form: int, group: PredicateGroup) -> None:
    for i, (forms, known) in enumerate(predicates):
        if known is group:
            predicates[i] = (forms | form, group)
            return
    predicates.append((form, group))


def _phrases(table: dict[str, Word]) -> dict[str, list[list[str]]]:
    phrases = defaultdict(list)
    for form in table:
        if " " in form:
            parts = form.split()
            phrases[parts[0]].append(parts)
    return {first: sorted(group, key=len, reverse=True) for first, group in phrases.items()}


@cache
def lexicon(code: str) -> Lexicon:
    """Return the compiled words of a language by its ISO 639-1 code."""
    locale = Locale(code)
    names = [
        name
        for width in ("wide", "abbreviated")
        for table in (locale.months, locale.days)
        for name in table["format"][width].values()
    ]
    calendar = {name.lower().rstrip(".") for name in names}
    countries = {name.lower() for key, name in locale.territories.items() if key.isalpha()}
    return Lexicon(load_language(code).counting, calendar, countries)

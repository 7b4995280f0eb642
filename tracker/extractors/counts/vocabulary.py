"""The words of a language file, each with everything that it can mean."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from tracker.extractors.counts.roles import Form, Role
from tracker.figure import Quantifier
from tracker.languages.counted import NounGroup, PredicateGroup
from tracker.languages.counting import CountingWords


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
    modifier: bool = False
    guessed: bool = False
    toll: str = ""
    predicates: list[tuple[int, PredicateGroup]] = field(default_factory=list)
    verb: bool = False


NOTHING = Word()


@dataclass(frozen=True, slots=True)
class Tables:
    """All words of a language: whole ones and phrases, second halves of compounds, and cues of a figure."""

    whole: dict[str, Word]
    suffixes: dict[str, Word]
    cues: set[str]


def compile_words(
    words: CountingWords, calendar: Iterable[str], months: Iterable[str], countries: Iterable[str]
) -> Tables:
    """Return the tables of a language, months and weekdays and the names of countries among them."""
    tables = Tables(defaultdict(Word), {}, set())
    _add_numbers(tables, words)
    _add_roles(tables, words, calendar, months, countries)
    _add_nouns(tables, words)
    _add_predicates(tables, words)
    parts = words.subsets
    tables.cues.update(
        words.abroad.phrases,
        words.abroad.context,
        words.abroad.sea,
        words.facts.document,
        parts.behind,
        parts.inside,
        parts.among,
        (phrase.rpartition(" ")[2] for phrase in parts.among),
        parts.largest,
        words.tolls.counters,
        words.tolls.resume,
    )
    return Tables(dict(tables.whole), tables.suffixes, tables.cues)


def _add_numbers(tables: Tables, words: CountingWords) -> None:
    numbers, table = words.numbers, tables.whole
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
    _add_quantifiers(tables, words)
    for metric, forms in words.tolls.tolls.items():
        for form in forms:
            table[form].toll = metric
            tables.cues.add(form)


def _add_quantifiers(tables: Tables, words: CountingWords) -> None:
    table = tables.whole
    for quantifier, forms in words.quantifiers.before.items():
        for form in forms:
            table[form].before = quantifier
    for quantifier, forms in words.quantifiers.behind.items():
        for form in forms:
            table[form].behind = quantifier
    for quantifier, forms in words.quantifiers.clause.items():
        for form in forms:
            table[form].clause = quantifier


def _add_roles(
    tables: Tables, w: CountingWords, calendar: Iterable[str], months: Iterable[str], countries: Iterable[str]
) -> None:
    n, c, f, t = w.numbers, w.clauses, w.facts, w.tolls
    names = [*countries, *w.abroad.countries]
    names += [name + ending for name in names for ending in w.abroad.endings]
    for role, forms in (
        (Role.ARTICLE, (*n.articles, *n.genitives)),
        (Role.GENITIVE, n.genitives),
        (Role.BOTH, n.both),
        (Role.ONE_OF, n.ones),
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
        (Role.BEFORE, c.pluperfect),
        (Role.ENABLING, c.enabling),
        (Role.OF, c.of),
        (Role.AGENT, c.agent),
        (Role.OBLIQUE, c.oblique),
        (Role.DETERMINER, c.determiners),
        (Role.PRONOUN, c.pronouns),
        (Role.SUBJECT, c.subjects),
        (Role.REFLEXIVE, c.reflexives),
        (Role.OTHERS, c.others),
        (Role.VOID_CLAUSE, f.clause),
        (Role.VOID_SENTENCE, f.sentence),
        (Role.VOID_NUMBER, f.number),
        (Role.VOID_BEHIND, f.behind),
        (Role.INHABITED, f.inhabited),
        (Role.NEGATION, f.negation),
        (Role.EXPECTING, f.expecting),
        (Role.CONDITION, f.condition),
        (Role.SHARE, f.shares),
        (Role.HEARSAY, f.hearsay),
        (Role.PAST_INFINITIVE, f.past_infinitive),
        (Role.INFINITIVE, f.infinitive_marker),
        (Role.COUNTER, t.counters),
        (Role.TOLL_TO, t.to),
        (Role.ORIGIN, t.origin),
        (Role.CHANGE, t.change),
        (Role.EARLIER, t.earlier),
        (Role.COMPARED, t.compared),
        (Role.AGAINST, t.against),
        (Role.INSIDE, w.subsets.inside),
        (Role.PART_BEHIND, w.subsets.behind),
        (Role.AMONG, w.subsets.among),
        (Role.FOUND, w.subsets.found),
        (Role.CULPRIT, w.subsets.culprits),
        (Role.VICTIM, w.subsets.victims),
        (Role.ABROAD, w.abroad.phrases),
        (Role.TOWARD, w.abroad.toward),
        (Role.COUNTRY, names),
        (Role.CALENDAR, calendar),
        (Role.MONTH, months),
        (Role.AWAY, w.abroad.away),
        (Role.ALONE, (*w.subsets.alone, *w.subsets.largest)),
        (Role.LARGEST, w.subsets.largest),
        (Role.WITH, c.accompanying),
        (Role.DEGREE, c.degrees),
        (Role.SINGULAR, c.singular),
        (Role.PART_OF, w.subsets.of),
        (Role.ESTIMATE, t.estimates),
        (Role.EQUAL, t.equal),
        (Role.STRUCK, t.struck),
        (Role.CONFIRMED, t.confirmed),
        (Role.RATIO, n.ratio),
        (Role.RESUME, w.tolls.resume),
        (Role.SUBJUNCTIVE, f.subjunctive),
        (Role.TOTAL, w.measures.total),
        (Role.STOCK, w.measures.stock),
    ):
        for form in forms:
            tables.whole[form].roles |= role


def _add_nouns(tables: Tables, words: CountingWords) -> None:
    for group in words.nouns:
        for form in group.words:
            for spelled in {form, form.replace("-", " ")}:
                entry = tables.whole[spelled]
                if entry.noun is None or group.metric:
                    entry.noun = group
                if group.metric:
                    tables.cues.add(spelled)
        for form in group.singular:
            entry = tables.whole[form]
            entry.noun = entry.noun or group
            entry.singular = True
            entry.modifier = form not in group.words
        for form in group.suffixes:
            tables.suffixes[form] = Word(noun=group, singular=form in group.singular)
            if group.metric:
                tables.cues.add(form)
    person = next(group for group in words.nouns if group.kind == "person")
    for form in words.person_suffixes:
        tables.suffixes.setdefault(form, Word(noun=person, guessed=True))


def _add_predicates(tables: Tables, words: CountingWords) -> None:
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
                _merge(tables.whole[spelled].predicates, form, group)
                tables.whole[spelled].verb |= not (group.final and group.passing)  # "ein" is no verb
                tables.cues.add(spelled)


def _merge(predicates: list[tuple[int, PredicateGroup]], form: int, group: PredicateGroup) -> None:
    for i, (forms, known) in enumerate(predicates):
        if known is group:
            predicates[i] = (forms | form, group)
            return
    predicates.append((form, group))

"""Numbers, counted nouns, predicates and facts: what a language file says about counting.

Every list of words is in the notation of ``inflection`` and expanded when it is loaded. Every group
carries ``examples``: a text and the figures it holds, each as ``"metric quantifier value [unit] [subset]"``
("killed at_least 82", "killed range 180-200", "displaced exact 8000 household").
"""

from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict

from tracker.figure import Quantifier
from tracker.languages.inflection import expand_all


def _words(value: str | list[str]) -> tuple[str, ...]:
    """Expand a list of notations; a string is words parted by white space."""
    return expand_all(value.split() if isinstance(value, str) else value)


Words = Annotated[tuple[str, ...], BeforeValidator(_words)]
Examples = dict[str, list[str]]


class Group(BaseModel):
    """A group of words with the examples that prove them."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    examples: Examples = {}


class NumberWords(Group):
    """Number words and how digits are written.

    ``cardinals`` are below 100 and add up; ``scales`` multiply what stands before them; ``articles``
    count one single victim; ``both`` is two; ``vague`` gives no number but a lower bound; ``several``
    makes a scale vague; ``halves`` are fractions before a scale; ``one_half`` ends a mixed number.
    """

    cardinals: dict[str, int]
    scales: dict[str, int]
    vague: dict[str, int]
    halves: dict[str, float] = {}
    articles: Words = ()
    both: Words = ()
    several: Words = ()
    joiner: Words = ()
    one_half: Words = ()
    compounds: bool = False
    group: str
    decimal: str
    until: Words
    between: Words = ()
    ratio: Words = ()


class QuantifierWords(Group):
    """Words that bound a number: before it, behind it, or anywhere in its clause.

    ``neutral`` words may stand between quantifier and number; ``further`` ones also tell that the
    number adds to another one.
    """

    before: dict[Quantifier, Words]
    behind: dict[Quantifier, Words] = {}
    clause: dict[Quantifier, Words] = {}
    neutral: Words = ()
    further: Words = ()


class NounGroup(Group):
    """Counted nouns of one kind: person, household, facility, home, or thing (counts nobody).

    ``metric`` is set for nouns that carry it themselves (the dead, refugees); ``weak`` ones give way to
    a predicate ("20 refugees drowned": killed). ``singular`` forms may modify a noun behind them.
    ``inland`` is the metric instead where the document tells of flight but of no border,
    ``abroad`` the one of people from another country.
    ``suffixes`` are the second halves of compounds; ``again`` nouns are of their kind only where it was
    counted before ("33 facilities").
    """

    kind: str
    population: str = ""
    metric: str = ""
    weak: bool = False
    again: bool = False
    within: tuple[str, ...] = ()
    inland: str = ""
    abroad: str = ""
    words: Words = ()
    singular: Words = ()
    suffixes: Words = ()


class PredicateGroup(Group):
    """Verbs and phrases of one meaning, by what they say about whom they count.

    ``counts`` maps the kind of noun to the metric. With ``abroad`` the metric turns into that one where
    the clause names a goal beyond a border; ``arrival`` groups count only then. The forms: ``active`` counts
    its object; ``participle`` the subject of the passive or the object of the active; ``finite`` and
    ``phrase`` their subject; ``infinitive`` whoever was made or able to; ``nominal`` what follows it
    ("evacuation of"). ``needs`` are words one of which must stand in the clause, ``unless`` words none of
    which may; with ``leaves`` the object is what is left, and a country there is a border; ``within``
    metrics of which the document must tell elsewhere; ``population`` is that of the nouns it needs. ``named``
    groups count no number that stands alone; ``final`` ones stand at the end of their clause; ``host``
    ones house people, who are refugees where the document tells of refugees only; ``border``
    arrivals need no other word of flight.
    """

    counts: dict[str, str]
    abroad: str = ""
    arrival: bool = False
    active: Words = ()
    participle: Words = ()
    attributive: Words = ()
    finite: Words = ()
    phrase: Words = ()
    infinitive: Words = ()
    nominal: Words = ()
    needs: Words = ()
    unless: Words = ()
    leaves: bool = False
    within: tuple[str, ...] = ()
    population: str = ""
    named: bool = False
    final: bool = False
    host: bool = False
    border: bool = False


class FactWords(Group):
    """What makes a number no fact, by how far it reaches.

    ``clause`` markers void the predicates of their clause, ``sentence`` markers everything in the
    sentence, ``number`` markers the number directly behind them, ``behind`` markers the number directly
    before them, ``negation`` the predicate in its clause. ``hearsay`` markers void nothing where a
    ``past_infinitive`` tells that it has happened, ``subjunctive`` ones nothing where a participle or a
    phrase is told; ``document`` words make the whole document an exercise or an invention.
    """

    clause: Words = ()
    sentence: Words = ()
    number: Words = ()
    behind: Words = ()
    negation: Words = ()
    infinitive_marker: Words = ()
    hearsay: Words = ()
    past_infinitive: Words = ()
    subjunctive: Words = ()
    document: Words = ()


class ClauseWords(Group):
    """The small words that hold a sentence together; the engine knows them by these roles only.

    ``degrees`` end a clause whose participle comes in the next one ("20 wurden schwer, 30 leicht verletzt").
    """

    function: Words
    subordinators: Words
    relatives: Words
    coordinators: Words
    reporting: Words
    passive: Words
    perfect: Words
    enabling: Words
    of: Words
    agent: Words
    oblique: Words
    accompanying: Words = ()
    degrees: Words = ()
    singular: Words = ()
    determiners: Words
    pronouns: Words
    others: Words


class TollWords(Group):
    """ "The death toll rose to 49": nouns for a count, verbs that change or state it, and from where.

    ``tolls`` carry their metric; ``resume`` expressions take up what was counted
    before ("up from 31"); ``counters`` take it from the noun behind them ("number of refugees");
    ``estimates`` are verbs that put a number to those who are named ("estimate the displaced at 600");
    ``equal`` words lead from people to their households ("in some 300 households").
    """

    tolls: dict[str, Words]
    counters: Words
    to: Words
    origin: Words
    change: Words
    earlier: Words = ()
    resume: Words = ()
    estimates: Words = ()
    equal: Words = ()


class SubsetWords(Group):
    """Cues that a number is a part of another one.

    ``inside`` stand before the part, ``behind`` right behind it, ``among`` name the whole, ``of`` are
    prepositions before a whole that opens its clause, ``alone`` stand anywhere in the part's clause
    ("in Kano alone").
    """

    inside: Words
    behind: Words = ()
    among: Words = ()
    of: Words = ()
    alone: Words = ()


class AbroadWords(Group):
    """Goals and routes beyond a border; ``toward`` are prepositions before the name of a country;
    ``countries`` are names of countries beside those of CLDR; ``away`` are prepositions before a country
    that is left; ``context`` words anywhere in the document tell
    that its refugees have crossed a border.
    """

    phrases: Words
    toward: Words
    countries: Words = ()
    context: Words = ()
    away: Words = ()


class MeasureWords(Group):
    """Words that make a number a running total, or one of a point in time."""

    total: Words
    stock: Words


class SentenceWords(BaseModel):
    """Abbreviations behind which no sentence ends, beyond those that the splitter knows.

    ``goes_on`` are words with a capital letter before which one goes on all the same ("3 p.m. Monday").
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    abbreviations: Words = ()
    goes_on: tuple[str, ...] = ()
    ordinal_full_stop: bool = False


class CountingWords(BaseModel):
    """Everything that a language says about counting; ``capital_nouns`` where nouns have a capital.

    ``free_order`` where the subject may follow its verb and the verb may end the clause;
    ``adjective_endings`` are appended to participles to get their attributive forms.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    capital_nouns: bool = False
    free_order: bool = False
    adjective_endings: tuple[str, ...] = ()
    person_suffixes: Words = ()
    suffix_exceptions: Words = ()
    sentences: SentenceWords
    numbers: NumberWords
    quantifiers: QuantifierWords
    clauses: ClauseWords
    facts: FactWords
    tolls: TollWords
    subsets: SubsetWords
    abroad: AbroadWords
    measures: MeasureWords
    nouns: list[NounGroup]
    predicates: list[PredicateGroup]

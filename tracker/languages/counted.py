"""Numbers and what they count: number words, quantifiers, nouns and predicates of a language file."""

from pydantic import Field

from tracker.figure import Quantifier
from tracker.languages.words import Group, Words


class NumberWords(Group):
    """Number words and how digits are written.

    ``cardinals`` are below 100 and add up; ``scales`` multiply what stands before them; ``articles``
    count one single victim, ``genitives`` one that depends on a noun ("die Leiche eines Mannes"), ``ones`` one of
    those told before ("einer von ihnen"); ``both`` is two;
    ``vague`` gives no number but a lower bound; ``several`` makes a scale vague; ``halves`` are fractions before
    a scale; ``one_half`` ends a mixed number.
    """

    cardinals: dict[str, int]
    scales: dict[str, int]
    vague: dict[str, int]
    halves: dict[str, float] = Field(default_factory=dict)
    articles: Words = ()
    genitives: Words = ()
    ones: Words = ()
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
    behind: dict[Quantifier, Words] = Field(default_factory=dict)
    clause: dict[Quantifier, Words] = Field(default_factory=dict)
    neutral: Words = ()
    further: Words = ()


class NounGroup(Group):
    """Counted nouns of one kind: person, household, facility, home, or thing (counts nobody).

    ``metric`` is set for nouns that carry it themselves (the dead, refugees); ``weak`` ones give way to
    a predicate ("20 refugees drowned": killed). ``singular`` forms may modify a noun behind them.
    ``inland`` is the metric instead where the document tells of flight but of no border,
    ``abroad`` the one of people from another country.
    ``suffixes`` are the second halves of compounds; ``again`` nouns are of their kind only where it was
    counted before ("33 facilities"), or beside one of the words ``beside`` in the sentence; ``loose`` ones only
    where no preposition leads the number ("gutted 900 shelters", not "in 120 shelters").
    """

    kind: str
    population: str = ""
    metric: str = ""
    weak: bool = False
    again: bool = False
    beside: Words = ()
    loose: bool = False
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
    arrivals need no other word of flight; ``sea`` ones none in a
    document about refugees in boats; ``part`` states are those of some of a larger number ("in a critical
    condition"); ``housed`` ones count whom a preposition leads ("in 900 Haushalten fiel der Strom aus"). ``passing``
    arrivals need no border in their clause where the document tells of refugees and of nobody else who fled. A group
    that counts nothing tells another fate, and keeps the number before it from the next one's ("erkrankt und 97
    tot"). ``around`` groups find what they need in the clause around theirs, too ("in the camps, where 900 Rohingya
    live"). The words of ``quiet`` ones are too general to tell what the document is about.
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
    part: bool = False
    sea: bool = False
    housed: bool = False
    passing: bool = False
    quiet: bool = False
    around: bool = False

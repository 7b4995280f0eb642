"""What a language file says about counting: facts, clauses, tolls, parts, borders, and all of it together."""

from pydantic import BaseModel, ConfigDict

from tracker.languages.counted import NounGroup, NumberWords, PredicateGroup, QuantifierWords
from tracker.languages.words import Group, Words


class FactWords(Group):
    """What makes a number no fact, by how far it reaches.

    ``clause`` markers void the predicates of their clause, ``sentence`` markers everything in the
    sentence, ``number`` markers the number directly behind them, ``behind`` markers the number directly
    before them, ``inhabited`` ones a population, but none of refugees ("home to 900 refugees"),
    ``negation`` the predicate in its clause. ``hearsay`` markers void nothing where a
    ``past_infinitive`` tells that it has happened, ``subjunctive`` ones nothing where a participle or a
    phrase is told and no ``condition`` stands in the sentence, ``expecting`` verbs nothing but what a preposition of
    company leads ("rechnet … mit 500"); ``shares`` are those of a number that itself is none ("two thirds of the 400
    houses"); ``document`` words make the whole document an exercise or an invention.
    """

    clause: Words = ()
    sentence: Words = ()
    number: Words = ()
    behind: Words = ()
    inhabited: Words = ()
    negation: Words = ()
    infinitive_marker: Words = ()
    expecting: Words = ()
    condition: Words = ()
    shares: Words = ()
    hearsay: Words = ()
    past_infinitive: Words = ()
    subjunctive: Words = ()
    document: Words = ()


class ClauseWords(Group):
    """The small words that hold a sentence together; the engine knows them by these roles only.

    ``subjects`` are pronouns that do what the verb says ("wo sie 20 Menschen töteten"), ``reflexives`` those that
    make the subject its own object ("drei haben sich verletzt"); ``pluperfect`` tells what was before;
    ``degrees`` end a clause whose participle comes in the next one ("20 wurden schwer, 30 leicht verletzt").
    """

    function: Words
    subordinators: Words
    relatives: Words
    coordinators: Words
    reporting: Words
    passive: Words
    perfect: Words
    pluperfect: Words = ()
    enabling: Words
    of: Words
    agent: Words
    oblique: Words
    accompanying: Words = ()
    degrees: Words = ()
    singular: Words = ()
    determiners: Words
    pronouns: Words
    subjects: Words = ()
    reflexives: Words = ()
    others: Words


class TollWords(Group):
    """ "The death toll rose to 49": nouns for a count, verbs that change or state it, and from where.

    ``tolls`` carry their metric; ``resume`` expressions take up what was counted before ("up from 31"), ``compared``
    times one that follows in brackets ("wie im Vorjahr (51)"), ``against`` those of ``resume`` that only set a number
    against another one ("compared with 300"); ``counters`` take it from the noun behind them ("number of refugees");
    ``estimates`` are verbs that put a number to those who are named ("estimate the displaced at 600");
    ``struck`` participles tell how those fared who go on from victims ("three more were hit by a landslide");
    ``confirmed`` verbs tell that a death is a fact ("confirmed the death of a worker");
    ``equal`` words lead from people to their households ("in some 300 households").
    """

    tolls: dict[str, Words]
    counters: Words
    to: Words
    origin: Words
    change: Words
    earlier: Words = ()
    compared: Words = ()
    against: Words = ()
    resume: Words = ()
    estimates: Words = ()
    struck: Words = ()
    confirmed: Words = ()
    equal: Words = ()


class SubsetWords(Group):
    """Cues that a number is a part of another one.

    ``inside`` stand before the part, ``behind`` right behind it, ``among`` name the whole, ``of`` are
    prepositions before a whole that opens its clause, ``alone`` stand anywhere in the part's clause
    ("in Kano alone"). Who is counted as one of the ``found`` was counted among the dead before ("20 bodies");
    ``victims`` are the dead where the document tells of any, ``culprits`` are told beside them, and a part of them
    only where a cue says so.
    """

    inside: Words
    behind: Words = ()
    among: Words = ()
    of: Words = ()
    alone: Words = ()
    largest: Words = ()
    found: Words = ()
    culprits: Words = ()
    victims: Words = ()


class AbroadWords(Group):
    """Goals and routes beyond a border; ``toward`` are prepositions before the name of a country;
    ``countries`` are names of countries beside those of CLDR; ``away`` are prepositions before a country
    that is left; ``context`` words anywhere in the document tell
    that its refugees have crossed a border, ``sea`` ones that they are in boats; ``endings`` may follow a country's
    name ("from Myanmar's west").
    """

    phrases: Words
    toward: Words
    countries: Words = ()
    context: Words = ()
    away: Words = ()
    sea: Words = ()
    endings: Words = ()


class MeasureWords(Group):
    """Words that make a number a running total, or one of a point in time."""

    total: Words
    stock: Words


class SentenceWords(BaseModel):
    """Abbreviations behind which no sentence ends, beyond those that the splitter knows.

    ``goes_on`` are words with a capital letter before which one goes on all the same ("3 p.m. Monday"),
    ``opens`` those that with a capital letter open one even behind a number ("… in Bonn 52. Aus Köln …").
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    abbreviations: Words = ()
    goes_on: tuple[str, ...] = ()
    opens: tuple[str, ...] = ()
    ordinal_full_stop: bool = False


class CountingWords(BaseModel):
    """Everything that a language says about counting; ``capital_nouns`` where nouns have a capital.

    ``free_order`` where the subject may follow its verb and the verb may end the clause;
    ``adjective_endings`` are appended to participles to get their attributive forms; ``participle_endings`` are those
    of what goes on, where a noun's attribute may be a clause of its own ("20 im Dorf lebende Familien").
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    capital_nouns: bool = False
    free_order: bool = False
    adjective_endings: tuple[str, ...] = ()
    participle_endings: tuple[str, ...] = ()
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

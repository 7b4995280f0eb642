"""Words that name who a figure comes from.

An expression is one or several words, written as in the middle of a sentence; the engine also knows
it with a capital. "teilte … mit" is a verb whose particle ends the clause. Groups carry examples: a
text, the number whose source is asked for, and the name expected ("" for nobody).
"""

from pydantic import BaseModel, ConfigDict

Words = tuple[str, ...]


class Strict(BaseModel):
    """A group of a language file: immutable, no unknown keys."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class SourceExample(Strict):
    """In ``text``, the figure ``number`` comes from ``source``."""

    text: str
    number: str
    source: str = ""


class Cues(Strict):
    """Expressions that say the same about a source."""

    words: Words = ()
    examples: tuple[SourceExample, ...] = ()


class Names(Strict):
    """How a name is cut out of its sentence.

    ``articles`` and ``quantities`` ("two") before a name are dropped, the full stop of ``abbreviations``
    belongs to it ("Dr."); a name behind one of the ``oblique`` is no subject, nor one that ends in
    ``listeners`` behind one of the ``listener_articles`` ("der Agentur sagte er"). ``joiners`` may stand inside
    one ("of", "für"; of them ``conjunctions`` do not end its first noun, ``indefinite_joiners`` join no ``listeners``:
    "sagte die Polizei einer Zeitung"), ``stops`` end it ("yesterday",
    "am"); ``skipped`` may stand between a verb and its subject, ``openers`` before the subject ("but",
    "wie"), ``times`` and words that begin like ``time_stems`` behind it.

    Behind a sentence with a ``judging`` verb ("warned of rain") and no number the writer tells.

    Of ``tallying`` verbs a country is no speaker ("Italy registered 300").

    ``pronouns`` refer back, as do ``references`` with an article ("die Organisation"), ``bodies`` of them to an
    acronym too; ``titles`` start an
    apposition ("head"), ``relatives`` a relative clause ("who"), ``relative_objects`` one about what somebody said
    ("die Zahl, die das Amt nennt"); ``media`` are the ends of words for papers
    and agencies, whose own sources come before them; ``adding`` words join a sentence to the one before
    ("also"), as do ``estimating`` ones at its start, ``singling`` ones keep a day or a place within it ("alone"),
    ``asides`` start a clause whose speaker says nothing of what stands before it ("because"); ``nobody`` are nouns
    that say nothing ("toll"), ``speakers`` those that speak at the start of a headline ("Police: …") and,
    where they do something else, are no source; ``witnesses`` tell only what they saw; nobody put out a report of
    ``happenings``, the ends of nouns ("die Bilanz des Einsatzes"); ``statistics``, with at most some of the ``outset``
    before them ("first figures"), are of whom was named before, such ``guesses`` ("estimates") of nobody;
    ``labels`` stand
    before a name in brackets ("Source: WHO"), ``number_links`` before what is told where a second speaker
    shares the verb ("A sprach von zwei, B von drei Toten").

    ``finding`` verbs say something only of a report ("a survey found"); ``anybody`` ("sprach man") speaks for
    the body that ``within`` puts them in ("in der Klinik").

    Who says one of the ``selves`` ("wir") behind a colon is named before it.

    ``purposes`` join a name to a noun with its article ("Büro für die Koordinierung"); ``summing`` words tell of
    the whole that the sentence before is a part of ("insgesamt").

    ``reports`` are the ends of nouns for what somebody puts out ("Opferbilanz", "tally"); behind one of the
    ``report_links`` stands who put it out ("Bilanz des Zivilschutzes").

    ``nouns`` are verbs that an article makes nouns ("a record"), as one of the ``owners`` makes any verb
    ("its report"), one of the ``noun_openers`` before them ("since records began") and one of the ``noun_links``
    behind them ("reports had put"); ``agents`` name the sayer in a passive ("by"); ``out_of`` stands before a
    circle that speaks ("aus Polizeikreisen verlautete").

    A noun behind one of the ``genitive_articles`` loses the first of the ``genitive_endings`` that it has;
    adjectives with the ``genitive_adjectives``' ending go on with a name ("Koordinierung humanitärer Hilfe").
    ``compounds`` are the ends of words like "Polizeiangaben", whose beginning loses a linking letter where it
    ends in ``linked``; ``adjectives`` are the ends of those that name a country's side before such a word
    ("nach syrischen Angaben"). ``verb_second``: the subject follows the verb where anything else precedes it.
    """

    nouns_capitalised: bool = False
    verb_second: bool = False
    articles: Words = ()
    quantities: Words = ()
    oblique: Words = ()
    listeners: Words = ()
    listener_articles: Words = ()
    abbreviations: Words = ()
    relatives: Words = ()
    media: Words = ()
    adding: Words = ()
    estimating: Words = ()
    tallying: Words = ()
    judging: Words = ()
    singling: Words = ()
    finding: Words = ()
    anybody: Words = ()
    within: Words = ()
    purposes: Words = ()
    summing: Words = ()
    asides: Words = ()
    number_links: Words = ()
    joiners: Words = ()
    indefinite_joiners: Words = ()
    relative_objects: Words = ()
    conjunctions: Words = ()
    stops: Words = ()
    skipped: Words = ()
    openers: Words = ()
    pronouns: Words = ()
    references: Words = ()
    bodies: Words = ()
    titles: Words = ()
    times: Words = ()
    time_stems: Words = ()
    genitive_articles: Words = ()
    genitive_endings: Words = ()
    genitive_adjectives: Words = ()
    compounds: Words = ()
    linked: Words = ()
    reports: Words = ()
    report_links: Words = ()
    hearsay: Words = ()
    adjectives: Words = ()
    owners: Words = ()
    selves: Words = ()
    agents: Words = ()
    nouns: Words = ()
    noun_openers: Words = ()
    noun_links: Words = ()
    out_of: Words = ()
    nobody: Words = ()
    witnesses: Words = ()
    happenings: Words = ()
    outset: Words = ()
    statistics: Words = ()
    guesses: Words = ()
    speakers: Words = ()
    labels: Words = ()
    examples: tuple[SourceExample, ...] = ()


class AttributionWords(Strict):
    """Words that name who a figure comes from.

    ``before`` stand before the name ("laut"), ``behind`` after it ("zufolge"), ``owned`` after its possessive
    ("the government's count"), ``behind_comma`` before it where a comma precedes (", so die Polizei"),
    ``citing`` before whom a paper or an agency quotes; ``compound`` stands before a word that holds the name
    ("nach Polizeiangaben"); ``verbs`` of saying and counting are finite forms with their subject before or
    behind, ``participles`` need one of the ``auxiliaries`` with the subject beside it. A verb or participle
    of one of the ``passives`` has no subject that speaks, but may name who did it. ``impersonal`` verbs have
    "es" for their subject; who speaks stands behind a preposition.

    Of what is ``known`` an authority in the dative is the source ("sind der Polizei 14 Tote bekannt").
    ``carry`` continue the last report ("demnach"), as do ``reported`` forms of verbs ("seien") and, where no number
    stands before them in their sentence, ``parting`` words ("davon"); ``unsaid`` tell that nobody is named ("war
    von 20 Toten die Rede"); ``pointing``
    starts a sentence that says who told the one before ("Das teilte …"); ``myself`` refers to who was named
    ("nach eigenen Angaben"); ``acting`` verbs of saying only do something ("declared an emergency"); ``confirming``
    tell who says what the sentence before tells ("bestätigte den Tod"); behind ``membership`` the writer tells of the
    speaker ("said Ana Ruiz, one of 40 …"); a head with one of the ``issuing`` words tells that a body put out the
    text; ``former`` tell that somebody said it once ("at the time"), ``updating`` a day up to which the report before
    it goes on ("as of Monday"); ``background`` starts what the writer tells from common knowledge; ``agencies``
    count only where nobody else is named; ``quotation`` are the marks.
    """

    names: Names = Names()
    before: Cues = Cues()
    behind: Cues = Cues()
    owned: Cues = Cues()
    behind_comma: Cues = Cues()
    citing: Cues = Cues()
    verbs: Cues = Cues()
    participles: Cues = Cues()
    auxiliaries: Cues = Cues()
    impersonal: Cues = Cues()
    known: Cues = Cues()
    carry: Cues = Cues()
    parting: Cues = Cues()
    unsaid: Cues = Cues()
    pointing: Cues = Cues()
    myself: Cues = Cues()
    reflexive: Cues = Cues()
    compound: Cues = Cues()
    reported: Cues = Cues()
    acting: Cues = Cues()
    confirming: Cues = Cues()
    membership: Cues = Cues()
    issuing: Cues = Cues()
    former: Cues = Cues()
    updating: Cues = Cues()
    background: Cues = Cues()
    agencies: Cues = Cues()
    passives: Words = ()
    quotation: str = '"„“”«»'

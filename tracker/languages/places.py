"""Words around place names.

Every group carries examples: the text, the number whose place is asked for, and the names expected.
"""

from pydantic import BaseModel, ConfigDict

Words = tuple[str, ...]


class Strict(BaseModel):
    """A group of a language file: immutable, no unknown keys."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class PlaceExample(Strict):
    """In ``text``, the figure ``number`` is about the ``places``, most specific first."""

    text: str
    number: str
    places: Words = ()
    metric: str = "killed"


class PlaceGroup(Strict):
    """Words that do the same to a place name."""

    words: Words = ()
    examples: tuple[PlaceExample, ...] = ()


class PlaceWords(Strict):
    """Words around place names.

    ``at``, ``origin`` and ``towards`` are prepositions, ``of`` joins a kind to its name, ``cared_for`` stand before
    where the hurt were brought, ``naming`` prepositions make an unknown capitalised word a place,
    ``town_prepositions`` even one with one of the ``doubtful_endings``, as do the verbs of ``lying`` behind it where
    the text tells of "the village"; ``fillers`` stand between them and a name (articles, "several"). ``by_case`` are
    prepositions that tell where to only before one of the ``masculines`` ("in den Irak", but "in den Bergen");
    ``reaching`` and ``leaving`` are verbs whose object is where people came ("reached") or left. ``strikes`` are
    verbs whose object is where it happened ("hit", "traf").

    ``kinds`` stand before a name ("Stadt", "province of") and also alone, with an article, for the last such place
    ("in the province"), the ``towns`` among them for towns, the ``regions`` for any unit, the ``islands`` for what
    one is "on", the ``first_units`` and ``second_units`` also for the one that holds the last town, the ``countries``
    for one, the ``capitals`` for a country's first town ("the Afghan capital"); ``kinds_after`` belong to the name
    ("Province"), also behind one of the ``kind_modifiers`` ("coal mine"); a kind of place behind a name and a comma
    says what it is, before a word with one of the ``participle_endings``, too ("X, a village squeezed between"); a
    country's adjective before one of the ``territories`` is the country ("on Bosnian soil"); what a sentence tells of
    one of the ``spots`` ("Portland Street") is not where the event of the text goes on. ``directions`` name a part
    and are kept ("Norden", "northern"), ``direction_prefixes`` are glued to a name ("Ost-"); ``alone`` are words that
    are a place by themselves ("in the north"); ``outside`` are prepositions that are kept with the name like a
    direction ("outside Derna"); ``there`` refers to the last place, ``here`` to where the report was written,
    ``relatives`` tie what follows to a name ("where"), ``and_words`` join names.

    ``countrywide`` means the whole country, ``worldwide`` the world; ``wide`` events concern one ("Bürgerkrieg"),
    ``that_event`` is the one that the sentence before tells of ("in that raid"), ``at_sea`` the sea that was named
    before ("at sea"), whose name ends like one of the ``seas`` (one of the ``nameless_seas`` where none was named);
    who is lost on a ``voyage``, or ``rescued`` from it, is where the last sea or one of the ``coasts`` was named;
    behind ``parts`` stands where a part of the figure is ("most of them in").

    ``institutions`` in or behind a name make it no place ("Relief Council"), as do ``seats`` before "in" ("Regierung
    in"), ``features`` behind it ("river") and ``persons`` before it; ``particles`` stand inside a surname ("da"),
    ``residents`` behind where somebody sits ("ansässige"), a name behind one of the ``sizes`` is only compared with
    ("larger than Wales"), also behind one of the ``compared`` ("larger than the one in Wales"), one behind words of
    ``belonging`` and "of" is a place ("mayor of"), ``purposes`` may stand between a seat and its place ("for"); a
    name behind ``lengths`` only says how far it is ("km north of"), one of the ``borders`` and ``border_joints`` are
    kept before the name ("border with Mali"), one behind ``features_of`` and "of" is a place ("park of"); ``desks``
    are towns where news are told, ``acting`` are verbs of governments ("Moscow accused"), as all are behind a capital
    that are not ``happening`` ("Kabul was shaken"); a country's ``forces`` act outside it ("Italy's coast guard"),
    ``occasions`` stand between a verb of saying and where somebody speaks ("at a briefing in"); ``not_names`` are
    words that are also names of places, of which the ``name_starts`` start a longer one ("El Alto"). ``domestic``
    offices count what happens in their own country ("Malawi's interior ministry"), ``abroad`` tells that people left
    theirs without a word on where to. What happened in the ``worst`` hit place is a part of the whole; ``earlier``
    events are not the last one that was told, to which words of ``returning`` come back ("still"), ``found`` are the
    dead where they were taken from, ``reported`` what happened where the news come from ("Aus Kabul wurden 12 Tote
    gemeldet"); who gets ``care`` in ``hospitals`` or is ``treated`` in a place was not hurt there; ``opens_clause``
    stands before the subject of a later clause ("while Cameroon has received"); words for a number ``together`` with
    one of the ``plural_kinds`` are the last places told ("in both towns"), with one of the ``plural_countries`` the
    last countries; ``aside`` are words for what follows an event somewhere else: arrests, trials, talks, mourning,
    statements; a ``running`` total ("since", "so far") far above what was told of a place is the country's;
    ``in_the`` stands with a country's adjective before a town ("im libyschen Tobruk"), as do ``regional_adjectives``;
    ``monitors`` make a ``wide`` word no event ("war monitor"); ``being`` stands between a name and its kind
    ("Ratnapura was the worst hit district").

    The units of the ``federal`` countries (ISO3) are called by the ``federal_stems``, as countries are ("landesweit"
    in Tyrol); a text whose first lines name one, or its ``state_adjectives``, means it by "das Land", but not one of
    the ``city_states``, where news are written. A name with the ``wide_ending`` means all of it ("österreichweit").
    Words that end like ``ministries`` tell of all arrivals of their country.

    ``demonyms`` are adjectives and people by ISO3, with the ``endings`` of the adjectives; ``noun_endings`` tell
    common nouns from names where both have capitals, ``plural_endings`` even behind a kind word, ``name_endings``
    none of them, ``doubtful_endings`` both unless it is one of the ``clear_endings`` of plurals and participles
    ("Blatten", but "Zelten", "Vermissten"); ``town_endings`` make an adjective of a town ("Ulmer"), which also names
    ``landscapes`` ("Eferdinger Becken"); a word of ``landscape_endings`` behind ``in_the`` is a name ("im
    Zillertal").
    """

    nouns_capitalised: bool = False
    at: PlaceGroup = PlaceGroup()
    origin: PlaceGroup = PlaceGroup()
    towards: PlaceGroup = PlaceGroup()
    by_case: PlaceGroup = PlaceGroup()
    masculines: PlaceGroup = PlaceGroup()
    reaching: PlaceGroup = PlaceGroup()
    leaving: PlaceGroup = PlaceGroup()
    cared_for: PlaceGroup = PlaceGroup()
    of: PlaceGroup = PlaceGroup()
    naming: PlaceGroup = PlaceGroup()
    town_prepositions: PlaceGroup = PlaceGroup()
    lying: PlaceGroup = PlaceGroup()
    fillers: PlaceGroup = PlaceGroup()
    kinds: PlaceGroup = PlaceGroup()
    kinds_after: PlaceGroup = PlaceGroup()
    kind_modifiers: PlaceGroup = PlaceGroup()
    territories: PlaceGroup = PlaceGroup()
    spots: PlaceGroup = PlaceGroup()
    belonging: PlaceGroup = PlaceGroup()
    compared: PlaceGroup = PlaceGroup()
    directions: PlaceGroup = PlaceGroup()
    direction_prefixes: PlaceGroup = PlaceGroup()
    countrywide: PlaceGroup = PlaceGroup()
    worldwide: PlaceGroup = PlaceGroup()
    parts: PlaceGroup = PlaceGroup()
    wide: PlaceGroup = PlaceGroup()
    at_sea: PlaceGroup = PlaceGroup()
    that_event: PlaceGroup = PlaceGroup()
    seas: PlaceGroup = PlaceGroup()
    strikes: PlaceGroup = PlaceGroup()
    institutions: PlaceGroup = PlaceGroup()
    features: PlaceGroup = PlaceGroup()
    towns: PlaceGroup = PlaceGroup()
    islands: PlaceGroup = PlaceGroup()
    regions: PlaceGroup = PlaceGroup()
    first_units: PlaceGroup = PlaceGroup()
    second_units: PlaceGroup = PlaceGroup()
    particles: PlaceGroup = PlaceGroup()
    residents: PlaceGroup = PlaceGroup()
    purposes: PlaceGroup = PlaceGroup()
    sizes: PlaceGroup = PlaceGroup()
    lengths: PlaceGroup = PlaceGroup()
    countries: PlaceGroup = PlaceGroup()
    features_of: PlaceGroup = PlaceGroup()
    desks: PlaceGroup = PlaceGroup()
    acting: PlaceGroup = PlaceGroup()
    happening: PlaceGroup = PlaceGroup()
    seats: PlaceGroup = PlaceGroup()
    persons: PlaceGroup = PlaceGroup()
    not_names: PlaceGroup = PlaceGroup()
    occasions: PlaceGroup = PlaceGroup()
    capitals: PlaceGroup = PlaceGroup()
    and_words: PlaceGroup = PlaceGroup()
    here: PlaceGroup = PlaceGroup()
    outside: PlaceGroup = PlaceGroup()
    relatives: PlaceGroup = PlaceGroup()
    alone: PlaceGroup = PlaceGroup()
    there: PlaceGroup = PlaceGroup()
    earlier: PlaceGroup = PlaceGroup()
    returning: PlaceGroup = PlaceGroup()
    in_the: PlaceGroup = PlaceGroup()
    opens_clause: PlaceGroup = PlaceGroup()
    care: PlaceGroup = PlaceGroup()
    hospitals: PlaceGroup = PlaceGroup()
    found: PlaceGroup = PlaceGroup()
    monitors: PlaceGroup = PlaceGroup()
    together: dict[str, int] = {}
    plural_kinds: PlaceGroup = PlaceGroup()
    plural_countries: PlaceGroup = PlaceGroup()
    treated: PlaceGroup = PlaceGroup()
    reported: PlaceGroup = PlaceGroup()
    running: PlaceGroup = PlaceGroup()
    borders: PlaceGroup = PlaceGroup()
    border_joints: PlaceGroup = PlaceGroup()
    name_starts: PlaceGroup = PlaceGroup()
    aside: PlaceGroup = PlaceGroup()
    landscapes: PlaceGroup = PlaceGroup()
    forces: PlaceGroup = PlaceGroup()
    voyage: PlaceGroup = PlaceGroup()
    rescued: PlaceGroup = PlaceGroup()
    coasts: PlaceGroup = PlaceGroup()
    nameless_seas: PlaceGroup = PlaceGroup()
    worst: PlaceGroup = PlaceGroup()
    being: PlaceGroup = PlaceGroup()
    domestic: PlaceGroup = PlaceGroup()
    abroad: PlaceGroup = PlaceGroup()
    demonyms: dict[str, Words] = {}
    federal: Words = ()
    federal_stems: Words = ()
    city_states: Words = ()
    state_adjectives: dict[str, Words] = {}
    wide_ending: str = ""
    ministries: Words = ()
    regional_adjectives: Words = ()
    endings: Words = ("",)
    noun_endings: Words = ()
    name_endings: Words = ()
    landscape_endings: Words = ()
    plural_endings: Words = ()
    doubtful_endings: Words = ()
    clear_endings: Words = ()
    participle_endings: Words = ()
    town_endings: Words = ()

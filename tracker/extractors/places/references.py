"""Places that a sentence names by other means: a list's item, "there", "in the province"."""

from collections.abc import Sequence

from tracker.extractors.places.geography import Geography
from tracker.extractors.places.mention import Mention
from tracker.extractors.places.words import PlaceVocabulary, Relation
from tracker.extractors.reading import Count
from tracker.extractors.wording import Word

BACK = 12
LOST = frozenset({"killed", "missing"})
FAR_BACK = 40
NEAR = 3
ADJECTIVES = 2
TOWN_LEVELS = frozenset({"city", "capital", "1", "2", "3"})
"""A town often bears the name of its unit, and then stands for both."""
REGION_LEVELS = frozenset({"1", "2"})
COUNTRY_LEVELS = frozenset({"0", "1"})
"""A German "Land" is also one of a federation."""
ON_ISLAND = ("auf ", "Auf ", "on ", "On ")
CLEAR_REGIONS = frozenset({"1", "area"})
UNFIT = frozenset({Relation.ADJECTIVE, Relation.ORIGIN, Relation.TOWARDS, Relation.OF})
"""Relations in which a place is not what the text is about."""


def item_name(geography: Geography, count: Count) -> str:
    """Return the name that a list gives a number in brackets, "Ha Giang (7)"; "" elsewhere."""
    if geography.reading.text[count.at[0] - 1 : count.at[0]] != "(":
        return ""
    words, vocabulary = geography.words(count), geography.vocabulary
    known = {m.begin for m in geography.mentions(count.sentence, count) if m.known}
    opening = next((i for i, w in enumerate(words) if w.text == "(" and w.end == count.at[0]), 0)
    first = opening
    while first and words[first - 1].is_word and (words[first - 1].is_name or first == opening):
        if vocabulary.has("fillers", words[first - 1]) or vocabulary.relation(words, first - 1):
            break
        if first < opening and vocabulary.is_kind(words[first - 1]):
            break
        first -= 1
    closed = any(w.text == ")" and 0 <= w.begin - count.at[1] <= 1 for w in words)
    if first == opening or not closed or not words[first].is_name:
        return ""
    if (
        vocabulary.words.nouns_capitalised
        and words[first].begin not in known
        and vocabulary.is_noun(words[opening - 1])
    ):
        return ""
    return geography.reading.text[words[first].begin : words[opening - 1].end]


def capital_meant(geography: Geography, count: Count) -> str:
    """Return the capital of the country told of where "in the capital" stands, or just stood before "there"."""
    words = geography.words(count)
    place = _capital_at(geography, words)
    if place < 0 and count.sentence and any(w.lower in geography.vocabulary.sets["there"] for w in words):
        place = _capital_at(geography, geography.words_of(count.sentence - 1))
    if place < 0 or geography.is_speakers(count, place):
        return ""
    for mention in geography.mentions_before(count, place, BACK):
        if mention.known and not mention.spoken and mention.relation > Relation.SPEAKER:
            iso3 = "" if geography.is_area(mention.core) else geography.iso3_of(mention.core)
            return geography.capital_of(iso3) if iso3 else ""
    return ""


def _capital_at(geography: Geography, words: Sequence[Word]) -> int:
    """Return where "in the capital" stands, without a word that tells whose it is, -1 without it."""
    vocabulary = geography.vocabulary
    for index, word in enumerate(words):
        if vocabulary.has("capitals", word) and _refers(vocabulary, words, index):
            if _is_determiner(vocabulary, words, index - 1) and _is_inside(vocabulary, words, index):
                return word.begin
    return -1


def referred_place(geography: Geography, count: Count) -> Mention | None:
    """Return the place that "there" or "in the province" refers to, None without such words."""
    return there_before(geography, count) or _of_kind(geography, count) or _at_sea(geography, count)


def unit_above(geography: Geography, count: Count) -> str:
    """Return the unit that "in the province" means where only a town in it was named, "" elsewhere."""
    words, vocabulary = geography.words(count), geography.vocabulary
    for index, word in enumerate(words):
        level = vocabulary.unit_levels.get(word.lower, "")
        if level and _is_inside(vocabulary, words, index) and _refers(vocabulary, words, index):
            return _unit_of_last_town(geography, count, word.begin, level)
    return ""


def _is_inside(vocabulary: PlaceVocabulary, words: Sequence[Word], index: int) -> bool:
    """Return whether "in the" stands before the kind word, not "in a critical"."""
    before = index - 1
    while before > 0 and vocabulary.has("fillers", words[before]):
        before -= 1
    return before >= 0 and vocabulary.relation(words, before) is Relation.AT


def _unit_of_last_town(geography: Geography, count: Count, place: int, level: str) -> str:
    for mention in geography.mentions_before(count, place, BACK):
        if (
            not mention.known
            or mention.spoken
            or mention.relation <= Relation.SPEAKER
            or geography.is_dateline(mention)
        ):
            continue
        if not geography.is_country(mention.core):
            return geography.unit_of(mention.core, level)
    return ""


def written_here(geography: Geography, count: Count) -> str:
    """Return the dateline's place where "here" stands, "" elsewhere."""
    here = geography.vocabulary.sets["here"]
    said = any(w.lower in here for w in geography.words(count))
    return geography.written_at if said else ""


def _at_sea(geography: Geography, count: Count) -> Mention | None:
    """Return the sea that was named before where "at sea" stands, None elsewhere."""
    if count.metric not in LOST or not geography.says(geography.words(count), "at_sea"):
        return None
    return sea_before(geography, count)


def sea_before(geography: Geography, count: Count) -> Mention | None:
    """Return the last sea named before a count, or in the title: where those who arrive die on their way."""
    before = geography.mentions_before(count, count.at[1], FAR_BACK)
    title = geography.title
    at_last = title if title is not None and geography.is_sea(title) else None
    return next((m for m in before if geography.is_sea(m)), at_last)


def whole_of_part(geography: Geography, count: Count, part: Mention) -> str:
    """Return the name of the place that "the west of the city" is a part of, "" where none was named."""
    if part.iso3:
        capital = part.kind in geography.vocabulary.sets["capitals"] and geography.capital_of(part.iso3)
        return capital or geography.name_of(part.iso3)
    words = [word for word in geography.words(count) if part.begin <= word.begin < part.end]
    if len(words) < 2 or not geography.vocabulary.is_kind(words[-1]):
        return ""
    if geography.vocabulary.has("countries", words[-1]):
        return geography.country
    found = _named_like(geography, count, words[-1], part.begin)
    return found.core if found else ""


def there_before(geography: Geography, count: Count) -> Mention | None:
    """Return the last place before "there", None without the word."""
    there = geography.vocabulary.sets["there"]
    place = next((w.begin for w in geography.words(count) if w.lower in there), None)
    if place is None:
        return None
    before = geography.mentions_before(count, place, NEAR)
    return next((m for m in before if m.relation > Relation.SPEAKER and not (m.inside or m.spoken)), None)


def _of_kind(geography: Geography, count: Count) -> Mention | None:
    words = geography.words(count)
    told = {m.end for m in geography.mentions(count.sentence, count) if m.iso3}
    for index, word in enumerate(words):
        if word.end in told or not _refers(geography.vocabulary, words, index):
            continue
        if not geography.is_speakers(count, word.begin):
            found = _named_like(geography, count, word)
            if found is not None:
                return found
    return None


def _named_like(geography: Geography, count: Count, kind: Word, begin: int = 0) -> Mention | None:
    """Return the last place before a kind word, or before where its part begins, that it can stand for."""
    begin = begin or next((m.begin for m in geography.mentions(count.sentence, count) if m.end == kind.end), kind.begin)
    if geography.vocabulary.has("regions", kind):
        before = geography.mentions_before(count, begin, FAR_BACK)
        clear = next((m for m in before if _is_region(geography, m)), None)
        if clear is not None:
            return clear
    if geography.vocabulary.has("islands", kind):
        return next((m for m in geography.mentions_before(count, begin, BACK) if _is_island(geography, m)), None)
    fitting = [m for m in geography.mentions_before(count, begin, BACK) if _is_of_kind(geography, m, kind)]
    called = next((m for m in fitting if m.kind and not geography.vocabulary.is_town_kind(m.kind)), None)
    if called is not None and not geography.is_unit(fitting[0], geography.vocabulary.unit_levels.get(kind.lower, "")):
        return called
    town = _town_just_named(geography, count, kind, fitting[0].begin if fitting else 0)
    return town or (fitting[0] if fitting else None)


def _town_just_named(geography: Geography, count: Count, kind: Word, behind: int) -> Mention | None:
    """Return the unknown town that the sentence before tells of ("In Rakiraki …": "the town"), None without one."""
    if kind.lower not in geography.vocabulary.sets["towns"]:
        return None
    for mention in geography.mentions_before(count, kind.begin, 2):
        if not mention.known and mention.relation is Relation.AT and mention.begin > behind and not mention.inside:
            return mention if mention.core[0].isupper() and not mention.kind else None
    return None


def _is_island(geography: Geography, mention: Mention) -> bool:
    """Return whether one is "on" a place and not in it, or it is called an island."""
    if mention.spoken or mention.relation is Relation.ADJECTIVE or geography.is_dateline(mention):
        return False
    if mention.kind in geography.vocabulary.sets["islands"]:
        return True
    return mention.known and geography.reading.text[: mention.begin].endswith(ON_ISLAND)


def _is_region(geography: Geography, mention: Mention) -> bool:
    """Return whether a place is clearly what "the region" means: called so, or of the first level."""
    if mention.spoken or mention.inside or geography.is_dateline(mention) or geography.specificity(mention) < 0:
        return False
    if mention.relation is Relation.SPEAKER:
        return False
    if mention.kind:
        return not geography.vocabulary.is_town_kind(mention.kind)
    if not mention.known or mention.relation in UNFIT:
        return False
    return any(place.level in CLEAR_REGIONS for place in geography.gazetteer.resolve(mention.core)[:1])


def _is_of_kind(geography: Geography, mention: Mention, kind: Word) -> bool:
    """Return whether a place can be what "the city" or "the province" means."""
    town = geography.vocabulary.is_town(kind)
    if mention.spoken or (geography.is_dateline(mention) and not town) or (town and mention.inside):
        return False
    if mention.relation is Relation.SPEAKER and geography.gazetteer.is_capital(mention.core):
        return False
    if mention.kind:
        both = town and geography.vocabulary.is_town_kind(mention.kind)
        return both or _same_kind(mention.kind, kind.lower)
    if not mention.known or (mention.relation in UNFIT and not (town and mention.relation is Relation.TOWARDS)):
        return False
    levels = TOWN_LEVELS if town else REGION_LEVELS
    if geography.vocabulary.has("countries", kind):
        levels = COUNTRY_LEVELS if geography.vocabulary.words.nouns_capitalised else COUNTRY_LEVELS - REGION_LEVELS
    return any(place.level in levels for place in geography.gazetteer.resolve(mention.core))


def _refers(vocabulary: PlaceVocabulary, words: Sequence[Word], index: int) -> bool:
    """Return whether the word is a kind of place with an article and without a name."""
    if not index or not vocabulary.is_kind(words[index]):
        return False
    before = index - 1
    while before and before >= index - ADJECTIVES and not _is_determiner(vocabulary, words, before):
        if not words[before].is_word or words[before].is_name:
            break
        before -= 1
    if not _is_determiner(vocabulary, words, before):
        return False
    following = words[index + 1] if index + 1 < len(words) else None
    if following is None:
        return True
    if any(vocabulary.has(group, following) for group in ("institutions", "seats", "persons")):
        return False
    return not (vocabulary.has("of", following) or (following.is_name and not vocabulary.is_noun(following)))


def _is_determiner(vocabulary: PlaceVocabulary, words: Sequence[Word], index: int) -> bool:
    return vocabulary.has("fillers", words[index]) or vocabulary.relation(words, index) is not None


def _same_kind(kind: str, word: str) -> bool:
    """Return whether two kind words are one, or one is a compound of the other."""
    return kind.endswith(word) or word.endswith(kind) or kind[:5] == word[:5]

"""The last place that a kind word alone can stand for: "the city", "in der Provinz", "auf der Insel"."""

from tracker.extractors.places.earlier import tells_earlier
from tracker.extractors.places.geography import Geography
from tracker.extractors.places.mention import Mention
from tracker.extractors.places.words import Relation
from tracker.extractors.reading import Count
from tracker.extractors.wording import Word

BACK = 12
FAR_BACK = 40
TOWN_LEVELS = frozenset({"city", "capital", "1", "2", "3"})
"""A town often bears the name of its unit, and then stands for both."""
REGION_LEVELS = frozenset({"1", "2"})
CLEAR_REGIONS = frozenset({"1", "area"})
UNFIT = frozenset({Relation.ADJECTIVE, Relation.ORIGIN, Relation.TOWARDS, Relation.OF})
"""Relations in which a place is not what the text is about."""
ON_ISLAND = ("auf ", "Auf ", "on ", "On ")
COUNTRY_LEVELS = frozenset({"0", "1"})
"""A German "Land" is also one of a federation."""


def named_like(geography: Geography, count: Count, kind: Word, begin: int = 0) -> Mention | None:
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
    fitting = _of_these_days(geography, count, fitting, kind)
    word = kind.lower
    if not (geography.vocabulary.is_town(kind) or word in geography.vocabulary.unit_levels):
        same = next((m for m in fitting if m.kind and _same_kind(m.kind, word)), None)
        if same is not None and "\n\n" not in geography.reading.text[same.end : count.at[0]]:
            return same  # "the camp" is no other place than what was called one
    called = next((m for m in fitting if m.kind and not geography.vocabulary.is_town_kind(m.kind)), None)
    if called is not None and not geography.is_unit(fitting[0], geography.vocabulary.unit_levels.get(kind.lower, "")):
        return called
    town = _town_just_named(geography, count, kind, fitting[0].begin if fitting else 0)
    return town or (fitting[0] if fitting else None)


def _of_these_days(geography: Geography, count: Count, fitting: list[Mention], kind: Word) -> list[Mention]:
    """Return the towns of what the text is about: those of earlier years only in their own paragraph."""
    if len(fitting) < 2 or not geography.vocabulary.is_town(kind) or tells_earlier(geography, geography.words(count)):
        return fitting
    near = "\n\n" not in geography.reading.text[fitting[0].end : count.at[0]]
    now = [m for m in fitting if not tells_earlier(geography, geography.words_of(geography.sentence_at(m.begin)))]
    return fitting if near else now or fitting


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
        vocabulary = geography.vocabulary
        return not (vocabulary.is_town_kind(mention.kind) or vocabulary.is_site(mention.kind))
    if not mention.known or mention.relation in UNFIT:
        return False
    return any(place.level in CLEAR_REGIONS for place in geography.gazetteer.resolve(mention.core)[:1])


def _is_of_kind(geography: Geography, mention: Mention, kind: Word) -> bool:
    """Return whether a place can be what "the city" or "the province" means."""
    town = geography.vocabulary.is_town(kind)
    if mention.spoken or mention.aside or (geography.is_dateline(mention) and not town) or (town and mention.inside):
        return False
    if mention.relation is Relation.SPEAKER and geography.gazetteer.is_capital(mention.core):
        return False
    if mention.kind:
        both = town and geography.vocabulary.is_town_kind(mention.kind)
        return both or _same_kind(mention.kind, kind.lower)
    if not geography.vocabulary.is_kind(kind):
        return False  # a site: only what was called so
    if not mention.known or (mention.relation in UNFIT and not (town and mention.relation is Relation.TOWARDS)):
        return False
    levels = TOWN_LEVELS if town else REGION_LEVELS
    if geography.vocabulary.has("countries", kind):
        levels = COUNTRY_LEVELS if geography.vocabulary.words.nouns_capitalised else COUNTRY_LEVELS - REGION_LEVELS
    return any(place.level in levels for place in geography.gazetteer.resolve(mention.core))


def _same_kind(kind: str, word: str) -> bool:
    """Return whether two kind words are one, or one is a compound of the other."""
    return kind.endswith(word) or word.endswith(kind) or kind[:5] == word[:5]

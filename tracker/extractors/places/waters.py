"""Events at sea: the sea, strait, coast or waters that a voyage is told of, also of its later figures."""

from collections.abc import Callable, Iterable, Iterator

from tracker.extractors.places.geography import Geography
from tracker.extractors.places.mention import Mention
from tracker.extractors.places.words import Relation
from tracker.extractors.reading import Count

LOST = frozenset({"killed", "missing"})
BACK = 12
FAR = 40
"""Sentences before and behind a count in which a sea is looked for."""


def at_sea(geography: Geography, count: Count) -> str:
    """Return the named sea that "at sea" or "on the crossing" means, "" elsewhere and where none is named."""
    if not _said_at_sea(geography, count):
        return ""
    sea = sea_before(geography, count) or _first(geography, count, geography.is_sea)
    return sea.name if sea else ""


def nameless_sea(geography: Geography, count: Count) -> str:
    """Return the words of a text for a sea that it never names ("the route"), "" elsewhere."""
    last = _said_at_sea(geography, count).rpartition(" ")[2]
    return last if last.lower() in geography.vocabulary.sets["nameless_seas"] else ""


def _said_at_sea(geography: Geography, count: Count) -> str:
    return geography.says(geography.words(count), "at_sea") if count.metric in LOST else ""


def sea_before(geography: Geography, count: Count) -> Mention | None:
    """Return the last sea named before a count, or in the title: where those who arrive die on their way."""
    before = geography.mentions_before(count, count.at[1], FAR)
    title = geography.title
    at_last = title if title is not None and geography.is_sea(title) else None
    return next((m for m in before if geography.is_sea(m)), at_last)


def water_of_voyage(geography: Geography, count: Count, place: str, lost: Iterable[Count]) -> str:
    """Return where a boat was whose people are counted, "" where the sentence tells of none or ``place`` is at sea.

    ``place`` is that of the event told before, "" where none was told: then waters named behind count, too;
    ``lost`` are the counts told of there.
    """
    if not _sails(geography, count):
        return ""
    if any(one.metric in LOST and geography.says(geography.words_of(one.sentence), "voyage") for one in lost):
        return ""
    before = list(_waters_told(geography, count))
    if any(place in (m.name, m.core) for m in before):
        return ""
    water = next(iter(before), None)
    if water is None and not place:
        water = sea_before(geography, count) or _first(geography, count, lambda m: is_water(geography, m))
    return water.name if water else ""


def is_water(geography: Geography, mention: Mention) -> bool:
    """Return whether a place is a sea, or a coast or waters where something is told to have happened."""
    if mention.relation is Relation.ADJECTIVE or mention.spoken:
        return False
    words = geography.words_of(geography.sentence_at(mention.begin))
    if mention.relation is Relation.ORIGIN and not geography.says(words, "voyage"):
        return False  # "water released from Lake Albert", but "a boat from the Gulf of Aden"
    return geography.is_sea(mention) or mention.kind in geography.vocabulary.sets["coasts"]


def _sails(geography: Geography, count: Count) -> bool:
    """Return whether people on a boat are counted: lost, or rescued from it."""
    words = geography.words(count)
    if count.metric in LOST:
        return bool(geography.says(words, "voyage"))
    rescued = count.metric == "refugees" and geography.says(words, "rescued")
    return bool(rescued) and bool(geography.says(words, "voyage"))


def _waters_told(geography: Geography, count: Count) -> Iterator[Mention]:
    """Yield the waters of a count's sentence and of those before it, the last first."""
    _, end = geography.reading.sentences[count.sentence]
    return (m for m in geography.mentions_before(count, end, BACK) if is_water(geography, m))


def _first(geography: Geography, count: Count, fits: Callable[[Mention], bool]) -> Mention | None:
    """Return the first place behind a count that fits, None without one."""
    last = min(len(geography.reading.sentences), count.sentence + 1 + FAR)
    behind = (m for sentence in range(count.sentence + 1, last) for m in geography.mentions(sentence))
    return next((m for m in behind if fits(m)), None)

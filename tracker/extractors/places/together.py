"""Places that are told together: "in both countries", "in beiden Städten", "in the three districts"."""

from collections.abc import Iterator, Sequence

from tracker.extractors.places.geography import Geography
from tracker.extractors.places.references import is_inside
from tracker.extractors.places.words import Relation
from tracker.extractors.reading import Count
from tracker.extractors.wording import Word

BACK = 20
ADJECTIVES = 2
UNFIT = frozenset({Relation.SPEAKER, Relation.ORIGIN, Relation.TOWARDS})


def places_together(geography: Geography, count: Count) -> tuple[str, ...]:
    """Return the last places that a number of them means, () where none stands or fewer were named."""
    words = geography.words(count)
    for index, word in enumerate(words):
        wanted = geography.vocabulary.together.get(word.lower, 0)
        kind = _kind_behind(geography, words, index) if wanted and is_inside(geography.vocabulary, words, index) else ""
        if kind:
            names = _last_named(geography, count, word.begin, wanted, kind)
            return names if len(names) == wanted else ()
    return ()


def _kind_behind(geography: Geography, words: Sequence[Word], index: int) -> str:
    """Return the kind in the plural behind a number, over adjectives, "" without one or where its names follow."""
    for place in range(index + 1, min(len(words), index + 2 + ADJECTIVES)):
        if words[place].lower in geography.vocabulary.sets["plural_kinds"]:
            return words[place].lower
    return ""


def _last_named(geography: Geography, count: Count, begin: int, wanted: int, kind: str) -> tuple[str, ...]:
    named = _countries if kind in geography.vocabulary.sets["plural_countries"] else _others
    found: dict[str, None] = {}
    for name in named(geography, count, begin):
        found.setdefault(name)
        if len(found) == wanted:
            break
    return tuple(reversed(found))


def _countries(geography: Geography, count: Count, begin: int) -> Iterator[str]:
    for mention in geography.mentions_before(count, begin, BACK):
        iso3 = mention.iso3 or (mention.known and geography.iso3_of(mention.core)) or ""
        if iso3 and not mention.spoken:
            yield geography.name_of(iso3)


def _others(geography: Geography, count: Count, begin: int) -> Iterator[str]:
    for mention in geography.mentions_before(count, begin, BACK):
        here = not (mention.spoken or mention.inside or mention.iso3 or geography.is_dateline(mention))
        if here and mention.relation not in UNFIT and not geography.is_country(mention.core):
            yield mention.name

"""The capital that "in the capital" means."""

from collections.abc import Sequence

from tracker.extractors.places.geography import Geography
from tracker.extractors.places.references import is_determiner, is_inside, refers
from tracker.extractors.places.words import Relation
from tracker.extractors.reading import Count
from tracker.extractors.wording import Word

BACK = 12


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
        if not (vocabulary.has("capitals", word) and refers(vocabulary, words, index)):
            continue
        if is_determiner(vocabulary, words, index - 1) and is_inside(vocabulary, words, index):
            return word.begin
    return -1

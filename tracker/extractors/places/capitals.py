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
    left = (Relation.AT, Relation.ORIGIN) if count.metric == "displaced" else (Relation.AT,)
    place = _capital_at(geography, geography.words(count), left) if geography.has_word(count, "capitals") else -1
    if place < 0 and count.sentence and geography.has_word(count, "there"):
        before = count.sentence - 1
        named = any(m.kind in geography.vocabulary.sets["capitals"] for m in geography.mentions(before))
        place = -1 if named else _capital_at(geography, geography.words_of(before))
    if place < 0 or geography.is_speakers(count, place):
        return ""
    for mention in geography.mentions_before(count, place, BACK):
        if mention.known and not mention.spoken and mention.relation > Relation.SPEAKER:
            iso3 = geography.iso3_of(mention.core)
            if iso3 or geography.is_area(mention.core):
                return "" if geography.is_area(mention.core) else geography.capital_of(iso3)
    return ""


def _capital_at(geography: Geography, words: Sequence[Word], relations: Sequence[Relation] = (Relation.AT,)) -> int:
    """Return where "in the capital" stands, without a word that tells whose it is, -1 without it."""
    vocabulary = geography.vocabulary
    for index, word in enumerate(words):
        if not (vocabulary.has("capitals", word) and refers(vocabulary, words, index)):
            continue
        if is_determiner(vocabulary, words, index - 1) and is_inside(vocabulary, words, index, relations):
            return word.begin
    return -1

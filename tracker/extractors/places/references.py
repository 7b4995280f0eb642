"""Places that a sentence names by other means: a list's item, "there", "in the province"."""

from collections.abc import Container, Sequence

from tracker.extractors.places.geography import Geography
from tracker.extractors.places.mention import Mention
from tracker.extractors.places.same_kind import named_like
from tracker.extractors.places.words import PlaceVocabulary, Relation
from tracker.extractors.reading import Count
from tracker.extractors.wording import Word

BACK = 12
NEAR = 3
ADJECTIVES = 2


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
    if first == opening or not closed or not words[first].is_name or words[first].lower in vocabulary.demonyms:
        return ""
    if (
        vocabulary.words.nouns_capitalised
        and words[first].begin not in known
        and vocabulary.is_noun(words[opening - 1])
    ):
        return ""
    return geography.reading.text[words[first].begin : words[opening - 1].end]


def referred_place(geography: Geography, count: Count) -> Mention | None:
    """Return the place that "there" or "in the province" refers to, None without such words."""
    return there_before(geography, count) or _of_kind(geography, count)


def unit_above(geography: Geography, count: Count) -> str:
    """Return the unit that "in the province" means where only a town in it was named, "" elsewhere."""
    words, vocabulary = geography.words(count), geography.vocabulary
    for index, word in enumerate(words):
        level = vocabulary.unit_levels.get(word.lower, "")
        if level and is_inside(vocabulary, words, index) and refers(vocabulary, words, index):
            return _unit_of_last_town(geography, count, word.begin, level)
    return ""


def is_inside(
    vocabulary: PlaceVocabulary, words: Sequence[Word], index: int, relations: Container[Relation] = (Relation.AT,)
) -> bool:
    """Return whether "in the", or a preposition of other ``relations``, stands before the kind word."""
    before = index - 1
    while before > 0 and vocabulary.has("fillers", words[before]):
        before -= 1
    return before >= 0 and vocabulary.relation(words, before) in relations


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
    return geography.written_at if geography.has_word(count, "here") else ""


def whole_of_part(geography: Geography, count: Count, part: Mention, sentence: int = -1) -> str:
    """Return the name of the place that "the west of the city" is a part of, "" where none was named.

    ``sentence`` is the part's where that is not the count's.
    """
    if part.iso3:
        capital = part.kind in geography.vocabulary.sets["capitals"] and geography.capital_of(part.iso3)
        return capital or geography.name_of(part.iso3)
    words = geography.words(count) if sentence < 0 else geography.words_of(sentence)
    words = [word for word in words if part.begin <= word.begin < part.end]
    if len(words) < 2 or not geography.vocabulary.is_kind(words[-1]):
        return ""
    if geography.vocabulary.has("countries", words[-1]):
        return geography.country
    found = named_like(geography, count, words[-1], part.begin)
    return found.core if found else ""


def there_before(geography: Geography, count: Count) -> Mention | None:
    """Return the last place before "there", None without the word."""
    if not geography.has_word(count, "there"):
        return None
    there = geography.vocabulary.sets["there"]
    place = next(w.begin for w in geography.words(count) if w.lower in there)
    before = geography.mentions_before(count, place, NEAR)
    fit = (m for m in before if m.relation > Relation.SPEAKER and not (m.inside or m.spoken))
    return next((m for m in fit if not geography.is_dateline(m)), None)


def _of_kind(geography: Geography, count: Count) -> Mention | None:
    words = geography.words(count)
    told = {m.end for m in geography.mentions(count.sentence, count) if m.iso3}
    for index, word in enumerate(words):
        if word.end in told or not refers(geography.vocabulary, words, index):
            continue
        if not geography.is_speakers(count, word.begin):
            found = named_like(geography, count, word)
            if found is not None:
                return found
    return None


def refers(vocabulary: PlaceVocabulary, words: Sequence[Word], index: int) -> bool:
    """Return whether the word is a kind of place with an article and without a name."""
    if not index or not _is_kind(vocabulary, words[index]):
        return False
    before = index - 1
    while before and before >= index - ADJECTIVES and not is_determiner(vocabulary, words, before):
        if not words[before].is_word or words[before].is_name:
            break
        before -= 1
    if not is_determiner(vocabulary, words, before):
        return False
    following = words[index + 1] if index + 1 < len(words) else None
    if following is None:
        return True
    if any(vocabulary.has(group, following) for group in ("institutions", "seats", "persons")):
        return False
    return not (vocabulary.has("of", following) or (following.is_name and not vocabulary.is_noun(following)))


def _is_kind(vocabulary: PlaceVocabulary, word: Word) -> bool:
    """Return whether a word is a kind of place, or what may bear a name of its own ("the mine")."""
    return vocabulary.is_kind(word) or vocabulary.is_site(word.lower)


def is_determiner(vocabulary: PlaceVocabulary, words: Sequence[Word], index: int) -> bool:
    """Return whether an article or a preposition stands at a word."""
    return vocabulary.has("fillers", words[index]) or vocabulary.relation(words, index) is not None

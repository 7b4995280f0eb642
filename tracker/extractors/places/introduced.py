"""What introduces an unknown name as a place: a part it lies in, a country's adjective, the kind it is said to be."""

from collections.abc import Sequence

from tracker.extractors.places.words import PlaceVocabulary, Relation
from tracker.extractors.wording import Word

CALLED_WITHIN = 6
"""Words between "is" and the kind of place that a name is said to be."""


def lies_in_part(vocabulary: PlaceVocabulary, words: Sequence[Word], index: int) -> bool:
    """Return whether a part follows in which a place lies ("In Cernik im Osten des Landes")."""
    if index + 2 >= len(words) or vocabulary.is_plural(words[index]):
        return False
    if vocabulary.relation(words, index + 1) is not Relation.AT:
        return False
    return vocabulary.has("directions", words[index + 2])


def is_countrys(vocabulary: PlaceVocabulary, words: Sequence[Word], index: int) -> bool:
    """Return whether the name stands behind "in the" and a country's adjective ("im libyschen Tobruk")."""
    if index < 2:
        return False
    adjective = words[index - 1].lower
    if adjective not in vocabulary.demonyms and not adjective.endswith(vocabulary.words.regional_adjectives or "\0"):
        return False
    following = words[index + 1] if index + 1 < len(words) else None
    single = following is None or not following.is_name
    return single and words[index - 2].lower in vocabulary.sets["in_the"]


def is_called(vocabulary: PlaceVocabulary, words: Sequence[Word], behind: int) -> bool:
    """Return whether a name is told to be a kind of place ("X was the worst hit district")."""
    if behind >= len(words) or not vocabulary.has("being", words[behind]):
        return False
    place = behind + 1
    while place < min(len(words), behind + 1 + CALLED_WITHIN) and words[place].is_word:
        if vocabulary.is_kind(words[place]):
            return True
        worst = next((length for group, length in vocabulary.cues.at(words, place) if group == "worst"), 0)
        if not worst and vocabulary.relation(words, place) is not None:
            return False
        place += worst or 1
    return False

"""What introduces an unknown name as a place: a part it lies in, a country's adjective, the kind it is said to be."""

from collections.abc import Sequence

from tracker.extractors.places.words import PlaceVocabulary, Relation
from tracker.extractors.wording import Word

CALLED_ASIDE = 4
"""Words behind a comma and an article up to the kind of place that a name is said to be."""
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


def _is_called_aside(vocabulary: PlaceVocabulary, words: Sequence[Word], behind: int) -> bool:
    """Return whether a comma and a kind of place follow a name, at most an article and two adjectives between."""
    if behind + 1 >= len(words) or words[behind].text != "," or not vocabulary.has("fillers", words[behind + 1]):
        return False
    aside = words[behind + 2 : behind + 2 + CALLED_ASIDE]
    kind = next((i for i, word in enumerate(aside) if vocabulary.is_town(word)), -1)
    between = range(behind + 2, behind + 2 + max(kind, 0))
    joined = any(vocabulary.has("fillers", words[i]) or vocabulary.relation(words, i) is not None for i in between)
    if kind < 0 or joined or not all(word.is_word and not word.is_name for word in aside[:kind]):
        return False
    lies = behind + 3 + kind
    return lies < len(words) and vocabulary.relation(words, lies) in (Relation.AT, Relation.OF)


def is_called(vocabulary: PlaceVocabulary, words: Sequence[Word], behind: int) -> bool:
    """Return whether a name is told to be a kind of place ("X was the worst hit district", "X, a village in")."""
    if _is_called_aside(vocabulary, words, behind):
        return True
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


def is_apposed(vocabulary: PlaceVocabulary, words: Sequence[Word], behind: int) -> bool:
    """Return whether a comma and a kind of place follow a name ("X, a village in"; not "X, a village elder")."""
    if behind + 2 >= len(words) or words[behind].text != "," or not vocabulary.has("fillers", words[behind + 1]):
        return False
    for place in range(behind + 2, min(len(words), behind + 2 + CALLED_WITHIN)):
        word = words[place]
        if vocabulary.is_kind(word):
            following = words[place + 1] if place + 1 < len(words) else None
            return following is None or not following.is_word or _goes_on(vocabulary, words, place + 1)
        if not word.is_word or word.is_name or vocabulary.relation(words, place) is not None:
            return False
    return False


def _goes_on(vocabulary: PlaceVocabulary, words: Sequence[Word], place: int) -> bool:
    """Return whether what follows a kind of place says more of it, and is no noun that it belongs to."""
    word = words[place]
    if vocabulary.relation(words, place) is not None or vocabulary.has("of", word) or vocabulary.has("relatives", word):
        return True
    if vocabulary.words.nouns_capitalised:
        return True
    return word.lower.endswith(vocabulary.words.participle_endings or "\0")


def stood_there(vocabulary: PlaceVocabulary, words: Sequence[Word], index: int, behind: int) -> bool:
    """Return whether "where" and a verb of lying enclose a name ("wo Blatten lag")."""
    if not index or behind >= len(words):
        return False
    return vocabulary.has("relatives", words[index - 1]) and vocabulary.has("lying", words[behind])

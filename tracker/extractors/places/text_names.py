"""What the whole text tells of a name that the gazetteer does not know: whether it is a place's or a common noun."""

import re
from functools import cached_property
from itertools import pairwise

from tracker.extractors.places.known_names import DOUBT_REACH
from tracker.extractors.places.words import PlaceVocabulary

PAIR = re.compile(r"([^\W\d_][\w'’-]*)[ \n]+(?=([^\W\d_][\w'’-]+))")
"""A word and the one behind it."""
WORD = re.compile(r"[^\W\d_][\w'’-]*")


class TextNames:
    """Looks one text over for what stands before and behind a name, wherever it is mentioned."""

    def __init__(self, text: str, vocabulary: PlaceVocabulary) -> None:
        """Take the text, of which only the start is read, and the words of its language."""
        self._text = text[:DOUBT_REACH]
        self._vocabulary = vocabulary

    def is_introduced(self, name: str) -> bool:
        """Return whether a kind of place stands right before the name somewhere ("das Dorf Blatten")."""
        return any(self._vocabulary.calls(word) for word in self._before.get(name, ()))

    def is_bare(self, name: str) -> bool:
        """Return whether the name is mentioned twice or more, once behind "in", and never has an article."""
        before = self._before.get(name, ())
        naming, fillers = self._vocabulary.sets["naming"], self._vocabulary.sets["fillers"]
        return len(before) > 1 and any(w in naming for w in before) and not any(w in fillers for w in before)

    @cached_property
    def tells_of_town(self) -> bool:
        """Whether the text tells of "the village" or "the town" without its name beside it."""
        sets = self._vocabulary.sets
        articles = sets["fillers"] | sets["in_the"]
        words = [match.group() for match in WORD.finditer(self._text.lower())]
        return any(word in sets["towns"] and before in articles for before, word in pairwise(words))

    @cached_property
    def _before(self) -> dict[str, list[str]]:
        """The words before each capitalised word, by that word."""
        found: dict[str, list[str]] = {}
        for match in PAIR.finditer(self._text):
            if match[2][0].isupper():
                found.setdefault(match[2], []).append(match[1].lower())
        return found

"""Names of places that stand for something else: a person, a paper, a government's seat, a distance."""

from collections.abc import Sequence
from itertools import takewhile

from tracker.extractors.places.known_names import KnownNames
from tracker.extractors.places.mention import Mention, run_end
from tracker.extractors.places.words import PlaceVocabulary, is_possessive
from tracker.extractors.wording import Word

SEAT_REACH = 8
SIZE_REACH = 5
DISTANCE_REACH = 7
BORDER_REACH = 4
CLAUSE_REACH = 10


class OtherNames:
    """Tells of a name in a sentence whether it is no place there."""

    def __init__(self, vocabulary: PlaceVocabulary, known: KnownNames) -> None:
        """Take the words of the language, and the known names of the sentence that is read."""
        self._vocabulary = vocabulary
        self._known = known

    def is_else(self, words: Sequence[Word], index: int, behind: int) -> bool:
        """Return whether the name belongs to a person, a paper, a government or a compound."""
        vocabulary = self._vocabulary
        if (index and vocabulary.has("persons", words[index - 1])) or self.is_measure(words, index):
            return True
        if index > 1 and vocabulary.has("particles", words[index - 1]) and words[index - 2].is_name:
            return True
        if behind < len(words):
            following = words[behind]
            if vocabulary.has("institutions", following) and following.is_name:
                return True
            if vocabulary.has("features", following) or vocabulary.has("residents", following):
                return True
            if is_possessive(words[behind - 1]) and self.is_institution(words, behind):
                return True
        for place in _seat_places(words, index):
            if vocabulary.is_seat(words[place]):
                return not self._known.is_country(words[index])
            if not vocabulary.is_kind(words[place]) and not self.joins_seat(words, place):
                break
        return False

    def is_measure(self, words: Sequence[Word], index: int) -> bool:
        """Return whether a name only says how large something is ("größer als Vorarlberg")."""
        vocabulary, place = self._vocabulary, index - 1
        while place >= 0 and index - place <= SIZE_REACH and not vocabulary.has("sizes", words[place]):
            joins = words[place].is_word and not words[place].is_name
            of_its_own = place and vocabulary.has("compared", words[place - 1])  # "smaller than the one in Galtur"
            if not joins or (vocabulary.relation(words, place) is not None and not of_its_own):
                return False
            place -= 1
        return place >= 0 and index - place <= SIZE_REACH

    def joins_seat(self, words: Sequence[Word], place: int) -> bool:
        """Return whether a word may stand between a seat and its place ("Rat für Hilfe in", not "brachten in")."""
        vocabulary, word = self._vocabulary, words[place]
        if word.is_name:
            if place and word.text.isupper() and vocabulary.is_seat(words[place - 1]):
                return True
            return place > 0 and any(vocabulary.has(group, words[place - 1]) for group in ("and_words", "purposes"))
        joins = any(vocabulary.has(group, word) for group in ("fillers", "of", "and_words", "purposes"))
        return joins or vocabulary.relation(words, place) is not None

    def is_distance(self, words: Sequence[Word], index: int) -> bool:
        """Return whether the name only says how far something is from it ("60 Kilometer südlich von Homs")."""
        vocabulary = self._vocabulary
        for place in range(index - 1, max(-1, index - DISTANCE_REACH), -1):
            if vocabulary.has("lengths", words[place]):
                return True
            if words[place].text == ")" and place and vocabulary.has("lengths", words[place - 1]):
                return True  # "50 kilometres (30 miles) south of Homs"
            if not words[place].is_word or (words[place].is_name and not vocabulary.is_kind(words[place])):
                return False
        return False

    def border_before(self, words: Sequence[Word], index: int) -> int:
        """Return the word "border" of which a name only says whose it is ("Grenze zu Mali"), -1 elsewhere."""
        place = index - 1
        while place > 0 and index - place < BORDER_REACH and self._vocabulary.has("fillers", words[place]):
            place -= 1
        joined = place > 0 and self._vocabulary.has("border_joints", words[place])
        return place - 1 if joined and self._vocabulary.has("borders", words[place - 1]) else -1

    def is_institution(self, words: Sequence[Word], index: int) -> bool:
        """Return whether the name that starts at a word is an institution's ("Relief Council")."""
        end = run_end(words, index)
        for word in words[index : end + 4]:
            if word.is_name and self._vocabulary.has("institutions", word):
                return True
            joins = any(self._vocabulary.has(group, word) for group in ("of", "and_words", "purposes"))
            if not (word.is_name or joins):
                return False
        return False

    def is_first_name(self, words: Sequence[Word], index: int, behind: int) -> bool:
        """Return whether a surname and a verb follow the name that starts a sentence ("Paris Hilton kam")."""
        if index or behind + 1 >= len(words) or (words[behind - 1].text.endswith("s") and behind > 1):
            return False
        surname, verb = words[behind : behind + 2]
        plain = surname.is_name and surname.is_word and not self._known.starts(surname)
        return plain and not self._vocabulary.is_noun(surname) and verb.is_word and not verb.is_name

    def is_surname(self, words: Sequence[Word], index: int, mention: Mention) -> bool:
        """Return whether a name stands right behind another noun, and is no country ("Gouverneur Yap")."""
        before = words[index - 1]
        if not index or not before.is_word or not before.is_name or self._vocabulary.is_kind(before):
            return False
        if self._vocabulary.has("features_of", before) or self._is_reached(words, index):
            return False
        return words[index].end == mention.end == words[index].begin + len(mention.core) and not mention.kind

    def _is_reached(self, words: Sequence[Word], index: int) -> bool:
        """Return whether a verb behind a plural and a name has it as its object ("300 Menschen Kos erreicht")."""
        if not self._vocabulary.is_plural(words[index - 1]):
            return False
        clause = takewhile(lambda word: word.is_word, words[index + 1 : index + 1 + CLAUSE_REACH])
        return any(self._vocabulary.has("reaching", word) or self._vocabulary.has("leaving", word) for word in clause)


def _seat_places(words: Sequence[Word], index: int) -> range:
    """Return the words before a name where a seat may stand, without an acronym ("Amt (BA) in X": Amt)."""
    last = index - 1
    if last > 3 and words[last - 1].text == ")" and words[last - 3].text == "(":
        last -= 4
    return range(last, max(-1, last + 1 - SEAT_REACH), -1)

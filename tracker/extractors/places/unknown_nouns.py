"""Which unknown words are places' names in a language where all nouns have capitals."""

from collections.abc import Callable, Sequence

from tracker.extractors.places.introduced import is_apposed, is_called, is_countrys, lies_in_part
from tracker.extractors.places.text_names import TextNames
from tracker.extractors.places.words import PlaceVocabulary, Relation
from tracker.extractors.wording import Word

NO_NAMES = ("kinds", "directions", "not_names")


class UnknownNouns:
    """Tells names from common nouns by what stands around them and by what the text calls them elsewhere."""

    def __init__(self, text: str, vocabulary: PlaceVocabulary, is_region: Callable[[str], bool]) -> None:
        """Take the text, the words of its language, and what tells of a larger place's name."""
        self._vocabulary = vocabulary
        self._is_region = is_region
        self._names = TextNames(text, vocabulary)

    def is_name(self, words: Sequence[Word], index: int, listed: bool) -> bool:
        """Return whether a place is named at a word; ``listed`` where "and" joins it to the place before."""
        vocabulary, word = self._vocabulary, words[index]
        if any(vocabulary.has(group, word) for group in NO_NAMES):
            return False
        if not index:
            return self._is_subject(words)
        named = vocabulary.has("naming", words[index - 1]) or self._ends_in_kind(word)
        named = named or vocabulary.is_regional(words[index - 1]) or is_countrys(vocabulary, words, index)
        named = named or vocabulary.is_landscape(words, index)
        kind = self._is_called_before(words, index)
        if self._is_common(words, index, named, kind) or (vocabulary.is_kind(word) and not named):
            return False
        if listed or named or kind or is_called(vocabulary, words, index + 1):
            return True
        if is_apposed(vocabulary, words, index + 1):
            return True
        return self._lies(words, index) or self._is_told_of(words, index)

    def _is_common(self, words: Sequence[Word], index: int, named: bool, kind: bool) -> bool:
        """Return whether a word looks like a common noun, and nothing shows that it is none."""
        vocabulary, word = self._vocabulary, words[index]
        common = vocabulary.is_plural(word) if vocabulary.is_kind(words[index - 1]) else vocabulary.is_noun(word)
        if common and vocabulary.is_doubtful_noun(word) and not self._is_adjective(words, index):
            common = not (kind or self._is_inside(words, index) or self._lies(words, index))
            common = common and not self._names.is_bare(word.text)
        if not (common and named):
            return common
        ends = word.lower.rpartition("-")[2] in vocabulary.sets["kinds"]
        return not (ends or self._is_region(word.text) or lies_in_part(vocabulary, words, index))

    def _is_subject(self, words: Sequence[Word]) -> bool:
        """Return whether an unknown word that starts a sentence is a place's name: the text calls it one."""
        word = words[0]
        noun = self._vocabulary.is_noun(word)
        if not noun and (is_called(self._vocabulary, words, 1) or is_apposed(self._vocabulary, words, 1)):
            return True
        if noun and not self._vocabulary.is_doubtful_noun(word):
            return False
        return self._names.is_introduced(word.text) or self._lies(words, 0)

    def _is_told_of(self, words: Sequence[Word], index: int) -> bool:
        """Return whether the text calls a name a place elsewhere, and a preposition of places stands before it."""
        before = index - 1
        while before and self._vocabulary.has("fillers", words[before]):
            before -= 1
        found = self._vocabulary.relation(words, before)
        return found not in (None, Relation.OF) and self._names.is_introduced(words[index].text)

    def _is_called_before(self, words: Sequence[Word], index: int) -> bool:
        """Return whether a kind of place stands before a name ("Grube X", "Baustelle von X")."""
        vocabulary, before = self._vocabulary, words[index - 1]
        if vocabulary.calls(before.lower):
            return True
        plain = vocabulary.has("of", before) and not vocabulary.has("fillers", before)  # not "Grube des Konzerns"
        if not plain or index < 2:
            return False
        return vocabulary.is_site(words[index - 2].lower) or vocabulary.has("belonging", words[index - 2])

    def _lies(self, words: Sequence[Word], index: int) -> bool:
        """Return whether a name is said to lie somewhere, or to be no more, in a text that tells of "the village"."""
        if index + 1 >= len(words) or not self._vocabulary.has("lying", words[index + 1]):
            return False
        opens = not index or self._vocabulary.has("relatives", words[index - 1])
        return opens and self._names.tells_of_town

    def _is_adjective(self, words: Sequence[Word], index: int) -> bool:
        """Return whether a doubtful word belongs to the noun behind it ("in Wurster Hallen")."""
        following = words[index + 1] if index + 1 < len(words) else None
        ending = words[index].lower.endswith(self._vocabulary.words.town_endings or "\0")
        return ending and following is not None and following.is_name

    def _is_inside(self, words: Sequence[Word], index: int) -> bool:
        """Return whether a preposition of towns stands right before a word ("in Blatten", not "aus Wellen")."""
        return words[index - 1].lower in self._vocabulary.sets["town_prepositions"]

    def _ends_in_kind(self, word: Word) -> bool:
        """Return whether a kind word ends a name ("Al-Ghab-Ebene", "Tahrir-Platz")."""
        name, _, kind = word.text.rpartition("-")
        sets, kind = self._vocabulary.sets, kind.lower()
        site = kind in sets["features_of"] and kind not in sets["hospitals"] and not name.isupper()
        return bool(name) and (site or kind in sets["kinds"])

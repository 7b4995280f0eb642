"""Places that no name of their own tells: "the Haitian capital", "the north", "am Ulmer Hauptbahnhof"."""

import re
from collections.abc import Callable, Sequence

from tracker.extractors.places.known_names import DOUBT_REACH, KnownNames
from tracker.extractors.places.mention import Mention
from tracker.extractors.places.words import PlaceVocabulary, Relation
from tracker.extractors.wording import Word


class NamelessPlaces:
    """Reads the places of one text that adjectives and directions tell."""

    def __init__(
        self, text: str, vocabulary: PlaceVocabulary, known: KnownNames, is_region: Callable[[str], bool]
    ) -> None:
        """Take the text, the words of its language, its known names, and what tells of a larger place's name."""
        self._text = text
        self._vocabulary = vocabulary
        self._known = known
        self._is_region = is_region

    def demonym(self, words: Sequence[Word], index: int) -> tuple[int, Mention]:
        """Return the country of an adjective; with a kind word a place ("the Haitian capital")."""
        vocabulary, word = self._vocabulary, words[index]
        iso3 = vocabulary.demonyms[word.lower]
        following = words[index + 1] if index + 1 < len(words) else None
        behind = words[index + 2] if index + 2 < len(words) else None
        ends = behind is None or not vocabulary.is_kind(behind)  # not "the Turkish border town"
        alone = following is not None and any(vocabulary.has(group, following) for group in ("alone", "territories"))
        if following and alone and ends and not self._named_behind(words, index + 2):
            relation, _, _ = vocabulary.context(words, index)
            name = self._text[word.begin : following.end]
            return index + 2, Mention(
                word.begin, following.end, name, name, relation, False, word.begin, following.lower, iso3
            )
        return index + 1, Mention(
            word.begin, word.end, word.text, word.text, Relation.ADJECTIVE, True, word.begin, "", iso3
        )

    def _named_behind(self, words: Sequence[Word], index: int) -> bool:
        vocabulary = self._vocabulary
        if index < len(words) and words[index].text == ",":
            index += 1
        return index < len(words) and (
            (words[index].is_name and not vocabulary.is_noun(words[index])) or vocabulary.has("of", words[index])
        )

    def part(self, words: Sequence[Word], index: int) -> tuple[int, Mention] | None:
        """Return a part that only its kind names, or nothing ("Norden des Landes", "the north")."""
        vocabulary, behind = self._vocabulary, index + 1
        while behind < len(words) and (vocabulary.has("fillers", words[behind]) or vocabulary.has("of", words[behind])):
            behind += 1
        relation, _, _ = vocabulary.context(words, index)
        kind = behind < len(words) and vocabulary.is_kind(words[behind])
        while kind and behind + 1 < len(words) and vocabulary.is_kind(words[behind + 1]):
            behind += 1  # "the southern port city of Kismayo"
        if kind and not self._named_behind(words, behind + 1) and not self._starts_name(words, behind + 1):
            behind += 1
        elif relation is Relation.AT and behind == index + 1 and not self._starts_name(words, behind):
            if words[index].lower not in vocabulary.sets["alone"]:
                return None
        else:
            return None
        name = self._text[words[index].begin : words[behind - 1].end]
        label = words[behind - 1].lower
        return behind, Mention(
            words[index].begin, words[behind - 1].end, name, name, relation, False, words[index].begin, label
        )

    def _starts_name(self, words: Sequence[Word], index: int) -> bool:
        return index < len(words) and (
            self._known.starts(words[index]) or (words[index].is_name and not self._vocabulary.is_noun(words[index]))
        )

    def town_adjective(self, words: Sequence[Word], index: int) -> tuple[int, Mention] | None:
        """Return the town in an adjective before a noun ("am Ulmer Hauptbahnhof")."""
        word = words[index]
        if index + 1 >= len(words) or not words[index + 1].is_name or self._vocabulary.is_kind(word):
            return None
        for ending in self._vocabulary.words.town_endings:
            core = word.text.removesuffix(ending)
            if core == word.text or len(core) < 3:
                continue
            for town in (core, core + "en"):
                if town.lower() not in self._vocabulary.sets["not_names"] and self._is_town(town):
                    relation, _, _ = self._vocabulary.context(words, index)
                    kind = self._vocabulary.is_kind(words[index + 1])
                    if relation is not Relation.AT and not (kind and relation in (Relation.OF, Relation.NONE)):
                        return None
                    named = kind and index + 2 < len(words) and words[index + 2].is_name
                    behind = index + 2 + named
                    name = self._text[word.begin : words[behind - 1].end]
                    return behind, Mention(
                        word.begin,
                        words[behind - 1].end,
                        name,
                        town,
                        relation,
                        True,
                        word.begin,
                        words[index + 1].lower,
                    )
        return self._landscape(words, index)

    def _landscape(self, words: Sequence[Word], index: int) -> tuple[int, Mention] | None:
        """Return a landscape that is named after an unknown place ("im Eferdinger Becken")."""
        word, kind = words[index], words[index + 1]
        if not (self._vocabulary.has("landscapes", kind) and word.lower.endswith(self._vocabulary.words.town_endings)):
            return None
        relation, _, _ = self._vocabulary.context(words, index)
        if relation not in (Relation.AT, Relation.ORIGIN, Relation.TOWARDS) or self._vocabulary.has("not_names", word):
            return None
        name = self._text[word.begin : kind.end]
        return index + 2, Mention(word.begin, kind.end, name, name, relation, False, word.begin, kind.lower)

    def _is_town(self, name: str) -> bool:
        """Return whether a name is a larger town's, or one that the text itself names."""
        if self._is_region(name):
            return True
        return re.search(rf"\b{re.escape(name)}\b", self._text[:DOUBT_REACH]) is not None

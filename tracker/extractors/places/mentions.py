"""The places that a sentence mentions, each with what its preposition says about it."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from tracker.extractors.places.introduced import is_apposed, is_called, stood_there
from tracker.extractors.places.known_names import KnownNames
from tracker.extractors.places.mention import Mention, run_end
from tracker.extractors.places.nameless import NamelessPlaces
from tracker.extractors.places.other_names import OtherNames
from tracker.extractors.places.unknown_nouns import UnknownNouns
from tracker.extractors.places.words import PlaceVocabulary, Relation, is_possessive
from tracker.extractors.wording import Word
from tracker.gazetteer import Hit

NAMING = (Relation.AT, Relation.ORIGIN, Relation.TOWARDS)


class Run(NamedTuple):
    """Capitalised words: the ``first`` behind directions, the ``last`` before kind words, the ``end`` of all."""

    first: int
    last: int
    end: int


class MentionReader:
    """Reads the mentions of one text's sentences."""

    def __init__(
        self,
        text: str,
        vocabulary: PlaceVocabulary,
        is_region: Callable[[str], bool],
        is_country: Callable[[str], bool],
        is_capital: Callable[[str], bool],
        all_capitalised: bool = False,
    ) -> None:
        """Take the text; ``all_capitalised`` for a headline.

        ``is_region`` tells whether a name is a country, a region or a city, ``is_country`` a country,
        ``is_capital`` a capital.
        """
        self._text = text
        self._vocabulary = vocabulary
        self._is_region = is_region
        self._is_capital = is_capital
        self._capitalised = all_capitalised or vocabulary.words.nouns_capitalised
        self._last = -1
        self._known = KnownNames(text, vocabulary, is_region, is_country)
        self._others = OtherNames(vocabulary, self._known)
        self._unknown_nouns = UnknownNouns(text, vocabulary, is_region)
        self._nameless = NamelessPlaces(text, vocabulary, self._known, is_region)

    def read(self, words: Sequence[Word], hits: Sequence[Hit]) -> list[Mention]:
        """Return a sentence's mentions in order; ``hits`` are the gazetteer's in it."""
        self._known.take(hits)
        starts = self._vocabulary.starts_mention
        found: list[Mention] = []
        index = 0
        while index < len(words):
            word = words[index]
            if not (word.is_name or word.lower in starts):
                index += 1
                continue
            self._last = found[-1].end if found else -1
            behind, mention = self._at(words, index)
            if mention is not None:
                found.append(mention)
            index = max(behind, index + 1)
        return found

    def _at(self, words: Sequence[Word], index: int) -> tuple[int, Mention | None]:
        """Return the mention that starts at a word, and where reading goes on."""
        vocabulary, word = self._vocabulary, words[index]
        if not word.is_word:
            return index + 1, None
        if word.lower in vocabulary.demonyms and not self._known.is_longer(word):
            return self._nameless.demonym(words, index)
        if not self._known.starts(word):
            if vocabulary.has("directions", word):
                part = self._nameless.part(words, index)
                if part is not None:
                    return part
            plain = word.lower.removesuffix("'s").removesuffix("’s")
            named = word.is_name and index + 1 < len(words) and self._is_kind_of_name(words[index + 1])
            if named:
                return self._in_plain(words, index)
            if self._opens_name(words, index):
                return self._in_capitalised(words, index) if self._capitalised else self._in_plain(words, index)
            if plain in vocabulary.function_words or plain.rpartition("-")[2] in vocabulary.function_words:
                return index + 1, None
        if not word.is_name:
            return index + 1, None
        return self._in_capitalised(words, index) if self._capitalised else self._in_plain(words, index)

    def _in_capitalised(self, words: Sequence[Word], index: int) -> tuple[int, Mention | None]:
        """Read a name where all nouns have capitals: known, or unknown behind a kind word or "in"."""
        behind, core = self._known.known_end(words, index)
        if behind == index + 1 and self._is_kind_before(words, index):
            return behind, None
        if behind:
            if self._others.is_else(words, index, behind) or self._is_doubtful(words, index, behind, core):
                return behind, None
            if self._others.is_first_name(words, index, behind):
                return behind + 1, None
            mention = self._mention(words, index, behind, core, True)
            person = mention.relation is Relation.NONE and not self._known.is_country(words[index])
            if person and self._others.is_surname(words, index, mention):
                return behind, None
            return behind, mention
        return self._nameless.town_adjective(words, index) or self._unknown_noun(words, index)

    def _is_kind_before(self, words: Sequence[Word], index: int) -> bool:
        """Return whether a name is the kind word of the next one ("Kanton Uri")."""
        behind = words[index + 1] if index + 1 < len(words) else None
        return behind is not None and self._vocabulary.is_kind(words[index]) and behind.is_name and behind.is_word

    def _unknown_noun(self, words: Sequence[Word], index: int) -> tuple[int, Mention | None]:
        """Read an unknown name behind a kind word, "in" or another name, unless it looks like a noun."""
        vocabulary, word = self._vocabulary, words[index]
        if self._opens_name(words, index):
            return self._of_two(words, index)
        if not self._unknown_nouns.is_name(words, index, bool(index) and self._is_listed(words, index)):
            return index + 1, None
        if not index:
            return 1, self._mention(words, 0, 1, word.text, False)
        behind = index + 1
        while behind < run_end(words, index) and not vocabulary.is_noun(words[behind]):
            behind += 1
        if self._others.is_else(words, index, behind):
            return behind, None
        core = self._text[word.begin : words[behind - 1].end]
        return behind, self._mention(words, index, behind, core, False)

    def _of_two(self, words: Sequence[Word], index: int) -> tuple[int, Mention | None]:
        """Read an unknown name of two words of which the first is no name alone ("El Hudra")."""
        behind = index + 2
        if self._others.is_else(words, index, behind) or self._vocabulary.is_plural(words[index + 1]):
            return behind, None
        core = self._text[words[index].begin : words[index + 1].end]
        return behind, self._mention(words, index, behind, core, False)

    def _is_doubtful(self, words: Sequence[Word], index: int, behind: int, core: str) -> bool:
        return self._known.is_doubtful(words, index, core) and not is_called(self._vocabulary, words, behind)

    def _opens_name(self, words: Sequence[Word], index: int) -> bool:
        """Return whether a word that is no name alone starts one behind a preposition ("in El Alto")."""
        if not index or index + 1 >= len(words) or words[index].lower not in self._vocabulary.sets["name_starts"]:
            return False
        following = words[index + 1]
        plain = following.is_name and following.is_word and following.lower not in self._vocabulary.sets["not_names"]
        before = words[index - 1]
        named = self._vocabulary.has("naming", before) or self._vocabulary.relation(words, index - 1) in NAMING
        named = named or (self._vocabulary.words.nouns_capitalised and self._vocabulary.calls(before.lower))
        return words[index].is_name and plain and named

    def _is_kind_of_name(self, word: Word) -> bool:
        """Return whether a capitalised kind word follows, so that any word is a name ("Coastal Province")."""
        return word.is_name and not self._capitalised and self._vocabulary.has("kinds_after", word)

    def _is_listed(self, words: Sequence[Word], index: int) -> bool:
        """Return whether "and" joins the name to the place just read."""
        return index > 1 and self._vocabulary.has("and_words", words[index - 1]) and words[index - 2].end == self._last

    def _in_plain(self, words: Sequence[Word], index: int) -> tuple[int, Mention | None]:
        """Read a run of capitalised words: a known name alone in it, or one behind "in"."""
        vocabulary = self._vocabulary
        behind, core = self._known.known_end(words, index)
        end = run_end(words, index)
        if behind and is_possessive(words[behind - 1]) and not self._others.is_else(words, index, behind):
            return behind, self._mention(words, index, behind, core, True)
        titled = any(vocabulary.has("institutions", w) or vocabulary.has("persons", w) for w in words[index:end])
        if titled and behind < end and not self._opens_name(words, index):
            return end, None
        end = self._behind_kind(words, end)
        first = index
        while first < end - 1 and vocabulary.has("directions", words[first]) and not behind:
            first += 1
            behind, core = self._known.known_end(words, first)
        last = end
        while last > first + 1 and self._ends_name(words[last - 1]):
            last -= 1
        if self._is_feature(words, index, last, end):
            return end, None
        if behind >= last:
            end = max(end, behind)
            if self._others.is_else(words, first, end) or self._is_doubtful(words, first, end, core):
                return end, None
            return end, self._mention(words, index, end, core, True)
        return self._in_run(words, index, Run(first, last, end), behind, core)

    def _ends_name(self, word: Word) -> bool:
        """Return whether a word behind a name is its kind, or belongs to it ("coal mine")."""
        if self._vocabulary.has("kinds_after", word):
            return True
        return self._vocabulary.has("kind_modifiers", word) and not word.is_name

    def _behind_kind(self, words: Sequence[Word], end: int) -> int:
        """Return where a run ends with the small kind word behind it ("Kostenko mine", "Severny coal mine")."""
        kind = end + (end < len(words) and self._vocabulary.has("kind_modifiers", words[end]))
        return kind + 1 if kind < len(words) and self._vocabulary.has("kinds_after", words[kind]) else end

    def _in_run(
        self, words: Sequence[Word], index: int, run: Run, behind: int, core: str
    ) -> tuple[int, Mention | None]:
        """Read a run of which a known name is at most the start."""
        if behind and self._vocabulary.has("directions", words[behind]):
            return behind, self._mention(words, index, behind, core, True)
        if behind and not (index and self._vocabulary.has("naming", words[index - 1])):
            return run.end, None
        return run.end, self._unknown(words, index, run.first, run.last, run.end)

    def _is_feature(self, words: Sequence[Word], index: int, last: int, end: int) -> bool:
        """Return whether a river or the like is named that nothing happened in ("the Sudan river killed")."""
        if not any(self._vocabulary.has("features", word) for word in words[last:end]):
            return False
        return self._vocabulary.context(words, index).relation not in (Relation.AT, Relation.ORIGIN)

    def _unknown(self, words: Sequence[Word], index: int, first: int, last: int, end: int) -> Mention | None:
        vocabulary = self._vocabulary
        if first == last or all(vocabulary.has("not_names", w) for w in words[first:last]):
            return None
        before = words[index - 1] if index else None
        named = last < end or self._is_listed(words, index)
        named = named or (before is not None and (vocabulary.has("naming", before) or is_possessive(before)))
        named = named or is_called(self._vocabulary, words, end) or is_apposed(self._vocabulary, words, end)
        kind = index > 1 and vocabulary.has("of", words[index - 1])
        kind = kind and any(vocabulary.has(group, words[index - 2]) for group in ("kinds", "features_of", "belonging"))
        if self._others.is_measure(words, index):
            return None
        if not (named or kind) or words[first].text.isupper() or is_possessive(words[last - 1]):
            return None
        core = self._text[words[first].begin : words[last - 1].end]
        return self._mention(words, index, end, core, False)

    def _is_there(self, words: Sequence[Word], index: int, behind: int, kind: str) -> bool:
        """Return whether a name without a preposition is where something happened: a verb's object of a kind."""
        if kind and (self._vocabulary.words.nouns_capitalised or self._vocabulary.has_town_of(words, index)):
            return True  # "haben das Dorf Djibo überfallen", "buried the village of Masara"
        apposed = is_apposed(self._vocabulary, words, behind)
        return apposed or stood_there(self._vocabulary, words, index, behind)

    def _acts(self, words: Sequence[Word], behind: int, core: str) -> bool:
        """Return whether a name is a government's: it acts, or is a capital to which nothing happens."""
        if behind >= len(words) or not words[behind].is_word:
            return False
        verb = words[behind]
        perfect = self._vocabulary.has("happening", verb) and behind + 1 < len(words)
        if self._vocabulary.has("acting", words[behind + 1] if perfect else verb):
            return True
        return not (verb.is_name or self._vocabulary.has("happening", verb)) and self._is_capital(core)

    def _is_force(self, words: Sequence[Word], index: int) -> bool:
        return index < len(words) and any(group == "forces" for group, _ in self._vocabulary.cues.at(words, index))

    def _mention(self, words: Sequence[Word], index: int, behind: int, core: str, known: bool) -> Mention:
        relation, kind, begin = self._vocabulary.context(words, index)
        first, last = words[index], words[behind - 1]
        if self._others.is_distance(words, begin):
            return Mention(words[begin].begin, last.end, core, core, relation, known, first.begin, kind, inside=True)
        border = self._others.border_before(words, begin)
        if border >= 0:
            relation, begin = self._vocabulary.context(words, border).relation, border
        owned = border > 0 and is_possessive(words[border - 1])
        inflected = known and begin == index and behind == index + 1 and first.text == core + "s"
        crossing = behind > index + 2 and self._vocabulary.has("borders", words[behind - 2])
        ends = words[behind - 3].end if crossing else last.end  # "the Nickelsdorf border crossing"
        name = core if inflected else self._text[words[begin].begin : ends]
        if not kind and behind > index + 1 and self._vocabulary.has("kinds_after", last):
            kind = last.lower
        name = name.removesuffix("'s").removesuffix("’s")
        sails = is_possessive(words[behind - 1]) and self._is_force(words, behind)
        if sails or (relation is Relation.SUBJECT and begin == index and self._acts(words, behind, core)):
            relation = Relation.SPEAKER
        if relation is Relation.NONE and self._is_there(words, index, behind, kind):
            relation = Relation.AT
        return Mention(words[begin].begin, last.end, name, core, relation, known, first.begin, kind, inside=owned)

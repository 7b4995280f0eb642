"""The places that a sentence mentions, each with what its preposition says about it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum

from ahocorasick_rs import MATCHKIND_LEFTMOST_LONGEST, AhoCorasick

from tracker.extractors.words import Expressions, Word
from tracker.gazetteer import Hit
from tracker.languages.places import PlaceWords

FILLERS_BEFORE_NAME = 7
UNKNOWN_FILLERS = 3
LONGEST_RUN = 5
OPENS_NAME = frozenset("(\"„“«'")


class Relation(IntEnum):
    """How a place takes part in what the sentence tells, strongest last."""

    ADJECTIVE = 0
    NONE = 1
    OF = 2
    TOWARDS = 3
    SUBJECT = 4
    AT = 5
    STRIKE = 6
    ORIGIN = 7


@dataclass(frozen=True, slots=True)
class Mention:
    """A place at ``text[begin:end]``: its ``name`` with its direction, ``core`` the bare name.

    ``known`` where the gazetteer has it; ``group`` is the same for names joined in a list; ``kind`` is
    the kind word beside the name ("Provinz"), "" without; ``iso3`` is set for an adjective.
    """

    begin: int
    end: int
    name: str
    core: str
    relation: Relation
    known: bool
    group: int
    kind: str = ""
    iso3: str = ""


@dataclass(frozen=True)
class PlaceVocabulary:
    """The place words of a language, prepared for lookup."""

    words: PlaceWords
    prepositions: Expressions
    kinds: frozenset[str]
    kind_endings: tuple[str, ...]
    kinds_after: frozenset[str]
    directions: frozenset[str]
    direction_prefixes: tuple[str, ...]
    fillers: frozenset[str]
    strikes: frozenset[str]
    institutions: frozenset[str]
    seats: frozenset[str]
    persons: frozenset[str]
    not_names: frozenset[str]
    and_words: frozenset[str]
    naming: frozenset[str]
    of_words: frozenset[str]
    demonyms: dict[str, str]
    demonym_stems: AhoCorasick
    demonym_countries: tuple[str, ...]

    def is_kind(self, word: Word) -> bool:
        """Return whether the word is a kind of place, also as the end of a compound ("Hafenstadt")."""
        return word.lower in self.kinds or (len(word.lower) > 6 and word.lower.endswith(self.kind_endings))


_PREPARED: dict[int, PlaceVocabulary] = {}
"""By identity: hashing all words of a language for each document costs more than reading it."""


def place_vocabulary(words: PlaceWords) -> PlaceVocabulary:
    """Return the prepared words of a language."""
    known = _PREPARED.get(id(words))
    if known is None or known.words is not words:
        known = _PREPARED[id(words)] = _prepare(words)
    return known


def _prepare(words: PlaceWords) -> PlaceVocabulary:
    def lower(name: str) -> frozenset[str]:
        return frozenset(w.lower() for w in getattr(words, name).words)

    kinds = lower("kinds")
    return PlaceVocabulary(
        words,
        Expressions((g, getattr(words, g).words) for g in ("at", "origin", "towards", "of")),
        kinds,
        tuple(k for k in kinds if len(k) > 4) if words.nouns_capitalised else ("\0",),
        lower("kinds_after"),
        lower("directions"),
        tuple(words.direction_prefixes.words),
        lower("fillers"),
        lower("strikes"),
        lower("institutions"),
        lower("seats"),
        lower("persons"),
        lower("not_names"),
        lower("and_words"),
        lower("naming"),
        lower("of"),
        {
            (stem + ending).lower(): iso3
            for iso3, stems in words.demonyms.items()
            for stem in stems
            for ending in words.endings
        },
        AhoCorasick([stem for stems in words.demonyms.values() for stem in stems], matchkind=MATCHKIND_LEFTMOST_LONGEST),
        tuple(iso3 for iso3, stems in words.demonyms.items() for _ in stems),
    )


RELATIONS = {"at": Relation.AT, "origin": Relation.ORIGIN, "towards": Relation.TOWARDS, "of": Relation.OF}


class MentionReader:
    """Reads the mentions of one document's sentences."""

    def __init__(
        self,
        text: str,
        hits: Sequence[Hit],
        vocabulary: PlaceVocabulary,
        is_region: Callable[[str], bool],
        all_capitalised: bool = False,
    ) -> None:
        """Take the gazetteer's hits in the text, in order; ``all_capitalised`` for a headline.

        ``is_region`` tells whether a name is a country, a region or a large city.
        """
        self._is_region = is_region
        self._capitalised = all_capitalised or vocabulary.words.nouns_capitalised
        self._text = text
        self._vocabulary = vocabulary
        self._hits = {hit.begin: hit for hit in hits if hit.name.lower() not in vocabulary.not_names}

    def read(self, words: Sequence[Word]) -> list[Mention]:
        """Return the sentence's mentions in order."""
        found: list[Mention] = []
        index = 0
        while index < len(words):
            behind, mention = self._at(words, index)
            if mention is not None:
                found.append(self._joined(words, index, found, mention))
            index = max(behind, index + 1)
        return found

    def _at(self, words: Sequence[Word], index: int) -> tuple[int, Mention | None]:
        """Return the mention that starts at a word, and where reading goes on."""
        vocabulary, word = self._vocabulary, words[index]
        iso3 = vocabulary.demonyms.get(word.lower)
        if iso3 is not None:
            return index + 1, Mention(
                word.begin, word.end, word.text, word.text, Relation.ADJECTIVE, True, word.begin, "", iso3
            )
        if word.lower in vocabulary.directions:
            part = self._part(words, index)
            if part is not None:
                return part
        if not word.is_word or not (word.is_name or "-" in word.text):
            return index + 1, None
        if self._capitalised:
            return self._in_capitalised(words, index)
        return self._in_plain(words, index)

    def _part(self, words: Sequence[Word], index: int) -> tuple[int, Mention] | None:
        """Return the part of a place that only its kind names ("Norden des Landes", "north of the country")."""
        vocabulary, behind = self._vocabulary, index + 1
        while behind < len(words) and words[behind].lower in vocabulary.fillers | vocabulary.of_words:
            behind += 1
        if behind >= len(words) or not vocabulary.is_kind(words[behind]):
            return None
        following = words[behind + 1] if behind + 1 < len(words) else None
        if following and (following.lower in vocabulary.of_words or following.begin in self._hits or following.is_name):
            return None
        relation, _, _ = self._context(words, index)
        name = self._text[words[index].begin : words[behind].end]
        kind = words[behind].lower
        return behind + 1, Mention(
            words[index].begin, words[behind].end, name, name, relation, False, words[index].begin, kind
        )

    def _hit_end(self, words: Sequence[Word], index: int) -> tuple[int, str]:
        """Return where the known name ends that starts at a word (0: none), and its base form."""
        hit = self._hits.get(words[index].begin)
        if hit is None:
            prefix = self._prefix(words[index])
            if not prefix:
                return 0, ""
            hit = self._hits.get(words[index].begin + prefix)
            if hit is None:
                return self._glued(words, index, prefix)
        behind = index
        while behind < len(words) and words[behind].end <= hit.end:
            behind += 1
        if behind < len(words) and words[behind].begin < hit.end and words[behind].text[-2:-1] in "'’":
            behind += 1
        return (behind, hit.name) if behind > index else (0, "")

    def _glued(self, words: Sequence[Word], index: int, prefix: int) -> tuple[int, str]:
        """Return the known country or region behind a direction in one word ("Ostukraine")."""
        rest = words[index].text[prefix:].capitalize()
        for core in (rest, rest.removesuffix("s")):
            if core.lower() not in self._vocabulary.not_names and self._is_region(core):
                return index + 1, core
        return 0, ""

    def _prefix(self, word: Word) -> int:
        for prefix in self._vocabulary.direction_prefixes:
            if word.text.startswith(prefix) and len(word.text) > len(prefix) + 2:
                return len(prefix) + (word.text[len(prefix)] == "-")
        return 0

    def _in_capitalised(self, words: Sequence[Word], index: int) -> tuple[int, Mention | None]:
        """Read a name where all nouns have capitals: known, or unknown behind a kind word."""
        behind, core = self._hit_end(words, index)
        if behind:
            if self._is_else(words, index, behind):
                return behind, None
            return behind, self._mention(words, index, behind, core, True)
        if index and self._vocabulary.is_kind(words[index - 1]) and words[index].lower not in self._vocabulary.not_names:
            behind = _run_end(words, index)
            if not self._vocabulary.is_kind(words[index]) and words[index].lower not in self._vocabulary.directions:
                core = self._text[words[index].begin : words[behind - 1].end]
                return behind, self._mention(words, index, behind, core, False)
        return index + 1, None

    def _in_plain(self, words: Sequence[Word], index: int) -> tuple[int, Mention | None]:
        """Read a run of capitalised words: a known name alone in it, or one behind "in"."""
        vocabulary = self._vocabulary
        behind, core = self._hit_end(words, index)
        end = _run_end(words, index)
        if behind and _possessive(words[behind - 1]) and not self._is_else(words, index, behind):
            return behind, self._mention(words, index, behind, core, True)
        run = words[index:end]
        if any(w.lower in vocabulary.institutions or w.lower in vocabulary.persons for w in run):
            return end, None
        if end < len(words) and words[end].lower in vocabulary.kinds_after:
            end += 1
        first = index
        while first < end - 1 and words[first].lower in vocabulary.directions and not behind:
            first += 1
            behind, core = self._hit_end(words, first)
        last = end
        while last > first + 1 and words[last - 1].lower in vocabulary.kinds_after:
            last -= 1
        if behind >= last:
            end = max(end, behind)
            if self._is_else(words, first, end):
                return end, None
            return end, self._mention(words, index, end, core, True)
        if behind and behind < last:
            return (behind, None) if words[behind].lower not in vocabulary.directions else (behind, self._mention(words, index, behind, core, True))
        return self._unknown(words, index, first, last, end)

    def _unknown(
        self, words: Sequence[Word], index: int, first: int, last: int, end: int
    ) -> tuple[int, Mention | None]:
        vocabulary = self._vocabulary
        if any(w.lower in vocabulary.not_names for w in words[first:last]):
            return end, None
        named = last < end or (index and words[index - 1].lower in vocabulary.naming)
        kind = index > 1 and words[index - 1].lower in vocabulary.of_words and vocabulary.is_kind(words[index - 2])
        if not (named or kind) or first == last:
            return end, None
        core = self._text[words[first].begin : words[last - 1].end]
        return end, self._mention(words, index, end, core, False)

    def _is_else(self, words: Sequence[Word], index: int, behind: int) -> bool:
        """Return whether the name belongs to a person, a paper, a government or a compound."""
        vocabulary = self._vocabulary
        before = words[index - 1] if index else None
        if before is not None and before.lower in vocabulary.persons:
            return True
        if behind < len(words):
            following = words[behind]
            if following.lower in vocabulary.institutions and following.is_name:
                return True
            if _possessive(words[behind - 1]) and self._is_institution(words, behind):
                return True
        for place in range(index - 1, max(-1, index - 4), -1):
            if words[place].lower in vocabulary.seats:
                return True
            if words[place].is_name and not vocabulary.is_kind(words[place]):
                break
        return False

    def _is_institution(self, words: Sequence[Word], index: int) -> bool:
        end = _run_end(words, index)
        return any(w.lower in self._vocabulary.institutions for w in words[index : end + 4] if w.is_name)

    def _mention(self, words: Sequence[Word], index: int, behind: int, core: str, known: bool) -> Mention:
        relation, kind, begin = self._context(words, index)
        first, last = words[index], words[behind - 1]
        if begin < index:
            name = self._text[words[begin].begin : last.end]
        elif known and not self._prefix(first):
            name = core if words[index].text not in core and core.split(" ")[0] in words[index].text else ""
            name = name or self._text[first.begin : last.end]
        else:
            name = self._text[first.begin : last.end]
        if not kind and behind > index + 1 and last.lower in self._vocabulary.kinds_after:
            kind = last.lower
        return Mention(words[begin].begin, last.end, _without_possessive(name), core, relation, known, first.begin, kind)

    def _context(self, words: Sequence[Word], index: int) -> tuple[Relation, str, int]:
        """Return relation, kind word and where the name begins with its direction ("im Osten Aleppos")."""
        vocabulary, kind, begin, unknown = self._vocabulary, "", index, 0
        if index and words[index - 1].lower in vocabulary.strikes:
            return Relation.STRIKE, "", index
        for place in range(index - 1, max(-1, index - 1 - FILLERS_BEFORE_NAME), -1):
            word = words[place]
            if not word.is_word and word.text not in OPENS_NAME:
                if place == index - 1 and place and word.text == "," and vocabulary.is_kind(words[place - 1]):
                    continue
                break
            if word.lower in vocabulary.directions:
                begin = place
            elif vocabulary.is_kind(word):
                kind = kind or word.lower
            elif found := self._preposition(words, place):
                if found is not Relation.OF:
                    return found, kind, begin
                if not (word.lower in vocabulary.fillers or self._names_kind(words, place - 1)):
                    return Relation.OF, kind, begin
            elif word.lower in vocabulary.strikes:
                return Relation.STRIKE, kind, begin
            elif word.lower in vocabulary.fillers or word.lower in vocabulary.demonyms or _possessive(word):
                continue
            else:
                unknown += 1
                if unknown > UNKNOWN_FILLERS or (word.is_name and vocabulary.words.nouns_capitalised):
                    break
        return (Relation.SUBJECT if self._starts(words, index) else Relation.NONE), kind, begin

    def _names_kind(self, words: Sequence[Word], place: int) -> bool:
        return place >= 0 and (
            self._vocabulary.is_kind(words[place]) or words[place].lower in self._vocabulary.directions
        )

    def _starts(self, words: Sequence[Word], index: int) -> bool:
        """Return whether the name starts its sentence, up to articles, kind words and directions."""
        return all(
            w.lower in self._vocabulary.fillers or self._vocabulary.is_kind(w) or w.lower in self._vocabulary.directions
            for w in words[max(0, index - FILLERS_BEFORE_NAME) : index]
        )

    def is_preposition(self, words: Sequence[Word], place: int) -> bool:
        """Return whether a preposition of place ends at a word."""
        return self._preposition(words, place) is not None

    def _preposition(self, words: Sequence[Word], place: int) -> Relation | None:
        best: Relation | None = None
        for back in (2, 1, 0):
            if place - back >= 0:
                for group, length in self._vocabulary.prepositions.at(words, place - back):
                    if length == back + 1:
                        return RELATIONS[group]
        return best

    def _joined(self, words: Sequence[Word], index: int, found: list[Mention], mention: Mention) -> Mention:
        """Return the mention with the relation of the list it continues ("in X, Y and Z")."""
        if not found or mention.relation not in (Relation.NONE, Relation.SUBJECT):
            return mention
        previous = found[-1]
        if previous.relation is Relation.ADJECTIVE:
            return mention
        between = [w for w in words if previous.end <= w.begin < mention.begin]
        vocabulary = self._vocabulary
        if between and all(
            w.text in ",/" or w.lower in vocabulary.and_words or vocabulary.is_kind(w) or w.lower in vocabulary.fillers
            for w in between
        ):
            if any(w.text in ",/" or w.lower in vocabulary.and_words for w in between):
                return replace(mention, relation=previous.relation, group=previous.group)
        return mention


def _run_end(words: Sequence[Word], index: int) -> int:
    """Return where the run of capitalised words ends that starts at a word."""
    end = index + 1
    while end < len(words) and end < index + LONGEST_RUN and words[end].is_word:
        if not words[end].is_name and "-" not in words[end].text[:4]:
            break
        if _possessive(words[end - 1]):
            break
        end += 1
    return end


def _possessive(word: Word) -> bool:
    return word.text.endswith(("'s", "’s"))


def _without_possessive(name: str) -> str:
    return name[:-2] if name.endswith(("'s", "’s")) else name

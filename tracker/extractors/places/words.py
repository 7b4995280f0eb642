"""The place words of a language prepared for lookup, and what stands before a name."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import NamedTuple

from ahocorasick_rs import MATCHKIND_LEFTMOST_LONGEST, AhoCorasick

from tracker.extractors.wording import Expressions, Word
from tracker.languages.places import PlaceWords

FILLERS_BEFORE_NAME = 7
UNKNOWN_FILLERS = 3
NOUN_REACH = 2
LONGEST_PREPOSITION = 4
SHORTEST_COMPOUND = 7
OPENS_NAME = frozenset("(\"„“«'")


class Relation(IntEnum):
    """How a place takes part in what the sentence tells."""

    ADJECTIVE = -1
    SPEAKER = 0
    NONE = 1
    OF = 2
    TOWARDS = 3
    SUBJECT = 4
    AT = 5
    STRIKE = 6
    ORIGIN = 7


RELATIONS = {
    "at": Relation.AT,
    "by_case": Relation.AT,
    "origin": Relation.ORIGIN,
    "towards": Relation.TOWARDS,
    "cared_for": Relation.SPEAKER,
    "of": Relation.OF,
}
CUES = (
    "countrywide",
    "worldwide",
    "wide",
    "at_sea",
    "that_event",
    "parts",
    "reaching",
    "leaving",
    "abroad",
    "worst",
    "earlier",
    "found",
    "care",
    "running",
    "treated",
    "forces",
    "reported",
    "voyage",
    "aside",
    "rescued",
    "returning",
)
WORD_SETS = (
    "kinds", "kinds_after", "directions", "fillers", "strikes", "institutions", "seats", "persons", "of",
    "not_names", "and_words", "naming", "relatives", "alone", "there", "features", "towns", "desks", "acting",
    "regions", "particles", "residents", "purposes", "lengths", "countries", "features_of", "masculines", "seas",
    "occasions", "capitals", "here", "happening", "outside", "first_units", "second_units", "domestic",
    "islands", "being", "in_the", "opens_clause", "monitors", "hospitals", "coasts", "nameless_seas", "borders",
    "border_joints", "name_starts", "plural_kinds", "reaching", "leaving", "landscapes",
    "plural_countries", "sizes", "town_prepositions", "lying", "kind_modifiers", "territories", "spots",
    "belonging", "compared",
)  # fmt: skip


class Context(NamedTuple):
    """What stands before a name: relation, kind word, and the word where its direction begins."""

    relation: Relation
    kind: str
    begin: int


@dataclass(frozen=True)
class PlaceVocabulary:
    """The place words of a language as sets by the name of their group."""

    words: PlaceWords
    sets: dict[str, frozenset[str]]
    prepositions: Expressions
    preposition_ends: frozenset[str]
    cues: Expressions
    demonyms: dict[str, str]
    demonym_stems: AhoCorasick
    demonym_countries: tuple[str, ...]
    compound_kinds: tuple[str, ...]
    compound_seats: tuple[str, ...]
    compound_towns: tuple[str, ...]
    function_words: frozenset[str]
    starts_mention: frozenset[str]
    regional: tuple[str, ...]
    unit_levels: dict[str, str]
    together: dict[str, int]
    compound_sites: tuple[str, ...]
    doubtful_endings: tuple[str, ...]
    clear_endings: tuple[str, ...]
    states: dict[str, str]

    def has(self, group: str, word: Word) -> bool:
        """Return whether the word belongs to a group."""
        return word.lower in self.sets[group]

    def is_kind(self, word: Word) -> bool:
        """Return whether the word is a kind of place, also as the end of a compound ("Hafenstadt")."""
        if word.lower in self.sets["kinds"]:
            return True
        kind = word.lower.removesuffix("s") if self.words.nouns_capitalised else word.lower  # "des Staudamms"
        if kind not in self.sets["kinds"] and (
            len(kind) < SHORTEST_COMPOUND or not word.lower.endswith(self.compound_kinds)
        ):
            return False
        return not kind.endswith(self.compound_seats)

    def is_site(self, word: str) -> bool:
        """Return whether a word in lower case is what bears a name of its own ("Grube", "Kinderkrankenhaus")."""
        named = word in self.sets["features_of"] or word.endswith(self.compound_sites)
        return named and not word.endswith(self.compound_seats)

    def is_spot(self, name: str) -> bool:
        """Return whether a name is that of a street, a square or a house, in which no event goes on."""
        return name.lower().replace("-", " ").rpartition(" ")[2] in self.sets["spots"]

    def is_hospital(self, word: str) -> bool:
        """Return whether a word in lower case is a hospital, also as the end of a compound ("Regionalspital")."""
        return bool(word) and word.endswith(tuple(self.sets["hospitals"]))

    def calls(self, word: str) -> bool:
        """Return whether the name behind a word in lower case is a place's: it is a kind of place, or a site."""
        kind = word.removesuffix("s") if self.words.nouns_capitalised else word  # "des Staudamms"
        if word in self.sets["kinds"] or kind in self.sets["kinds"] or self.is_site(word):
            return True
        return len(word) >= SHORTEST_COMPOUND and word.endswith(self.compound_kinds)

    def is_only(self, speaker: str, name: str) -> bool:
        """Return whether a speaker is called by a place's name alone ("Croatia", "neighbouring Croatia")."""
        before = speaker.removesuffix(name)
        return speaker.endswith(name) and all(word.lower() in self.sets["fillers"] for word in before.split())

    def is_regional(self, word: Word) -> bool:
        """Return whether an adjective tells a part of a country ("im nordirakischen"): a name follows it."""
        return word.lower in self.demonyms and word.lower.startswith(self.regional)

    def is_town(self, word: Word) -> bool:
        """Return whether the kind word means a town, also as the end of a compound."""
        return self.is_town_kind(word.lower)

    def is_town_kind(self, kind: str) -> bool:
        """Return whether the kind of a mention means a town."""
        return kind in self.sets["towns"] or kind.endswith(self.compound_towns)

    def has_town_of(self, words: Sequence[Word], index: int) -> bool:
        """Return whether a kind of town and "of" stand right before a name ("the village of Masara")."""
        return index > 1 and self.has("of", words[index - 1]) and self.is_town(words[index - 2])

    def is_seat(self, word: Word) -> bool:
        """Return whether what is "in" a place behind the word only sits there ("Außenamt in Wien")."""
        return word.lower in self.sets["seats"] or word.lower.endswith(self.compound_seats)

    def is_noun(self, word: Word) -> bool:
        """Return whether a capitalised word looks like a common noun."""
        if word.lower in self.sets["not_names"]:
            return True
        return word.lower.endswith(self.words.noun_endings) and not self._ends_like_name(word)

    def is_doubtful_noun(self, word: Word) -> bool:
        """Return whether a word has no more of a noun than an ending that many towns have, too ("Blatten")."""
        if word.lower in self.sets["not_names"] or not word.lower.endswith(self.doubtful_endings):
            return False
        return not word.lower.endswith(self.clear_endings)

    def _ends_like_name(self, word: Word) -> bool:
        """Return whether a word ends like the names of towns ("Gunskirchen"; not "Kirchen" alone)."""
        endings = self.words.name_endings
        return word.lower.endswith(endings or "\0") and word.lower not in endings

    def is_landscape(self, words: Sequence[Word], index: int) -> bool:
        """Return whether a word is a landscape's name by its ending and the article before it ("im Zillertal")."""
        endings, word = self.words.landscape_endings, words[index]
        named = word.is_name and word.lower.endswith(endings or "\0") and not self.has("not_names", word)
        return named and word.lower not in endings and bool(index) and self.has("in_the", words[index - 1])

    def is_plural(self, word: Word) -> bool:
        """Return whether even behind a kind word the word is a noun ("der in der Stadt Eingeschlossenen")."""
        return word.lower in self.sets["not_names"] or (
            word.lower.endswith(self.words.plural_endings) and not self._ends_like_name(word)
        )

    def relation(self, words: Sequence[Word], place: int) -> Relation | None:
        """Return the relation of the preposition that ends at a word, None without one."""
        if words[place].lower not in self.preposition_ends:
            return None
        for back in range(LONGEST_PREPOSITION - 1, -1, -1):
            if place >= back:
                for group, length in self.prepositions.at(words, place - back):
                    if length == back + 1:
                        return self._by_case(words, place) if group == "by_case" else RELATIONS[group]
        return None

    def _by_case(self, words: Sequence[Word], place: int) -> Relation:
        """Return the relation of a preposition by the case of what follows ("in den Irak", "in den Bergen")."""
        following = words[place + 1 : place + 1 + NOUN_REACH]
        return Relation.TOWARDS if any(self.has("masculines", word) for word in following) else Relation.AT

    def starts(self, words: Sequence[Word], index: int) -> bool:
        """Return whether a name starts its sentence, up to articles, kind words and directions."""
        return index <= FILLERS_BEFORE_NAME and all(
            self.has("fillers", w) or self.is_kind(w) or self.has("directions", w) for w in words[:index]
        )

    def context(self, words: Sequence[Word], index: int) -> Context:
        """Return what stands before the name at a word ("im Osten Aleppos")."""
        kind, begin, unknown = "", index, 0
        for place in range(index - 1, max(-1, index - 1 - FILLERS_BEFORE_NAME), -1):
            word = words[place]
            if not word.is_word and word.text not in OPENS_NAME:
                if place == index - 1 and word.text == "," and self._is_open_kind(words, place - 1):
                    continue
                break
            found = self._relation_of(words, place)
            if found is not None:
                return Context(found, kind, self._outside(words, place, begin))
            if self.has("directions", word):
                begin = begin if unknown else place
            elif self.is_kind(word) or self.is_site(word.lower):
                kind = kind or word.lower
            elif not self._fills(words, place):
                unknown += 1
                if unknown > UNKNOWN_FILLERS or (word.is_name and self.words.nouns_capitalised):
                    break
        if self._lies_off(words, begin, index):
            return Context(Relation.AT, kind, begin)
        return Context(Relation.SUBJECT if self.starts(words, index) else Relation.NONE, kind, begin)

    def _lies_off(self, words: Sequence[Word], begin: int, index: int) -> bool:
        """Return whether a direction without an article tells where it was ("a boat south of Crete")."""
        joined = begin + 1 < index and self.has("of", words[begin + 1]) and self.has("directions", words[begin])
        return joined and begin > 0 and not words[begin - 1].is_name and self.relation(words, begin + 1) is Relation.AT

    def _outside(self, words: Sequence[Word], place: int, begin: int) -> int:
        """Return where a name begins that keeps its preposition ("outside Derna"), ``begin`` for another."""
        return next((first for first in (place - 1, place) if first >= 0 and self.has("outside", words[first])), begin)

    def _is_open_kind(self, words: Sequence[Word], place: int) -> bool:
        """Return whether a word is a kind that waits for its name ("the capital, X"; not "Homs city, X")."""
        if place < 0 or not self.is_kind(words[place]):
            return False
        return not (place and self.has("kinds_after", words[place]) and words[place - 1].is_name)

    def _relation_of(self, words: Sequence[Word], place: int) -> Relation | None:
        """Return the relation that a word before a name gives it, None where it gives none."""
        word = words[place]
        if self.has("directions", word) or self.is_kind(word):
            return None
        if self.has("strikes", word):
            return Relation.STRIKE
        found = self.relation(words, place)
        if self.has("of", word) and (self._is_kind_at(words, place - 1) or found is Relation.OF):
            return None if self._is_kind_at(words, place - 1) or self.has("fillers", word) else Relation.OF
        return found

    def _fills(self, words: Sequence[Word], place: int) -> bool:
        word = words[place]
        if self.has("fillers", word) or self.has("of", word):
            return True
        return word.lower in self.demonyms or is_possessive(word)

    def _is_kind_at(self, words: Sequence[Word], place: int) -> bool:
        if place < 0:
            return False
        word = words[place]
        return self.is_kind(word) or self.has("directions", word) or self.is_site(word.lower)


_PREPARED: dict[int, PlaceVocabulary] = {}
"""By identity: hashing all words of a language for each document costs more than reading it."""


def place_vocabulary(words: PlaceWords) -> PlaceVocabulary:
    """Return the prepared words of a language."""
    known = _PREPARED.get(id(words))
    if known is None or known.words is not words:
        known = _PREPARED[id(words)] = _prepare(words)
    return known


def _prepare(words: PlaceWords) -> PlaceVocabulary:
    sets = {name: frozenset(w.lower() for w in getattr(words, name).words) for name in WORD_SETS}
    prepositions = {w.lower() for g in RELATIONS for w in getattr(words, g).words}
    compounds = words.nouns_capitalised
    stems = [(stem, iso3) for iso3, names in words.demonyms.items() for stem in names]
    return PlaceVocabulary(
        words,
        sets,
        Expressions((g, getattr(words, g).words) for g in RELATIONS),
        frozenset(preposition.split()[-1] for preposition in prepositions),
        Expressions((g, getattr(words, g).words) for g in CUES),
        {(stem + ending).lower(): iso3 for stem, iso3 in stems for ending in words.endings},
        AhoCorasick([stem for stem, _ in stems], matchkind=MATCHKIND_LEFTMOST_LONGEST),
        tuple(iso3 for _, iso3 in stems),
        tuple(k for k in sets["kinds"] if len(k) > 3) if compounds else ("\0",),
        tuple(s for s in sets["seats"] if len(s) > 3) if compounds else ("\0",),
        tuple(sets["towns"]) if compounds else ("\0",),
        frozenset(prepositions | sets["fillers"] | sets["and_words"] | sets["not_names"])
        - sets["directions"]
        - sets["kinds"],
        frozenset(sets["directions"].union((s + e).lower() for s, _ in stems for e in words.endings)),
        tuple(prefix.lower() for prefix in words.direction_prefixes.words) or ("\0",),
        dict.fromkeys(sets["first_units"], "1") | dict.fromkeys(sets["second_units"], "2"),
        dict(words.together),
        tuple(s for s in sets["features_of"] if len(s) > 3) if compounds else ("\0",),
        words.doubtful_endings or ("\0",),
        _clear_endings(words),
        {(s + e).lower(): name for name, stems in words.state_adjectives.items() for s in stems for e in words.endings},
    )


def _clear_endings(words: PlaceWords) -> tuple[str, ...]:
    """Return the endings that only common nouns have."""
    endings = (*words.noun_endings, *words.plural_endings, *words.clear_endings)
    return tuple(ending for ending in endings if ending not in words.doubtful_endings) or ("\0",)


def is_possessive(word: Word) -> bool:
    """Return whether the word ends in a possessive mark."""
    return word.text.endswith(("'s", "’s"))

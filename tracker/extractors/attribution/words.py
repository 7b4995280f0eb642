"""The attribution words of a language prepared for lookup, and a sentence with its cues."""

from dataclasses import dataclass
from typing import NamedTuple

from tracker.extractors.wording import Expressions, Word
from tracker.languages.attribution import AttributionWords, Names

Span = tuple[int, int]
"""Words of a sentence, half open."""

CONTEXT = frozenset({"carry", "reported", "background", "pointing"})
"""Cues that say how a sentence hangs together; other cues may share their words."""
WORD_SETS = (
    "articles", "joiners", "stops", "skipped", "openers", "pronouns", "references", "titles", "times",
    "nobody", "owners", "agents", "nouns", "conjunctions", "speakers", "out_of", "labels",
)  # fmt: skip
CUE_GROUPS = (
    "before", "behind", "verbs", "participles", "auxiliaries", "carry", "reported", "background", "pointing",
    "myself", "compound", "owned", "behind_comma",
)  # fmt: skip


@dataclass(frozen=True)
class Vocabulary:
    """The attribution words of a language, prepared for lookup."""

    words: AttributionWords
    names: Names
    cues: Expressions
    sets: dict[str, frozenset[str]]
    quotation: frozenset[str]

    def has(self, group: str, word: Word) -> bool:
        """Return whether the word belongs to a group."""
        return word.lower in self.sets[group]

    def is_time(self, word: Word) -> bool:
        """Return whether the word tells when somebody said it."""
        return word.lower in self.sets["times"] or word.lower.startswith(self.names.time_stems)


_PREPARED: dict[int, Vocabulary] = {}
"""By identity: hashing all words of a language for each document costs more than reading it."""


def vocabulary(words: AttributionWords) -> Vocabulary:
    """Return the prepared words of a language."""
    known = _PREPARED.get(id(words))
    if known is None or known.words is not words:
        known = _PREPARED[id(words)] = _prepare(words)
    return known


def _prepare(words: AttributionWords) -> Vocabulary:
    names = words.names
    sets = {group: frozenset(w.lower() for w in getattr(names, group)) for group in WORD_SETS}
    sets["passives"] = frozenset(words.passives)
    cues = Expressions((group, getattr(words, group).words) for group in CUE_GROUPS)
    return Vocabulary(words, names, cues, sets, frozenset(words.quotation))


class Cue(NamedTuple):
    """An expression of a group: its first word, and one past its last."""

    group: str
    first: int
    behind: int


class SentenceWords(NamedTuple):
    """A sentence as words, with its cues."""

    words: list[Word]
    cues: list[Cue]


def read_sentence(words: list[Word], vocabulary: Vocabulary) -> SentenceWords:
    """Return the words with the cues among them."""
    cues: list[Cue] = []
    firsts = vocabulary.cues.firsts
    index = 0
    while index < len(words):
        if words[index].lower not in firsts:
            index += 1
            continue
        longest = 1
        for group, length in vocabulary.cues.at(words, index):
            if group == "behind_comma":
                if index and words[index - 1].text == ",":
                    cues.append(Cue("before", index, index + length))
            elif group in CONTEXT:
                cues.append(Cue(group, index, index + length))
            elif length >= longest:
                cues.append(Cue(group, index, index + length))
                longest = length
        index += longest
    return SentenceWords(words, cues)

"""The attribution words of a language prepared for lookup, and a sentence with its cues."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import NamedTuple

from tracker.extractors.wording import Expressions, Word
from tracker.languages.attribution import AttributionWords, Names

Span = tuple[int, int]
"""Words of a sentence, half open."""

SHORTEST_TITLE = 4
"""Letters of a title that can be the end of a word."""
CONTEXT = frozenset(
    {
        *("carry", "parting", "unsaid", "reported", "background", "pointing"),
        *("former", "updating", "confirming", "membership", "issuing"),
    }
)
"""Cues that say how a sentence hangs together; other cues may share their words."""
WORD_SETS = (
    "articles", "quantities", "oblique", "listener_articles", "abbreviations", "joiners", "stops", "skipped",
    "openers", "pronouns", "references", "titles", "relatives", "times", "nobody", "owners", "agents", "nouns",
    "conjunctions", "speakers", "bodies", "noun_openers", "noun_links", "out_of", "hearsay", "labels", "report_links",
    "adding", "tallying", "estimating", "singling", "finding", "anybody", "within", "purposes",
    "summing", "number_links", "asides", "indefinite_joiners", "relative_objects", "selves", "judging",
    "witnesses", "outset", "statistics", "guesses",
)  # fmt: skip
CUE_GROUPS = (
    "before", "behind", "behind_comma", "citing", "verbs", "participles", "auxiliaries", "impersonal", "known", "carry",
    "parting", "unsaid", "reported", "background", "pointing", "myself", "reflexive", "compound", "owned", "acting",
    "former", "updating", "confirming", "membership", "issuing",
)  # fmt: skip


@dataclass(frozen=True)
class Vocabulary:
    """The attribution words of a language, prepared for lookup."""

    words: AttributionWords
    names: Names
    cues: Expressions
    sets: dict[str, frozenset[str]]
    quotation: frozenset[str]
    offices: tuple[str, ...]
    """Titles as the ends of words ("Vizegouverneur")."""

    def has(self, group: str, word: Word) -> bool:
        """Return whether the word belongs to a group."""
        return word.lower in self.sets[group]

    def is_report(self, word: Word) -> bool:
        """Return whether the word is a noun for what somebody puts out ("Opferbilanz", "tally")."""
        if not self.names.nouns_capitalised:
            return word.lower in self.names.reports
        return word.is_name and word.lower.endswith(self.names.reports) and not word.lower.endswith(self.names.speakers)

    def is_happening(self, word: Word) -> bool:
        """Return whether the word is something that happened, so that its tally is nobody's ("Einsatzes", "storm")."""
        if not self.names.nouns_capitalised:
            return word.lower in self.names.happenings
        return word.is_name and word.lower.endswith(self.names.happenings or "\0")

    def is_bare(self, words: Sequence[Word], group: str) -> bool:
        """Return whether words name ``statistics`` or ``guesses`` and not whose they are ("first figures")."""
        return self.has(group, words[-1]) and all(self.has("outset", word) for word in words[:-1])

    def is_speaker(self, word: Word) -> bool:
        """Return whether the word is an authority or another that speaks, also as the end of a compound."""
        if not self.names.nouns_capitalised:
            return self.has("speakers", word)
        return word.is_name and word.lower.endswith(self.names.speakers)

    def speaks(self, word: Word) -> bool:
        """Return whether the word is an authority or an office, so that whoever bears it may be one that speaks."""
        if self.is_speaker(word) or self.has("references", word):
            return True
        if self.has("articles", word) or self.has("relatives", word):
            return False
        return word.lower.endswith(self.offices) if self.names.nouns_capitalised else self.has("titles", word)

    def names_its_side(self, word: Word) -> bool:
        """Return whether the word is a compound of a report and whose it is ("Polizeiangaben")."""
        return word.lower.endswith(self.names.compounds or "\0") and word.lower not in self.names.compounds

    def is_done_by(self, word: Word | None) -> bool:
        """Return whether the word begins by whom or out of where something happened ("laut UN-Angaben aus Häusern")."""
        return word is not None and (self.has("agents", word) or self.has("out_of", word))

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
    offices = tuple(
        title for title in sets["titles"] - sets["articles"] - sets["relatives"] if len(title) >= SHORTEST_TITLE
    )
    return Vocabulary(words, names, cues, sets, frozenset(words.quotation), offices)


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
    firsts, links = vocabulary.cues.firsts, vocabulary.sets["report_links"]
    behind = 0
    for index, (word, following) in enumerate(zip_longest(words, words[1:])):
        if index < behind:
            continue
        found = _cues_at(words, index, vocabulary) if word.lower in firsts else []
        if found:
            cues += found
            behind = max((cue.behind for cue in found if cue.group not in CONTEXT), default=0)
        # who put out the report that the word names stands behind it ("Bilanz des Zivilschutzes")
        if behind > index or not following or following.lower not in links or not vocabulary.is_report(word):
            continue
        last = cues[-1] if cues else None
        compound = last and last.group == "compound" and last.behind == index and vocabulary.names_its_side(word)
        if not (compound and vocabulary.is_done_by(following)):
            cues.append(Cue("report", index, index + 1))
    return SentenceWords(words, cues)


def _cues_at(words: Sequence[Word], index: int, vocabulary: Vocabulary) -> list[Cue]:
    """Return the expressions that start at a word: of those that name a speaker only the longest."""
    found: list[Cue] = []
    longest = 1
    for group, length in vocabulary.cues.at(words, index):
        if group == "behind_comma":
            if index and words[index - 1].text == ",":
                found.append(Cue(group, index, index + length))
        elif group in CONTEXT:
            found.append(Cue(group, index, index + length))
        elif length >= longest:
            found.append(Cue(group, index, index + length))
            longest = length
    return found

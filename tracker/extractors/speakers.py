"""Who says something in a sentence: the names beside prepositions and verbs of saying."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from tracker.extractors.wording import Expressions, Word
from tracker.languages.attribution import AttributionWords, Names

LONGEST_NAME = 16
AGENT_REACH = 8
CONTEXT = frozenset({"carry", "reported", "background", "pointing"})
"""Cues that say how a sentence hangs together; other cues may share their words."""
CLAUSE_MARKS = frozenset(",;:–—-.!?…()")


class Saying(NamedTuple):
    """Somebody said something: ``name`` as the text gives it, empty for a pronoun.

    ``begin`` and ``end`` enclose cue and name in the text; ``refers`` where the name stands for one
    that was told before ("die Organisation").
    """

    begin: int
    end: int
    name: str
    refers: bool


WORD_SETS = (
    "articles", "joiners", "stops", "skipped", "openers", "pronouns", "references", "titles", "times",
    "nobody", "owners", "agents", "nouns", "out_of",
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


class SentenceWords(NamedTuple):
    """A sentence as words, with its cues as (group, first word, one past the last)."""

    words: list[Word]
    cues: list[tuple[str, int, int]]


def read_sentence(words: list[Word], vocabulary: Vocabulary) -> SentenceWords:
    """Return the words with the cues among them."""
    cues: list[tuple[str, int, int]] = []
    index = 0
    while index < len(words):
        longest = 1
        for group, length in vocabulary.cues.at(words, index):
            if group == "behind_comma":
                if index and words[index - 1].text == ",":
                    cues.append(("before", index, index + length))
                continue
            if group in CONTEXT:
                cues.append((group, index, index + length))
            elif length >= longest:
                cues.append((group, index, index + length))
                longest = length
        index += longest
    return SentenceWords(words, cues)


def find_sayings(sentence: SentenceWords, vocabulary: Vocabulary, text: str) -> list[Saying]:
    """Return who says something in the sentence, in order."""
    words, found = sentence.words, []
    for group, first, behind in sentence.cues:
        span: tuple[int, int] | None = None
        if group in ("compound", "before") and behind < len(words):
            name = compound_source(words[behind], vocabulary.names)
            if name:
                found.append(Saying(words[first].begin, words[behind].end, name, False))
                continue
        if group == "before":
            span = name_from(words, behind, vocabulary)
        elif group == "owned":
            span = _owner(words, first, vocabulary)
        elif group == "behind":
            span = _name_before_postposition(words, first, vocabulary)
        elif group == "verbs":
            span = _subject(sentence, first, behind, vocabulary)
        elif group == "myself":
            found.append(Saying(words[first].begin, words[behind - 1].end, "", True))
        elif group == "participles":
            span = _subject_of_auxiliary(sentence, first, vocabulary)
        if span is None:
            continue
        name = _written(words, span, text, vocabulary)
        if name is not None:
            begin = min(words[first].begin, words[span[0]].begin)
            end = max(words[behind - 1].end, words[span[1] - 1].end)
            refers = not name or (
                span[1] - span[0] == 1 and words[span[0]].lower in vocabulary.sets["references"]
            )
            found.append(Saying(begin, end, name, refers))
    return found


def _written(words: Sequence[Word], span: tuple[int, int], text: str, vocabulary: Vocabulary) -> str | None:
    """Return the name as written, "" for a pronoun, None where it names nobody."""
    inside = words[span[0] : span[1]]
    lowers = [w.lower for w in inside]
    if len(inside) == 1 and lowers[0] in vocabulary.sets["pronouns"]:
        return ""
    head = (
        next((i for i, lower in enumerate(lowers) if i and lower in vocabulary.sets["joiners"]), len(lowers))
        - 1
    )
    if lowers[0] in vocabulary.sets["pronouns"] or lowers[head] in vocabulary.sets["nobody"]:
        return None
    if vocabulary.names.nouns_capitalised and not any(w.is_name for w in inside):
        return None
    if not any(w.is_word for w in inside):
        return None
    name = text[inside[0].begin : inside[-1].end].removesuffix("'s").removesuffix("’s")
    if span[0] and words[span[0] - 1].lower in vocabulary.names.genitive_articles:
        return _nominative(inside, name, vocabulary)
    return name


def _nominative(inside: Sequence[Word], name: str, vocabulary: Vocabulary) -> str:
    """Return a name in the genitive without the ending of its noun ("Ministeriums": Ministerium)."""
    noun = next((w for w in inside if w.is_name and not vocabulary.has("joiners", w)), None)
    if noun is None:
        return name
    for ending in vocabulary.names.genitive_endings:
        if noun.text.endswith(ending) and len(noun.text) > len(ending) + 3:
            at = noun.end - inside[0].begin
            return name[: at - len(ending)] + name[at:]
    return name


def name_from(words: Sequence[Word], index: int, vocabulary: Vocabulary) -> tuple[int, int] | None:
    """Return the range of the name that starts at ``words[index]``, behind its articles; None without one."""
    while index < len(words) and (
        vocabulary.has("articles", words[index])
        or vocabulary.has("skipped", words[index])
        or _is_age(words[index])
    ):
        index += 1
    index = _behind_attribute(words, index, vocabulary)
    if index < len(words) and vocabulary.has("pronouns", words[index]):
        return index, index + 1
    end = _name_end(words, index, vocabulary)
    return (index, end) if end > index else None


def _is_age(word: Word) -> bool:
    """Return whether the word is an age before a name ("der 52-jährige Schreiner")."""
    return word.text[0].isdigit() and "-" in word.text


def _behind_attribute(words: Sequence[Word], index: int, vocabulary: Vocabulary) -> int:
    """Return where the name goes on behind an attribute before its noun ("die in Paris ansässige Stiftung")."""
    if (
        not vocabulary.names.nouns_capitalised
        or index >= len(words)
        or not vocabulary.has("joiners", words[index])
    ):
        return index
    for place in range(index + 1, min(len(words) - 1, index + LONGEST_NAME)):
        word = words[place]
        if not word.is_word:
            return index
        if not word.is_name and not vocabulary.has("joiners", word) and not vocabulary.has("articles", word):
            return place + 1 if words[place + 1].is_name else place
    return index


def _name_end(words: Sequence[Word], start: int, vocabulary: Vocabulary) -> int:
    end = index = start
    seen = False
    while index < min(len(words), start + LONGEST_NAME):
        word = words[index]
        if word.text in vocabulary.quotation:
            closed = _closing_quote(words, index, vocabulary)
            if not closed:
                break
            index = end = closed
            seen = True
            continue
        if word.text == "(":
            if seen and index + 2 < len(words) and words[index + 2].text == ")" and words[index + 1].is_name:
                return index + 3
            break
        if (
            not word.is_word
            or vocabulary.has("stops", word)
            or word.lower.startswith(vocabulary.names.time_stems)
        ):
            break
        if _continues(words, index, seen, vocabulary):
            index += 1
            if not vocabulary.has("joiners", word) and (
                word.is_name or not vocabulary.names.nouns_capitalised
            ):
                end, seen = index, True
            continue
        break
    return end


def _continues(words: Sequence[Word], index: int, seen: bool, vocabulary: Vocabulary) -> bool:
    """Return whether the word belongs to the name that has begun."""
    word = words[index]
    if vocabulary.has("joiners", word):
        return (
            seen
            and index + 1 < len(words)
            and (words[index + 1].is_word or words[index + 1].text in vocabulary.quotation)
        )
    if word.is_name or not vocabulary.names.nouns_capitalised:
        return True
    # A lower-case word is an adjective: a noun follows, and no noun directly precedes.
    previous = words[index - 1] if index else None
    if seen and previous is not None and previous.is_name:
        return False
    return any(w.is_name for w in words[index + 1 : index + 4])


def _closing_quote(words: Sequence[Word], index: int, vocabulary: Vocabulary) -> int:
    for closing in range(index + 2, min(len(words), index + 10)):
        if words[closing].text in vocabulary.quotation:
            return closing + 1 if words[index + 1].is_name else 0
    return 0


def _clause_start(words: Sequence[Word], index: int, vocabulary: Vocabulary) -> int:
    """Return the first word of the clause before ``words[index]``; brackets around an acronym stay inside."""
    start = index
    while start > 0:
        mark = words[start - 1].text
        if mark == ")" and start >= 3 and words[start - 3].text == "(":
            start -= 3
            continue
        if mark in CLAUSE_MARKS:
            break
        if mark in vocabulary.quotation and not _is_quoted_name(words, start - 1, vocabulary):
            break
        start -= 1
    return start


def _is_quoted_name(words: Sequence[Word], index: int, vocabulary: Vocabulary) -> bool:
    """Return whether the quotation mark encloses a short name on its left or right."""
    left = any(w.text in vocabulary.quotation for w in words[max(0, index - 8) : index])
    right = any(w.text in vocabulary.quotation for w in words[index + 1 : index + 9])
    return (left and words[index - 1].is_word) or (right and index > 0 and words[index - 1].is_name)


def _subject(
    sentence: SentenceWords, first: int, behind: int, vocabulary: Vocabulary
) -> tuple[int, int] | None:
    words = sentence.words
    before = [w.lower for w in words[max(0, first - 2) : first]]
    if not vocabulary.sets["passives"].isdisjoint(before):
        return _agent(words, behind, vocabulary)
    if not vocabulary.sets["owners"].isdisjoint(before) or _is_noun(words, first, vocabulary):
        return None
    if vocabulary.names.verb_second and first == 0:
        return None
    while first and vocabulary.has("skipped", words[first - 1]):
        first -= 1
    start = _clause_start(words, first, vocabulary)
    span = _subject_between(words, start, first, vocabulary)
    if span is not None:
        return span
    if start == first and start > 1 and words[start - 1].text == ",":
        span = _before_apposition(words, start - 1, vocabulary)
        if span is not None:
            return span
    if not vocabulary.names.verb_second:
        if start == first:
            return _subject_behind(words, behind, vocabulary)
        return _last_phrase(words, start, first, vocabulary)
    if start < first and vocabulary.has("out_of", words[start]):
        return _subject_between(words, start + 1, first, vocabulary)
    if any(group in ("verbs", "auxiliaries") and start <= place < first for group, place, _ in sentence.cues):
        return None
    return _subject_behind(words, behind, vocabulary)


def _is_noun(words: Sequence[Word], index: int, vocabulary: Vocabulary) -> bool:
    """Return whether an article makes a noun of the verb ("a new record")."""
    if not vocabulary.has("nouns", words[index]):
        return False
    return any(vocabulary.has("articles", w) and len(w.lower) < 3 for w in words[max(0, index - 2) : index])


def _agent(words: Sequence[Word], behind: int, vocabulary: Vocabulary) -> tuple[int, int] | None:
    """Return who did what a passive tells ("were counted in the north by the White Helmets")."""
    for place in range(behind, min(len(words), behind + AGENT_REACH)):
        if words[place].text in CLAUSE_MARKS:
            return None
        if vocabulary.has("agents", words[place]):
            return name_from(words, place + 1, vocabulary)
    return None


def _last_phrase(
    words: Sequence[Word], start: int, end: int, vocabulary: Vocabulary
) -> tuple[int, int] | None:
    """Return the subject that follows a place or time before the verb ("In Belgium the centre reported")."""
    if start >= end or not (vocabulary.has("stops", words[start]) or vocabulary.has("joiners", words[start])):
        return None
    for begin in range(end - 1, start, -1):
        if vocabulary.has("articles", words[begin]):
            return _subject_between(words, begin, end, vocabulary)
    return None


def _subject_between(
    words: Sequence[Word], start: int, end: int, vocabulary: Vocabulary
) -> tuple[int, int] | None:
    """Return the subject that fills ``words[start:end]`` up to openers before and times behind it."""
    while start < end and (
        vocabulary.has("openers", words[start]) or _is_leading_time(words[start], vocabulary)
    ):
        start += 1
    if start >= end:
        return None
    span = name_from(words[:end], start, vocabulary)
    if span is None:
        return None
    rest = words[span[1] : end]
    if all(vocabulary.is_time(w) or vocabulary.has("skipped", w) or not w.is_word for w in rest):
        return span
    return None


def _before_apposition(words: Sequence[Word], comma: int, vocabulary: Vocabulary) -> tuple[int, int] | None:
    """Return the name in "Name, head of the office, said" and "the head of the office, Name, said".

    ``comma`` is the second one.
    """
    start = _clause_start(words, comma, vocabulary)
    inside = words[start:comma]
    if not inside or start < 2 or words[start - 1].text != "," or len(inside) > LONGEST_NAME:
        return None
    if any(vocabulary.has("titles", w) for w in inside[:5]):
        return _subject_between(words, _clause_start(words, start - 1, vocabulary), start - 1, vocabulary)
    if all(w.is_name or vocabulary.has("joiners", w) for w in inside):
        return start, comma
    return None


def compound_source(word: Word, names: Names) -> str:
    """Return who is named by a compound ("Polizeiangaben": Polizei), "" where the word is none."""
    for ending in names.compounds:
        stem = word.text[: -len(ending)]
        if len(stem) > 1 and word.text.lower().endswith(ending):
            stem = stem.rstrip("-")
            return stem[:-1] if stem.endswith(names.linked) else stem
    return ""


def _subject_behind(words: Sequence[Word], index: int, vocabulary: Vocabulary) -> tuple[int, int] | None:
    while index < len(words) and (
        vocabulary.is_time(words[index]) or vocabulary.has("skipped", words[index])
    ):
        index += 1
    if index < len(words) and (words[index].is_word or _is_age(words[index])):
        return name_from(words, index, vocabulary)
    return None


def _subject_of_auxiliary(
    sentence: SentenceWords, participle: int, vocabulary: Vocabulary
) -> tuple[int, int] | None:
    """Return the subject of the auxiliary that the participle belongs to ("hatte die IOM … berichtet")."""
    words = sentence.words
    for group, first, behind in reversed(sentence.cues):
        if group != "auxiliaries" or first == participle:
            continue
        if first > participle and first != participle + 1:
            continue
        start = _clause_start(words, min(first, participle), vocabulary)
        if first > participle:
            while start < participle and vocabulary.has("openers", words[start]):
                start += 1
            return name_from(words, start, vocabulary)
        return _subject_between(words, start, first, vocabulary) or _subject_behind(words, behind, vocabulary)
    return None


def _name_before_postposition(
    words: Sequence[Word], index: int, vocabulary: Vocabulary
) -> tuple[int, int] | None:
    """Return the name that ends before "zufolge": from its last article, else the words that end there."""
    start = _clause_start(words, index, vocabulary)
    for begin in range(index - 1, start - 1, -1):
        if vocabulary.has("articles", words[begin]):
            span = name_from(words, begin, vocabulary)
            if span is not None and span[1] == index:
                return span
    for begin in range(start, index):
        if words[begin].is_name:
            span = name_from(words, begin, vocabulary)
            if span is not None and span[1] == index:
                return span
    return None


def _is_leading_time(word: Word, vocabulary: Vocabulary) -> bool:
    return word.lower.startswith(vocabulary.names.time_stems)


def _owner(words: Sequence[Word], index: int, vocabulary: Vocabulary) -> tuple[int, int] | None:
    """Return who a count belongs to ("by the government's count")."""
    if not index or not words[index - 1].text.endswith(("'s", "’s")):
        return None
    for begin in range(index - 1, max(-1, index - LONGEST_NAME), -1):
        if vocabulary.has("articles", words[begin]):
            return begin + 1, index
    return index - 1, index

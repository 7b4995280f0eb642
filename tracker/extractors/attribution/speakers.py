"""Who says something in a sentence: the names beside prepositions and verbs of saying."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from tracker.extractors.attribution.clauses import clause_end, clause_start
from tracker.extractors.attribution.names import (
    LONGEST_NAME,
    POSSESSIVE,
    compound_source,
    head_of,
    name_from,
    text_of,
    written_name,
)
from tracker.extractors.attribution.reports import agent_of_participle, hearsay, is_of_happening, report_owner
from tracker.extractors.attribution.signatures import signed
from tracker.extractors.attribution.subjects import (
    subject_of_auxiliary,
    subject_of_clause,
    subject_of_verb,
    with_apposition,
)
from tracker.extractors.attribution.words import Cue, SentenceWords, Span, Vocabulary
from tracker.extractors.wording import Word

LOCAL = frozenset({"before", "behind", "citing", "report", "reflexive"})
"""Cues whose name covers its own clause only."""


class Saying(NamedTuple):
    """Somebody said something: ``name`` as the text gives it, empty for a pronoun, and where nobody did.

    ``begin`` and ``end`` enclose cue and name in the text; ``refers`` where the name stands for one
    that was told before ("die Organisation"), ``is_local`` where it covers its own clause only ("laut …"),
    ``cited`` where a paper or an agency quotes them, ``is_aside`` in a clause that gives a reason or a time
    for what stands before it ("da die Rebellen behaupten, …"), ``tallied`` with a verb of counting ("Italy
    registered", which says no more than that they came), ``ends`` where the sentences behind it are not theirs: what
    somebody saw, or did by their own account, ``judges`` with a verb that tells no facts ("warned of more rain").
    """

    begin: int
    end: int
    name: str
    refers: bool
    is_local: bool
    cited: bool = False
    is_aside: bool = False
    tallied: bool = False
    ends: bool = False
    judges: bool = False


def find_sayings(sentence: SentenceWords, vocabulary: Vocabulary, text: str) -> list[Saying]:
    """Return who says something in the sentence, in order."""
    found = []
    for cue in sentence.cues:
        saying = (
            _in_one_word(sentence, cue, vocabulary)
            or _saying(sentence, cue, vocabulary, text)
            or _officially(sentence.words, cue, vocabulary)
        )
        if saying is not None:
            found.append(saying)
        if saying is not None and cue.group == "verbs":
            found += _without_verb(sentence.words, cue, vocabulary, text)
    head = signed(sentence.words, vocabulary, text)
    return [*found, Saying(*head, False, False)] if head else found


def _without_verb(words: Sequence[Word], cue: Cue, vocabulary: Vocabulary, text: str) -> list[Saying]:
    """Return who shares the verb of the speaker before ("A sprach von zwei Toten, B von drei")."""
    links = {w.lower for w in words[cue.behind :] if vocabulary.has("number_links", w)}
    found = []
    for place in range(cue.behind + 1, len(words)):
        if not links or not (words[place - 1].text == "," or vocabulary.has("conjunctions", words[place - 1])):
            continue
        span = name_from(words, place, vocabulary)
        if span is not None and span[1] < len(words) and words[span[1]].lower in links:
            begin, end = words[span[0]].begin, words[span[1] - 1].end
            found.append(Saying(begin, end, text_of(words, span, text), False, False))
    return found


def _in_one_word(sentence: SentenceWords, cue: Cue, vocabulary: Vocabulary) -> Saying | None:
    """Return who is named by a cue alone, or by the compound behind it."""
    words, (group, first, behind) = sentence.words, cue
    if group == "myself":
        return Saying(words[first].begin, words[behind - 1].end, "", True, True)
    if group in ("compound", "before") and behind < len(words):
        name = compound_source(words[behind], vocabulary.names)
        if name:
            return Saying(words[first].begin, words[behind].end, name, False, True)
    if group == "behind" and first:
        name = compound_source(words[first - 1], vocabulary.names)
        if name:
            return Saying(words[first - 1].begin, words[first].end, name, False, True)
    if group == "compound" and _names_a_side(words[behind : behind + 2], vocabulary):
        side = f"{words[behind].text} {words[behind + 1].text}"
        return Saying(words[first].begin, words[behind + 1].end, side, False, True)
    return None


def _officially(words: Sequence[Word], cue: Cue, vocabulary: Vocabulary) -> Saying | None:
    """Return the side whose statements are all that is named ("nach amtlichen Angaben")."""
    end = {"before": cue.behind, "behind": cue.first}.get(cue.group, 0)
    if end < 2 or not _names_a_side(words[end - 2 : end], vocabulary):
        return None
    side = f"{words[end - 2].lower} {words[end - 1].text}"
    return Saying(words[end - 2].begin, words[max(end, cue.behind) - 1].end, side, False, True)


def _names_a_side(words: Sequence[Word], vocabulary: Vocabulary) -> bool:
    """Return whether two words are a country's statements ("ukrainischen Angaben")."""
    if len(words) < 2 or words[1].lower not in vocabulary.names.compounds:
        return False
    return words[0].text.endswith(vocabulary.names.adjectives)


def _saying(sentence: SentenceWords, cue: Cue, vocabulary: Vocabulary, text: str) -> Saying | None:
    words, (_, first, behind) = sentence.words, cue
    if cue.group == "report" and is_of_happening(words, first, vocabulary):
        return Saying(words[first].begin, words[behind].end, "", False, True)
    span = _speaker(sentence, cue, vocabulary)
    name = written_name(words, span, text, vocabulary) if span else None
    if span is None or name is None:
        return None
    begin = min(words[first].begin, words[span[0]].begin)
    end = max(words[behind - 1].end, words[span[1] - 1].end)
    inside = words[span[0] : span[1]]
    named_before = len(inside) == 1 and vocabulary.has("references", inside[0])
    refers = not name or named_before or vocabulary.is_bare(inside, "statistics")
    aside = vocabulary.has("asides", words[clause_start(words, span[0], vocabulary)])
    tallied = vocabulary.has("tallying", words[first])
    ends = cue.group == "reflexive" or vocabulary.has("witnesses", head_of(inside, vocabulary))
    told = max(behind, span[1])
    rest = words[told : clause_end(words, told, vocabulary)]
    judges = vocabulary.has("judging", words[first]) and not all(vocabulary.is_time(word) for word in rest)
    return Saying(begin, end, name, refers, cue.group in LOCAL, cue.group == "citing", aside, tallied, ends, judges)


def _speaker(sentence: SentenceWords, cue: Cue, vocabulary: Vocabulary) -> Span | None:
    """Return where the name beside a cue stands."""
    words, (group, first, behind) = sentence.words, cue
    if group in _BESIDE:
        return _BESIDE[group](words, cue, vocabulary)
    if group == "citing":
        behind = _cited(words, behind, vocabulary)
    if group in ("before", "behind_comma", "citing"):
        return _named_or_owner(words, name_from(words, behind, vocabulary), vocabulary)
    if group == "report":
        return report_owner(words, first, vocabulary)
    if group == "verbs":
        return _subject(sentence, cue, vocabulary)
    if group == "participles":
        return subject_of_auxiliary(sentence, first, vocabulary) or agent_of_participle(words, cue, vocabulary)
    return None


def _subject(sentence: SentenceWords, cue: Cue, vocabulary: Vocabulary) -> Span | None:
    """Return the subject of a verb; for anybody the place where one speaks, of what was found only a report."""
    words, span = sentence.words, subject_of_verb(sentence, cue, vocabulary)
    if span is None:
        return None
    if vocabulary.has("anybody", words[span[0]]):
        return hearsay(words, cue, vocabulary)
    found = cue.behind - cue.first == 1 and vocabulary.has("finding", words[cue.first])
    return None if found and not vocabulary.is_report(words[span[1] - 1]) else span


def _named_or_owner(words: Sequence[Word], span: Span | None, vocabulary: Vocabulary) -> Span | None:
    """Return the name with its apposition; of a report ("citing figures from the ministry") who put it out."""
    owned = span is not None and vocabulary.is_report(words[span[0]]) and span[0] + 1 < len(words)
    if span is not None and owned and vocabulary.has("report_links", words[span[0] + 1]):
        return report_owner(words, span[0], vocabulary) or span
    return with_apposition(words, span, vocabulary)


def _cited(words: Sequence[Word], behind: int, vocabulary: Vocabulary) -> int:
    """Return where whom a paper quotes stands: behind the paper ("zitierte das Blatt den Minister")."""
    if behind < len(words) and vocabulary.has("oblique", words[behind]):
        return behind
    for place in range(behind, clause_end(words, behind, vocabulary)):
        if vocabulary.has("oblique", words[place]) and not vocabulary.has("joiners", words[place - 1]):
            return place
    return behind


def _name_before_postposition(words: Sequence[Word], cue: Cue, vocabulary: Vocabulary) -> Span | None:
    """Return the name that ends before "zufolge": from its last article, else the words that end there."""
    index = cue.first
    start = clause_start(words, index, vocabulary)
    for begin in range(index - 1, start - 1, -1):
        owner = begin > start and words[begin - 1].is_name
        if vocabulary.has("articles", words[begin]) and not owner:
            span = name_from(words, begin, vocabulary)
            if span is not None and span[1] == index:
                return span
    for begin in range(start, index):
        if words[begin].is_name:
            span = name_from(words, begin, vocabulary)
            if span is not None and span[1] == index:
                return span
    return None


def _knower(words: Sequence[Word], cue: Cue, vocabulary: Vocabulary) -> Span | None:
    """Return the authority in the dative that something is known to ("waren den Behörden 14 Tote bekannt")."""
    for place in range(clause_start(words, cue.first, vocabulary), clause_end(words, cue.first, vocabulary)):
        dative = vocabulary.has("oblique", words[place]) or vocabulary.has("listener_articles", words[place])
        span = name_from(words, place, vocabulary) if dative else None
        if span is not None and words[span[0] - 1] == words[place] and vocabulary.is_speaker(words[span[0]]):
            return span
    return None


def _owner(words: Sequence[Word], cue: Cue, vocabulary: Vocabulary) -> Span | None:
    """Return who a count belongs to ("by the government's count", "by UN estimates")."""
    index = cue.first
    if not index:
        return None
    if not words[index - 1].text.endswith(POSSESSIVE):
        by = next(
            (i for i in range(index - 1, -1, -1) if vocabulary.has("agents", words[i]) or not words[i].is_name), -1
        )
        return (by + 1, index) if -1 < by < index - 1 and vocabulary.has("agents", words[by]) else None
    for begin in range(index - 1, max(-1, index - LONGEST_NAME), -1):
        if vocabulary.has("articles", words[begin]):
            return begin + 1, index
    return index - 1, index


_BESIDE: dict[str, Callable[[Sequence[Word], Cue, Vocabulary], Span | None]] = {
    "reflexive": subject_of_clause,
    "impersonal": hearsay,
    "known": _knower,
    "owned": _owner,
    "behind": _name_before_postposition,
}
"""Groups of cues whose name stands at another place than right behind them."""

"""Who stands behind a report, an impersonal verb or a passive: a noun behind a preposition or in the genitive."""

from collections.abc import Sequence

from tracker.extractors.attribution.clauses import clause_end, clause_start
from tracker.extractors.attribution.names import head_of, name_from
from tracker.extractors.attribution.words import Cue, Span, Vocabulary
from tracker.extractors.wording import Word

REACH = 9
"""Words between an impersonal verb or a participle and who is behind it."""


def report_owner(words: Sequence[Word], index: int, vocabulary: Vocabulary) -> Span | None:
    """Return who put out the report at a word ("Bilanz des Zivilschutzes", "a survey by the charity")."""
    link = index + 1
    return name_from(words, link if vocabulary.has("articles", words[link]) else link + 1, vocabulary)


def is_of_happening(words: Sequence[Word], index: int, vocabulary: Vocabulary) -> bool:
    """Return whether a report is of what happened, so that it is nobody's ("Bilanz des Einsatzes der Küstenwache")."""
    span = report_owner(words, index, vocabulary)
    if vocabulary.names.nouns_capitalised and not vocabulary.has("articles", words[index + 1]):
        return False
    return span is not None and vocabulary.is_happening(head_of(words[span[0] : span[1]], vocabulary))


def hearsay(words: Sequence[Word], cue: Cue, vocabulary: Vocabulary) -> Span | None:
    """Return who is behind an impersonal verb ("Aus der Klinik hieß es", "hieß es bei der Polizei")."""
    if not _is_impersonal(words, cue, vocabulary):
        return None
    start = clause_start(words, cue.first, vocabulary)
    for place in [*_behind(words, cue.behind, vocabulary), *range(start, cue.first)]:
        within = vocabulary.has("within", words[place])
        if within or vocabulary.has("hearsay", words[place]):
            span = name_from(words, place + 1, vocabulary)
            if within and span is not None and not vocabulary.is_speaker(words[span[0]]):
                continue
            if span is not None and not vocabulary.is_time(words[span[0]]) and not _is_report(words, span, vocabulary):
                return span
    return None


def _is_impersonal(words: Sequence[Word], cue: Cue, vocabulary: Vocabulary) -> bool:
    """Return whether the verb has "es" in its clause, or a circle that speaks before it ("aus Polizeikreisen")."""
    start = clause_start(words, cue.first, vocabulary)
    around = words[start : cue.behind + 1]
    circle = any(vocabulary.has("out_of", word) for word in around[:2])
    return circle or any(vocabulary.has("pronouns", word) for word in around)


def _is_report(words: Sequence[Word], span: Span, vocabulary: Vocabulary) -> bool:
    """Return whether the name is the report itself ("in einer Mitteilung des Ministeriums")."""
    return any(vocabulary.is_report(word) for word in words[span[0] : span[1]])


def agent_of_participle(words: Sequence[Word], cue: Cue, vocabulary: Vocabulary) -> Span | None:
    """Return who did what a passive tells ("14 Familien wurden von der IOM registriert")."""
    start = clause_start(words, cue.first, vocabulary)
    behind = range(cue.behind, min(len(words), cue.behind + REACH))
    around = behind if cue.first == start else range(start, cue.first)
    clause = [words[place] for place in around]
    if not any(word.lower in vocabulary.sets["passives"] for word in [*clause, *words[cue.behind : cue.behind + 1]]):
        return None
    for place in reversed(around):
        if vocabulary.has("agents", words[place]):
            return name_from(words, place + 1, vocabulary)
    return None


def _behind(words: Sequence[Word], index: int, vocabulary: Vocabulary) -> list[int]:
    """Return the places of the words behind a verb up to the end of its clause."""
    return list(range(index, min(clause_end(words, index, vocabulary), index + REACH)))

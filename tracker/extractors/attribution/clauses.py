"""Where a clause begins and ends among the words of its sentence."""

from collections.abc import Sequence

from tracker.extractors.attribution.names import is_abbreviation
from tracker.extractors.attribution.words import Vocabulary
from tracker.extractors.wording import Word

CLAUSE_MARKS = frozenset(",;:–—-.!?…()•▪●")


def clause_start(words: Sequence[Word], index: int, vocabulary: Vocabulary) -> int:
    """Return the first word of the clause before ``words[index]``; brackets around an acronym stay inside."""
    start = index
    while start > 0:
        mark = words[start - 1].text
        if mark == ")" and start >= 3 and words[start - 3].text == "(":
            start -= 3
            continue
        if (
            mark in CLAUSE_MARKS
            and not _is_ordinal(words, start - 1)
            and not is_abbreviation(words, start - 1, vocabulary)
        ):
            break
        if mark in vocabulary.quotation and not _is_quoted_name(words, start - 1, vocabulary):
            break
        start -= 1
    return start


def clause_end(words: Sequence[Word], index: int, vocabulary: Vocabulary) -> int:
    """Return one past the last word of the clause that goes on at ``words[index]``."""
    while index < len(words) and (words[index].text not in CLAUSE_MARKS or is_abbreviation(words, index, vocabulary)):
        index += 1
    return index


def _is_ordinal(words: Sequence[Word], index: int) -> bool:
    """Return whether a full stop makes an ordinal of a number ("12. Februar")."""
    if words[index].text != "." or not index or index + 1 >= len(words):
        return False
    return words[index - 1].text.isdigit() and words[index + 1].begin > words[index].end


def _is_quoted_name(words: Sequence[Word], index: int, vocabulary: Vocabulary) -> bool:
    """Return whether the quotation mark encloses a short name on its left or right."""
    left = any(w.text in vocabulary.quotation for w in words[max(0, index - 8) : index])
    right = any(w.text in vocabulary.quotation for w in words[index + 1 : index + 9])
    return (left and words[index - 1].is_word) or (right and index > 0 and words[index - 1].is_name)

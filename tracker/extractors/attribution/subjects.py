"""The subject of a verb of saying: before it, behind it, in its passive, beside its auxiliary."""

from collections.abc import Sequence

from tracker.extractors.attribution.names import LONGEST_NAME, is_age, name_from
from tracker.extractors.attribution.words import Cue, SentenceWords, Span, Vocabulary
from tracker.extractors.wording import Word

AGENT_REACH = 8
CLAUSE_MARKS = frozenset(",;:–—-.!?…()")


def clause_start(words: Sequence[Word], index: int, vocabulary: Vocabulary) -> int:
    """Return the first word of the clause before ``words[index]``; brackets around an acronym stay inside."""
    start = index
    while start > 0:
        mark = words[start - 1].text
        if mark == ")" and start >= 3 and words[start - 3].text == "(":
            start -= 3
            continue
        if mark in CLAUSE_MARKS and not _is_ordinal(words, start - 1):
            break
        if mark in vocabulary.quotation and not _is_quoted_name(words, start - 1, vocabulary):
            break
        start -= 1
    return start


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


def subject_of_verb(sentence: SentenceWords, cue: Cue, vocabulary: Vocabulary) -> Span | None:
    """Return the subject of a verb of saying."""
    words, first = sentence.words, cue.first
    before = [w.lower for w in words[max(0, first - 2) : first]]
    if not vocabulary.sets["passives"].isdisjoint(before):
        return _agent(words, cue.behind, vocabulary)
    if _is_noun(words, first, vocabulary):
        return None
    while first and vocabulary.has("skipped", words[first - 1]):
        first -= 1
    start = clause_start(words, first, vocabulary)
    span = _subject_between(words, start, first, vocabulary)
    if span is not None and vocabulary.has("nobody", words[span[1] - 1]):
        return _subject_behind(words, cue.behind, vocabulary) if vocabulary.names.verb_second else None
    if span is None and start == first and start > 1 and words[start - 1].text == ",":
        span = _before_apposition(words, start - 1, vocabulary)
    if span is not None:
        return span
    if vocabulary.names.verb_second:
        return _subject_of_second_verb(sentence, start, cue, vocabulary)
    if start == first:
        return _subject_behind(words, cue.behind, vocabulary)
    return _last_phrase(words, start, first, vocabulary)


def _subject_of_second_verb(sentence: SentenceWords, start: int, cue: Cue, vocabulary: Vocabulary) -> Span | None:
    """Return the subject of a verb that something else precedes ("Am Montag sagte er")."""
    if cue.first == 0:
        return None
    if start < cue.first and vocabulary.has("out_of", sentence.words[start]):
        return _subject_between(sentence.words, start + 1, cue.first, vocabulary)
    if any(c.group in ("verbs", "auxiliaries") and start <= c.first < cue.first for c in sentence.cues):
        return None
    return _subject_behind(sentence.words, cue.behind, vocabulary)


def _is_noun(words: Sequence[Word], index: int, vocabulary: Vocabulary) -> bool:
    """Return whether an article or owner makes a noun of the verb ("a new record", "its report")."""
    if not vocabulary.has("nouns", words[index]):
        return False
    before = words[max(0, index - 2) : index]
    return any(vocabulary.has("owners", w) or (vocabulary.has("articles", w) and len(w.lower) < 3) for w in before)


def _agent(words: Sequence[Word], behind: int, vocabulary: Vocabulary) -> Span | None:
    """Return who did what a passive tells ("were counted in the north by the White Helmets")."""
    for place in range(behind, min(len(words), behind + AGENT_REACH)):
        if words[place].text in CLAUSE_MARKS:
            return None
        if vocabulary.has("agents", words[place]):
            return name_from(words, place + 1, vocabulary)
    return None


def _last_phrase(words: Sequence[Word], start: int, end: int, vocabulary: Vocabulary) -> Span | None:
    """Return the subject that follows a place or time before the verb ("In Belgium the centre reported")."""
    if start >= end or not (vocabulary.has("stops", words[start]) or vocabulary.has("joiners", words[start])):
        return None
    for begin in range(end - 1, start, -1):
        if vocabulary.has("articles", words[begin]):
            return _subject_between(words, begin, end, vocabulary)
    return None


def _subject_between(words: Sequence[Word], start: int, end: int, vocabulary: Vocabulary) -> Span | None:
    """Return the subject that fills ``words[start:end]`` up to openers before and times behind it."""
    stems = vocabulary.names.time_stems
    while start < end and (vocabulary.has("openers", words[start]) or words[start].lower.startswith(stems)):
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


def _before_apposition(words: Sequence[Word], comma: int, vocabulary: Vocabulary) -> Span | None:
    """Return the name in "Name, head of the office, said" and "the head of the office, Name, said".

    ``comma`` is the second one.
    """
    start = clause_start(words, comma, vocabulary)
    inside = words[start:comma]
    if not inside or start < 2 or words[start - 1].text != "," or len(inside) > LONGEST_NAME:
        return None
    if any(vocabulary.has("titles", w) for w in inside[:5]):
        return _subject_between(words, clause_start(words, start - 1, vocabulary), start - 1, vocabulary)
    if all(w.is_name or vocabulary.has("joiners", w) for w in inside):
        return start, comma
    return None


def _subject_behind(words: Sequence[Word], index: int, vocabulary: Vocabulary) -> Span | None:
    while index < len(words) and (vocabulary.is_time(words[index]) or vocabulary.has("skipped", words[index])):
        index += 1
    if index < len(words) and (words[index].is_word or is_age(words[index])):
        return name_from(words, index, vocabulary)
    return None


def subject_of_auxiliary(sentence: SentenceWords, participle: int, vocabulary: Vocabulary) -> Span | None:
    """Return the subject of the auxiliary that the participle belongs to ("hatte die IOM … berichtet")."""
    words = sentence.words
    for group, first, behind in reversed(sentence.cues):
        if group != "auxiliaries" or first == participle:
            continue
        if first > participle and first != participle + 1:
            continue
        start = clause_start(words, min(first, participle), vocabulary)
        if first > participle:
            while start < participle and vocabulary.has("openers", words[start]):
                start += 1
            return name_from(words, start, vocabulary)
        return _subject_between(words, start, first, vocabulary) or _subject_behind(words, behind, vocabulary)
    return None

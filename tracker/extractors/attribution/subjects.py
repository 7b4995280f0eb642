"""The subject of a verb of saying: before it, behind it, in its passive, beside its auxiliary."""

from collections.abc import Sequence

from tracker.extractors.attribution.clauses import CLAUSE_MARKS, clause_end, clause_start
from tracker.extractors.attribution.names import LONGEST_NAME, POSSESSIVE, is_age, is_proper, name_from
from tracker.extractors.attribution.verbs import is_adjective, is_noun
from tracker.extractors.attribution.words import Cue, SentenceWords, Span, Vocabulary
from tracker.extractors.wording import Word

AGENT_REACH = 8


def subject_of_verb(sentence: SentenceWords, cue: Cue, vocabulary: Vocabulary) -> Span | None:
    """Return the subject of a verb of saying."""
    words, first = sentence.words, cue.first
    before = [w.lower for w in words[max(0, first - 2, clause_start(words, first, vocabulary)) : first]]
    if not vocabulary.sets["passives"].isdisjoint(before):
        return _agent(words, cue.behind, vocabulary)
    if is_noun(words, first, vocabulary) or is_adjective(words, first, vocabulary):
        return None
    while first and vocabulary.has("skipped", words[first - 1]):
        first -= 1
    start = clause_start(words, first, vocabulary)
    span = _subject_between(words, start, first, vocabulary)
    if span is None and first and vocabulary.has("conjunctions", words[first - 1]):
        return _subject_of_first_verb(words, start, first, vocabulary)
    if span is not None and _is_nobody(words, span, vocabulary):
        return _subject_behind(words, cue.behind, vocabulary) if vocabulary.names.verb_second else None
    if span is None and start > 1 and words[start - 1].text == ",":
        span = _closing_speaker(words, start, cue, vocabulary) if start == first else None
        span = span or _beside_comma(words, start, cue, first, vocabulary)
    if span is not None:
        return span
    if vocabulary.names.verb_second:
        return with_apposition(words, _subject_of_second_verb(sentence, start, cue, vocabulary), vocabulary)
    if start == first:
        return _subject_behind(words, cue.behind, vocabulary)
    return _last_phrase(words, start, first, vocabulary)


def _of_relative(words: Sequence[Word], start: int, cue: Cue, vocabulary: Vocabulary) -> Span | None:
    """Return the subject of a relative clause whose object opens it ("die Zahl, die die Polizei nannte")."""
    opens = vocabulary.has("relative_objects", words[start]) and not vocabulary.has("nobody", words[start + 1])
    ended = cue.behind >= len(words) or words[cue.behind].text in CLAUSE_MARKS
    if not opens or not ended or not (vocabulary.has("articles", words[start + 1]) or words[start + 1].is_name):
        return None
    return _subject_between(words, start + 1, cue.first, vocabulary)


def _is_nobody(words: Sequence[Word], span: Span, vocabulary: Vocabulary) -> bool:
    """Return whether the name's last word, or the noun it starts with, says nothing ("die Zahl der Toten")."""
    inside = words[span[0] : span[1]]
    first_noun = next((word for word in inside if word.is_name), inside[0])
    before_joiner = next((i for i, word in enumerate(inside) if i and _joins(word, vocabulary)), len(inside))
    if is_proper(inside[:before_joiner], vocabulary):
        return False
    head = inside[before_joiner - 1]
    ends = [head, first_noun] if vocabulary.names.nouns_capitalised else [head]
    return any(vocabulary.has("nobody", word) for word in ends)


def _subject_of_first_verb(words: Sequence[Word], start: int, end: int, vocabulary: Vocabulary) -> Span | None:
    """Return the subject that a second verb shares with the first ("Der Minister kam an und sagte")."""
    while start < end and vocabulary.has("openers", words[start]):
        start += 1
    span = (
        name_from(words[:end], start, vocabulary) if start < end and not _is_oblique(words, start, vocabulary) else None
    )
    if span is None or span[1] >= end - 1:
        return None
    verb = words[span[1]]
    if not verb.is_word or verb.is_name or vocabulary.has("joiners", verb) or _is_nobody(words, span, vocabulary):
        return None
    return None if all(vocabulary.is_time(word) for word in words[span[0] : span[1]]) else span


def subject_of_clause(words: Sequence[Word], cue: Cue, vocabulary: Vocabulary) -> Span | None:
    """Return who "nach eigenen Angaben" refers to: the subject before the verb, or behind it."""
    start = clause_start(words, cue.first, vocabulary)
    if start == cue.first:
        return _subject_behind(words, cue.behind + 1, vocabulary) if vocabulary.names.verb_second else None
    span = _subject_of_first_verb(words, start, cue.first + 1, vocabulary)
    if span is None and start > 1 and words[start - 1].text == ",":
        span = _before_apposition(words, start - 1, vocabulary)
    return span or _subject_ending_at(words, start, cue.first, vocabulary)


def _subject_ending_at(words: Sequence[Word], start: int, end: int, vocabulary: Vocabulary) -> Span | None:
    """Return the subject right before ``words[end]`` behind a verb or with an article ("Am Montag zählte die IOM")."""
    for begin in range(end - 1, start, -1):
        before = words[begin - 1]
        opened = vocabulary.has("articles", words[begin]) and not vocabulary.has("oblique", words[begin])
        verb = before.is_word and not before.is_name and words[begin].is_name and not vocabulary.has("joiners", before)
        if not opened and (not verb or any(vocabulary.has(s, before) for s in ("articles", "stops", "times"))):
            continue
        span = name_from(words[:end], begin, vocabulary)
        if span is not None and span[1] == end:
            return span
    return None


def _is_oblique(words: Sequence[Word], index: int, vocabulary: Vocabulary) -> bool:
    """Return whether the case of an article tells that what follows is no subject ("dem Sender", "der Agentur")."""
    if vocabulary.has("oblique", words[index]):
        return True
    noun = next((word for word in words[index + 1 : index + 4] if word.is_name), None)
    listens = noun is not None and noun.lower.endswith(vocabulary.names.listeners or "\0")
    return vocabulary.has("listener_articles", words[index]) and listens


def _subject_of_second_verb(sentence: SentenceWords, start: int, cue: Cue, vocabulary: Vocabulary) -> Span | None:
    """Return the subject of a verb that something else precedes ("Am Montag sagte er")."""
    if cue.first == 0:
        return None
    if start < cue.first and vocabulary.has("out_of", sentence.words[start]):
        behind = _subject_behind(sentence.words, cue.behind, vocabulary)
        return behind or _subject_between(sentence.words, start + 1, cue.first, vocabulary)
    if any(c.group in ("verbs", "auxiliaries") and start <= c.first < cue.first for c in sentence.cues):
        return None
    return _subject_behind(sentence.words, cue.behind, vocabulary)


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
    if start >= end or _is_oblique(words, start, vocabulary) or vocabulary.has("hearsay", words[start]):
        return None
    if _opens_adjunct(words[start], vocabulary):
        return None
    span = _with_others(words[:end], name_from(words[:end], start, vocabulary), vocabulary)
    if span is None or all(vocabulary.is_time(word) for word in words[span[0] : span[1]]):
        return None
    rest = words[span[1] : end]
    if words[span[1] - 1].text.endswith(POSSESSIVE) and any(vocabulary.is_report(word) for word in rest):
        return span
    if rest and vocabulary.has("relatives", rest[0]):
        return span
    return span if _is_adjunct(rest, vocabulary) else None


def _is_adjunct(rest: Sequence[Word], vocabulary: Vocabulary) -> bool:
    """Return whether words only say when and where somebody spoke ("am Freitag in Genf")."""
    for index, word in enumerate(rest):
        if vocabulary.is_time(word) or vocabulary.has("skipped", word) or not word.is_word:
            continue
        joined = word.is_name and index
        if not joined and not (_joins(word, vocabulary) and index + 1 < len(rest)):
            return False
    return True


def _opens_adjunct(word: Word, vocabulary: Vocabulary) -> bool:
    """Return whether the word can only begin when and where somebody spoke ("am Abend im Radio")."""
    return vocabulary.is_time(word) and vocabulary.has("stops", word) and not vocabulary.has("articles", word)


def _joins(word: Word, vocabulary: Vocabulary) -> bool:
    """Return whether the word joins a name to the noun before it ("Amt für Statistik"), not as one more."""
    return vocabulary.has("joiners", word) and not vocabulary.has("conjunctions", word)


def _with_others(words: Sequence[Word], span: Span | None, vocabulary: Vocabulary) -> Span | None:
    """Return the name with those that "and" joins to it ("die Armee und die Polizei")."""
    while span is not None and span[1] + 1 < len(words) and vocabulary.has("conjunctions", words[span[1]]):
        other = name_from(words, span[1] + 1, vocabulary)
        if other is None:
            return span
        span = span[0], other[1]
    return span


def with_apposition(words: Sequence[Word], span: Span | None, vocabulary: Vocabulary) -> Span | None:
    """Return the name with the person between commas behind it ("dem Leiter der Klinik, Samir Haddad,")."""
    if span is None or span[1] >= len(words) or words[span[1]].text != ",":
        return span
    end = clause_end(words, span[1] + 1, vocabulary)
    inside = words[span[1] + 1 : end]
    person = len(inside) > 1 and all(w.is_name or vocabulary.has("joiners", w) or w.text == "." for w in inside)
    return (span[0], end) if person and end < len(words) and words[end].text == "," else span


def _before_apposition(words: Sequence[Word], comma: int, vocabulary: Vocabulary) -> Span | None:
    """Return both parts of "Name, head of the office, said" and "the head of the office, Name, said".

    ``comma`` is the second one. Of a relative clause ("Name, who heads the office, said") and an age only the name.
    """
    start = clause_start(words, comma, vocabulary)
    inside = words[start:comma]
    if not inside or start < 2 or words[start - 1].text != "," or len(inside) > LONGEST_NAME:
        return None
    before = _subject_between(words, clause_start(words, start - 1, vocabulary), start - 1, vocabulary)
    if len(inside) == 1 and inside[0].text.isdigit():
        return before
    titled = any(vocabulary.has("titles", w) for w in inside[:5]) or vocabulary.has("relatives", inside[0])
    if not titled and not all(w.is_name or vocabulary.has("joiners", w) or w.text == "." for w in inside):
        return None
    if before is None or before[1] != start - 1:
        return before if titled else (start, comma)
    relative = vocabulary.has("relatives", inside[0]) or (vocabulary.names.nouns_capitalised and not inside[-1].is_name)
    return before if relative else (before[0], comma)


def _beside_comma(words: Sequence[Word], start: int, cue: Cue, first: int, vocabulary: Vocabulary) -> Span | None:
    """Return the subject that a comma parts from its verb, an apposition's or a relative clause's."""
    adjunct = _is_adjunct(words[start:first], vocabulary)
    span = _before_apposition(words, start - 1, vocabulary) if start == first or adjunct else None
    if span is None and not vocabulary.names.verb_second:
        span = _before_relative(words, start, first, vocabulary)
    return span or _of_relative(words, start, cue, vocabulary)


def _before_relative(words: Sequence[Word], start: int, first: int, vocabulary: Vocabulary) -> Span | None:
    """Return whom a relative clause with its verb right at the start tells of ("Tehran, which says that …")."""
    if start != first - 1 or start < 2 or words[start - 1].text != "," or not vocabulary.has("relatives", words[start]):
        return None
    return _subject_between(words, clause_start(words, start - 1, vocabulary), start - 1, vocabulary)


def _closing_speaker(words: Sequence[Word], start: int, cue: Cue, vocabulary: Vocabulary) -> Span | None:
    """Return who ends the sentence behind the verb (", mostly with burns, received treatment, said the doctor").

    None where an apposition stands before the verb, whose subject is before it.
    """
    opener = words[clause_start(words, start - 1, vocabulary)]
    if vocabulary.names.verb_second or _opens_apposition(opener, vocabulary):
        return None
    span = _subject_behind(words, cue.behind, vocabulary)
    ends = span is not None and all(word.text in CLAUSE_MARKS or vocabulary.is_time(word) for word in words[span[1] :])
    return span if ends else None


def _opens_apposition(word: Word, vocabulary: Vocabulary) -> bool:
    """Return whether a word may open what is told of somebody between commas: a name, a title, an age, "who"."""
    groups = ("titles", "articles", "relatives", "owners")
    return word.is_name or word.text[0].isdigit() or any(vocabulary.has(group, word) for group in groups)


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
        if sum(word.text == "," for word in words[behind:participle]) % 2:
            continue  # another clause's: "haben ihr Haus verlassen, berichtet SOHR"
        start = clause_start(words, min(first, participle), vocabulary)
        if first > participle:
            while start < participle and vocabulary.has("openers", words[start]):
                start += 1
            if start == participle:
                return _subject_behind(words, behind, vocabulary)
            return None if _is_oblique(words, start, vocabulary) else name_from(words, start, vocabulary)
        return _subject_between(words, start, first, vocabulary) or _subject_behind(words, behind, vocabulary)
    return None

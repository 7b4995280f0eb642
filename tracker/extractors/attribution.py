"""Who each figure comes from: the sentence, then what the report plainly continues."""

from collections.abc import Sequence

from tracker.extractors.reading import Count, Reading
from tracker.extractors.speakers import Saying, SentenceWords, Vocabulary, find_sayings, vocabulary
from tracker.extractors.words import LONGEST_SENTENCE, PARAGRAPH, read_words

LOOK_BACK = 3
LOOK_BACK_REPORTED = 6
LEAD = 3
ALL_BEFORE = 40


def assign_sources(reading: Reading, counts: Sequence[Count]) -> list[str]:
    """Return for each count who the text says it comes from, "" where nobody is named.

    The name is written as in the text, without its article. A report carries over to the following
    figures as the annotation guidelines settle it.
    """
    report = _Report(reading)
    sources: list[str] = []
    for index, count in enumerate(counts):
        before = (counts[index - 1], sources[-1]) if index else None
        sources.append(report.source(count, before))
    return sources


class _Report:
    """The sayings of a document, read as far as its counts need them."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._vocabulary = vocabulary(reading.language.attribution)
        self._agencies = frozenset(w.lower() for w in reading.language.attribution.agencies.words)
        self._sentences: dict[tuple[int, int], SentenceWords] = {}
        self._sayings: dict[tuple[int, int], list[Saying]] = {}

    def source(self, count: Count, before: tuple[Count, str] | None) -> str:
        own = self._own(count)
        if own is not None:
            return own
        if self._has(count.sentence, count, "background"):
            return ""
        reported = self._has(count.sentence, count, "reported") or self._has(count.sentence, count, "carry")
        carried = self._carried(count, before, reported)
        if carried:
            return carried
        if count.sentence < LEAD and before is None or before and before[0].sentence == count.sentence:
            return before[1] if before else self._told_next(count)
        return ""

    def _own(self, count: Count) -> str | None:
        """Return the source that the count's sentence names, None where it names none."""
        sayings = self._in_sentence(count.sentence, count)
        if not sayings:
            return None
        best = min(sayings, key=lambda s: (self._is_agency(s.name), _distance(s, count)))
        return best.name or self._antecedent(count.sentence)

    def _carried(self, count: Count, before: tuple[Count, str] | None, reported: bool) -> str:
        reach = LOOK_BACK_REPORTED if reported else LOOK_BACK
        for sentence in range(count.sentence - 1, max(-1, count.sentence - 1 - reach), -1):
            if before and before[0].sentence == sentence and not self._in_sentence(sentence, None):
                return before[1]
            sayings = self._in_sentence(sentence, None)
            if sayings:
                return sayings[-1].name or self._antecedent(sentence)
            if not reported and self._begins_paragraph(sentence + 1):
                return ""
        return ""

    def _told_next(self, count: Count) -> str:
        """Return who the sentence behind the lead names: the lead tells their report."""
        if count.sentence + 1 >= len(self._reading.sentences):
            return ""
        sayings = self._in_sentence(count.sentence + 1, None)
        return sayings[0].name if sayings else ""

    def _antecedent(self, sentence: int) -> str:
        for earlier in range(sentence - 1, max(-1, sentence - LOOK_BACK_REPORTED), -1):
            for saying in reversed(self._in_sentence(earlier, None)):
                if saying.name:
                    return saying.name
        return ""

    def _is_agency(self, name: str) -> bool:
        return any(word in self._agencies for word in name.lower().split())

    def _begins_paragraph(self, sentence: int) -> bool:
        begin = self._reading.sentences[sentence][0]
        gap = self._reading.text[max(0, begin - 2) : begin]
        return "\n" in gap or gap == "  "

    def _has(self, sentence: int, count: Count, group: str) -> bool:
        return any(cue[0] == group for cue in self._words(sentence, count).cues)

    def _window(self, sentence: int, count: Count | None) -> tuple[int, int]:
        begin, end = self._reading.sentences[sentence]
        if end - begin <= LONGEST_SENTENCE:
            return begin, end
        centre = count.at[0] if count else begin
        return max(begin, centre - LONGEST_SENTENCE // 2), min(end, centre + LONGEST_SENTENCE // 2)

    def _words(self, sentence: int, count: Count | None) -> SentenceWords:
        window = self._window(sentence, count)
        if window not in self._sentences:
            words = read_words(self._reading.text, *window)
            self._sentences[window] = SentenceWords(words, _cues(words, self._vocabulary))
        return self._sentences[window]

    def _in_sentence(self, sentence: int, count: Count | None) -> list[Saying]:
        window = self._window(sentence, count)
        if window not in self._sayings:
            words = self._words(sentence, count)
            self._sayings[window] = find_sayings(words, self._vocabulary, self._reading.text)
        return self._sayings[window]


def _cues(words: list, vocabulary: Vocabulary) -> list[tuple[str, int, int]]:
    cues, index = [], 0
    while index < len(words):
        longest = 1
        for group, length in vocabulary.cues.at(words, index):
            if length >= longest:
                cues.append((group, index, index + length))
                longest = length
        index += longest
    return cues


def _distance(saying: Saying, count: Count) -> int:
    return max(saying.begin - count.at[1], count.at[0] - saying.end, 0)

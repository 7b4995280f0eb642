"""Who each figure comes from: the sentence, then what the report plainly continues."""

from collections.abc import Sequence

from tracker.extractors.attribution.quotations import quotation_around
from tracker.extractors.attribution.speakers import Saying
from tracker.extractors.attribution.speech import speech_of
from tracker.extractors.places.words import place_vocabulary
from tracker.extractors.reading import Count, Reading
from tracker.extractors.wording import Word
from tracker.gazetteer import load_gazetteer

LOOK_BACK = 1
LOOK_BACK_REPORTED = 6
POINTING = 2
WHOLE_REACH = 20
LEAD = 3
OPENING = 6
OPENING_DAY = 4
"""Words at the start of a sentence that say where and when."""
LONG_PAST = 3
"""Years before publication; what was then is told as background."""


def assign_sources(reading: Reading, counts: Sequence[Count]) -> list[str]:
    """Return for each count who the text says it comes from, "" where nobody is named.

    The name is written as in the text, without its article. A report carries over to the following
    figures as the annotation guidelines settle it.
    """
    report = _Report(reading, counts)
    for count in counts:
        report.told.append((count, report.source(count)))
    return [source for _, source in report.told]


class _Report:
    """The sayings of a document, read as far as its counts need them."""

    def __init__(self, reading: Reading, counts: Sequence[Count]) -> None:
        self._reading = reading
        self._whole = {count.sentence for count in counts if not count.subset}
        self.told: list[tuple[Count, str]] = []
        self._parts = {count.sentence for count in counts if count.subset}
        self._speech = speech_of(reading)
        self._vocabulary = self._speech.vocabulary
        self._places = place_vocabulary(reading.language.places)
        self._agencies = frozenset(w.lower() for w in reading.language.attribution.agencies.words)

    def source(self, count: Count) -> str:
        """Return who a count comes from, after those already ``told``."""
        before = self.told[-1] if self.told else None
        own = self._own(count) or self._quoted(count)
        if own is not None:
            return own
        pointed = self._pointed_at(count)
        if pointed:
            return pointed
        if self._is_background(count) and not self._has(count, "carry"):
            return ""
        if before and before[0].sentence == count.sentence:
            return before[1]
        carried = self._carried(count, before) or (self._of_whole(count) if count.subset else None)
        if not carried and count.sentence < LEAD and not any(source for _, source in self.told):
            return self._told_next(count)
        return carried or ""

    def _own(self, count: Count) -> str | None:
        """Return the source that the count's sentence names, None where it names none."""
        text = self._reading.text
        sayings = [
            saying
            for saying in self._speech.sayings(count.sentence, count)
            if not (saying.is_local and ";" in text[count.at[1] : saying.begin])
        ]
        if not sayings:
            return None
        best = min(sayings, key=lambda s: (self._is_agency(s.name), _distance(s, count)))
        return self._named(best, count.sentence) or None

    def _named(self, saying: Saying, sentence: int) -> str:
        return (self._antecedent(sentence, saying.name) if saying.refers else "") or saying.name

    def _pointed_at(self, count: Count) -> str:
        """Return who the next sentences name for what was just told ("Das teilte die Polizei mit")."""
        last = min(len(self._reading.sentences), count.sentence + 1 + POINTING)
        for sentence in range(count.sentence + 1, last):
            if self._begins_paragraph(sentence):
                return ""
            cues = self._speech.sentence(sentence).cues
            if cues and cues[0][0] == "pointing" and cues[0][1] == 0:
                sayings = self._speech.sayings(sentence)
                return self._named(sayings[0], sentence) if sayings else ""
        return ""

    def _begins_paragraph(self, sentence: int) -> bool:
        begin = self._reading.sentences[sentence][0]
        gap = self._reading.text[max(0, begin - 2) : begin]
        return "\n" in gap or (len(gap) == 2 and gap.isspace())

    def _quoted(self, count: Count) -> str | None:
        """Return who speaks where the count stands inside a quotation of several sentences."""
        quotation = quotation_around(self._reading, count, self._vocabulary.quotation)
        if quotation is None:
            return None
        begin, end = quotation
        for place, nearest in ((end, min), (begin, max)):
            sentence = self._speech.sentence_at(place)
            outside = [s for s in self._speech.sayings(sentence) if not begin < s.begin < end]
            if outside:
                return self._named(nearest(outside, key=lambda s: s.begin), sentence) or None
        return self._antecedent(count.sentence) or None

    def _carried(self, count: Count, before: tuple[Count, str] | None) -> str | None:
        """Return the source of the report that goes on, "" where it has ended, None where there was none."""
        reported = self._has(count, "reported") or self._has(count, "carry")
        reach = LOOK_BACK_REPORTED if reported else LOOK_BACK
        parted = count.sentence > 0 and self._begins_paragraph(count.sentence)
        if parted and not (reported or self._refers_back(count)):
            return ""
        if not reported and self._turns(count):
            return ""
        for sentence in range(count.sentence - 1, max(-1, count.sentence - 1 - reach), -1):
            sayings = self._speech.sayings(sentence)
            if sayings and not sayings[-1].name and not reported and sentence not in self._whole:
                return ""
            if sayings:
                if not reported and self._closes_quotation(sentence):
                    return ""
                return self._named(sayings[-1], sentence)
            if before and before[0].sentence == sentence:
                return before[1]
            if not reported and self._begins_paragraph(sentence):
                return ""
        return None

    def _turns(self, count: Count) -> bool:
        """Return whether a sentence starts with another day or place, so that the report before it has ended."""
        words = self._speech.sentence(count.sentence, count).words[:OPENING]
        if not words or words[0].begin >= count.at[0]:
            return False
        if any(word.lower.startswith(self._vocabulary.names.time_stems) for word in words[:OPENING_DAY]):
            return True
        place = self._places.relation(words, 0) is not None
        return place and any(hit.begin > 0 for hit in load_gazetteer().find(self._text_of(words)))

    def _text_of(self, words: Sequence[Word]) -> str:
        return self._reading.text[words[0].begin : words[-1].end]

    def _of_whole(self, count: Count) -> str:
        """Return the source of the total that a part belongs to."""
        recent = reversed(self.told[-WHOLE_REACH:])
        return next((source for one, source in recent if one.metric == count.metric and not one.subset), "")

    def _refers_back(self, count: Count) -> bool:
        """Return whether the sentence goes on with what a pronoun at its start stands for."""
        words = self._speech.sentence(count.sentence, count).words
        return bool(words) and words[0].lower in self._vocabulary.sets["pronouns"]

    def _closes_quotation(self, sentence: int) -> bool:
        begin, end = self._reading.sentences[sentence]
        return any(mark in self._vocabulary.quotation for mark in self._reading.text[begin:end])

    def _told_next(self, count: Count) -> str:
        """Return who the sentence behind the lead names: the lead tells their report."""
        following = count.sentence + 1
        if following >= len(self._reading.sentences):
            return ""
        if following in self._whole and self._begins_paragraph(following):
            return ""
        told = following in self._parts or self._has_in(following, "reported")
        if not told and (self._begins_paragraph(following) or self._closes_quotation(following)):
            return ""
        sayings = self._speech.sayings(count.sentence + 1)
        return sayings[0].name if sayings else ""

    def _antecedent(self, sentence: int, name: str = "") -> str:
        """Return who was named before; ``name`` ("die Behörde") has to be a part of that name."""
        part = name.lower()
        for earlier in range(sentence, max(-1, sentence - LOOK_BACK_REPORTED), -1):
            for saying in reversed(self._speech.sayings(earlier)):
                if saying.name and not saying.refers and (not part or part in saying.name.lower()):
                    return saying.name
        return ""

    def _is_agency(self, name: str) -> bool:
        return any(word in self._agencies for word in name.lower().split())

    def _is_background(self, count: Count) -> bool:
        """Return whether the sentence tells common knowledge: an old war, a year long past."""
        published = self._reading.document.published
        words = self._speech.sentence(count.sentence, count).words
        old = published is not None and any(
            w.text.isdigit() and len(w.text) == 4 and 1900 < int(w.text) < published.year - LONG_PAST for w in words
        )
        return old or self._has(count, "background")

    def _has_in(self, sentence: int, group: str) -> bool:
        return any(cue[0] == group for cue in self._speech.sentence(sentence).cues)

    def _has(self, count: Count, group: str) -> bool:
        return any(cue[0] == group for cue in self._speech.sentence(count.sentence, count).cues)


def _distance(saying: Saying, count: Count) -> int:
    return max(saying.begin - count.at[1], count.at[0] - saying.end, 0)

"""Who each figure comes from: the sentence, then what the report plainly continues."""

import re
from collections.abc import Sequence

from tracker.extractors.attribution.antecedents import antecedent, name_of
from tracker.extractors.attribution.clauses import CLAUSE_MARKS
from tracker.extractors.attribution.continuation import Continuation, points_back
from tracker.extractors.attribution.headings import heading_source
from tracker.extractors.attribution.introductions import introduced
from tracker.extractors.attribution.issuers import issuer
from tracker.extractors.attribution.quotations import quotation_around
from tracker.extractors.attribution.selves import speaks_of_itself
from tracker.extractors.attribution.speakers import Saying
from tracker.extractors.attribution.speech import speech_of
from tracker.extractors.reading import Count, Reading
from tracker.extractors.wording import read_words
from tracker.gazetteer import load_gazetteer
from tracker.gazetteer.facts import COUNTRY

DASHES = ("–", "—", " -")
POINTING = 2
WHOLE_REACH = 20
LEAD = 3
LONG_PAST = 3
"""Years before publication; what was then is told as background."""


def assign_sources(reading: Reading, counts: Sequence[Count]) -> list[str]:
    """Return for each count who the text says it comes from, "" where nobody is named.

    The name is written as in the text, without its article. A report carries over to the following
    figures as the annotation guidelines settle it.
    """
    report = _Report(reading, counts)
    for count in counts:
        report.told.append((count, report.introduced(count)))
    return [source for _, source in report.told]


class _Report:
    """The sayings of a document, read as far as its counts need them."""

    def __init__(self, reading: Reading, counts: Sequence[Count]) -> None:
        self._reading = reading
        self.told: list[tuple[Count, str]] = []
        self._speech = speech_of(reading)
        self._vocabulary = self._speech.vocabulary
        self._continuation = Continuation(reading, self._speech, counts)
        self._counts = counts
        self._issuer = issuer(reading, self._speech, counts)
        self._agencies = frozenset(w.lower() for w in reading.language.attribution.agencies.words)

    def introduced(self, count: Count) -> str:
        """Return who a count comes from as the text introduced them, after those already ``told``."""
        name = self.source(count)
        return introduced(self._speech, name, count.sentence) if name else name

    def source(self, count: Count) -> str:
        """Return who a count comes from, after those already ``told``."""
        before = self.told[-1] if self.told else None
        own = self._own(count)
        own = (speaks_of_itself(self._speech, count) or None) if own is None else own
        own = self._quoted(count) if own is None else own
        if own is not None:
            return own
        pointed = self._pointed_at(count)
        if pointed:
            return pointed
        if before and count.link == "resumed" and before[1] and self._resumes(count, before[0]):
            return before[1]
        heading = heading_source(self._speech, count, self._counts)
        if heading:
            return heading
        beside = before is not None and before[0].sentence == count.sentence
        if self._is_background(count) and not self._continuation.goes_on(count, beside):
            return "" if self._is_long_past(count, 0) else self._issuer
        if before and beside:
            return before[1]
        carried = self._continuation.carried(count, before) or (self._of_whole(count) if count.subset else None)
        if not carried and count.sentence < LEAD and not any(source for _, source in self.told):
            carried = self._continuation.told_next(count)
        return carried or self._issuer

    def _resumes(self, count: Count, before: Count) -> bool:
        """Return whether a count tells the one before again for another day ("On Monday it was 43,000")."""
        near = 0 < count.sentence - before.sentence <= 1 and count.metric == before.metric
        return near and not self._continuation.begins_paragraph(count.sentence)

    def _own(self, count: Count) -> str | None:
        """Return the source that the count's sentence names, None where it names none."""
        text = self._reading.text
        sayings = [
            saying
            for saying in self._speech.sayings(count.sentence, count)
            if not (saying.is_local and ";" in text[count.at[1] : saying.begin])
            and not (saying.is_aside and count.at[1] < saying.begin)
            and not (saying.tallied and self._is_country(saying.name))
            and not self._says_another(saying, count)
        ]
        if any(self._is_one_of(saying, count) for saying in sayings):
            return ""
        if not sayings:
            return None
        best = min(
            sayings,
            key=lambda s: (
                not (s.name or s.refers),
                self._is_agency(s.name),
                self._is_cut_off(s, count),
                _distance(s, count),
            ),
        )
        if not best.name and not best.refers:
            return ""
        cited = [saying for saying in sayings if saying.cited]
        if cited and self._is_media(best.name):
            best = min(cited, key=lambda s: _distance(s, count))
        return name_of(self._speech, best, count.sentence) or None

    def _is_one_of(self, saying: Saying, count: Count) -> bool:
        """Return whether the count tells of how many the speaker is one ("said Ana Ruiz, one of 40 …")."""
        words, cues = self._speech.sentence(count.sentence, count)
        ones = [words[cue.first] for cue in cues if cue.group == "membership" and cue.first]
        return any(
            saying.end <= one.begin < count.at[0] and self._reading.text[saying.end : one.begin].strip() == ","
            for one in ones
        )

    def _says_another(self, saying: Saying, count: Count) -> bool:
        """Return whether the second half of a headline tells something else ("12 Tote – Polizei warnt vor Rauch")."""
        text, end = self._reading.text, self._reading.sentences[count.sentence][1]
        before, behind = text[count.at[1] : saying.begin].rstrip(), self._reading.text[saying.end : end].strip(".!? ")
        if saying.is_local or not before.endswith(DASHES) or not text.startswith(saying.name or "\0", saying.begin):
            return False
        told = read_words(behind, 0, len(behind))
        return bool(told) and told[0].is_word and not self._vocabulary.is_time(told[0])

    def _is_country(self, name: str) -> bool:
        return any(place.level == COUNTRY for place in load_gazetteer().named(name))

    def _is_cut_off(self, saying: Saying, count: Count) -> bool:
        """Return whether a semicolon stands between the count and who speaks."""
        begin, end = sorted((saying.begin, saying.end, *count.at))[1:3]
        return ";" in self._reading.text[begin:end]

    def _pointed_at(self, count: Count) -> str:
        """Return who the next sentences name for what was just told ("Das teilte die Polizei mit")."""
        last = min(len(self._reading.sentences), count.sentence + 1 + POINTING)
        for sentence in range(count.sentence + 1, last):
            if self._continuation.begins_paragraph(sentence):
                return ""
            if points_back(self._speech.sentence(sentence)) or self._confirms(sentence, count):
                sayings = self._speech.sayings(sentence)
                return name_of(self._speech, sayings[0], sentence) if sayings else ""
        return ""

    def _confirms(self, sentence: int, count: Count) -> bool:
        """Return whether the next sentence only confirms what the count's tells ("Die Polizei bestätigte den Tod")."""
        if sentence > count.sentence + 1 or self._continuation.tells(sentence):
            return False
        return any(cue.group == "confirming" for cue in self._speech.sentence(sentence).cues)

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
                return name_of(self._speech, nearest(outside, key=lambda s: s.begin), sentence) or None
        return antecedent(self._speech, count.sentence) or None

    def _of_whole(self, count: Count) -> str:
        """Return the source of the total that a part belongs to."""
        recent = reversed(self.told[-WHOLE_REACH:])
        return next((source for one, source in recent if one.metric == count.metric and not one.subset), "")

    def _is_agency(self, name: str) -> bool:
        return any(word in self._agencies for word in name.lower().split())

    def _is_media(self, name: str) -> bool:
        """Return whether a paper or an agency speaks, which has its figures from somebody else."""
        words = re.findall(r"\w+", name.lower())
        return self._is_agency(name) or any(word.endswith(self._vocabulary.names.media or "\0") for word in words)

    def _is_background(self, count: Count) -> bool:
        """Return whether the sentence tells common knowledge up to the count's clause: an old war, a year long past."""
        words, cues = self._speech.sentence(count.sentence, count)
        reach = self._reach(count)
        if any(cue.group == "background" and words[cue.first].begin < reach for cue in cues):
            return True
        return self._is_long_past(count)

    def _reach(self, count: Count) -> int:
        """Return where the count's clause ends in the text."""
        words = self._speech.words(count.sentence, count)
        ends = (w.begin for w in words if w.begin >= count.phrase[1] and w.text in CLAUSE_MARKS)
        return next(ends, len(self._reading.text))

    def _is_long_past(self, count: Count, years: int = LONG_PAST) -> bool:
        """Return whether the sentence names a year more than so many past up to the end of the count's clause."""
        words, published = self._speech.words(count.sentence, count), self._reading.document.published
        reach = self._reach(count)
        return published is not None and any(
            w.text.isdigit() and len(w.text) == 4 and 1900 < int(w.text) < published.year - years
            for w in words
            if w.begin < reach
        )


def _distance(saying: Saying, count: Count) -> int:
    return max(saying.begin - count.at[1], count.at[0] - saying.end, 0)

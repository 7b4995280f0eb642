"""How far a report goes on: the source of a sentence that names none itself."""

from collections.abc import Sequence
from itertools import pairwise

from tracker.extractors.attribution.antecedents import authority_from, name_of
from tracker.extractors.attribution.names import name_from, written_name
from tracker.extractors.attribution.speech import Speech
from tracker.extractors.attribution.words import SentenceWords
from tracker.extractors.places.datelines import find_dateline
from tracker.extractors.places.words import place_vocabulary
from tracker.extractors.reading import Count, Reading
from tracker.gazetteer import load_gazetteer

LOOK_BACK = 1
LOOK_BACK_UPDATED = 2
LOOK_BACK_REPORTED = 6
OPENING = 6
OPENING_DAY, OPENING_DAY_INVERTED = 4, 8
"""Words at the start of a sentence that say where and when; the verb is among them where it is the second part."""
OWNED = 3
"""Words at the start of a sentence among which a possessive goes on with who spoke before it ("In seinem Kreis")."""
MOST = 0.8
"""Share of the lines of a report that are sentences; fewer are headlines."""
BULLETS = frozenset("•▪●*–—-")
FULL_STOPS = frozenset('.!?"”“’»)')
SHORT_PARAGRAPHS = 1.5
"""Sentences of a paragraph, on average, up to which a paragraph ends nothing."""


def points_back(sentence: SentenceWords) -> bool:
    """Return whether a sentence starts with what stands for the one before ("Das sagte …", not "Das Amt sagte …")."""
    words, cues = sentence
    first = next((cue for cue in cues if cue.group == "pointing" and cue.first == 0), None)
    if first is None:
        return False
    if first.behind > 1 or len(words) < 3 or any(cue.first == 1 for cue in cues):
        return True
    return not (words[1].is_name or words[2].is_name)


class Continuation:
    """Tells of the counts of a document whose report they go on with."""

    def __init__(self, reading: Reading, speech: Speech, counts: Sequence[Count]) -> None:
        """Take the document with its counts and what is said in it."""
        self._reading = reading
        self._speech = speech
        self._counts = counts
        self._whole = {count.sentence for count in counts if not count.subset}
        self._parts = {count.sentence for count in counts if count.subset}
        self._places = place_vocabulary(reading.language.places)
        self._is_dispatch = self._reads_as_dispatch()

    def _reads_as_dispatch(self) -> bool:
        """Return whether it is an agency's report: a dateline, and each sentence its own paragraph."""
        sentences = self._reading.sentences
        paragraphs = 1 + sum(self._breaks(sentence) for sentence in range(1, len(sentences)))
        ended = sum(self._reading.text[end - 1] in FULL_STOPS for _, end in sentences)
        if len(sentences) > SHORT_PARAGRAPHS * paragraphs or ended < MOST * len(sentences):
            return False
        return find_dateline(self._reading.text, sentences[:1], load_gazetteer().knows) is not None

    def carried(self, count: Count, before: tuple[Count, str] | None) -> str | None:
        """Return the source of the report that goes on, "" where it has ended, None where there was none."""
        reported = self._says(count.sentence, "reported", count) or self.goes_on(count)
        updates = not reported and self._updates(count)
        if self._has_ended(count, reported, updates):
            return ""
        reach = LOOK_BACK_UPDATED if updates else LOOK_BACK + self._comments(count.sentence - 1)
        reach = LOOK_BACK_REPORTED if reported else reach
        for sentence in range(count.sentence - 1, max(-1, count.sentence - 1 - reach), -1):
            if self._speech.sayings(sentence):
                return self._last_said(sentence, count, reported)
            actor = self._actor(sentence) if reported and sentence == count.sentence - 1 else ""
            if actor and self._says(count.sentence, "reported", count) and not self._metrics(sentence):
                return actor
            if before and before[0].sentence == sentence:
                return before[1]
            if not (reported or updates) and self.begins_paragraph(sentence):
                return ""
        return None

    def _actor(self, sentence: int) -> str:
        """Return the authority that a sentence starts with ("Das Amt hielt an der Suche fest"), "" without one."""
        words, vocabulary = self._speech.words(sentence), self._speech.vocabulary
        span = None if vocabulary.has("oblique", words[0]) else authority_from(words, 0, vocabulary)
        return (written_name(words, span, self._reading.text, vocabulary) or "") if span else ""

    def _has_ended(self, count: Count, reported: bool, updates: bool) -> bool:
        """Return whether the sentence of a count begins something else than the report before it."""
        if not reported and self._says(count.sentence, "unsaid", count):
            return True
        turns = self._moves(count) if updates else self._turns(count) or self._leaves(count) or self._acts(count)
        if turns and not (reported or self._introduces(count.sentence - 1)):
            return True
        begins = count.sentence > 0 and self.begins_paragraph(count.sentence)
        return begins and not (reported or updates or self._refers_back(count))

    def _last_said(self, sentence: int, count: Count, reported: bool) -> str:
        """Return who spoke last in a sentence, "" where what they said does not reach the count behind it."""
        last = self._speech.sayings(sentence)[-1]
        if not reported and (
            (last.judges and not self.tells(sentence))
            or last.ends
            or last.is_aside
            or (self._closes_quotation(sentence) and not self._refers_back(count))
        ):
            return ""
        if not reported and not last.name and sentence not in self._whole:
            return ""
        once = self._says(sentence, "former") and not self._says(count.sentence, "reported", count)
        return "" if once else name_of(self._speech, last, sentence)

    def goes_on(self, count: Count, beside: bool = False) -> bool:
        """Return whether the sentence says that it goes on with the report before it ("demnach", "davon").

        What parts a number from others ("davon") is said of the number before it in the same sentence, if any; with
        ``beside`` that one is asked about ("derzeit sind es 20, vor einem Jahr waren es 40").
        """
        words, cues = self._speech.sentence(count.sentence, count)
        first = min((one.at[0] for one in self._counts if one.sentence == count.sentence), default=count.at[0])
        first = count.at[0] if beside else first
        return any(cue.group == "carry" or (cue.group == "parting" and words[cue.first].begin < first) for cue in cues)

    def _updates(self, count: Count) -> bool:
        """Return whether the state of a day is given, up to which a report goes on ("As of Monday, 14 …")."""
        words, cues = self._speech.sentence(count.sentence, count)
        return not count.earlier and any(c.group == "updating" and words[c.first].begin < count.at[0] for c in cues)

    def told_next(self, count: Count) -> str:
        """Return who the sentence behind the lead names: the lead tells their report."""
        following = count.sentence + 1
        if following >= len(self._reading.sentences):
            return ""
        if (following in self._whole and self.begins_paragraph(following)) or self._acts(count):
            return ""
        behind = next((one for one in self._counts if one.sentence == following), None)
        sayings = self._speech.sayings(following)
        if behind is not None and behind.earlier and behind.metric == count.metric:
            return sayings[0].name if sayings and sayings[0].begin > behind.at[1] and not sayings[0].is_local else ""
        told = following in self._parts or self._says(following, "reported")
        if not told and self._tells_anew(following, count):
            return ""
        if not told and (self.begins_paragraph(following) or self._closes_quotation(following)):
            return ""
        if not told and not self._marks_reports and count.metric not in self._metrics(following):
            return ""
        covers = sayings and (not sayings[0].is_local or self._says(following, "reported"))
        return sayings[0].name if covers else ""

    def _tells_anew(self, sentence: int, count: Count) -> bool:
        """Return whether a sentence tells one other number of the same thing ("Die Regierung sprach von 58 Toten")."""
        if any(self._speech.vocabulary.has("adding", word) for word in self._speech.words(sentence)):
            return False
        same = [one for one in self._counts if one.sentence == sentence and one.metric == count.metric]
        return len(same) == 1 and not same[0].subset

    @property
    def _marks_reports(self) -> bool:
        """Return whether the language has forms for what somebody else said."""
        return bool(self._reading.language.attribution.reported.words)

    def begins_paragraph(self, sentence: int) -> bool:
        """Return whether a sentence begins a paragraph that can end a report."""
        if not self._breaks(sentence):
            return False
        return not self._is_dispatch or self._reading.text[self._reading.sentences[sentence][0]] in BULLETS

    def _comments(self, sentence: int) -> bool:
        """Return whether a sentence without a count only tells of the one before it ("Das sind zwölf Prozent mehr")."""
        if sentence < 1 or self._metrics(sentence):
            return False
        words, cues = self._speech.sentence(sentence)
        has = self._speech.vocabulary.has
        pointing = [cue.behind for cue in cues if cue.group == "pointing" and cue.behind == cue.first + 1]
        return any(
            has("articles", first) or not (first.is_name or second.is_name)
            for behind in pointing
            for first, second in pairwise(words[behind : behind + 2])
        )

    def _introduces(self, sentence: int) -> bool:
        """Return whether a sentence only says that somebody gives numbers ("Das Amt legte die Zahlen für Mai vor")."""
        if sentence < 0 or self._metrics(sentence) or not self._speech.sayings(sentence):
            return False
        return any(self._speech.vocabulary.is_report(word) for word in self._speech.words(sentence))

    def _breaks(self, sentence: int) -> bool:
        begin = self._reading.sentences[sentence][0]
        gap = self._reading.text[max(0, begin - 2) : begin]
        return "\n" in gap or (len(gap) == 2 and gap.isspace())

    def _turns(self, count: Count) -> bool:
        """Return whether a sentence starts with another day or place, so that the report before it has ended."""
        sentence = self._speech.sentence(count.sentence, count).words
        words = sentence[:OPENING]
        if not words or words[0].begin >= count.at[0]:
            return False
        names = self._speech.vocabulary.names
        first = sentence[: OPENING_DAY_INVERTED if names.verb_second else OPENING_DAY]
        if any(word.lower.startswith(names.time_stems) for word in first if word.begin < count.at[0]):
            return not any(self._speech.vocabulary.has("singling", word) for word in words)
        return self._moves(count)

    def _moves(self, count: Count) -> bool:
        """Return whether a sentence starts with another place."""
        words = self._speech.sentence(count.sentence, count).words[:OPENING]
        if not words or words[0].begin >= count.at[0]:
            return False
        also = int(self._speech.vocabulary.has("adding", words[0]))
        place = len(words) > also and self._places.relation(words, also) is not None
        text = self._reading.text[words[0].begin : words[-1].end]
        return place and any(hit.begin > 0 for hit in load_gazetteer().find(text))

    def _leaves(self, count: Count) -> bool:
        """Return whether a sentence tells first of something else, then of other people than the one before."""
        words = self._speech.sentence(count.sentence, count).words
        if not words or count.phrase[0] <= words[0].begin or self._refers_back(count) or count.subset:
            return False
        has = self._speech.vocabulary.has
        if has("summing", words[0]) or any(has("adding", word) for word in words):
            return False
        told = self._metrics(count.sentence - 1)
        return bool(told) and count.metric not in told and not self._is_dispatch

    def _acts(self, count: Count) -> bool:
        """Return whether the sentence starts with an authority that does something: the writer tells of it."""
        if self._is_dispatch:
            return False
        words, vocabulary = self._speech.sentence(count.sentence, count).words, self._speech.vocabulary
        comma = next((i for i, word in enumerate(words[:OPENING]) if word.text == ","), 0)
        for first in {0, comma and comma + 1}:
            span = name_from(words, first, vocabulary)
            if span is None or span[1] >= len(words) or words[span[1]].begin > count.at[0]:
                continue
            if any(vocabulary.is_speaker(word) for word in words[span[0] : span[1]]):
                return True
        return False

    def tells(self, sentence: int) -> bool:
        """Return whether a sentence tells a number."""
        return bool(self._metrics(sentence))

    def _metrics(self, sentence: int) -> set[str]:
        return {count.metric for count in self._counts if count.sentence == sentence}

    def _refers_back(self, count: Count) -> bool:
        """Return whether the sentence goes on with what a pronoun at its start stands for."""
        words = self._speech.sentence(count.sentence, count).words
        has = self._speech.vocabulary.has
        if any(has("adding", word) for word in words if count.at[1] <= word.begin < count.phrase[1]):
            return True
        owned = any(has("owners", word) for word in words[:OWNED] if word.begin < count.at[0])
        return bool(words) and (owned or has("pronouns", words[0]) or has("estimating", words[0]))

    def _closes_quotation(self, sentence: int) -> bool:
        """Return whether somebody is quoted at the start of a sentence: what follows is told by the writer."""
        begin, end = self._reading.sentences[sentence]
        text = self._reading.text
        first = next((at for at in range(begin, end) if text[at] in self._speech.vocabulary.quotation), None)
        return first is not None and (first == begin or not text[first - 1].isspace())

    def _says(self, sentence: int, group: str, count: Count | None = None) -> bool:
        return any(cue.group == group for cue in self._speech.sentence(sentence, count).cues)

"""A document's dates: each sentence's date expressions, without those that only date the report."""

import datetime as dt
import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from tracker.extractors.periods.countries import is_place
from tracker.extractors.periods.cues import CueFinder, holds, within
from tracker.extractors.periods.dates import NUMERIC, DateMention, DateTagger, remember
from tracker.extractors.periods.meanings import Kind, Period
from tracker.extractors.reading import Count, Reading
from tracker.figure import Range
from tracker.languages import load_language

_BREAK = re.compile(r'[,;:،؛–—"“”„«»\n]')
DASHES = ("--", " – ", " — ", " - ")
_STOPS = " .\n"
_CLOSING = 1
"""At most so many words more may stand behind a report's month in its clause ("teilte die IOM im Mai in Genf mit")."""
_ANCHOR = "a word of a date"
_CHUNK = 4000
"""So many characters of an endless sentence are tagged at a time."""
_MANY = 12
"""In a sentence of many dates only so many to each side of a count may date it."""
_NEAR = 300
"""A clause reaches at most so many characters to each side."""
_BULLETS = ("– ", "— ", "- ", "• ", "* ", "> ")
_DAYS = ("day", "today", "night")
_BESIDE_DATES = ("attributive", "possessive", "dating", "already", "indefinite")
"""Cues so frequent that they are only looked for beside a date."""
_WORD = 16
_BACK = 4
"""So many sentences are read for what "the same day" may be."""
_CLOSE = 40
_OPENING = 30
_HEADLINES = 2
_STEM = 4
_AUTHORS = 3
"""So many words may name whose report it is, before its date."""
_DATELINE = 120
"""A dateline ends within so many characters of the text's begin."""


@cache
def timeline_tools(code: str) -> tuple[DateTagger, CueFinder]:
    """Return what finds the dates of a language and the cues beside them, built once."""
    words = load_language(code).dates
    tagger = DateTagger(words)
    searched = {name: cue.forms for name, cue in words.cues.items() if name not in _BESIDE_DATES}
    return tagger, CueFinder({_ANCHOR: tagger.anchors} | searched)


class Timeline:
    """The dates and the cues of a reading; sentences are tagged when they are first asked for."""

    def __init__(self, reading: Reading, counts: Sequence[Count]) -> None:
        self.text = reading.text
        self.sentences = reading.sentences
        self.published: dt.date | None = reading.document.published
        self._tagger, finder = timeline_tools(reading.language.code)
        self._whole_clause = reading.language.dates.reporting_takes_clause
        self._cues = finder.find(reading.text)
        self._counts = [count.at for count in counts]
        self._breaks = [match.start() for match in _BREAK.finditer(self.text)]
        cues = reading.language.dates.cues
        self._words_beside = {name: cues[name].forms if name in cues else () for name in _BESIDE_DATES}
        self._taken = {begin for begin, _ in self._counts}
        self._parts: dict[int, tuple[list[DateMention], list[DateMention]]] = {}
        self._mentions: dict[int, tuple[DateMention, ...]] = {}
        self._before: dict[str, Period] = {}

    def cues(self, name: str, begin: int, end: int) -> list[Range]:
        """Return the cues of a name in a range of the text."""
        return within(self._cues.get(name, ()), begin, end)

    def has(self, name: str, sentence: int) -> bool:
        """Return whether a sentence holds a cue."""
        return holds(self._cues.get(name, ()), *self.sentences[sentence])

    def mentions(self, sentence: int) -> tuple[DateMention, ...]:
        """Return the date expressions of a sentence, in order; ask for sentences in order."""
        if sentence not in self._mentions:
            for i in range(max(0, sentence - _BACK), sentence + 1):
                self._tag(i)
        return self._mentions[sentence]

    def _tag(self, sentence: int) -> None:
        if sentence not in self._mentions:
            begin, end = self.sentences[sentence]
            found: list[DateMention] = []
            for first in range(begin, end, _CHUNK):
                last = min(first + _CHUNK, end)
                if self.cues(_ANCHOR, first, last) or NUMERIC.search(self.text, first, last):
                    found += self._tagger.tag(self.text, first, last, self.published, self._before, self._taken)
            self._mentions[sentence] = tuple(self._when(m) for m in found if not self._is_dateline(m))
            for mention in self.events(sentence):
                if not self.looks_back(mention):
                    remember(self._before, mention.period)

    def _when(self, mention: DateMention) -> DateMention:
        """Return a day behind a comma as what a clause happened on, no comparison ("…, als am Montag ein Haus …")."""
        period = mention.period
        is_clause = self.text[max(mention.at[0] - 2, 0) : mention.at[0]] == ", " and period.unit in _DAYS
        if period.kind is not Kind.COMPARED or not is_clause:
            return mention
        return replace(mention, period=replace(period, kind=Kind.ON))

    def events(self, sentence: int, at: Range | None = None) -> Sequence[DateMention]:
        """Return the mentions of a sentence that date what happened, not who reported it when.

        Where a sentence holds many, only those around the range ``at``, if there is one.
        """
        return self._around(self._parted(sentence)[0], at)

    def told(self, sentence: int, at: Range) -> dt.date | None:
        """Return the day that a sentence's report of a count is from, None where it names none."""
        found = [m for m in self._around(self._parted(sentence)[1], at) if m.period.unit in _DAYS]
        best = min(found, key=lambda m: max(at[0] - m.at[1], m.at[0] - at[1]), default=None)
        return best.period.end if best else None

    def _parted(self, sentence: int) -> tuple[list[DateMention], list[DateMention]]:
        """Return the mentions of a sentence in two: those of what happened, those of reports."""
        if sentence not in self._parts:
            mentions = self.mentions(sentence)
            reports = [m for m in mentions if self._is_reporting(m, sentence)]
            self._parts[sentence] = [m for m in mentions if m not in reports] if reports else [*mentions], reports
        return self._parts[sentence]

    def _around(self, mentions: list[DateMention], at: Range | None) -> list[DateMention]:
        if at is None or len(mentions) < _MANY:
            return mentions
        first = bisect_left(mentions, at[0], key=lambda m: m.at[0])
        return mentions[max(0, first - _MANY) : first + _MANY]

    def reaches(self, begin: int, end: int) -> bool:
        """Return whether a range tells that a toll grew: a word of growing close to a count ("rose to 20")."""
        if any(holds(self._counts, *self._around_word(cue)) for cue in self.cues("reaching", begin, end)):
            return True
        attained = self.cues("attaining", begin, end)
        return any(holds(self._counts, last, self._around_word((_, last))[1]) for _, last in attained)

    def _around_word(self, cue: Range) -> Range:
        """Return the range close around a word, within its sentence."""
        sentence = bisect_right(self.sentences, cue[0], key=lambda s: s[0]) - 1
        begin, end = self.sentences[max(sentence, 0)]
        return max(cue[0] - _CLOSE, begin), min(cue[1] + _CLOSE, end)

    def is_item(self, sentence: int) -> bool:
        """Return whether a sentence is an item of a list ("– A bus …")."""
        return sentence > 0 and self.text.startswith(_BULLETS, self.sentences[sentence][0])

    def is_dateline(self, sentence: int) -> bool:
        """Return whether a sentence opens a further piece of news ("UTRECHT – Three killed …")."""
        begin, end = self.sentences[sentence]
        head = self.text[begin : min(end, begin + 40)]
        if head[:4] != head[:4].upper():
            return False
        dash = min((i for d in DASHES if (i := head.find(d)) > 0), default=-1)
        return sentence > 0 and dash > 3 and head[:dash].replace(",", "").isupper()

    def is_heading(self, sentence: int) -> bool:
        """Return whether a sentence is the heading of a section on a place: its name without a full stop."""
        begin, end = self.sentences[sentence]
        if sentence < _HEADLINES or end - begin > _CLOSE or not self.text[end - 1].isalpha():
            return False
        return any(is_place(name) for name in re.split(r"\s*[,–—-]\s+", self.text[begin:end]))

    def opens_paragraph(self, sentence: int) -> bool:
        """Return whether a sentence is the first of its paragraph."""
        begin = self.sentences[sentence - 1][1] if sentence else 0
        return sentence == 0 or "\n" in self.text[begin - 1 : self.sentences[sentence][0]]

    def is_new(self, sentence: int, before: int) -> bool:
        """Return whether a sentence opens with an event not told of before ("A landslide …" behind one on floods)."""
        begin, end = self.sentences[sentence]
        if self.text[begin:end].split(maxsplit=1)[0].lower() not in self._words_beside["indefinite"]:
            return False
        events = self.cues("event", begin, min(begin + _OPENING, end))
        told = self.text[slice(*self.sentences[before])].lower()
        is_new = bool(events) and self.text[slice(*events[0])].lower()[:_STEM] not in told
        return is_new and not self.cues("instant", begin, min(begin + _OPENING, end))

    def is_aftermath(self, mention: DateMention, sentence: int) -> bool:
        """Return whether a day is that of those who search, help or mourn behind an event."""
        if mention.period.unit not in _DAYS or self.is_of_noun(mention):
            return False
        return bool(self.cues("aftermath", *self.clause(mention.at, sentence)))

    def is_relative(self, mention: DateMention, at: Range) -> bool:
        """Return whether an expression stands in a clause about a noun ("…, which was …") that holds no count."""
        begin, end = self._segment(mention.at)
        opens = self.cues("relative", max(begin - 2, 0), mention.at[0])
        return bool(opens) and opens[0][0] <= begin and not begin <= at[0] < end

    def _segment(self, at: Range) -> Range:
        begin = self.text.rfind(",", max(0, at[0] - _NEAR), at[0])
        end = self.text.find(",", at[1], at[1] + _NEAR)
        return begin + 1, end if end >= 0 else at[1] + _NEAR

    def clause(self, at: Range, sentence: int) -> Range:
        """Return the range around another one up to the next comma, bracket or quotation mark."""
        begin, end = self.sentences[sentence]
        begin, end = max(begin, at[0] - _NEAR), min(end, at[1] + _NEAR)
        before, behind = bisect_left(self._breaks, at[0]), bisect_left(self._breaks, at[1])
        first = self._breaks[before - 1] + 1 if before else begin
        last = self._breaks[behind] if behind < len(self._breaks) else end
        return max(first, begin), min(last, end)

    def _is_reporting(self, mention: DateMention, sentence: int) -> bool:
        """Return whether an expression dates the report ("police said on Monday"), not what it reports."""
        if mention.period.kind is not Kind.ON:
            return False
        if mention.period.unit not in _DAYS:
            return self._is_closing_report(mention, sentence)
        if self._is_all_report(sentence) and not self._dates_event(mention, sentence):
            return True
        begin, end = self.clause(mention.at, sentence)
        if self.reaches(begin, end) and not self.is_of_noun(mention):
            return not self._is_of_subject(mention, begin, end)
        if any(self._is_report_of(r, mention.at) for r in self.cues("report", begin, mention.at[0])):
            return True
        said = self.cues("reporting", begin, end)
        if not said:
            return False
        if any(self._is_beside(s, mention.at, 1) for s in said):
            return True
        if any(self.cues("event", min(s[1], mention.at[1]), max(s[0], mention.at[0])) for s in said):
            return False
        return self._whole_clause or not holds(self._counts, begin, end)

    def _is_of_subject(self, mention: DateMention, begin: int, end: int) -> bool:
        """Return whether a date is of what happened, before how its toll grew ("the quake on Monday rose to …")."""
        if self._whole_clause or not self.cues("event", begin, mention.at[0]):
            return False
        return bool(self.cues("reaching", mention.at[1], end) or self.cues("attaining", mention.at[1], end))

    def _is_closing_report(self, mention: DateMention, sentence: int) -> bool:
        """Return whether a week, a month or a year is only when a report came out ("…, the agency said in May.")."""
        begin, end = self.clause(mention.at, sentence)
        if holds(self._counts, begin, end) or self.text[mention.at[1] : end].strip(_STOPS).count(" ") > _CLOSING:
            return False
        return any(self._is_beside(s, mention.at, 1) for s in self.cues("reporting", begin, end))

    def _is_all_report(self, sentence: int) -> bool:
        """Return whether a sentence only tells who said what was told before ("Das sagte die Ministerin, …")."""
        begin, end = self.sentences[sentence]
        opens = bool(self.cues("saying_so", begin, begin + 1))
        return opens and not holds(self._counts, begin, end)

    def _dates_event(self, mention: DateMention, sentence: int) -> bool:
        """Return whether something happened in the clause of a date."""
        return bool(self.cues("event", *self.clause(mention.at, sentence)))

    def _is_report_of(self, report: Range, at: Range) -> bool:
        """Return whether a report has its date behind it ("Angaben der Behörden vom Montag")."""
        if self._is_beside(report, at, 0):
            return not self.is_possessive(at)
        is_dated = self.text[at[0] : at[0] + _WORD].split()[0].lower() in self._words_beside["dating"]
        return is_dated and self._is_beside(report, at, _AUTHORS) and not holds(self._counts, report[1], at[0])

    def is_possessive(self, at: Range) -> bool:
        """Return whether a date belongs to its noun ("Friday's crash")."""
        return self.text[at[1] - 2 : at[1]].endswith(self._words_beside["possessive"])

    def is_of_noun(self, mention: DateMention) -> bool:
        """Return whether an expression belongs to the noun beside it ("Friday's crash", "die Unwetter vom Montag")."""
        first = self.text[mention.at[0] : mention.at[0] + _WORD].split()[0].lower()
        return self.is_possessive(mention.at) or first in self._words_beside["dating"]

    def looks_back(self, mention: DateMention) -> bool:
        """Return whether a day is only looked back at ("schon am Freitag"), so that "at noon" is not of it."""
        before = self.text[max(0, mention.at[0] - _WORD) : mention.at[0]].split()
        return mention.period.unit in _DAYS and bool(before) and before[-1].lower() in self._words_beside["already"]

    def is_attributive(self, mention: DateMention) -> bool:
        """Return whether an expression is part of a noun phrase ("den seit 2012 gehaltenen Vierteln")."""
        before = self.text[max(0, mention.at[0] - _WORD) : mention.at[0]].split()
        return bool(before) and before[-1].lower() in self._words_beside["attributive"]

    def _is_beside(self, a: Range, b: Range, words: int) -> bool:
        """Return whether at most so many words stand between two ranges."""
        begin, end = min(a[1], b[1]), max(a[0], b[0])
        return end - begin < _NEAR and len(self.text[begin:end].split()) <= words

    def _is_dateline(self, mention: DateMention) -> bool:
        """Return whether an expression opens the text: "KUNMING, April 17 (Agency) --", "BERN, 13.2.2023:"."""
        in_figures = any(map(str.isdecimal, self.text[slice(*mention.at)]))
        if mention.at[0] > _DATELINE or mention.period.unit != "day" or not in_figures:
            return False
        if mention.period.kind is not Kind.ON:
            return False  # "As of 9 February (source: WHO)"
        behind = self.text[mention.at[1] : mention.at[1] + 40].split("\n")[0]
        before = self.text[: mention.at[0]].split("\n")[-1]
        dash = min((i for d in (*DASHES, ":") if (i := behind.find(d)) >= 0), default=-1)
        return dash >= 0 and len(behind[:dash].split()) <= 4 and len(before.split()) <= 8

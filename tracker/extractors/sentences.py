"""The sentences of a text as ranges of characters, in order, not overlapping.

``sentencex`` finds the full stops; paragraphs end sentences too; numbers with a full stop ("1. Weltkrieg",
"5. Mai") and the language's own abbreviations do not.
"""

import re
from itertools import pairwise

import sentencex

from tracker.figure import Range
from tracker.languages.counting import SentenceWords

CAP = 1500
"""A longer sentence is cut at white space, so that work per sentence stays bounded."""
_QUOTE = re.compile("[„“”\"«»'‘’‚‹›]")
"""The splitter keeps a quotation of many sentences whole, so it never sees the marks."""
CHUNK = 20_000
"""The splitter is given at most so many characters at once."""
_BREAK = re.compile(r"[ \t\u00a0]*\n\s*|[ \u00a0]{2,}")
_GAP = re.compile(r"(?<=\S)[ \u00a0]{2,}(?=\S)")
_DIGIT_BEGINS = re.compile(r"[.!?][\"“”«»]?(\s+)(?=\d)")
_LAST_WORD = re.compile(r"(?<![^\W\d_])([^\W\d_]{2,40}|\))$")
_NO_ORDINAL = re.compile(r"\d[.,]\d{3}$")
"""A number in groups of digits, whose full stop makes no ordinal of it ("5.000. 70 Prozent")."""
_LONGEST_WORD = 42
_FIRST_WORD = re.compile(r"[^\w\s]*(\w{1,40})")
_ENDING = re.compile(r"(?:^|[\s(„“\"])([^\W\d_]+(?:\.[^\W\d_]+)*|\d{1,2})\.\s*$")


def find_sentences(text: str, code: str, words: SentenceWords) -> tuple[Range, ...]:
    """Return the sentences of a text, white space around them left out; linear in its length."""
    found: list[Range] = []
    wrapped = _is_wrapped(text)
    for begin, end in _paragraphs(text, wrapped=wrapped):
        for start in range(begin, end, CHUNK):
            found += _split(text, start, min(end, start + CHUNK), code, words)
    begun = [part for sentence in found for part in _before_digits(text, *sentence, words)]
    return tuple(part for sentence in begun for part in _capped(text, *sentence))


def _is_wrapped(text: str) -> bool:
    """Return whether two spaces only stand where a line was broken, so that they end nothing."""
    behind = [text[match.end()] for match in _GAP.finditer(text, 0, CHUNK)]
    return sum(first.islower() for first in behind) * 5 > len(behind)


def _paragraphs(text: str, *, wrapped: bool) -> list[Range]:
    cuts = [match.end() for match in _BREAK.finditer(text) if _parts(text, match, wrapped=wrapped)]
    return [(a, b) for a, b in pairwise([0, *cuts, len(text)]) if b > a]


def _parts(text: str, match: re.Match[str], *, wrapped: bool) -> bool:
    """Return whether white space ends a paragraph: an empty line, a line's end, or two spaces."""
    lines = match.group().count("\n")
    return lines > 1 or (_ends_line(text, match) if lines else not wrapped)


def _ends_line(text: str, match: re.Match[str]) -> bool:
    """Return whether a single line break ends a sentence: the next line does not go on in lower case."""
    behind = text[match.end() : match.end() + 1]
    return not behind.islower()


def _split(text: str, begin: int, end: int, code: str, words: SentenceWords) -> list[Range]:
    ranges: list[Range] = []
    opened = -1
    for piece in sentencex.get_sentence_boundaries(code, _QUOTE.sub(" ", text[begin:end])):
        a, b = begin + piece["start_index"], begin + piece["end_index"]
        a, opened = (opened, -1) if opened >= 0 else (a, -1)
        if b < end and _opens_quotation(text, b - 1, a):
            opened = b = b - 1
        while b > a and text[b - 1].isspace():
            b -= 1
        while a < b and text[a].isspace():
            a += 1
        if a == b:
            continue
        if ranges and _goes_on(text[ranges[-1][0] : ranges[-1][1]], text[a:b], words):
            ranges[-1] = (ranges[-1][0], b)
        else:
            ranges.append((a, b))
    return ranges


def _opens_quotation(text: str, at: int, begin: int) -> bool:
    """Return whether a mark behind white space opens what is quoted next, and ends no sentence."""
    return at > begin and text[at - 1].isspace() and _QUOTE.match(text, at) is not None


def _before_digits(text: str, begin: int, end: int, words: SentenceWords) -> list[Range]:
    """Cut a piece before sentences that begin with a digit, which the splitter does not see."""
    parts = []
    for match in _DIGIT_BEGINS.finditer(text, begin, end):
        before = text[max(begin, match.start() - _LONGEST_WORD) : match.start()]
        last = _LAST_WORD.search(before)
        if (last and last[1].lower() not in words.abbreviations) or _NO_ORDINAL.search(before):
            parts.append((begin, match.start(1)))
            begin = match.end()
    return [*parts, (begin, end)]


def _goes_on(sentence: str, following: str, words: SentenceWords) -> bool:
    """Return whether the full stop at the end of a piece ends no sentence."""
    match = _ENDING.search(sentence[-30:])
    if match is None:
        return False
    last = match.group(1).lower()
    first = _FIRST_WORD.match(following)
    if last.isdecimal():
        return words.ordinal_full_stop and not following[0].isdecimal() and not (first and first[1] in words.opens)
    if last in words.abbreviations and first and first[1] in words.goes_on:
        return True
    return last in words.abbreviations and not (len(last) == 3 and last[1] == "." and following[0].isupper())


def _capped(text: str, begin: int, end: int) -> list[Range]:
    parts = []
    while end - begin > CAP:
        cut = text.rfind(" ", begin + CAP // 2, begin + CAP)
        cut = cut if cut > begin else begin + CAP
        parts.append((begin, cut))
        begin = cut
    return [*parts, (begin, end)]

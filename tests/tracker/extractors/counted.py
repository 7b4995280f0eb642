"""Readings and counts made by hand, for tests of what is said around a number."""

import re

from tracker.document import Document
from tracker.extractors.reading import Count, Reading
from tracker.figure import Quantifier, Unit
from tracker.languages import load_language


def read(text: str, language: str, title: str = "", published: str = "2024-06-30") -> Reading:
    """Return a reading whose sentences end at a full stop before a blank, or at a paragraph's end."""
    sentences, begin = [], 0
    for match in re.finditer(r"(?<=[^\d\s.][.!?:“”\"])\s+(?=[^a-zäöü\s])|\n+", text):
        if text[match.start() - 1] == ":":
            continue
        sentences.append((begin, match.start()))
        begin = match.end()
    sentences.append((begin, len(text)))
    document = Document.model_validate(
        {"text": text or " ", "title": title, "published": published, "language": language}
    )
    return Reading(document, load_language(language), tuple((b, e) for b, e in sentences if e > b))


def count(reading: Reading, number: str, metric: str = "killed", subset: bool = False) -> Count:
    """Return the count at the first place where the number stands as a word."""
    match = re.search(rf"(?<!\w){re.escape(number)}(?!\w)", reading.text)
    assert match is not None, number
    begin, end = match.span()
    index = max(i for i, s in enumerate(reading.sentences) if s[0] <= begin)
    first, last = reading.sentences[index]
    left = max((m.end() + first for m in re.finditer(r"[,;:] ", reading.text[first:begin])), default=first)
    right = re.search(r"[,;:] |$", reading.text[end:last])
    assert right is not None
    return Count(
        metric=metric,
        quantifier=Quantifier.EXACT,
        low=1,
        high=1,
        unit=Unit.PERSON,
        subset=subset,
        population="",
        at=(begin, end),
        phrase=(begin, end),
        clause=(left, end + right.start()),
        sentence=index,
    )

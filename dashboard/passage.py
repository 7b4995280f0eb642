"""The sentence of a figure as it stands in its document, with what is told of the figure marked in it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dash import html

from tracker.extractors.sentences import find_sentences
from tracker.figure import Range
from tracker.languages import language_codes, load_language

AROUND = 2
"""Sentences that are shown on each side of the figure's own."""

MOST_CONTEXT = 600
"""Characters that are shown on each side at most."""

LOOKED_AT = 3_000
"""Characters on each side in which sentences are looked for."""


@dataclass(frozen=True, slots=True)
class Passage:
    """What stands around a figure, cut at its sentence and at its number; the five parts join to a piece of the text.

    ``before`` begins, and ``after`` ends, with "…" where it was cut.
    """

    before: str
    head: str
    number: str
    tail: str
    after: str


def passage(text: str, quote: Range, at: Range, language: str) -> Passage:
    """Return the sentence of a figure with two sentences on each side, each side cut at a word where it is long."""
    first = max(0, quote[0] - LOOKED_AT)
    earlier = _sentences(text[first : quote[0]], language)[-AROUND:]
    later = _sentences(text[quote[1] : quote[1] + LOOKED_AT], language)[:AROUND]
    before = text[first + earlier[0][0] : quote[0]] if earlier else ""
    after = text[quote[1] : quote[1] + later[-1][1]] if later else ""
    if len(before) > MOST_CONTEXT:
        before = "… " + before[-MOST_CONTEXT:].partition(" ")[2]
    if len(after) > MOST_CONTEXT:
        after = after[:MOST_CONTEXT].rpartition(" ")[0] + " …"
    return Passage(before, text[quote[0] : at[0]], text[at[0] : at[1]], text[at[1] : quote[1]], after)


def _sentences(text: str, language: str) -> tuple[Range, ...]:
    code = language if language in language_codes() else "en"
    return find_sentences(text, code, load_language(code).counting.sentences)


def marked(text: str, names: Mapping[str, Sequence[str]]) -> list[Any]:
    """Return a text with each name of some kinds that stands in it marked by its kind, the longest name first."""
    kinds = {name: kind for kind, told in names.items() for name in told if name}
    if not kinds:
        return [text]
    pieces = _pattern(kinds).split(text)
    return [html.Span(piece, className=f"mark-{kinds[piece]}") if n % 2 else piece for n, piece in enumerate(pieces)]


def names_any(text: str, names: Sequence[str]) -> bool:
    """Tell whether one of some names stands in a text as ``marked`` would mark it."""
    told = [name for name in names if name]
    return bool(told) and bool(_pattern(told).search(text))


def _pattern(names: Sequence[str] | Mapping[str, str]) -> re.Pattern[str]:
    longest = sorted(names, key=len, reverse=True)
    return re.compile(rf"(?<!\w)({'|'.join(map(re.escape, longest))})(?!\w)")

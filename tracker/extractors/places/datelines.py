"""The dateline of a report: the place its newsroom writes before the first sentence."""

import re
from collections.abc import Callable, Container, Sequence
from typing import NamedTuple

from tracker.figure import Range

SENTENCES = 4
ACRONYM = 5
"""So short a name in capitals before a colon is who says so ("UN: …"), unless it is a known place's of some length."""
DATELINE = re.compile(
    r"\W{0,3}(?P<name>[^\W\d_][\w'’-]{1,20}(?: [^\W\d_][\w'’-]{1,20}){0,3})"
    r"(?:/[^\W\d_][\w' -]{1,30}|, \w[^,:(–—\n]{0,25}){0,3}"
    r"(?: ?\([^)\n]{2,25}\))?\s?(?P<end>--|[–—:.]|-(?=\s))\s"
)


class Dateline(NamedTuple):
    """A dateline: its range in the text and its first place."""

    begin: int
    end: int
    name: str


def find_dateline(
    text: str, sentences: Sequence[Range], is_known: Callable[[str], bool], no_names: Container[str] = ()
) -> Dateline | None:
    """Return the dateline at the start of one of the first sentences, None without one.

    A name in capitals is one before any mark ("QUETTA:"), but no one of ``no_names`` ("UN:"); another only where
    ``is_known``.
    """
    for begin, end in sentences[:SENTENCES]:
        match = DATELINE.match(text, begin)
        if match is None or match["name"].lower() in no_names:
            continue
        name = match["name"]
        alone = begin == sentences[0][0] and match["end"] == "." and match.end("end") == end
        tells = match["end"] == ":" and len(name) <= ACRONYM and not (len(name) > ACRONYM // 2 + 1 and is_known(name))
        written_large = name.isupper() and not tells
        if written_large or (
            not name.isupper() and name[0].isupper() and (is_known(name) or alone) and _is_short(match)
        ):
            return Dateline(match.start("name"), match.end(), written(name))
    return None


def _is_short(match: re.Match[str]) -> bool:
    """Return whether nothing but names stands before the mark."""
    inside = re.sub(r"\([^)]*\)", "", match.group()[: match.start("end") - match.start()])  # "Jakarta (dpa) –"
    words = re.findall(r"[^\W\d_]+", inside)
    return all(not word[0].islower() for word in words)


def written(name: str) -> str:
    """Return a name in capitals as it is written inside a sentence."""
    if not name.isupper():
        return name
    return re.sub(r"[^\W\d_]+", _capitalised, name)


def _capitalised(match: re.Match[str]) -> str:
    inside = match.start() > 0 and match.string[match.start() - 1] in "-'’"
    return match.group().lower() if inside and len(match.group()) < 3 else match.group().capitalize()

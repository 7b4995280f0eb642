"""The country or place that a source names itself."""

from collections.abc import Sequence
from dataclasses import dataclass

from tracker.organizations.index import common_stems, country_index, role_index
from tracker.organizations.spelling import Word


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a source: ``country`` (ISO3) where a word names one, else the ``name`` as written.

    ``words`` are the positions of the words that name it.
    """

    name: str
    country: str | None
    words: frozenset[int]


def named_country(words: Sequence[Word]) -> Place | None:
    """Return the one country that the source names, None where it names none or several."""
    matches = country_index().find(words)
    codes = {code for match in matches for code in match.values}
    if len(codes) != 1:
        return None
    country = codes.pop()
    return Place(country, country, frozenset(i for m in matches for i in range(m.begin, m.end)))


def place_behind(text: str, words: Sequence[Word], begin: int) -> Place | None:
    """Return the capitalised name behind a preposition ("Polizei in Köln") from the word ``begin`` on."""
    prepositions = common_stems()[2]
    for index in range(begin, len(words) - 1):
        if words[index].folded in prepositions:
            end = index + 1
            while end < len(words) and _goes_on(text, words[index + 1 : end], words[end]):
                end += 1
            if end > index + 1:
                name = text[words[index + 1].begin : words[end - 1].end]
                return Place(name, None, frozenset(range(index, end)))
    return None


def _goes_on(text: str, name: Sequence[Word], word: Word) -> bool:
    """Return whether a word belongs to the name: a capital or a script without them, no role, and no mark between."""
    if word.written[0].islower() or word.written[0].isdigit() or role_index().whole((word,)):
        return False
    return not name or text[name[-1].end : word.begin] in (" ", "-", "’", "'")

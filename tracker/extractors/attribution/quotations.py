"""Quotations that a figure stands in."""

from tracker.extractors.reading import Count, Reading
from tracker.figure import Range

REACH = 1500
"""Characters on either side that are looked at; a longer quotation is a stray mark."""


def quotation_around(reading: Reading, count: Count, marks: frozenset[str]) -> Range | None:
    """Return the range of the quotation that the count stands in, None where it stands in none.

    The nearest mark before the count has to open: it follows a blank or a paragraph's end, and a
    letter follows it. ``marks`` are the language's quotation marks.
    """
    text = reading.text
    opened = _nearest(text, range(count.at[0] - 1, max(-1, count.at[0] - REACH), -1), marks)
    if opened is None or not _opens(text, opened):
        return None
    closed = _nearest(text, range(count.at[1], min(len(text), count.at[1] + REACH)), marks)
    if closed is None or _opens(text, closed):
        return None
    return opened, closed


def _nearest(text: str, places: range, marks: frozenset[str]) -> int | None:
    return next((place for place in places if text[place] in marks), None)


def _opens(text: str, place: int) -> bool:
    before = text[place - 1] if place else " "
    behind = text[place + 1] if place + 1 < len(text) else " "
    return (before.isspace() or before in "([–—") and not behind.isspace()

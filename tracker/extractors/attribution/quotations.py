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
    opened = max((text.rfind(mark, max(0, count.at[0] - REACH + 1), count.at[0]) for mark in marks), default=-1)
    if opened < 0 or not _opens(text, opened):
        return None
    behind = (text.find(mark, count.at[1], count.at[1] + REACH) for mark in marks)
    closed = min((place for place in behind if place >= 0), default=-1)
    if closed < 0 or _opens(text, closed):
        return None
    return opened, closed


def _opens(text: str, place: int) -> bool:
    before = text[place - 1] if place else " "
    behind = text[place + 1] if place + 1 < len(text) else " "
    return (before.isspace() or before in "([–—") and not behind.isspace()

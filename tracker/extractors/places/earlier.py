"""Sentences that tell of an event of earlier years, not of the one that the text is about."""

from collections.abc import Sequence

from tracker.extractors.places.geography import Geography
from tracker.extractors.wording import Word

YEAR = 4
OLDEST = 1900


def tells_earlier(geography: Geography, words: Sequence[Word]) -> bool:
    """Return whether a sentence names an earlier year, or says that it tells of one ("a decade ago")."""
    published = geography.reading.document.published
    year = published.year if published else 0
    named = any(len(w.text) == YEAR and w.text.isdecimal() and OLDEST < int(w.text) < year for w in words)
    return named or bool(geography.says(words, "earlier"))

"""Lists of figures: the lines over an item, which say for all of them who counted what where, and when."""

from collections.abc import Sequence

from tracker.extractors.reading import Count, Reading
from tracker.figure import Range

BULLETS = frozenset("•▪●◦*·‣–-")
FULL_STOPS = frozenset(".!?…»”\"'“’")
LONGEST_ITEM = 140
LONGEST_HEADING = 120
LONGEST_LABEL = 60
"""Characters within which a line without a bullet has its colon, where it is an item ("Houses destroyed: 7,610")."""
MOST_ITEMS = 40
HEADINGS = 2
"""A heading has at most so many lines ("KEY FIGURES", "as of 9 February")."""


def headings_over(reading: Reading, count: Count, counts: Sequence[Count]) -> list[Range]:
    """Return the lines over the list that a count is an item of, the nearest first; none outside of a list.

    Items have bullets, or are short lines of label and number; a heading is a short line without a full stop, not
    the first, which heads the whole text.
    """
    text = reading.text
    line = _line_at(text, count.at[0])
    if not _is_item(text[line[0] : line[1]]):
        return []
    found: list[Range] = []
    for _ in range(MOST_ITEMS):
        above = _line_above(text, line[0])
        if above is None or len(found) == HEADINGS or not text[: above[0]].strip():
            return found
        written = text[above[0] : above[1]]
        is_item = _is_item(written)
        apart = "\n\n" in text[above[1] : line[0]] and written.lstrip()[0] not in BULLETS
        if is_item and apart and not found and text[line[0]] not in BULLETS:
            return found  # headlines: "Greece: 12 dead", each a paragraph
        line = above
        if is_item and any(above[0] <= one.at[0] < above[1] for one in counts):
            continue
        if is_item and written.lstrip()[0] not in BULLETS:
            found = [above]  # "Date: 9 February", or an item that counts something else
        elif not is_item and _is_heading(written):
            found.append(above)
        elif not is_item:
            return found
    return found


def line_under(reading: Reading, count: Count) -> Range | None:
    """Return the first line under the list that a count is an item of, which is none; None outside of a list."""
    text, line = reading.text, _line_at(reading.text, count.at[0])
    for _ in range(MOST_ITEMS):
        written = text[line[0] : line[1]]
        if written.strip() and not _is_item(written):
            return line if line[0] > count.at[0] else None
        if line[1] == len(text):
            return None
        line = _line_at(text, line[1] + 1)
    return None


def _line_at(text: str, place: int) -> Range:
    end = text.find("\n", place)
    return text.rfind("\n", 0, place) + 1, len(text) if end < 0 else end


def _line_above(text: str, begin: int) -> Range | None:
    """Return the last line before one that is not empty."""
    end = len(text[:begin].rstrip())
    return _line_at(text, end - 1) if end else None


def _is_item(line: str) -> bool:
    line = line.strip()
    if line[:1] in BULLETS and line[1:2].isspace():
        return True
    label, colon, told = line.partition(":")
    short = colon and len(label) < LONGEST_LABEL and len(line) < LONGEST_ITEM and line[-1] not in FULL_STOPS
    return bool(short and not any(c.isdigit() or c in "()" for c in label) and any(map(str.isdigit, told)))


def _is_heading(line: str) -> bool:
    line = line.strip()
    return len(line) < LONGEST_HEADING and line[-1] not in FULL_STOPS

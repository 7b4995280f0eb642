"""What is told beside a chart, in the reader's language."""

from collections.abc import Mapping
from typing import Any

from dashboard.tiles import signed
from dashboard.translations import Texts
from dashboard.wording import plain_date, plain_number


def note_in_words(note: Mapping[Any, Any], texts: Texts) -> str:
    """Return a row of ``tracker.trends.notes.notes`` as a sentence."""
    told = {"name": note["organization_name"] or texts("not_named")}
    for name in ("value", "other_value", "times", "days"):
        number = plain_number(note[name])
        told[name] = "–" if number is None else texts.number(number)
    for name in ("day", "other_day"):
        day = plain_date(note[name])
        told[name] = texts.day(day) if day else "–"
    change = plain_number(note["change"])
    told["change"] = "" if change is None else signed(change, texts)
    words = texts(f"note_{note['key']}", **told)
    return f"{words} ({texts('note_across')})" if note["across"] else words

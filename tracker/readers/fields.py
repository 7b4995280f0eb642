"""Fields of a document as people and machines write them, to what a ``Document`` holds."""

import datetime as dt
import re
from email.utils import parsedate_to_datetime

from tracker.readers.protocol import Unreadable

ISO_DAY = re.compile(r"(\d{4}-\d{2}-\d{2})(?:$|[T ]\d)")
LANGUAGES = ["en", "de", "fr", "es", "ar"]


def iso_day(value: str) -> dt.date | None:
    """Return the day of an ISO date or instant as it is written, None for an empty value.

    Raises Unreadable for anything else: who writes a date by hand wants to hear that it was not read.
    """
    if not value.strip():
        return None
    if found := ISO_DAY.match(value.strip()):
        try:
            return dt.date.fromisoformat(found[1])
        except ValueError:
            pass
    raise Unreadable(f"has a published date that is not like 2016-12-14: {value[:40]!r}")


def any_day(value: str) -> dt.date | None:
    """Return the day that a date in metadata names, in any common notation or language; None where it names none.

    The day is the one that is written, whatever time zone stands behind it: "Tue, 13 Dec 2016
    00:30:00 CET" is 13 December.
    """
    value = value.strip()[:80]
    try:
        return iso_day(value) if value else None
    except Unreadable:
        pass
    try:
        return parsedate_to_datetime(value).date()
    except ValueError:
        return _day_in_words(value)


def language_code(value: str) -> str:
    """Return the ISO 639-1 code of a language tag ("de-AT": "de"), empty where it has none."""
    primary = re.split(r"[-_]", value.strip().lower())[0]
    return primary if re.fullmatch(r"[a-z]{2}", primary) else ""


def one_line(value: str) -> str:
    """Return text with every run of white space as one space."""
    return " ".join(value.split())


def _day_in_words(value: str) -> dt.date | None:
    import dateparser  # slow to import, and only odd dates need it

    parts = ["day", "month", "year"]
    found = dateparser.parse(
        value, languages=LANGUAGES, settings={"REQUIRE_PARTS": parts, "PARSERS": ["absolute-time"]}
    )
    return found.date() if found else None

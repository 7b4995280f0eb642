"""Dates told from publication: weekdays, "yesterday", "two weeks ago", "last month", "now"."""

from dataclasses import replace

from tracker.extractors.periods import calendar
from tracker.extractors.periods.meanings.period import NEVER, Kind, Period, Words, within

_HALF_A_DAY = 12
_JUST_ENDED = 3
_ENDING = 31
"""A year just ended up to this month, and ends in so many days."""


def weekday(words: Words) -> Period | None:
    """The last such weekday on or before publication; the one before for "last"; never for "next".

    Where a week is named ("Thursday of last week", value -1) that week's.
    """
    number, direction = words.number("weekday"), words.number("direction")
    if number is None or words.published is None:
        return None
    weeks = words.value or (direction if "unit" in words.values and direction is not None else None)
    if weeks is not None:
        monday = calendar.unit_of(calendar.plus(words.published, weeks, "week") if weeks else words.published, "week")[
            0
        ]
        date = calendar.plus_days(monday, number)
        return within((date, date), "day", words.published) if words.unit() in ("week", "day") else None
    if direction == 1:
        return NEVER
    date = calendar.weekday_before(words.published, number, strictly=direction == -1)
    return Period(date, date)


def weekdays(words: Words) -> Period | None:
    """From a weekday to the next one named, the later one on or before publication."""
    first, last = words.number("weekday"), words.number("weekday", 1)
    if first is None or last is None or words.published is None:
        return None
    end = calendar.weekday_before(words.published, last)
    return Period(calendar.weekday_before(end, first), end, Kind.ON, "span")


def offset(words: Words) -> Period | None:
    """So many days from publication ("yesterday": -1)."""
    if words.published is None:
        return None
    date = calendar.plus_days(words.published, words.value)
    return within((date, date), "day" if words.value else "today", words.published)


def at_hour(words: Words) -> Period | None:
    """An hour of the day of publication, where the text has dated no day yet ("shortly after midnight")."""
    if words.published is None or "day" in words.before:
        return None
    return Period(words.published, words.published)


def overnight(words: Words) -> Period | None:
    """From the day before publication to publication."""
    if words.published is None:
        return None
    return Period(calendar.plus_days(words.published, -1), words.published, Kind.ON, "night")


def night_to(words: Words) -> Period | None:
    """The night that ends on the day named: that day and the day before."""
    found = words.periods()
    if not found or found[0].end is None:
        return None
    return Period(calendar.plus_days(found[0].end, -1), found[0].end, Kind.ON, "night")


def night_from(words: Words) -> Period | None:
    """The night that begins on the day named: that day and the day after."""
    found = words.periods()
    if not found or found[0].start is None:
        return None
    return within((found[0].start, calendar.plus_days(found[0].start, 1)), "night", words.published)


def to_the_day(words: Words) -> Period | None:
    """The day n units before publication, however long the unit ("exactly a year ago")."""
    if words.published is None:
        return None
    date = calendar.plus(words.published, -(words.number("n") or 1), words.unit())
    return Period(date, date)


def ago(words: Words) -> Period | None:
    """N units before publication: a day for days and weeks, the calendar unit for months and years."""
    n, unit = words.number("n") or words.value, words.unit()
    if words.published is None:
        return None
    if unit == "hour":
        date = calendar.plus_days(words.published, -(n // 24))
        return Period(date, date) if n >= 24 else NEVER
    date = calendar.plus(words.published, -n, unit)
    span = (date, date) if unit in ("day", "week") else calendar.unit_of(date, unit)
    return within(span, "day" if unit == "week" else unit, words.published)


def past(words: Words) -> Period | None:
    """The n units up to publication."""
    n = words.number("n") or words.value or 1
    if words.published is None:
        return None
    return Period(calendar.plus(words.published, -n, words.unit()), words.published, Kind.ON, "span")


def duration(words: Words) -> Period | None:
    """A length of time that ends at publication, where nothing else says when it ended ("within a week")."""
    found = past(words)
    if words.unit() == "hour" and (words.number("n") or 0) < _HALF_A_DAY:
        return NEVER
    return found and replace(found, unit="duration")


def since_ago(words: Words) -> Period | None:
    """From n units before publication to publication ("for three months")."""
    found = past(words)
    return NEVER if words.unit() == "hour" else found and replace(found, kind=Kind.SINCE)


def since_begin(words: Words) -> Period | None:
    """From the day, n days or weeks before publication, that something began which still goes on."""
    return since_ago(words) if words.unit() in ("day", "week") else NEVER


def after_event(words: Words) -> Period | None:
    """The day, n units before publication, of what the text tells of ("two days after the quake")."""
    n = words.number("n")
    if n is None or words.published is None:
        return None
    if words.unit() not in ("day", "week"):
        return NEVER
    date = calendar.plus(words.published, -n, words.unit())
    return Period(date, date, Kind.ON, "day after")


def recently(words: Words) -> Period | None:
    """Some time up to publication, its beginning unsaid ("in recent days")."""
    return Period(None, words.published, Kind.ON, "span") if words.published else None


def relative_unit(words: Words) -> Period | None:
    """The calendar unit before, around or after publication ("last week", "this year")."""
    if words.published is None:
        return None
    unit, direction = words.unit(), words.number("direction")
    direction = words.value if direction is None else direction
    if direction > 0:
        return NEVER
    if unit == "day" and direction < 0:
        return None  # "the previous day" is told from what the text dated before
    if unit == "weekend":
        span = calendar.unit_of(words.published, unit)
    else:
        span = calendar.unit_of(calendar.plus(words.published, direction, unit) if direction else words.published, unit)
    return within(span, unit, words.published)


def unit_start(words: Words) -> Period | None:
    """The first day of the unit that publication lies in ("the beginning of the year")."""
    if words.published is None:
        return None
    first = calendar.unit_of(words.published, words.unit())[0]
    return Period(first, first, Kind.ON, "edge 0")


def unit_end(words: Words) -> Period | None:
    """Up to the last day of the year that ends or has just ended ("at the end of the year"); never to a coming one."""
    if words.published is None:
        return None
    first, last = calendar.unit_of(words.published, words.unit())
    if words.published < last and words.published.month <= _JUST_ENDED:
        last = calendar.plus_days(first, -1)
    far = (last - words.published).days > _ENDING
    return NEVER if far else Period(None, min(last, words.published), Kind.UNTIL)


def week_of(words: Words) -> Period | None:
    """The calendar week that a date lies in."""
    found = words.periods()
    if not found or found[0].start is None:
        return None
    return within(calendar.unit_of(found[0].start, "week"), "week", words.published)


def now(words: Words) -> Period | None:
    """A state at publication."""
    return Period(None, words.published, Kind.NOW) if words.published else None


def total(words: Words) -> Period | None:
    """All that has been counted up to publication ("so far")."""
    return Period(None, words.published, Kind.NOW, "total") if words.published else None

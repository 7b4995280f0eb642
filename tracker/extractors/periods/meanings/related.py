"""Dates told from other dates: "since", "until", "between", "a day later"."""

import datetime as dt
from dataclasses import replace

from tracker.extractors.periods import calendar
from tracker.extractors.periods.meanings.period import NEVER, Kind, Period, Words, within

_A_MONTH = 31
_STATISTIC_UNITS = ("month", "quarter", "year", "span")
_A_DAY_OR_SO = 3
"""Days are counted from nothing longer."""


def near(words: Words) -> Period | None:
    """So many days from what the text last dated ("the same day", "a day earlier", "in that month")."""
    named = words.unit() if "unit" in words.values and "n" not in words.values else words.named_unit
    before = words.before.get(named)
    if before is None and words.value and words.published:
        before = Period(words.published, words.published)
    if before is None or before.start is None or before.end is None:
        return None
    if words.value == 0:
        return Period(before.start, before.end, Kind.ON, before.unit)
    date = calendar.plus_days(before.start, words.value)
    return within((date, date), "day", words.published)


def that_day(words: Words) -> Period | None:
    """A part of the day that the text last dated, of that of publication where it has dated none ("am Morgen")."""
    if words.before.get("") is not None or "day" in words.before:
        return near(words)
    return Period(words.published, words.published) if words.published else None


def by_then(words: Words) -> Period | None:
    """Up to an hour of the day that the text last dated ("by evening")."""
    before = words.before.get("day") or words.before.get("today")
    return Period(None, before.end, Kind.UNTIL) if before and before.end else None


def back_then(words: Words) -> Period | None:
    """What the text last dated, of something that goes on its beginning ("damals")."""
    before = words.before.get("")
    if before is None or before.start is None or before.end is None:
        return None
    if before.kind is not Kind.SINCE:
        return Period(before.start, before.end, Kind.ON, before.unit)
    return Period(*calendar.unit_of(before.start, before.unit), Kind.ON, before.unit)


def later(words: Words) -> Period | None:
    """N units behind (value 1) or before (-1) what the text last dated ("two days later", "the week before")."""
    n, unit, before = words.number("n"), words.unit(), words.before.get("")
    if unit == "hour" or (unit == "year" and n == 1 and words.value < 0):
        return None
    if before is None or before.start is None or before.end is None:
        return NEVER
    if n is not None and unit in ("day", "week") and (before.end - before.start).days > _A_DAY_OR_SO:
        return NEVER
    date = calendar.plus(before.start, (1 if n is None else n) * words.value, unit)
    is_day = before.unit in ("day", "today", "night", "day after") and n is not None
    span = (date, date) if is_day else None
    if span is None or unit in ("year", "decade"):
        span = calendar.unit_of(date, unit)
    return within(span, "day" if span[0] == span[1] else unit, words.published)


def days_before(words: Words) -> Period | None:
    """The day n units before the date named, whose news is older than it ("on Thursday, a day after …")."""
    found, unit = words.periods(), words.unit() if "unit" in words.values else "day"
    if not found or found[0].end is None or unit not in ("day", "week"):
        return None
    date = calendar.plus(found[0].end, -(words.number("n") or 1), unit)
    return within((date, date), "span", words.published)


def last_time(words: Words) -> Period | None:
    """Up to the day of publication one year before it ("by this time last year")."""
    return Period(None, calendar.plus(words.published, -1, "year"), Kind.UNTIL) if words.published else None


def same_period(words: Words) -> Period | None:
    """The period that the text last dated, in another year ("the same period of 2022", "the year before").

    Where it dated none, the year of publication so far.
    """
    before, found = words.before.get("period") or words.before.get(""), words.periods()
    if before is None and words.published:
        before = Period(words.published.replace(month=1, day=1), words.published, Kind.ON, "span")
    if before is None or before.start is None or before.end is None:
        return None
    years = found[0].end.year - before.end.year if found and found[0].end else words.value
    if not dt.MINYEAR <= before.start.year + years <= before.end.year + years <= dt.MAXYEAR:
        return None
    span = calendar.plus(before.start, years, "year"), calendar.plus(before.end, years, "year")
    return within(span, before.unit, words.published)


def year_before(words: Words) -> Period | None:
    """The period that the text goes on about, a year before, else the year before the day named last."""
    before, latest = words.before.get("period"), words.before.get("")
    if before is not None and before.unit in _STATISTIC_UNITS and latest is not None and latest.unit == before.unit:
        return same_period(words)
    if latest is None or latest.start is None:
        return NEVER
    return within(calendar.unit_of(calendar.plus(latest.start, -1, "year"), "year"), "year", words.published)


def month_before(words: Words) -> Period | None:
    """The month before the one that the text last dated, else before publication ("im Vormonat")."""
    told = words.before.get("month")
    day = told.start if told and told.start else words.published
    if day is None:
        return None
    return within(calendar.unit_of(calendar.plus(day, words.value, "month"), "month"), "month", words.published)


def up_to(words: Words) -> Period | None:
    """The n units that end with the date named ("the two weeks to 21 March"); a week, months and years are whole."""
    n, found = words.number("n") or 1, words.periods()
    if not found or found[0].end is None:
        return None
    end, unit = found[0].end, words.unit()
    begin = calendar.plus(end, -n, unit)
    if unit in ("month", "quarter", "year") and end == calendar.unit_of(end, "month")[1]:
        month = calendar.unit_of(end, "month")[0]
        begin = calendar.plus_days(calendar.unit_of(calendar.plus(month, -n, unit), "month")[1], 1)
    elif unit == "week" and n == 1:
        begin = calendar.plus_days(begin, 1)
    return Period(begin, end, Kind.ON, "span")


def nth_day(words: Words) -> Period | None:
    """From the first to the so-manieth day of what goes on, which is the date named, else publication's."""
    found, n = words.periods(), words.number("ordinalday")
    end = found[0].end if found else words.published
    if end is None or n is None:
        return None
    return Period(calendar.plus_days(end, 1 - n), words.published or end, Kind.SINCE, "nth day")


def first_of(words: Words) -> Period | None:
    """The first n units of what the text dated last, or of the date named ("in the first three days of the siege")."""
    n, found, before = words.number("n") or 1, words.periods(), words.before.get("day")
    begun = found[0] if found else before
    unit = words.unit()
    if begun is None or begun.start is None or begun.start != begun.end or unit not in ("day", "week", "month"):
        return NEVER
    end = calendar.plus_days(calendar.plus(begun.start, n, unit), -1)
    return within((begun.start, end), "span", words.published)


def following(words: Words) -> Period | None:
    """The n units behind what the text last dated ("in the following two weeks")."""
    n, before = words.number("n"), words.before.get("")
    if n is None or before is None or before.end is None or words.unit() == "hour":
        return None
    return within((before.end, calendar.plus(before.end, n, words.unit())), "span", words.published)


def since(words: Words) -> Period | None:
    """From the date named to publication; "since mid-May" from the 15th, "since mid-2022" from July."""
    found = words.periods()
    if not found or found[0].start is None:
        return None
    start = found[0].start
    if found[0].unit == "edge 1" and start.day == 11:
        start = start.replace(day=15)
    if found[0].unit == "edge 1" and (start.month, start.day) == (6, 1):
        start = start.replace(month=7)
    if words.published and start > words.published:
        return NEVER
    return Period(start, words.published, Kind.SINCE, found[0].unit)


def since_then(words: Words) -> Period | None:
    """From the beginning that the text told before to publication, else a total ("since the invasion began")."""
    before = words.before.get("since")
    if words.published is None:
        return NEVER
    return replace(before, end=words.published) if before else Period(None, words.published, Kind.NOW, "total")


def since_that(words: Words) -> Period | None:
    """From what the text dated last to publication ("since then"); behind a span of days from its end."""
    before = words.before.get("")
    if before is None or before.start is None or before.end is None or before.kind is Kind.SINCE:
        return since_then(words)
    is_short = before.unit == "span" and (before.end - before.start).days <= _A_MONTH
    return Period(before.end if is_short else before.start, words.published, Kind.SINCE, "since then")


def until(words: Words) -> Period | None:
    """Up to the date named."""
    found = words.periods()
    kind = Kind.NOW if found and found[0].unit == "today" else Kind.UNTIL
    return Period(None, found[0].end, kind) if found else None


def as_of(words: Words) -> Period | None:
    """A state on the date named, or on the day of publication."""
    found = words.periods()
    end = found[0].end if found else words.published
    return Period(None, end, Kind.AS_OF) if end else None


def covered(words: Words) -> Period | None:
    """What a whole report covers ("reporting period: 1 to 15 July")."""
    found = words.periods()
    return replace(found[0], kind=Kind.COVERED) if found and found[0].is_whole() else None


def between(words: Words) -> Period | None:
    """From the beginning of the first date to the end of the last one."""
    found = words.periods()
    if len(found) < 2 or found[0].start is None or found[-1].end is None or found[0].start > found[-1].end:
        return None
    return Period(found[0].start, found[-1].end, Kind.ON, "span")


def compared(words: Words) -> Period | None:
    """What the figures of the sentence are compared with ("than in 2013")."""
    found = words.periods()
    return Period(found[0].start, found[0].end, Kind.COMPARED, found[0].unit) if found else None


def when(words: Words) -> Period | None:
    """A clause that opens with a day, whose date stands for itself (", als am Dienstag …"); else what is compared."""
    found = words.periods()
    return None if found and found[0].unit in ("day", "today", "night", "day after") else compared(words)


def record(words: Words) -> Period | None:
    """What a superlative is measured from ("the worst since 1995"): it dates what it is compared with."""
    found = words.periods()
    if found and found[0].kind is Kind.NOW and found[0].unit == "total":
        return NEVER
    if not found or found[0].kind is not Kind.SINCE or found[0].start is None:
        return None
    first, last = calendar.unit_of(found[0].start, found[0].unit)
    return Period(first, last, Kind.COMPARED, found[0].unit)


def never(words: Words) -> Period | None:
    """Words that date nothing ("for weeks", "next year")."""
    del words
    return NEVER

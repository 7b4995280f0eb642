"""Dates as they are written: days, months, years and their parts, from the words alone or by publication."""

import datetime as dt
from dataclasses import replace

from tracker.extractors.periods import calendar
from tracker.extractors.periods.meanings.period import Kind, Period, Words, within


def _year(words: Words, month: int, number: int) -> int | None:
    """Return the year that is written or told ("last year"), else that of the latest such day."""
    year = words.number("year")
    if year is not None:
        return year
    if words.published is None:
        return None
    told = words.number("direction")
    if told is not None and "unit" in words.values:
        return words.published.year + told
    return calendar.year_of(month, number, words.published)


def day(words: Words) -> Period | None:
    """A day of a month, with or without its year."""
    number, month = words.number("day"), words.number("month")
    if number is None or month is None or (year := _year(words, month, number)) is None:
        return None
    date = calendar.day(year, month, number)
    return within((date, date), "day", words.published) if date else None


def feast(words: Words) -> Period | None:
    """A day that has the same date each year (value 1231: 31 December)."""
    month_, number = divmod(words.value, 100)
    return day(replace(words, values={**words.values, "day": [number], "month": [month_]}))


def day_first_or_second(words: Words) -> Period | None:
    """A numeric date whose two numbers stand in either order; the first is the day where both could be."""
    first, second = words.number("two"), words.number("two", 1)
    if not first or not second:
        return None
    number, month = (second, first) if (second > 12 or words.value == 1) and first <= 12 else (first, second)
    return day(replace(words, values={**words.values, "day": [number], "month": [month]}))


def days(words: Words) -> Period | None:
    """From a day to a day, of one month or of two."""
    first, last = words.number("day"), words.number("day", 1)
    end_month = words.number("month", len(words.values.get("month", [])) - 1)
    begin_month = words.number("month")
    if first is None or last is None or begin_month is None or end_month is None:
        return None
    years = words.values.get("year", [])
    year = int(str(years[-1])) if years else _year(words, end_month, last)
    if year is None:
        return None
    begin_year = int(str(years[0])) if len(years) > 1 else year - (begin_month > end_month)
    begin = calendar.day(begin_year, begin_month, first)
    end = calendar.day(year, end_month, last)
    if begin is None or end is None or begin > end:
        return None
    return within((begin, end), "span", words.published)


def month(words: Words) -> Period | None:
    """A month, with or without its year."""
    number = words.number("month")
    if number is None or (year := _year(words, number, 1)) is None or not 1 <= year <= dt.MAXYEAR:
        return None
    if words.value and words.published:
        year = max(words.published.year + words.value, 1)
    if words.number("year") is None and words.number("direction") == -1 and "unit" not in words.values:
        last = words.published and calendar.month_of(year, number)[1] >= words.published
        year -= bool(last)
    return within(calendar.month_of(max(year, 1), number), "month", words.published)


def months(words: Words) -> Period | None:
    """From a month to a month of the year that is written, else of the latest such."""
    first, last, year_ = words.number("month"), words.number("month", 1), words.number("year")
    if year_ is None and last is not None and words.published:
        told = words.number("direction")
        year_ = calendar.year_of(last, 1, words.published) if told is None else words.published.year + told
    if first is None or last is None or year_ is None or not dt.MINYEAR < year_ <= dt.MAXYEAR:
        return None
    begin = calendar.month_of(year_ - (first > last), first)[0]
    return within((begin, calendar.month_of(year_, last)[1]), "span", words.published)


def year(words: Words) -> Period | None:
    """A year, or all years from the first to the last one named."""
    years = [int(str(y)) for y in words.values.get("year", [])]
    if not years or not dt.MINYEAR <= min(years) <= max(years) <= dt.MAXYEAR:
        return None
    span = dt.date(min(years), 1, 1), dt.date(max(years), 12, 31)
    return within(span, "year" if len(years) == 1 else "span", words.published)


def decade(words: Words) -> Period | None:
    """A decade, with its century or without ("1990s", "90s")."""
    number = words.number("decade")
    if number is None:
        return None
    start = dt.date(number if number >= 100 else 1900 + number, 1, 1)
    return within(calendar.unit_of(start, "decade"), "decade", words.published)


_WEEK = 7
_SEASON_PAST = 4
"""In the month after its three a season is still this one."""


def season(words: Words) -> Period | None:
    """Three months of a year, by the month the season begins with; a winter ends in the year behind it.

    Without a year it is the last one that is over.
    """
    first, year_ = words.number("season"), words.number("year")
    if first is not None and year_ is None and words.published:
        ended = calendar.plus(words.published, -_SEASON_PAST, "month")
        year_ = ended.year - (ended.month < first)
    if first is None or year_ is None or not dt.MINYEAR <= year_ < dt.MAXYEAR:
        return None
    begin = dt.date(year_, first, 1)
    return within((begin, calendar.plus_days(calendar.plus(begin, 3, "month"), -1)), "span", words.published)


def part_of_year(words: Words) -> Period | None:
    """The first, second, … half or quarter of a year; where none is told, the last one that has begun."""
    ordinal, months, year_ = words.number("ordinal") or words.number("n"), words.number("months"), words.number("year")
    if ordinal is None or months is None or not 0 < ordinal * months <= 12:
        return None
    begin_month = (ordinal - 1) * months + 1
    if year_ is None and words.published:
        told = words.value or words.number("direction")
        year_ = words.published.year + (told if told is not None else -(begin_month > words.published.month))
    if year_ is None or not dt.MINYEAR <= year_ <= dt.MAXYEAR:
        return None
    first = calendar.month_of(year_, begin_month)[0]
    return within((first, calendar.month_of(year_, ordinal * months)[1]), "span", words.published)


def first_units(words: Words) -> Period | None:
    """The first n months (weeks, days) of a year or month, of publication's year where none is written."""
    n, units = words.number("n"), [str(u) for u in words.values.get("unit", [])] or [words.named_unit]
    year_ = words.number("year")
    if year_ is None and words.published:
        year_ = words.published.year + (words.number("direction") or words.value)
    month_ = words.number("month") or words.number("monthweek")
    if month_ and year_ and words.published and words.number("year") is None and not words.number("direction"):
        year_ = calendar.year_of(month_, 1, words.published)
    if n is None or not units[0] or year_ is None or not dt.MINYEAR <= year_ <= dt.MAXYEAR:
        return None
    first = dt.date(year_, month_ or 1, 1)
    return within((first, calendar.plus_days(calendar.plus(first, n, units[0]), -1)), "span", words.published)


def week_of_month(words: Words) -> Period | None:
    """The first, second, … or last seven days of a month."""
    ordinal, found = words.number("ordinal"), words.periods()
    if ordinal is None or not found or found[0].start is None:
        return None
    first, last = calendar.unit_of(found[0].start, "month")
    begin = calendar.plus_days(first, 7 * (ordinal - 1)) if ordinal > 0 else calendar.plus_days(last, -6)
    return within((begin, min(calendar.plus_days(begin, 6), last)), "span", words.published)


def last_units(words: Words) -> Period | None:
    """The last n weeks or days of a month; where no number is told, the last week or the last third."""
    number = words.number("month") or words.number("monthweek")
    found = month(replace(words, values={**words.values, "month": [number]})) if number else None
    if found is None or found.start is None or words.unit() not in ("week", "day"):
        return None
    if words.unit() == "day" and words.number("n") is None:
        return within(calendar.edge_of(found.start, "month", 2), "span", words.published)
    last = calendar.unit_of(found.start, "month")[1]
    begin = calendar.plus_days(calendar.plus(last, -(words.number("n") or 1), words.unit()), 1)
    return within((begin, last), "span", words.published)


def part_of_month(words: Words) -> Period | None:
    """The first, second, … seven days (value 7) or half (15) of a month."""
    ordinal, number = words.number("ordinal"), _month_named(words)
    year_ = words.number("year") or (number and words.published and calendar.year_of(number, 1, words.published))
    if ordinal is None or ordinal < 1 or number is None or not year_ or not dt.MINYEAR <= year_ <= dt.MAXYEAR:
        return None
    first, last = calendar.month_of(year_, number)
    begin = calendar.plus_days(first, words.value * (ordinal - 1))
    end = calendar.plus_days(begin, words.value - 1)
    is_half = words.value > _WEEK and ordinal > 1
    return within((begin, last if is_half else min(end, last)), "span", words.published) if begin <= last else None


def _month_named(words: Words) -> int | None:
    """Return the month of which a part is told, alone or in one word with it ("Aprilhälfte")."""
    return words.number("monthweek") or words.number("monthhalf") or words.number("month")


def edge(words: Words) -> Period | None:
    """The beginning, middle or end of a week, month or year."""
    number, found = words.number("edge"), words.periods()
    if not found and words.published and "unit" in words.values:
        found = [Period(words.published, words.published, Kind.ON, words.unit())]
    if number is None or not found or found[0].start is None or found[0].unit not in calendar.EDGED:
        return None
    span = calendar.edge_of(found[0].start, found[0].unit, number)
    return within(span, f"edge {number}", words.published)

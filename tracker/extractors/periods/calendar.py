"""Calendar arithmetic that never leaves the calendar: years 1 to 9999, ends included."""

import datetime as dt
from calendar import monthrange

Span = tuple[dt.date, dt.date]
_DAYS = {"hour": 1 / 24, "day": 1, "week": 7}
_MONTHS = {"month": 1, "quarter": 3, "year": 12, "decade": 120}
EDGED = ("week", "month", "quarter", "year", "decade")
"""The units that have a beginning, a middle and an end."""


def day(year: int, month: int, number: int) -> dt.date | None:
    """Return the day of a year, month and number, None where the calendar has none."""
    try:
        return dt.date(year, month, number)
    except (ValueError, OverflowError):
        return None


def plus_days(date: dt.date, days: int) -> dt.date:
    """Return the date some days later (or earlier), at most the calendar's last (first) day."""
    try:
        return date + dt.timedelta(days=days)
    except OverflowError:
        return dt.date.max if days > 0 else dt.date.min


def plus(date: dt.date, n: int, unit: str) -> dt.date:
    """Return the date n units later (or earlier); hours count as whole days begun."""
    if unit in _DAYS:
        days = abs(n) * _DAYS[unit]
        whole = int(days) if days == int(days) else int(days) + 1
        return plus_days(date, whole if n > 0 else -whole)
    months = date.year * 12 + date.month - 1 + n * _MONTHS.get(unit, 12)
    year, month = divmod(months, 12)
    if not dt.MINYEAR <= year <= dt.MAXYEAR:
        return dt.date.max if n > 0 else dt.date.min
    return dt.date(year, month + 1, min(date.day, monthrange(year, month + 1)[1]))


def month_of(year: int, month: int) -> Span:
    """Return the first and the last day of a month."""
    return dt.date(year, month, 1), dt.date(year, month, monthrange(year, month)[1])


def unit_of(date: dt.date, unit: str) -> Span:
    """Return the calendar unit that a date lies in: its day, week, weekend, month, quarter, year, decade."""
    if unit == "week":
        monday = plus_days(date, -date.weekday())
        return monday, plus_days(monday, 6)
    if unit == "weekend":
        saturday = plus_days(date, -((date.weekday() - 5) % 7))
        return saturday, plus_days(saturday, 1)
    if unit == "month":
        return month_of(date.year, date.month)
    if unit == "quarter":
        first = date.month - (date.month - 1) % 3
        return dt.date(date.year, first, 1), month_of(date.year, first + 2)[1]
    if unit == "year":
        return dt.date(date.year, 1, 1), dt.date(date.year, 12, 31)
    if unit == "decade":
        first = max(date.year - date.year % 10, dt.MINYEAR)
        return dt.date(first, 1, 1), dt.date(min(first + 9, dt.MAXYEAR), 12, 31)
    return date, date


def edge_of(date: dt.date, unit: str, edge: int) -> Span:
    """Return the beginning (0), middle (1) or end (2) of the unit that a date lies in.

    A month's are settled by the guidelines: the 1st to the 10th, the 11th to the 20th, the 21st to the last.
    A year's are its first month, June and July, its last month.
    """
    first, last = unit_of(date, unit)
    if unit == "month":
        begins = [first, first.replace(day=11), first.replace(day=21)]
    elif unit == "year":
        months = {0: (1, 1), 1: (6, 7), 2: (12, 12)}[edge]
        return first.replace(month=months[0]), month_of(first.year, months[1])[1]
    else:
        third = ((last - first).days + 1) // 3
        begins = [plus_days(first, i * third) for i in range(3)]
    return begins[edge], last if edge == 2 else plus_days(begins[edge + 1], -1)


def weekday_before(date: dt.date, weekday: int, *, strictly: bool = False) -> dt.date:
    """Return the last such weekday (Monday is 0) on or before a date, or strictly before it."""
    back = (date.weekday() - weekday) % 7
    return plus_days(date, -(back or 7 * strictly))


def year_of(month: int, number: int, published: dt.date) -> int | None:
    """Return the year of the latest such month and day on or before publication."""
    for year in range(published.year, max(published.year - 9, 0), -1):
        date = day(year, month, number)
        if date is not None and date <= published:
            return year
    return None

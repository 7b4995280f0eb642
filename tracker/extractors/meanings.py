"""What each meaning of a date phrase is: values and a date of publication → a period.

A meaning gets the values its words hold, by class, in their order. It returns None where they say
nothing that can be dated (no date of publication, a day that does not exist, the future).
"""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from tracker.extractors import calendar
from tracker.extractors.calendar import Span


class Kind(StrEnum):
    """How an expression dates: what happened within it, since it, up to it, as of it, or now."""

    ON = "on"
    SINCE = "since"
    UNTIL = "until"
    AS_OF = "as of"
    NOW = "now"
    COMPARED = "compared"
    NEVER = "never"


@dataclass(frozen=True, slots=True)
class Period:
    """What an expression means; ``unit`` is the calendar unit it names ("day", "month", …, "span")."""

    start: dt.date | None
    end: dt.date | None
    kind: Kind = Kind.ON
    unit: str = "day"

    def is_whole(self) -> bool:
        """Return whether something happened within it, from a known beginning to a known end."""
        return self.start is not None and self.end is not None and self.kind in (Kind.ON, Kind.SINCE)


@dataclass(frozen=True, slots=True)
class Words:
    """What the words of a phrase hold: ``value`` of its group, ``values`` by class, and where they stand."""

    value: int
    named_unit: str
    values: dict[str, list[object]]
    published: dt.date | None
    before: Mapping[str, Period]

    def number(self, name: str, i: int = 0) -> int | None:
        """Return the i-th number of a class, None where there is none."""
        found = self.values.get(name, [])
        return int(str(found[i])) if len(found) > i else None

    def unit(self) -> str:
        """Return the calendar unit that is named, "day" where none is."""
        return str(self.values.get("unit", [self.named_unit or "day"])[0])

    def periods(self) -> list[Period]:
        """Return the periods of an earlier layer that the phrase builds on, or the bare month or year it names."""
        found = [p for p in self.values.get("date", []) if isinstance(p, Period)]
        if not found and ("month" in self.values or "year" in self.values):
            bare = month(self) if "month" in self.values else year(self)
            found = [bare] if bare and bare.kind is Kind.ON else []
        return found


Meaning = Callable[[Words], Period | None]
NEVER = Period(None, None, Kind.NEVER)


def _on(span: Span | None, unit: str = "day", published: dt.date | None = None) -> Period | None:
    """Return the span as a period: cut at publication, never where it lies behind it."""
    if span is None:
        return None
    if published is not None and span[0] > published:
        return NEVER
    return Period(span[0], min(span[1], published) if published else span[1], Kind.ON, unit)


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
    return _on((date, date) if date else None, "day", words.published)


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
    return _on((begin, end) if begin and end and begin <= end else None, "span", words.published)


def month(words: Words) -> Period | None:
    """A month, with or without its year."""
    number = words.number("month")
    if number is None or (year := _year(words, number, 1)) is None or not 1 <= year <= dt.MAXYEAR:
        return None
    if words.number("year") is None and words.number("direction") == -1 and "unit" not in words.values:
        last = words.published and calendar.month_of(year, number)[1] >= words.published
        year -= bool(last)
    return _on(calendar.month_of(max(year, 1), number), "month", words.published)


def year(words: Words) -> Period | None:
    """A year, or all years from the first to the last one named."""
    years = [int(str(y)) for y in words.values.get("year", [])]
    if not years or not dt.MINYEAR <= min(years) <= max(years) <= dt.MAXYEAR:
        return None
    span = dt.date(min(years), 1, 1), dt.date(max(years), 12, 31)
    return _on(span, "year" if len(years) == 1 else "span", words.published)


def decade(words: Words) -> Period | None:
    """A decade, with its century or without ("1990s", "90s")."""
    number = words.number("decade")
    if number is None:
        return None
    start = dt.date(number if number >= 100 else 1900 + number, 1, 1)
    return _on(calendar.unit_of(start, "decade"), "decade", words.published)


def weekday(words: Words) -> Period | None:
    """The last such weekday on or before publication; the one before for "last"; never for "next"."""
    number, direction = words.number("weekday"), words.number("direction")
    if number is None or words.published is None:
        return None
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
    return _on((date, date), "day" if words.value else "today", words.published)


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
    return _on((found[0].start, calendar.plus_days(found[0].start, 1)), "night", words.published)


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
    return _on(span, "day" if unit == "week" else unit, words.published)


def past(words: Words) -> Period | None:
    """The n units up to publication."""
    n = words.number("n") or words.value or 1
    if words.published is None:
        return None
    return Period(calendar.plus(words.published, -n, words.unit()), words.published, Kind.ON, "span")


def duration(words: Words) -> Period | None:
    """A length of time that ends at publication, where nothing else says when it ended ("within a week")."""
    found = past(words)
    return found and replace(found, unit="duration")


def since_ago(words: Words) -> Period | None:
    """From n units before publication to publication ("for three months")."""
    found = past(words)
    return NEVER if words.unit() == "hour" else found and replace(found, kind=Kind.SINCE)


def up_to(words: Words) -> Period | None:
    """The n units that end with the date named ("the two weeks to 21 March")."""
    n, found = words.number("n"), words.periods()
    if n is None or not found or found[0].end is None:
        return None
    return Period(calendar.plus(found[0].end, -n, words.unit()), found[0].end, Kind.ON, "span")


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
    if unit == "weekend":
        span = calendar.unit_of(words.published, unit)
    else:
        span = calendar.unit_of(calendar.plus(words.published, direction, unit) if direction else words.published, unit)
    return _on(span, unit, words.published)


def part_of_year(words: Words) -> Period | None:
    """The first, second, … half or quarter of a year (of publication's, where none is written)."""
    ordinal, months = words.number("ordinal"), words.number("months")
    year_ = words.number("year")
    if year_ is None and words.published:
        year_ = words.published.year + (words.number("direction") or 0)
    if ordinal is None or months is None or year_ is None or ordinal * months > 12:
        return None
    if not dt.MINYEAR <= year_ <= dt.MAXYEAR:
        return None
    first = calendar.month_of(year_, (ordinal - 1) * months + 1)[0]
    return _on((first, calendar.month_of(year_, ordinal * months)[1]), "span", words.published)


def first_units(words: Words) -> Period | None:
    """The first n months (weeks, days) of a year, of publication's where none is written."""
    n, units = words.number("n"), [str(u) for u in words.values.get("unit", [])]
    year_ = words.number("year")
    if year_ is None and words.published:
        year_ = words.published.year + (words.number("direction") or 0)
    if n is None or not units or year_ is None or not dt.MINYEAR <= year_ <= dt.MAXYEAR:
        return None
    first = dt.date(year_, 1, 1)
    return _on((first, calendar.plus_days(calendar.plus(first, n, units[0]), -1)), "span", words.published)


def edge(words: Words) -> Period | None:
    """The beginning, middle or end of a week, month or year."""
    number, found = words.number("edge"), words.periods()
    if number is None or not found or found[0].start is None or found[0].unit not in calendar.EDGED:
        return None
    span = calendar.edge_of(found[0].start, found[0].unit, number)
    return _on(span, f"edge {number}", words.published)


def unit_start(words: Words) -> Period | None:
    """The first day of the unit that publication lies in ("the beginning of the year")."""
    if words.published is None:
        return None
    first = calendar.unit_of(words.published, words.unit())[0]
    return Period(first, first, Kind.ON, "edge 0")


def total(words: Words) -> Period | None:
    """All that has been counted up to publication ("so far")."""
    return Period(None, words.published, Kind.NOW, "total") if words.published else None


def now(words: Words) -> Period | None:
    """A state at publication."""
    return Period(None, words.published, Kind.NOW) if words.published else None


def near(words: Words) -> Period | None:
    """So many days from what the text last dated ("the same day", "a day earlier", "in that month")."""
    before = words.before.get(words.unit() if "unit" in words.values and "n" not in words.values else "")
    if before is None and words.value and words.published:
        before = Period(words.published, words.published)
    if before is None or before.start is None or before.end is None:
        return None
    if words.value == 0:
        return Period(before.start, before.end, Kind.ON, before.unit)
    date = calendar.plus_days(before.start, words.value)
    return _on((date, date), "day", words.published)


def same_period(words: Words) -> Period | None:
    """The period that the text last dated, in another year ("the same period of 2022", "a year earlier")."""
    before, found = words.before.get(""), words.periods()
    if before is None or before.start is None or before.end is None:
        return None
    years = found[0].end.year - before.end.year if found and found[0].end else words.value
    if not dt.MINYEAR <= before.start.year + years <= before.end.year + years <= dt.MAXYEAR:
        return None
    span = calendar.plus(before.start, years, "year"), calendar.plus(before.end, years, "year")
    return _on(span, before.unit, words.published)


def week_of_month(words: Words) -> Period | None:
    """The first, second, … or last seven days of a month."""
    ordinal, found = words.number("ordinal"), words.periods()
    if ordinal is None or not found or found[0].start is None:
        return None
    first, last = calendar.unit_of(found[0].start, "month")
    begin = calendar.plus_days(first, 7 * (ordinal - 1)) if ordinal > 0 else calendar.plus_days(last, -6)
    return _on((begin, min(calendar.plus_days(begin, 6), last)), "span", words.published)


def since(words: Words) -> Period | None:
    """From the date named to publication; "since mid-May" from the 15th."""
    found = words.periods()
    if not found or found[0].start is None:
        return None
    start = found[0].start
    if found[0].unit == "edge 1" and start.day == 11:
        start = start.replace(day=15)
    if words.published and start > words.published:
        return NEVER
    return Period(start, words.published, Kind.SINCE, found[0].unit)


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


def never(words: Words) -> Period | None:
    """Words that date nothing ("for weeks", "next year")."""
    del words
    return NEVER


MEANINGS: dict[str, Meaning] = {
    f.__name__: f
    for f in (
        day, day_first_or_second, days, month, year, decade, weekday, weekdays, offset, overnight, night_to, night_from, ago,
        past, duration,
        since_ago, up_to, after_event, recently, relative_unit, part_of_year, first_units, edge, unit_start, now, total, near, same_period, week_of_month, since, until, as_of, between, compared, never,
    )
}  # fmt: skip

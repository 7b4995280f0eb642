"""What a date phrase is made of, and what it means."""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from tracker.extractors.periods.calendar import Span


class Kind(StrEnum):
    """How an expression dates: what happened within it, since it, up to it, as of it, or now; what a report covers."""

    ON = "on"
    SINCE = "since"
    UNTIL = "until"
    AS_OF = "as of"
    NOW = "now"
    COVERED = "covered"
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
        """Return the periods of an earlier layer that the phrase builds on, or the bare year it names."""
        found = [p for p in self.values.get("date", []) if isinstance(p, Period)]
        number = None if found else self.number("year")
        if number is not None and dt.MINYEAR <= number <= dt.MAXYEAR:
            span = dt.date(number, 1, 1), dt.date(number, 12, 31)
            found = [p for p in [within(span, "year", self.published)] if p.kind is Kind.ON]
        return found


Meaning = Callable[[Words], Period | None]
NEVER = Period(None, None, Kind.NEVER)
"""The meaning of words that date nothing, so that nothing in them is taken for a date."""


def within(span: Span, unit: str = "day", published: dt.date | None = None) -> Period:
    """Return the span as a period: cut at publication, never where it lies behind it."""
    if published is not None and span[0] > published:
        return NEVER
    return Period(span[0], min(span[1], published) if published else span[1], Kind.ON, unit)

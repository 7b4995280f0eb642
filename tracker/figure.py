"""A figure: one reported number, with everything that its text says about it.

The field names and their values are those of the annotation guidelines (IDMC's figure model, OHCHR
casualty recording, WHO HeRAMS); ``docs/method.md`` tells them to a reader.
"""

import datetime as dt
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any

Range = tuple[int, int]
"""Half-open character range ``[begin, end)`` in the document's text."""


class Quantifier(StrEnum):
    """How a number bounds the quantity: ``low`` and ``high`` follow from it and the number."""

    EXACT = "exact"
    APPROXIMATELY = "approximately"
    AT_LEAST = "at_least"
    MORE_THAN = "more_than"
    AT_MOST = "at_most"
    LESS_THAN = "less_than"
    RANGE = "range"
    VAGUE = "vague"


class Unit(StrEnum):
    """What is counted."""

    PERSON = "person"
    HOUSEHOLD = "household"
    FACILITY = "facility"
    HOME = "home"


class Measure(StrEnum):
    """How a number counts: within its period, as a running total since its start, or as of its end."""

    FLOW = "flow"
    TOTAL = "total"
    STOCK = "stock"


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One reported number.

    ``low`` and ``high`` bound the count (None: unbounded on that side); ``place`` lists the names as
    the text gives them, most specific first; ``start`` and ``end`` are both included, None where the
    text says nothing; ``source`` is empty where nobody is named. ``at`` is the range of the number,
    ``quote`` of the sentence that reports it, both in the document's text. ``confidence`` is the
    probability that the figure is right; ``why`` names the rules that read it so, in their order.
    """

    metric: str
    quantifier: Quantifier
    low: int | None
    high: int | None
    unit: Unit
    subset: bool
    population: str
    place: tuple[str, ...]
    start: dt.date | None
    end: dt.date | None
    source: str
    at: Range
    quote: Range
    measure: Measure
    confidence: float
    why: tuple[str, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """Return the figure as plain JSON values, dates in ISO form."""
        fields = asdict(self)
        for name in ("start", "end"):
            fields[name] = fields[name] and fields[name].isoformat()
        return fields

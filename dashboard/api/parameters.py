"""What an address of the API may be asked, and how its items are written."""

import datetime as dt
from enum import StrEnum
from typing import Annotated, Any

import orjson
import pandas as pd
from fastapi import Depends, HTTPException, Query, Response

from dashboard.exports.json import records
from dashboard.exports.table import harmless, written
from dashboard.filters import LONGEST_NAME, MOST_ORGANIZATIONS, MOST_PLACES, Choice
from tracker.figure import Measure
from tracker.metrics import metrics

MOST_ITEMS = 1_000
LARGEST_ID = 2**63 - 1

Metric = StrEnum("Metric", list(metrics()))  # type: ignore[misc]
Name = Annotated[str, Query(max_length=LONGEST_NAME)]


class Form(StrEnum):
    """How the items are written."""

    json = "json"
    csv = "csv"


def asked_choice(
    metric: Annotated[Metric | None, Query(description="The name of a metric.")] = None,
    place: Annotated[
        list[Name] | None, Query(max_length=MOST_PLACES, description="Codes or names; with parts.")
    ] = None,
    crisis: Annotated[Name, Query(description="The name of a crisis; gives places and days.")] = "",
    since: Annotated[dt.date | None, Query(description="First day a figure stands for.")] = None,
    until: Annotated[dt.date | None, Query(description="Last day a figure stands for.")] = None,
    parts: Annotated[bool, Query(description="Parts of totals too.")] = False,
    organization: Annotated[
        list[Name] | None, Query(max_length=MOST_ORGANIZATIONS, description="Canonical names; all if none is given.")
    ] = None,
    measure: Annotated[Measure | None, Query(description="How the number counts, as its sentence tells.")] = None,
) -> Choice:
    """Return what the parameters choose; 400 where the days are in the wrong order."""
    if since and until and since > until:
        raise HTTPException(400, "since must not be after until.")
    return Choice(
        crisis=crisis,
        metric=metric.value if metric else "",
        places=tuple(place or ()),
        since=since,
        until=until,
        organizations=tuple(organization or ()),
        measure=measure.value if measure else "",
        parts=parts,
    )


class Page:
    """A page of items: from ``offset``, at most ``limit``, in a form."""

    def __init__(
        self,
        limit: Annotated[int, Query(ge=1, le=MOST_ITEMS)] = 100,
        offset: Annotated[int, Query(ge=0, le=LARGEST_ID)] = 0,
        format: Annotated[Form, Query()] = Form.json,  # noqa: A002  the parameter's name
    ) -> None:
        self.limit, self.offset, self.form = limit, offset, format

    def of(self, table: pd.DataFrame) -> Response:
        """Answer with the page of a whole table."""
        return self.answer(table.iloc[self.offset : self.offset + self.limit], len(table))

    def answer(self, items: pd.DataFrame, total: int) -> Response:
        """Answer with the items of the page; ``total`` counts those of all pages."""
        if self.form is Form.csv:
            told = written(items).map(harmless).to_csv(index=False, lineterminator="\r\n")
            return Response(told, media_type="text/csv; charset=utf-8", headers={"X-Total-Count": str(total)})
        return as_json({"total": total, "limit": self.limit, "offset": self.offset, "items": records(items)})


Chosen = Annotated[Choice, Depends(asked_choice)]
Paged = Annotated[Page, Depends()]


def as_json(told: Any) -> Response:
    """Return an answer with what is told as JSON; instants end in Z."""
    options = orjson.OPT_SERIALIZE_NUMPY | orjson.OPT_UTC_Z | orjson.OPT_PASSTHROUGH_SUBCLASS
    return Response(orjson.dumps(told, option=options, default=str), media_type="application/json")

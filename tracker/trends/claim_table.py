"""Grouped figures to one row per claim."""

import datetime as dt
from operator import attrgetter
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from tracker.claims import Names
from tracker.figure import Measure

UNDATED = np.iinfo(np.int64).min

_USED = [
    *("claim", "figure_id", "organization", "place_id", "measure", "start", "wider_than", "day", "published", "value"),
    *("quantifier", "own_report", "converted"),
]
"""Columns that a claim is told by."""


class Claim(NamedTuple):
    """One fact, as its recommended figure tells it; days are counted since 1970.

    ``day`` to ``until``: the first and the last day that it was told for; ``published`` is its first
    publication. ``depth`` is how far down its place lies; ``bound`` marks "at least" and "more than".
    """

    claim: int
    figure_id: int
    organization: str
    place: str
    depth: int
    measure: Measure
    starts: tuple[int, ...]
    wider_than: int
    day: int
    until: int
    published: int
    value: int
    bound: bool
    vague: bool
    own: bool
    converted: bool = False
    start: int | None = None

    def since(self, start: int | None) -> "Claim":
        """Return the claim as a running total since a day."""
        return self._replace(start=start)


def claim_table(claimed: pd.DataFrame, places: Names, organizations: Names) -> list[Claim]:
    """Return the claims of dated figures that are no parts, in order of day and claim id.

    A claim that one text tells as a running total since a day is one, whatever the other texts say;
    else its measure is that of its recommended figure.
    """
    order = np.lexsort((claimed["rank"].to_numpy(), claimed["claim"].to_numpy()))
    wanted = claimed["day"].notna().to_numpy() & (claimed["standing"] == "whole").to_numpy()
    told = claimed[[name for name in _USED if name in claimed]].take(order[wanted[order]])
    if told.empty:
        return []
    begins = np.flatnonzero(np.r_[True, np.diff(told["claim"].to_numpy()) != 0])
    ends = np.append(begins[1:], len(told)).tolist()
    columns = _columns(told)
    head: dict[str, Any] = {name: values[begins].tolist() for name, values in columns["head"].items()}
    least = {name: np.minimum.reduceat(values, begins).tolist() for name, values in columns["least"].items()}
    most = {name: np.maximum.reduceat(values, begins).tolist() for name, values in columns["most"].items()}
    starts = columns["most"]["start"].tolist()
    measures, named = (told[name].to_numpy(dtype=object).tolist() for name in ("measure", "organization"))
    specific = {name: (bool(name), len(organizations.above(name))) for name in set(named)}
    depth = {name: len(places.above(name)) for name in set(head["place"])}
    own = [slice(begin, end) for begin, end in zip(begins.tolist(), ends, strict=True)]
    counted = [_measure(measures[rows], starts[rows]) for rows in own]
    fields = head | least | {name: most[name] for name in ("until", "wider_than")}
    fields["organization"] = [max(named[rows], key=specific.__getitem__) for rows in own]
    fields["depth"] = [depth[name] for name in head["place"]]
    fields["measure"], fields["starts"] = zip(*counted, strict=True)
    fields["own"] = [bool(is_own) for is_own in most["own"]]
    told_by = [name for name in Claim._fields if name in fields]
    claims = [Claim(*row) for row in zip(*(fields[name] for name in told_by), strict=True)]
    return sorted(claims, key=attrgetter("day", "claim"))


def _columns(told: pd.DataFrame) -> dict[str, dict[str, np.ndarray]]:
    head = {name: told[name].to_numpy() for name in ("claim", "figure_id", "value")}
    head["place"] = told["place_id"].to_numpy(dtype=object)
    quantifier = told["quantifier"].to_numpy(dtype=object)
    head["bound"] = (quantifier == "at_least") | (quantifier == "more_than")
    head["vague"] = quantifier == "vague"
    if "converted" in told:
        head["converted"] = told["converted"].to_numpy()
    day = _days(told["day"])
    published = np.where(told["published"].isna(), day, _days(told["published"]))
    most = {"until": day, "wider_than": _days(told["wider_than"]), "start": _days(told["start"])}
    most["own"] = told["own_report"].to_numpy(dtype="int8")
    return {"head": head, "least": {"day": day, "published": published}, "most": most}


def date_of(day: int) -> dt.date:
    """Return the date of a day counted since 1970."""
    return dt.date(1970, 1, 1) + dt.timedelta(days=day)


def _days(dates: pd.Series) -> np.ndarray:
    days = dates.to_numpy(dtype="datetime64[D]")
    return np.where(np.isnat(days), UNDATED, days.astype("int64"))


def _measure(measures: list[str], starts: list[int]) -> tuple[Measure, tuple[int, ...]]:
    """Return a claim's measure and the starts that speak for it, from those of its figures."""
    dated = {(measure, start) for measure, start in zip(measures, starts, strict=True) if start != UNDATED}
    for measure in (Measure.TOTAL, Measure.FLOW) if dated else ():
        since = sorted(start for told, start in dated if told == measure.value)
        if since:
            return measure, tuple(since)
    return Measure(measures[0]), ()

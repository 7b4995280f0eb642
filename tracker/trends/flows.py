"""New movements and casualties by day, week or month: added up over claims, never over figures or sources."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import pandas as pd

from tracker.claims import NO_NAMES, Names
from tracker.trends.trend import Trend


class Per(StrEnum):
    """The stretch of time that flows are added up for; weeks begin on Monday."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"


LONGEST = {Per.DAY: 1, Per.WEEK: 7, Per.MONTH: 31}
"""Days that a claim's period may last to be counted in one day, week or month."""

_PERIODS = {Per.DAY: "D", Per.WEEK: "W-SUN", Per.MONTH: "M"}
FLOWS = {
    "begin": "datetime64[us]",
    "organization": "str",
    "organization_name": "str",
    "recommended": "bool",
    "value": "int64",
    "running": "int64",
    "claims": "int64",
    "figure_ids": "object",
}


@dataclass(frozen=True, slots=True)
class _Flow:
    organization: str
    name: str
    place: str
    start: pd.Timestamp
    end: pd.Timestamp
    value: int
    figure_id: int
    published: pd.Timestamp

    def meets(self, other: "_Flow", places: Names) -> bool:
        """Tell whether two flows could count the same people: periods overlap, places are equal or nested."""
        overlap = self.start <= other.end and other.start <= self.end
        return overlap and places.related(self.place, other.place)


def flows(trend: Trend, per: Per = Per.DAY, *, places: Names = NO_NAMES) -> pd.DataFrame:
    """Return what each organization told of each day, week or month, columns as in ``FLOWS``.

    Where periods of claims overlap at one place or at nested ones, the longer counts and the others do
    not; of equal ones that of the wider place, then the newest. A claim counts on its last day, if its
    period is no longer than the stretch asked for. Papers that name nobody are kept apart from each
    other. ``running`` adds up the stretches so far (facilities hit since the first report);
    ``figure_ids`` are the figures to quote.
    """
    told = list(_flows_of(trend, LONGEST[per]))
    lead = _leading(told, per)
    rows = []
    for organization in sorted({flow.organization for flow in told}):
        own = _counted_once([flow for flow in told if flow.organization == organization], places)
        running = 0
        for begin, counted in _by_stretch(own, per).items():
            value = sum(flow.value for flow in counted)
            running += value
            rows.append(
                {"begin": begin, "organization": organization, "organization_name": counted[0].name}
                | {"recommended": organization == lead, "value": value, "running": running, "claims": len(counted)}
                | {"figure_ids": tuple(sorted(flow.figure_id for flow in counted))}
            )
    table = pd.DataFrame(rows, columns=list(FLOWS)).astype(FLOWS)
    return table.sort_values(["begin", "organization"], ignore_index=True)


def _flows_of(trend: Trend, longest: int) -> Iterator[_Flow]:
    claims = trend.claims[(trend.claims["told_as"] == "flow") & (trend.claims["left_out"] != "vague")]
    quoted = trend.points[["figure_id", "start", "voice"]]
    for row in claims.merge(quoted, on="figure_id", suffixes=("_line", "")).to_dict("records"):
        start = row["day"] if pd.isna(row["start"]) else row["start"]
        if (row["day"] - start).days < longest:
            organization = row["organization"] or row["voice"]
            name = row["organization_name"] or row["voice"]
            fields: dict[str, Any] = {name: row[name] for name in ("value", "figure_id", "published")}
            yield _Flow(organization, name, row["place_id"], start, row["day"], **fields)


def _counted_once(flows_told: Iterable[_Flow], places: Names) -> list[_Flow]:
    def weight(flow: _Flow) -> tuple[pd.Timedelta, int, pd.Timestamp, int]:
        return flow.end - flow.start, -len(places.above(flow.place)), flow.published, flow.figure_id

    counted: list[_Flow] = []
    for flow in sorted(flows_told, key=weight, reverse=True):
        if not any(flow.meets(other, places) for other in counted):
            counted.append(flow)
    return counted


def _by_stretch(counted: Iterable[_Flow], per: Per) -> dict[pd.Timestamp, list[_Flow]]:
    stretches: dict[pd.Timestamp, list[_Flow]] = {}
    for flow in sorted(counted, key=lambda flow: (flow.end, flow.figure_id)):
        stretches.setdefault(flow.end.to_period(_PERIODS[per]).start_time, []).append(flow)
    return stretches


def _leading(told: Iterable[_Flow], per: Per) -> str:
    """Return the organization that told of the most stretches, of equals the first by name."""
    stretches: dict[str, set[pd.Period]] = {}
    for flow in told:
        stretches.setdefault(flow.organization, set()).add(flow.end.to_period(_PERIODS[per]))
    return min(stretches, key=lambda name: (-len(stretches[name]), name), default="")

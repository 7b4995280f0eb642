"""Figures by hand to the trend that they draw."""

from typing import Any

from tests.tracker.claims.made import NAMES, day, make_figure, make_frame
from tracker.claims import group_claims
from tracker.trends.trend import Trend, trend

SINCE = {"start": day(0), "measure": "total"}


def since(*values: tuple[int, int], **told: Any) -> list[dict[str, Any]]:
    """Return running totals since day 0: a (day, value) each."""
    return [
        make_figure(0, **SINCE | {"end": day(end), "published": day(end), "value": value} | told)
        for end, value in values
    ]


def draw(*figures: dict[str, Any], **asked: Any) -> Trend:
    """Return the trend of some figures, numbered from 1 on, at the widest place."""
    numbered = [figure | {"figure_id": number} for number, figure in enumerate(figures, start=1)]
    for number, figure in enumerate(numbered, start=1):
        figure["document_id"] = figure["document_id"] or number
    claimed = group_claims(make_frame(*numbered), **NAMES)
    return trend(claimed, **{"metric": "displaced", "place": "Country", **NAMES, **asked})


def line(drawn: Trend, organization: str = "UN OCHA", series: str = "total:2020-01-01") -> list[tuple[int, int]]:
    """Return a line as (day, value) each."""
    lines = drawn.lines[(drawn.lines["organization"] == organization) & (drawn.lines["series"] == series)]
    return [((date.date() - day(0)).days, value) for date, value in zip(lines["day"], lines["value"], strict=True)]


def left_out(drawn: Trend) -> dict[int, str]:
    """Return why each value is on no line, where it is not."""
    claims = drawn.claims[drawn.claims["left_out"] != ""]
    return dict(zip(claims["value"], claims["left_out"], strict=True))

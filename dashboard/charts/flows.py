"""The chart of flows: what each organization told of each day, week or month, as bars."""

from collections.abc import Mapping
from html import escape
from typing import Any

import pandas as pd

from dashboard.charts.colours import organization_colours
from dashboard.charts.style import Theme
from dashboard.charts.trend import chart_layout, unit_in_words
from dashboard.translations import Texts
from dashboard.wording import plain_date
from tracker.trends.shown import Shown

LENGTHS = {"day": 1, "week": 7, "month": 30}


def flow_chart(
    shown: Shown,
    per: str,
    texts: Texts,
    theme: Theme,
    *,
    view: str,
    log: bool = False,
    colours: Mapping[str, str] | None = None,
) -> dict[str, Any]:
    """Return the bars of ``Shown.flows_of``, the recommended organization's full, the others' faint.

    ``colours`` are as in ``trend_chart``. ``customdata`` of a bar is a figure id to quote. Where nothing is told of
    such stretches, the chart says so.
    """
    flows, points = shown.flows_of(per), shown.points
    units = unit_in_words(points, texts)
    if flows.empty:
        days = points["day"].min(), points["day"].max()
        layout = chart_layout(days, (0, 1), units, texts, theme, view=view, log=False)
        return {"data": [], "layout": layout | {"annotations": [_nothing(per, texts, theme)]}}
    colours = organization_colours(shown, theme) if colours is None else colours
    bars = [
        _bars(rows, per, colours.get(str(name), theme.other), texts)
        for name, rows in sorted(flows.groupby("organization"), key=lambda told: -len(told[1]))
    ]
    stretch = pd.Timedelta(days=LENGTHS[per])
    days = flows["begin"].min() - stretch, flows["begin"].max() + stretch
    reach = max(1, int(flows["value"].min())) if log else 0, int(flows["value"].max())
    return {
        "data": bars,
        "layout": chart_layout(days, reach, units, texts, theme, view=view, log=log) | {"barmode": "group"},
    }


def _bars(rows: pd.DataFrame, per: str, colour: str, texts: Texts) -> dict[str, Any]:
    return {
        "type": "bar",
        "name": str(rows["organization_name"].iloc[0]) or texts("other_sources"),
        "x": [begin.date().isoformat() for begin in rows["begin"]],
        "y": [int(value) for value in rows["value"]],
        "customdata": [int(ids[0]) for ids in rows["figure_ids"]],
        "text": [_card(row, per, texts) for row in rows.to_dict("records")],
        "textposition": "none",
        "hovertemplate": "%{text}<extra></extra>",
        "marker": {"color": colour, "opacity": 1 if rows["recommended"].any() else 0.45},
    }


def _card(row: dict[Any, Any], per: str, texts: Texts) -> str:
    day = plain_date(row["begin"])
    told = [
        f"<b>{texts.number(row['value'])}</b>",
        escape(row["organization_name"]),
        texts(f"per_{per}_of", day=texts.day(day) if day else ""),
        texts("flow_claims", count=int(row["claims"])),
        texts("flow_running", number=int(row["running"])),
    ]
    return "<br>".join(filter(None, told))


def _nothing(per: str, texts: Texts, theme: Theme) -> dict[str, Any]:
    middle = {"xref": "paper", "yref": "paper", "x": 0.5, "y": 0.5, "showarrow": False}
    return middle | {"text": texts(f"flow_none_{per}"), "font": {"color": theme.quiet, "size": 14}}

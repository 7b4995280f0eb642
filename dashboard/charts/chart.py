"""The chart of a choice: lines through claims, or flows by day, week or month."""

from collections.abc import Iterable, Mapping
from typing import Any

from dashboard.charts.flows import flow_chart
from dashboard.charts.marks import Mark, with_marks
from dashboard.charts.style import Theme
from dashboard.charts.trend import trend_chart
from dashboard.filters import Choice
from dashboard.translations import Texts
from tracker.trends.shown import Shown


def chart_of(
    shown: Shown,
    choice: Choice,
    texts: Texts,
    theme: Theme,
    *,
    places: Mapping[str, str],
    view: str = "",
    marks: Iterable[Mark] = (),
) -> dict[str, Any]:
    """Return the chart, which must have a point at least; ``view`` names what is looked at (``trend_chart``)."""
    if choice.per:
        chart = flow_chart(shown, choice.per, texts, theme, view=view, log=choice.log)
    else:
        chart = trend_chart(shown, texts, theme, view=view, places=places, log=choice.log)
    return with_marks(chart, marks, texts, theme)

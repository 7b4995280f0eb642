"""The chart of a choice: lines through claims, or flows by day, week or month; of all places, or of each by itself."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

from dashboard.charts.colours import organization_colours
from dashboard.charts.flows import flow_chart
from dashboard.charts.marks import Mark, with_marks
from dashboard.charts.small import Panel, small_charts
from dashboard.charts.style import Theme
from dashboard.charts.trend import trend_chart
from dashboard.charts.units import by_unit, part_of_main, with_others_below
from dashboard.filters import Choice
from dashboard.translations import Texts
from dashboard.wording import figure_in_words, plain_date, plain_number
from tracker.trends.shown import Shown


def chart_of(
    shown: Shown,
    choice: Choice,
    texts: Texts,
    theme: Theme,
    *,
    places: Mapping[str, str],
    view: str = "",
    marks: Sequence[Mark] = (),
    apart: Mapping[str, Shown] = MappingProxyType({}),
) -> dict[str, Any]:
    """Return the chart, which must have a point at least; ``view`` names what is looked at (``trend_chart``).

    ``apart`` is what each place shows by itself, in small charts then (``dashboard.reading.read_apart``).
    """
    colours = organization_colours(shown, theme)

    def alone(one: Shown, *, above: int = 0) -> dict[str, Any]:
        if choice.per:
            return flow_chart(one, choice.per, texts, theme, view=view, log=choice.log, colours=colours)
        part = part_of_main(above)
        return trend_chart(one, texts, theme, view=view, places=places, log=choice.log, colours=colours, part=part)

    # Bars are drawn of the unit of the lines only.
    most = 1 if choice.per else None
    if not apart:
        (_, main), *others = by_unit(shown)[:most]
        below = [(unit, alone(one)) for unit, one in others]
        return with_marks(with_others_below(alone(main, above=len(below)), below, texts, theme), marks, texts, theme)
    panels = []
    for place, whole in apart.items():
        for number, (unit, one) in enumerate(by_unit(whole)[:most]):
            name = places.get(place, place)
            named = f"{name} · {texts(f'axis_{unit}')}" if number else name
            panels.append(Panel(named, _last(one, texts), alone(one), unit))
    return small_charts(panels, marks, texts, theme, own=choice.own)


def _last(shown: Shown, texts: Texts) -> str:
    """Return what was told last: on the recommended line with most claims, else by any figure."""
    lines = shown.lines[shown.lines["recommended"]]
    figures = shown.points
    if not lines.empty:
        fullest = lines.groupby(["series", "episode"])["claim"].transform("size")
        line = lines[fullest == fullest.max()].sort_values("day")
        figures = figures[figures["figure_id"] == line["figure_id"].iloc[-1]]
    if figures.empty:
        return ""
    row = figures.iloc[-1]
    low, high = plain_number(row["low"]), plain_number(row["high"])
    words = figure_in_words(texts, row["quantifier"], low, high, row["unit"])
    day = plain_date(row["day"])
    return " · ".join(filter(None, (words, texts.day(day) if day else "")))

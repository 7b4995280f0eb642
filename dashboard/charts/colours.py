"""Whose colour is whose: an organization keeps its colour whatever part of its crisis is looked at."""

from dashboard.charts.style import Theme
from tracker.trends.shown import Shown
from tracker.trends.tables import by_weight


def organization_colours(shown: Shown, theme: Theme) -> dict[str, str]:
    """Return the colour of each organization with one of its own, those with most figures first.

    They are given by weight in all that lines are drawn from, so that another period or fewer organizations change no
    colour; an organization of little weight takes one that nobody shown has. Further ones, and figures of nobody named,
    share the theme's grey.
    """
    present = [name for name in by_weight(shown.points["organization"]) if name]
    most = len(theme.series)
    holders = [name for name in shown.organizations if name][:most] or present[:most]
    free = [place for place, name in enumerate(holders) if name not in present]
    free += range(len(holders), most)
    for place, name in zip(free, (name for name in present if name not in holders), strict=False):
        holders[place : place + 1] = [name]
    return dict(zip(holders, theme.series, strict=False))

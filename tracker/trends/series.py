"""Figures to the points and lines of a trend chart."""

import datetime as dt
from collections.abc import Mapping

import pandas as pd

LONGEST_GAP = dt.timedelta(days=180)
"""A line is not drawn over a longer silence: nothing is known of what happened in it."""

LINE = ["organization", "unit", "measure", "start", "place_code"]
"""Figures that share these are one line: a total since November and one since December are different facts."""


def trend_points(figures: pd.DataFrame) -> pd.DataFrame:
    """Return one row per figure that can be drawn, in order of line and day.

    Takes the columns of ``db.queries.FIGURE_COLUMNS`` and adds ``day`` (its end, else its publication
    date; figures with neither are left out), ``value`` (the bound that the text gives: low, else high;
    never a mean of the two) and ``line`` (a number, another one after ``LONGEST_GAP`` of silence; -1 for
    a part of a total, which stands alone because nothing is added to its whole).
    """
    points = figures.assign(
        day=figures["end"].fillna(figures["published"]),
        value=figures["low"].fillna(figures["high"]),
    ).dropna(subset=["day"])
    whole = ~points["subset"]
    points["line"] = points.groupby(LINE, dropna=False, sort=True).ngroup().where(whole, -1).astype("int64")
    points = points.sort_values(["line", "day", "value", "figure_id"], ignore_index=True)
    silence = points.groupby("line")["day"].diff() > LONGEST_GAP
    begins = silence | (points["line"] != points["line"].shift())
    points["line"] = (begins & (points["line"] >= 0)).cumsum().sub(1).where(points["line"] >= 0, -1)
    return points


def by_weight(points: pd.DataFrame, column: str) -> list[str]:
    """Return the values of a column, the one with most points first, equals in order of name."""
    counts = points[column].value_counts()
    return sorted(counts.index, key=lambda name: (-counts[name], name))


def busiest_episode(counts: Mapping[dt.date, int]) -> tuple[dt.date | None, dt.date | None]:
    """Return the bounds of the stretch of days that holds most figures, between silences of ``LONGEST_GAP``.

    Takes the number of figures of each day. A bound is None where no figure lies beyond it, so that
    the newest stretch stays open to what comes.
    """
    episodes: list[list[dt.date]] = []
    for day in sorted(counts):
        if not episodes or day - episodes[-1][-1] > LONGEST_GAP:
            episodes.append([])
        episodes[-1].append(day)
    if not episodes:
        return None, None
    busiest = max(episodes, key=lambda days: sum(counts[day] for day in days))
    return (
        None if busiest is episodes[0] else busiest[0],
        None if busiest is episodes[-1] else busiest[-1],
    )

"""Figures to the points and lines of a trend chart."""

import pandas as pd

LINE = ["organization", "unit", "measure", "start", "place_code"]
"""Figures that share these are one line: a total since November and one since December are different facts."""


def trend_points(figures: pd.DataFrame) -> pd.DataFrame:
    """Return one row per figure that can be drawn, in order of line and day.

    Takes the columns of ``db.queries.FIGURE_COLUMNS`` and adds ``day`` (its end, else its publication
    date; figures with neither are left out), ``value`` (the bound that the text gives: low, else high;
    never a mean of the two) and ``line`` (a number; -1 for a part of a total, which stands alone
    because nothing is added to its whole).
    """
    points = figures.assign(
        day=figures["end"].fillna(figures["published"]),
        value=figures["low"].fillna(figures["high"]),
    ).dropna(subset=["day"])
    whole = ~points["subset"]
    points["line"] = points.groupby(LINE, dropna=False, sort=True).ngroup().where(whole, -1).astype("int64")
    return points.sort_values(["line", "day", "figure_id"], ignore_index=True)


def by_weight(points: pd.DataFrame, column: str) -> list[str]:
    """Return the values of a column, the one with most points first, equals in order of name."""
    counts = points[column].value_counts()
    return sorted(counts.index, key=lambda name: (-counts[name], name))

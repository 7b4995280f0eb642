"""What a text tells of the rest of a place: "11,300 in Derna, and 170 elsewhere in the country"."""

import numpy as np
import pandas as pd

from tracker.claims.names import Names
from tracker.claims.rows import distinct

_ALIKE = ("document_id", "metric", "unit", "population", "organization", "measure", "start", "end")
MUCH_MORE = 2
"""A part of a place told of more than so many times as much shows it; nearer numbers are two ways to count."""


def rests(figures: pd.DataFrame, places: Names) -> np.ndarray:
    """Tell of each figure whether it is no total of its place, since its text tells much more of a place within that.

    Of two numbers that one organization tells in one text for the same days, that of the wider place cannot be far the
    lower: it is told of what is left of it, and stands for no place. Takes the columns of ``prepare``.
    """
    rest = np.zeros(len(figures), dtype=bool)
    whole = np.flatnonzero(~figures["subset"].to_numpy(dtype=bool) & (figures["quantifier"] != "vague").to_numpy())
    alike, _ = distinct(*(figures[name].iloc[whole] for name in _ALIKE))
    several = np.bincount(alike)[alike] > 1 if len(alike) else np.zeros(0, dtype=bool)
    place = figures["place_id"].to_numpy(dtype=object)
    value = figures["value"].to_numpy(dtype="int64")
    groups: dict[int, list[int]] = {}
    for group, row in zip(alike[several].tolist(), whole[several].tolist(), strict=True):
        groups.setdefault(group, []).append(row)
    for rows in groups.values():
        for row in rows:
            within = (other for other in rows if value[other] > MUCH_MORE * value[row])
            rest[row] = any(place[row] in places.above(place[other]) for other in within)
    return rest

"""The places within those of a chart, each to be shown in a small chart of its own."""

from collections import Counter
from collections.abc import Sequence

import pandas as pd

from tracker.claims import Names

MOST_APART = 12
"""So many places are shown apart; those with fewer figures are left to the chart of all."""


def places_apart(points: pd.DataFrame, chosen: Sequence[str], places: Names) -> list[str]:
    """Return the places to show apart, the one with most figures first; fewer than two are not worth it.

    Of several chosen places, these; of one, the widest known places within it that have figures; of none, the widest
    of all. Where there is but one such place, those within that.
    """
    counts = Counter(place for codes in points["place_code"] for place in _told_at(codes, places))
    if len(chosen) > 1:
        return _fullest([place for place in chosen if counts[place]], counts)
    inside = {place for place in counts if places.lists(place)}
    for parent in chosen:
        inside = {place for place in inside if parent in places.above(place)}
    while inside:
        widest = [place for place in inside if inside.isdisjoint(places.above(place))]
        if len(widest) > 1:
            return _fullest(widest, counts)
        inside -= set(widest)
    return []


def figures_at(figures: pd.DataFrame, place: str, places: Names) -> pd.DataFrame:
    """Return the figures of a place and of the places below it."""
    known = {codes: place in _told_at(codes, places) for codes in figures["place_code"].unique()}
    return figures[figures["place_code"].map(known).astype(bool)].reset_index(drop=True)


def _told_at(codes: str, places: Names) -> set[str]:
    told = [code for code in codes.split("; ") if code]
    return {*told, *(above for code in told for above in places.above(code))}


def _fullest(names: Sequence[str], counts: Counter[str]) -> list[str]:
    return sorted(names, key=lambda name: (-counts[name], name))[:MOST_APART]

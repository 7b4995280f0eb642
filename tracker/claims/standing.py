"""Whether a figure stands for itself, or is only a part of another figure of its document."""

import pandas as pd

WHOLE, PART = "whole", "part"
LEEWAY = 0.1
"""Part of its whole's period by which a subset's start may differ and still be the same."""

_DOCUMENT = ["document_id", "metric", "unit"]


def add_standing(figures: pd.DataFrame) -> pd.DataFrame:
    """Return the figures with ``standing`` and ``wider_than``.

    A subset that its text sets apart by population, place or period ("3.6 million of them in
    Khartoum", "8 million of them since April 2023") is a ``whole`` of that population, place or period. Any other
    subset ("569,000 of them children", where the population was not read) is a ``part``: it stands on no line.
    ``wider_than`` is the start of such a subset, at the figure it is part of: that figure is no total since then.
    """
    subset = figures["subset"].to_numpy(dtype=bool)
    standing = pd.Series(WHOLE, index=figures.index, dtype="str").mask(subset, PART)
    wider = pd.Series(pd.NaT, index=figures.index, dtype="datetime64[us]")
    if subset.any():
        told = figures[[*_DOCUMENT, "population", "place_id", "start", "end", "value"]].reset_index(names="row")
        pairs = told[subset].merge(told[~subset], on=_DOCUMENT, suffixes=("", "_whole"))
        apart = _rows_apart(told[subset], pairs)
        standing.loc[apart] = WHOLE
        since = pairs[pairs["row"].isin(apart) & _same_people_and_place(pairs) & pairs["start"].notna()]
        latest = since.groupby("row_whole")["start"].max()
        wider.loc[latest.index] = latest.to_numpy()
    return figures.assign(standing=standing, wider_than=wider)


def _same_people_and_place(pairs: pd.DataFrame) -> pd.Series:
    people = (pairs["population"] == "") | (pairs["population"] == pairs["population_whole"])
    return people & (pairs["place_id"] == pairs["place_id_whole"])


def _rows_apart(subsets: pd.DataFrame, pairs: pd.DataFrame) -> pd.Index:
    """Return the rows of subsets that something sets apart, and that are the only such in their document."""
    alike = pairs.loc[_same_people_and_place(pairs) & ~_begins_later(pairs), "row"]
    has_whole = subsets["row"].isin(pairs["row"]) | (subsets["population"] != "")
    apart = subsets[has_whole & ~subsets["row"].isin(alike)]
    key = [*_DOCUMENT, "population", "place_id", "start", "end"]
    rivals = apart.groupby(key, dropna=False)["value"].transform("nunique") > 1
    rows: pd.Index = pd.Index(apart.loc[~rivals, "row"])
    return rows


def _begins_later(pairs: pd.DataFrame) -> pd.Series:
    """Tell where the subset's period is a later part of the whole's: a start told a little off is the same start."""
    leeway = ((pairs["end_whole"] - pairs["start_whole"]) * LEEWAY).fillna(pd.Timedelta(0))
    later = pairs["start"] - pairs["start_whole"] > leeway
    return pairs["start"].notna() & (later | pairs["start_whole"].isna())

"""Whether a figure stands for itself, or is only a part of another figure of its document."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
import pandas as pd

WHOLE, PART = "whole", "part"

LEEWAY = 0.1
"""Part of its whole's period by which a subset's start may differ and still be the same."""

_MISSING = np.iinfo(np.int64).min


class _Told(NamedTuple):
    row: int
    subset: bool
    population: str
    place: str
    start: int
    end: int
    value: int

    def counts_like(self, whole: "_Told") -> bool:
        """Tell whether a part counts the same people at the same place as a whole."""
        return self.place == whole.place and self.population in ("", whole.population)

    def begins_later(self, whole: "_Told") -> bool:
        """Tell whether it is a later part of its whole's period; a start told a little off is the same start."""
        if self.start == _MISSING or whole.start == _MISSING:
            return self.start != _MISSING
        return self.start - whole.start > LEEWAY * max(whole.end - whole.start, 0)


def add_standing(figures: pd.DataFrame) -> pd.DataFrame:
    """Return the figures with ``standing`` and ``wider_than``.

    A subset that its text sets apart by population, place or period ("3.6 million of them in
    Khartoum", "8 million of them since April 2023") is a ``whole`` of that population, place or period. Any other
    subset ("569,000 of them children", where the population was not read) is a ``part``: it stands on no line.
    ``wider_than`` is the start of such a subset, at the figure it is part of: that figure is no total since then.
    """
    standing = np.where(figures["subset"].to_numpy(dtype=bool), PART, WHOLE).astype(object)
    wider = np.full(len(figures), np.datetime64("NaT"), dtype="datetime64[us]")
    for told in _documents_with_subsets(figures):
        wholes = [one for one in told if not one.subset]
        for part in _apart(told, wholes):
            standing[part.row] = WHOLE
            for whole in wholes:
                if part.start != _MISSING and part.counts_like(whole):
                    start = np.datetime64(part.start, "D").astype("datetime64[us]")
                    wider[whole.row] = np.fmax(wider[whole.row], start)
    return figures.assign(standing=pd.array(standing, dtype="str"), wider_than=wider)


def _documents_with_subsets(figures: pd.DataFrame) -> Iterator[list[_Told]]:
    """Return the figures of one metric and unit in one document, where some are subsets."""
    document, subset = figures["document_id"].to_numpy(), figures["subset"].to_numpy(dtype=bool)
    rows = np.flatnonzero(np.isin(document, document[subset]))
    text = (figures[name].to_numpy(dtype=object)[rows] for name in ("population", "place_id"))
    days = (_days(figures[name].to_numpy(dtype="datetime64[D]")[rows]) for name in ("start", "end"))
    value = figures["value"].to_numpy()[rows].tolist()
    told = map(_Told, rows.tolist(), subset[rows].tolist(), *text, *days, value)
    keys = (figures[name].to_numpy(dtype=object)[rows] for name in ("metric", "unit"))
    groups: dict[tuple[object, ...], list[_Told]] = {}
    for key, one in zip(zip(document[rows].tolist(), *keys, strict=True), told, strict=True):
        groups.setdefault(key, []).append(one)
    return (group for group in groups.values() if any(one.subset for one in group))


def _days(dates: np.ndarray) -> list[int]:
    return [int(day) for day in dates.astype("int64")]


def _apart(told: Sequence[_Told], wholes: Sequence[_Told]) -> list[_Told]:
    """Return the subsets that something sets apart, and that are the only such in their document."""
    apart = [
        part
        for part in told
        if part.subset
        and (wholes or part.population)
        and not any(part.counts_like(whole) and not part.begins_later(whole) for whole in wholes)
    ]
    values: dict[tuple[object, ...], set[int]] = {}
    for part in apart:
        values.setdefault(part[2:6], set()).add(part.value)
    return [part for part in apart if len(values[part[2:6]]) == 1]

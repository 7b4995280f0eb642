"""Prepared figures as plain numbers: what the grouping compares."""

from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from tracker.claims.names import Names

ROUNDED = 0.025
"""A number is read as rounded by at most this part of itself: "more than 800,000" is told of 812,000, not of 830,000."""

VAGUE = -2
UNDATED = np.iinfo(np.int32).min
OPEN = np.iinfo(np.int32).max
GAPS = ((10, 1), (100, 3))
"""Days within which a number below a bound may be repeated as the same fact: small ones coincide soon."""
GAP = 7

ROW = np.dtype(
    [
        ("bucket", "i4"),
        ("number", "i8"),
        ("top", "i8"),
        ("least", "i8"),
        ("most", "i8"),
        ("step", "i8"),
        ("gap", "i4"),
        ("place", "i4"),
        ("organization", "i4"),
        ("start", "i4"),
        ("day", "i4"),
        ("own", "i1"),
    ]
)
"""``least`` to ``most``: the exact numbers that ``number`` may be a rounding of; ``step`` how round it
is; ``top`` the upper end of a range, VAGUE for a number word, else -1; ``own`` whether it is the organization's
own report; days since 1970."""


@dataclass
class Codes:
    """Numbers for values, given out in order of first sight."""

    values: list[object] = field(default_factory=list)
    _known: dict[object, int] = field(default_factory=dict)

    def of(self, column: pd.Series | pd.MultiIndex) -> np.ndarray:
        """Return the code of each value of a column."""
        codes, uniques = pd.factorize(column, use_na_sentinel=False)
        return np.array([self._code(value) for value in uniques], dtype=np.int32)[codes]

    def _code(self, value: object) -> int:
        if value not in self._known:
            self._known[value] = len(self.values)
            self.values.append(value)
        return self._known[value]


@dataclass
class Codebook:
    """The codes of a grouping, which hold as long as it grows."""

    places: Names
    organizations: Names
    bucket: Codes = field(default_factory=Codes)
    place: Codes = field(default_factory=Codes)
    organization: Codes = field(default_factory=Codes)


def to_rows(prepared: pd.DataFrame, book: Codebook) -> np.ndarray:
    """Return prepared figures as an array of ``ROW``, in their order.

    A bucket holds what may be one fact at all: metric, unit, population, standing, widest place.
    """
    rows = np.zeros(len(prepared), ROW)
    rows["place"] = book.place.of(prepared["place_id"])
    rows["organization"] = book.organization.of(prepared["organization"])
    widest = np.array([_widest(name, book.places) for name in book.place.values], dtype=object)
    vague = (prepared["quantifier"] == "vague").to_numpy()
    keys = [prepared[name].astype("str") for name in ("metric", "unit", "population", "standing")]
    rows["bucket"] = book.bucket.of(pd.MultiIndex.from_arrays([*keys, widest[rows["place"]], vague]))
    rows["day"] = _days(prepared["day"], UNDATED)
    rows["start"] = _days(prepared["start"], UNDATED)
    rows["own"] = prepared["own_report"]
    _fill_numbers(rows, prepared, vague)
    return rows


def _widest(place: object, places: Names) -> object:
    above = places.above(str(place))
    return above[-1] if above else place


def _days(dates: pd.Series, missing: int) -> np.ndarray:
    days = dates.to_numpy(dtype="datetime64[D]")
    return np.where(np.isnat(days), missing, days.astype("int64")).astype(np.int32)


def _fill_numbers(rows: np.ndarray, prepared: pd.DataFrame, vague: np.ndarray) -> None:
    number = np.minimum(prepared["value"].to_numpy(dtype="int64"), 10**12 - 1)
    quantifier = prepared["quantifier"].to_numpy()
    step = rounding_step(number)
    above = np.isin(quantifier, ("at_least", "more_than"))
    below = np.isin(quantifier, ("at_most", "less_than"))
    rows["number"] = rows["least"] = rows["most"] = number
    rows["top"] = np.where(vague, VAGUE, -1)
    half = (step - 1) // 2
    rows["least"] -= np.where(below, step - 1, np.where(above | vague, 0, half))
    rows["most"] += np.where(above, step - 1, np.where(below | vague, 0, half))
    ranged = quantifier == "range"
    if ranged.any():
        high = prepared["high"].to_numpy(dtype="int64", na_value=0)
        rows["top"][ranged] = rows["most"][ranged] = high[ranged]
        rows["least"][ranged] = number[ranged]
        step = np.where(ranged, np.maximum(high - number, step), step)
    rows["step"] = step
    rows["gap"] = np.select([number < bound for bound, _ in GAPS], [days for _, days in GAPS], GAP)


def rounding_step(number: np.ndarray) -> np.ndarray:
    """Return by how much a number may be rounded: by its trailing zeros, but no more than ``ROUNDED`` of it."""
    step = np.ones_like(number)
    for zeros in range(1, 12):
        step = np.where((number % 10**zeros == 0) & (number > 0), 10**zeros, step)
    return np.maximum(np.minimum(step, (number * ROUNDED).astype("int64")), 1)

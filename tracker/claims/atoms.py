"""Figures told alike: same number, place and organization, one soon after the other."""

from dataclasses import dataclass

import numpy as np

from tracker.claims.rows import OPEN, UNDATED

KEY = ("bucket", "number", "top", "place", "organization")


@dataclass(frozen=True, slots=True)
class Atoms:
    """``of_row`` tells the atom of each row; the other arrays have one entry per atom.

    ``first`` to ``last`` are the days it was told for; ``latest_start`` to ``earliest_end`` is the stretch that all
    its periods share (from ``-OPEN`` to ``OPEN`` where none is known).
    """

    of_row: np.ndarray
    row: np.ndarray
    first: np.ndarray
    last: np.ndarray
    latest_start: np.ndarray
    earliest_end: np.ndarray
    least: np.ndarray
    most: np.ndarray
    own: np.ndarray


def atoms_of(rows: np.ndarray) -> Atoms:
    """Group rows that are told alike; whatever their order, the same rows give the same atoms."""
    order = np.lexsort((rows["start"], rows["day"], *(rows[name] for name in reversed(KEY))))
    told = rows[order]
    new_key = np.ones(len(told), dtype=bool)
    new_key[1:] = np.logical_or.reduce([told[name][1:] != told[name][:-1] for name in KEY])
    dated = told["day"] != UNDATED
    new_key |= ~dated
    begins = _begins(new_key, told)
    starts = np.flatnonzero(begins)
    of_row = np.empty(len(rows), dtype=np.int64)
    of_row[order] = np.cumsum(begins) - 1
    known = dated & (told["start"] != UNDATED)
    return Atoms(
        of_row=of_row,
        row=order[starts],
        first=np.minimum.reduceat(told["day"], starts),
        last=np.maximum.reduceat(told["day"], starts),
        latest_start=np.maximum.reduceat(np.where(known, told["start"], -OPEN), starts),
        earliest_end=np.minimum.reduceat(np.where(known, told["day"], OPEN), starts),
        least=np.minimum.reduceat(told["least"], starts),
        most=np.maximum.reduceat(told["most"], starts),
        own=np.maximum.reduceat(told["own"], starts),
    )


def _begins(new_key: np.ndarray, told: np.ndarray) -> np.ndarray:
    """Tell of each sorted row whether it begins an atom: after a gap, or with a period apart from those before."""
    begins = new_key.tolist()
    end = OPEN
    day_before = 0
    for position, (start, day, gap) in enumerate(
        zip(told["start"].tolist(), told["day"].tolist(), told["gap"].tolist(), strict=True)
    ):
        if begins[position] or day - day_before > gap or (start != UNDATED and start > end):
            begins[position] = True
            end = OPEN
        if start != UNDATED:
            end = min(end, day)
        day_before = day
    return np.array(begins, dtype=bool)

"""Claims that grow: a new document touches only its neighbours."""

from collections.abc import Iterable

import numpy as np
import pandas as pd

from tracker.claims.grouping import group_rows
from tracker.claims.names import NO_NAMES, Names
from tracker.claims.neighbours import STRETCH, Related
from tracker.claims.prepared import prepare
from tracker.claims.rows import GAP, ROW, UNDATED, Codebook, to_rows

_SHIFT = 2**20


class ClaimIndex:
    """The claims of some figures, kept so that adding or removing a document's figures is quick.

    After any adds and removes the claims are those that ``group_claims`` gives for the figures that are there.
    """

    def __init__(self, figures: pd.DataFrame, *, places: Names = NO_NAMES, organizations: Names = NO_NAMES) -> None:
        self._book = Codebook(places, organizations)
        self._related = Related(self._book)
        self._rows, self._ids = np.zeros(0, ROW), np.zeros(0, dtype=np.int64)
        self._claims = np.zeros(0, dtype=np.int64)
        self._used = 0
        self._position: dict[int, int] = {}
        self._cells: dict[int, list[int]] = {}
        new = self._append(figures)
        self._regroup(new)

    def claims(self) -> dict[int, int]:
        """Return the claim of each figure id."""
        return {figure: int(self._claims[position]) for figure, position in self._position.items()}

    def add(self, figures: pd.DataFrame) -> dict[int, int]:
        """Add the figures of a document (all of them: parts are told by their whole); return the claims touched.

        That is the claim of each figure that is new or whose claim changed. KeyError where a figure id
        is there already: remove it first.
        """
        known = [figure for figure in figures["figure_id"] if figure in self._position]
        if known:
            raise KeyError(known[0])
        return self._regroup(self._neighbourhood(self._append(figures)))

    def remove(self, figure_ids: Iterable[int]) -> dict[int, int]:
        """Remove figures and return the claim of each remaining one whose claim changed; KeyError if unknown."""
        gone = np.array([self._position.pop(figure) for figure in figure_ids], dtype=np.int64)
        near = self._neighbourhood(gone)
        for position, cell in zip(gone.tolist(), self._cell_of(gone).tolist(), strict=True):
            self._cells[cell].remove(position)
        return self._regroup(np.setdiff1d(near, gone))

    def _append(self, figures: pd.DataFrame) -> np.ndarray:
        prepared = prepare(figures, self._book.places, self._book.organizations)
        rows, ids = to_rows(prepared, self._book), prepared["figure_id"].to_numpy(dtype=np.int64)
        first, self._used = self._used, self._used + len(rows)
        if self._used > len(self._rows):
            room = self._used + self._used // 2
            self._rows, self._ids = _grown(self._rows, room), _grown(self._ids, room)
            self._claims = _grown(self._claims, room)
        new = np.arange(first, self._used)
        self._rows[new], self._ids[new], self._claims[new] = rows, ids, -1
        self._position.update(zip(ids.tolist(), new.tolist(), strict=True))
        for position, cell in zip(new.tolist(), self._cell_of(new).tolist(), strict=True):
            self._cells.setdefault(cell, []).append(position)
        return new

    def _cell_of(self, positions: np.ndarray) -> np.ndarray:
        rows = self._rows[positions]
        return _cell(rows["bucket"], rows["day"])

    def _neighbourhood(self, seeds: np.ndarray) -> np.ndarray:
        """Return all rows that some could share a claim with, through any chain of neighbours."""
        seen = set(seeds.tolist())
        frontier = seeds[self._rows["day"][seeds] != UNDATED]
        while len(frontier):
            near = self._near(frontier)
            frontier = np.array([position for position in near.tolist() if position not in seen], dtype=np.int64)
            seen.update(frontier.tolist())
        return np.array(sorted(seen), dtype=np.int64)

    def _near(self, positions: np.ndarray) -> np.ndarray:
        # One condition after the other, each on what the ones before left over: a cell of a large country is full.
        one, other = self._in_cells_around(positions)
        for check in (self._told_soon, self._rounded, self._overlap, self._named_alike):
            fits = check(one, other)
            one, other = one[fits], other[fits]
        return np.unique(other)

    def _in_cells_around(self, positions: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Return each position beside each row of the cells before, around and after it."""
        bucket, day = self._rows["bucket"][positions], self._rows["day"][positions]
        one: list[int] = []
        counts: list[int] = []
        other: list[int] = []
        for shift in (-1, 0, 1):
            for position, cell in zip(positions.tolist(), _cell(bucket, day + shift * STRETCH).tolist(), strict=True):
                found = self._cells.get(cell, ())
                other.extend(found)
                one.append(position)
                counts.append(len(found))
        return np.repeat(np.array(one, dtype=np.int64), counts), np.array(other, dtype=np.int64)

    def _of(self, name: str, one: np.ndarray, other: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        column = self._rows[name]
        return column[one], column[other]

    def _told_soon(self, one: np.ndarray, other: np.ndarray) -> np.ndarray:
        (day, other_day), (gap, other_gap) = self._of("day", one, other), self._of("gap", one, other)
        soon: np.ndarray = np.abs(day - other_day) <= np.minimum(gap, other_gap)
        return soon

    def _rounded(self, one: np.ndarray, other: np.ndarray) -> np.ndarray:
        number, other_number = self._of("number", one, other)
        (least, other_least), (most, other_most) = self._of("least", one, other), self._of("most", one, other)
        rounded: np.ndarray = (least <= other_number) & (other_number <= most)
        rounded |= (other_least <= number) & (number <= other_most)
        return rounded

    def _overlap(self, one: np.ndarray, other: np.ndarray) -> np.ndarray:
        (start, other_start), (day, other_day) = self._of("start", one, other), self._of("day", one, other)
        known = (start != UNDATED) & (other_start != UNDATED)
        overlap: np.ndarray = ~known | (np.maximum(start, other_start) <= np.minimum(day, other_day))
        return overlap

    def _named_alike(self, one: np.ndarray, other: np.ndarray) -> np.ndarray:
        fits: np.ndarray = self._related.organizations.each(*self._of("organization", one, other))
        fits &= self._related.places.each(*self._of("place", one, other))
        return fits

    def _regroup(self, positions: np.ndarray) -> dict[int, int]:
        ids = self._ids[positions]
        roots = group_rows(self._rows[positions], self._related)
        lowest = ids.copy()
        np.minimum.at(lowest, roots, ids)
        claims = lowest[roots]
        changed = claims != self._claims[positions]
        self._claims[positions] = claims
        return dict(zip(ids[changed].tolist(), claims[changed].tolist(), strict=True))


assert GAP <= STRETCH  # noqa: S101  else neighbours would lie beyond the next stretch


def _cell(bucket: np.ndarray, day: np.ndarray) -> np.ndarray:
    return bucket.astype(np.int64) * 2 * _SHIFT + (day.astype(np.int64) // STRETCH) + _SHIFT


def _grown(array: np.ndarray, room: int) -> np.ndarray:
    grown = np.zeros(room, dtype=array.dtype)
    grown[: len(array)] = array
    return grown

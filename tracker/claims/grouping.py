"""Atoms to claims: each atom joins the one claim that fits it best, the most specific first."""

from collections.abc import Iterable

import numpy as np

from tracker.claims.atoms import Atoms, atoms_of
from tracker.claims.neighbours import Related, neighbouring_pairs
from tracker.claims.rows import Codebook, Codes


def group_rows(rows: np.ndarray, book: Codebook) -> np.ndarray:
    """Return for each row the position of the row that its claim is named after.

    The same rows give the same claims in whatever order they come: atoms are taken by what they say
    (finest number, most specific organization and place, earliest day), never by when they arrived.
    """
    if not len(rows):
        return np.empty(0, dtype=np.int64)
    related = Related(book)
    atoms = atoms_of(rows)
    pairs = neighbouring_pairs(rows, atoms, related)
    root = _joined(rows[atoms.row], atoms, pairs, related, book)
    return atoms.row[root[atoms.of_row]]


def _joined(told: np.ndarray, atoms: Atoms, pairs: np.ndarray, related: Related, book: Codebook) -> np.ndarray:
    """Return the atom that each atom's claim began with."""
    root = np.arange(len(told))
    if not len(pairs):
        return root
    turn = np.empty(len(told), dtype=np.int64)
    turn[_order(told, atoms, related, book)] = root
    swap = turn[pairs[:, 0]] < turn[pairs[:, 1]]
    later = np.where(swap, pairs[:, 1], pairs[:, 0])
    earlier = np.where(swap, pairs[:, 0], pairs[:, 1])
    order = np.lexsort((turn[earlier], turn[later]))
    later, earlier = later[order], earlier[order]
    bounds = np.append(np.flatnonzero(np.r_[True, later[1:] != later[:-1]]), len(later))
    claims = _Claims(told, atoms, related)
    told_root: dict[int, int] = {}
    for begin, end in zip(bounds[:-1].tolist(), bounds[1:].tolist(), strict=True):
        atom = int(later[begin])
        near = dict.fromkeys(told_root.get(other, other) for other in earlier[begin:end].tolist())
        best = claims.best_for(atom, near)
        if best is not None:
            claims.join(atom, best)
            told_root[atom] = best
    root[list(told_root)] = list(told_root.values())
    return root


def _order(told: np.ndarray, atoms: Atoms, related: Related, book: Codebook) -> np.ndarray:
    """Return the atoms in the order in which they take their turn."""
    return np.lexsort(
        (
            atoms.earliest_end,
            atoms.latest_start,
            told["top"],
            _rank(book.organization)[told["organization"]],
            _rank(book.place)[told["place"]],
            atoms.first,
            told["number"],
            -related.place_depth[told["place"]],
            -related.organization_depth[told["organization"]],
            told["step"],
        )
    )


def _rank(codes: Codes) -> np.ndarray:
    """Return the place of each code in order of name."""
    names = [str(value) for value in codes.values]
    rank = np.empty(len(names), dtype=np.int64)
    rank[sorted(range(len(names)), key=names.__getitem__)] = np.arange(len(names))
    return rank


class _Claims:
    """What the claims agree on so far, each under the atom that it began with."""

    def __init__(self, told: np.ndarray, atoms: Atoms, related: Related) -> None:
        self._related = related
        self._number, self._gap = told["number"].tolist(), told["gap"].tolist()
        self._place, self._organization = told["place"].tolist(), told["organization"].tolist()
        self._least, self._most = atoms.least.tolist(), atoms.most.tolist()
        self._first, self._last = atoms.first.tolist(), atoms.last.tolist()
        self._own = atoms.own.tolist()
        self._start, self._end = atoms.latest_start.tolist(), atoms.earliest_end.tolist()

    def best_for(self, atom: int, claims: Iterable[int]) -> int | None:
        """Return the claim that an atom fits best, None where it fits none.

        The one of its own organization first, then one that its organization itself reported, then the
        nearest in time, then the same place, then the same number.
        """
        fitting = [
            (self._differences(atom, claim), turn, claim)
            for turn, claim in enumerate(claims)
            if self._fits(atom, claim)
        ]
        return min(fitting)[-1] if fitting else None

    def join(self, atom: int, claim: int) -> None:
        """Let an atom join a claim that it fits."""
        for names, depth in (
            (self._organization, self._related.organization_depth),
            (self._place, self._related.place_depth),
        ):
            names[claim] = max(names[claim], names[atom], key=lambda name: depth[name])
        self._own[claim] = max(self._own[claim], self._own[atom])
        self._first[claim] = min(self._first[claim], self._first[atom])
        self._last[claim] = max(self._last[claim], self._last[atom])
        self._start[claim] = max(self._start[claim], self._start[atom])
        self._end[claim] = min(self._end[claim], self._end[atom])

    def _fits(self, atom: int, claim: int) -> bool:
        return (
            self._least[atom] <= self._number[claim] <= self._most[atom]
            and self._days_apart(atom, claim) <= min(self._gap[atom], self._gap[claim])
            and max(self._start[atom], self._start[claim]) <= min(self._end[atom], self._end[claim])
            and self._related.organization(self._organization[atom], self._organization[claim])
            and self._related.place(self._place[atom], self._place[claim])
        )

    def _days_apart(self, atom: int, claim: int) -> int:
        return max(self._first[atom] - self._last[claim], self._first[claim] - self._last[atom], 0)

    def _differences(self, atom: int, claim: int) -> tuple[bool, bool, int, bool, bool]:
        return (
            self._organization[atom] != self._organization[claim],
            not self._own[claim],
            self._days_apart(atom, claim),
            self._place[atom] != self._place[claim],
            self._number[atom] != self._number[claim],
        )

"""Which atoms could be one fact: near in number and time, related in place and organization."""

import numpy as np

from tracker.claims.atoms import Atoms
from tracker.claims.names import Names
from tracker.claims.rows import UNDATED, VAGUE, Codebook, Codes

STRETCH = 14
"""Days per stretch of time that atoms are looked up by; any value of at least the longest gap gives the same pairs."""

_CHUNK = 200_000


def neighbouring_pairs(rows: np.ndarray, atoms: Atoms, related: "Related") -> np.ndarray:
    """Return the pairs of atoms that could be one fact, as an (n, 2) array without repeats."""
    told = rows[atoms.row]
    dated = np.flatnonzero(atoms.first != UNDATED)
    atom, cell = _cells(told, atoms.first, atoms.last, dated)
    asking, asked = _cells(told, atoms.first - told["gap"], atoms.last + told["gap"], dated)
    cells, cell = np.unique(cell, return_inverse=True)
    where = np.searchsorted(cells, asked)
    there = (where < len(cells)) & (cells[np.minimum(where, len(cells) - 1)] == asked)
    asking, where = asking[there], where[there]
    big = int(max(told["number"].max(), atoms.most.max())) + 2
    key = cell * big + told["number"][atom]
    order = np.argsort(key, kind="stable")
    key, atom = key[order], atom[order]
    low = np.searchsorted(key, where * big + np.maximum(atoms.least[asking], 0), "left")
    high = np.searchsorted(key, where * big + atoms.most[asking], "right")
    found = [
        _checked(told, atoms, related, *_expanded(asking[part], low[part], high[part], atom))
        for part in np.array_split(np.arange(len(asking)), len(asking) // _CHUNK + 1)
    ]
    return np.unique(np.concatenate(found), axis=0) if found else np.empty((0, 2), dtype=np.int64)


def _cells(told: np.ndarray, first: np.ndarray, last: np.ndarray, which: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return atoms with each cell (bucket and stretch of time) that they reach into."""
    begin = first[which] // STRETCH
    count = last[which] // STRETCH - begin + 1
    atom = np.repeat(which, count)
    offset = np.arange(count.sum()) - np.repeat(np.cumsum(count) - count, count)
    stretch = np.repeat(begin, count) + offset + 2**20
    return atom, told["bucket"][atom].astype(np.int64) * 2**22 + stretch


def _expanded(asking: np.ndarray, low: np.ndarray, high: np.ndarray, atom: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    count = high - low
    one = np.repeat(asking, count)
    other = atom[np.arange(count.sum()) - np.repeat(np.cumsum(count) - count, count) + np.repeat(low, count)]
    return one, other


def _checked(told: np.ndarray, atoms: Atoms, related: "Related", one: np.ndarray, other: np.ndarray) -> np.ndarray:
    gap = np.minimum(told["gap"][one], told["gap"][other])
    fits = one != other
    fits &= atoms.first[other] - atoms.last[one] <= gap
    fits &= atoms.first[one] - atoms.last[other] <= gap
    start = np.maximum(atoms.latest_start[one], atoms.latest_start[other])
    fits &= start <= np.minimum(atoms.earliest_end[one], atoms.earliest_end[other])
    fits &= (told["top"][one] != VAGUE) | (told["number"][one] == told["number"][other])
    one, other = one[fits], other[fits]
    fits = related.organizations.each(told["organization"][one], told["organization"][other])
    fits &= related.places.each(told["place"][one], told["place"][other])
    one, other = one[fits], other[fits]
    return np.unique(np.column_stack([np.minimum(one, other), np.maximum(one, other)]), axis=0)


class Related:
    """Tells of coded names whether they are equal or one is part of the other; nobody named goes with all."""

    def __init__(self, book: Codebook) -> None:
        self.places = _Relation(book.place, book.places)
        self.organizations = _Relation(book.organization, book.organizations, anyone="")


class _Relation:
    def __init__(self, codes: Codes, names: Names, anyone: str | None = None) -> None:
        self._codes, self._names, self._anyone = codes, names, anyone
        self._told: dict[tuple[int, int], bool] = {}

    def of(self, one: int, other: int) -> bool:
        """Tell it of two codes."""
        if one == other:
            return True
        pair = (one, other)
        if pair not in self._told:
            names = self._name(one), self._name(other)
            self._told[pair] = self._anyone in names or self._names.related(*names)
        return self._told[pair]

    def each(self, one: np.ndarray, other: np.ndarray) -> np.ndarray:
        """Tell it of codes pair by pair."""
        pairs, inverse = np.unique(one.astype(np.int64) << 32 | other, return_inverse=True)
        told = [self.of(int(pair) >> 32, int(pair) & 0xFFFFFFFF) for pair in pairs]
        return np.array(told, dtype=bool)[inverse]

    def depth(self, code: int) -> int:
        """Return how specific a name is: how many it is part of, -1 for nobody."""
        name = self._name(code)
        return len(self._names.above(name)) if name else -1

    def depths(self, codes: np.ndarray) -> np.ndarray:
        """Return it for many."""
        distinct, inverse = np.unique(codes, return_inverse=True)
        return np.array([self.depth(int(code)) for code in distinct], dtype=np.int64)[inverse]

    def ranks(self, codes: np.ndarray) -> np.ndarray:
        """Return the place of each code in the order of the names."""
        distinct, inverse = np.unique(codes, return_inverse=True)
        rank = np.empty(len(distinct), dtype=np.int64)
        rank[sorted(range(len(distinct)), key=lambda which: self._name(int(distinct[which])))] = np.arange(
            len(distinct)
        )
        return rank[inverse]

    def _name(self, code: int) -> str:
        return str(self._codes.values[code])

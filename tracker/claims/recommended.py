"""Which figure of a claim is recommended: the rules, in one place."""

import numpy as np
import pandas as pd

from tracker.claims.names import Names
from tracker.claims.rows import rounding_step

EXACTNESS = {"exact": 0, "range": 1, "approximately": 1, "vague": 3}
BOUND = 2


def rank_in_claims(claimed: pd.DataFrame, organizations: Names) -> pd.Series:
    """Return the rank of each figure in its claim; 0 is recommended, the rest are triangulation.

    In this order: a person's choice (``recommended``); reviewed before unreviewed; nearer the
    origin (the organization's own report, then one of what it is part of, then a paper naming it, then
    one naming what it is part of, then one naming nobody); exacter before vaguer, finer before rounder;
    newer before older; higher confidence; at last the lower figure id, so that the answer is always the same.
    """
    exactness = claimed["quantifier"].map(EXACTNESS).fillna(BOUND)
    published = claimed["published"].to_numpy(dtype="datetime64[D]").astype("int64")
    keys = (
        claimed["figure_id"],
        -claimed["confidence"],
        -published.astype("float64"),
        rounding_step(claimed["value"].to_numpy()),
        exactness,
        _distance_from_origin(claimed, organizations),
        claimed["review"] == "",
        ~claimed["recommended"],
        claimed["claim"],
    )
    order = np.lexsort([np.asarray(key) for key in keys])
    claim = claimed["claim"].to_numpy()[order]
    begins = np.flatnonzero(np.r_[True, claim[1:] != claim[:-1]]) if len(claim) else np.empty(0, dtype=np.int64)
    counts = np.diff(np.append(begins, len(claim)))
    rank = np.empty(len(claim), dtype=np.int64)
    rank[order] = np.arange(len(claim)) - np.repeat(begins, counts)
    return pd.Series(rank, index=claimed.index)


def _distance_from_origin(claimed: pd.DataFrame, organizations: Names) -> np.ndarray:
    codes, uniques = pd.factorize(claimed["organization"])
    depth = np.array([len(organizations.above(name)) if name else -1 for name in uniques])[codes]
    specific = depth == pd.Series(depth).groupby(claimed["claim"].to_numpy()).transform("max").to_numpy()
    named = np.where(depth < 0, 4, np.where(specific, 2, 3))
    return np.where(claimed["own_report"], np.where(specific, 0, 1), named)

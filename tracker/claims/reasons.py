"""Why a figure is in its claim, compared with the recommended one: keys, and their words."""

import numpy as np
import pandas as pd

ALONE = "only_report"
REASONS = {
    "recommended": "the recommended figure of its claim",
    ALONE: "the only report of this fact",
    "same_number": "same number",
    "rounded_number": "the number rounded",
    "same_organization": "same organization",
    "related_organization": "an organization that the other is part of",
    "unnamed_organization": "names no source",
    "same_place": "same place",
    "nested_place": "one place lies in the other",
    "same_day": "for the same day",
    "other_day": "repeated within days",
}
"""The keys of ``reason``, in English; other languages word the same keys."""


def reasons_of(claimed: pd.DataFrame) -> pd.Series:
    """Return for each figure the keys of ``REASONS`` that put it into its claim, joined by spaces."""
    claim = claimed["claim"].to_numpy()
    recommended = (claimed["rank"] == 0).to_numpy()
    ids, inverse, counts = np.unique(claim, return_inverse=True, return_counts=True)
    heads = np.empty(len(ids), dtype=np.int64)
    heads[inverse[recommended]] = np.flatnonzero(recommended)
    head = heads[inverse] if len(ids) else heads
    same = {name: _same(claimed[name], head) for name in ("value", "organization", "place_id", "day")}
    unnamed = (claimed["organization"] == "").to_numpy()
    organization = np.where(same["organization"], 0, np.where(unnamed, 2, 1))
    kind = ((~same["value"] * 3 + organization) * 2 + ~same["place_id"]) * 2 + ~same["day"]
    words = np.array([_in_keys(code) for code in range(24)] + ["recommended", ALONE])
    kind = np.where(recommended, 24, kind)
    return pd.Series(pd.array(words[np.where(counts[inverse] == 1, 25, kind)], dtype="str"), index=claimed.index)


def in_words(reason: str) -> str:
    """Return a reason in English words."""
    return ", ".join(REASONS[key] for key in reason.split())


def _same(column: pd.Series, head: np.ndarray) -> np.ndarray:
    codes = pd.factorize(column, use_na_sentinel=False)[0]
    told: np.ndarray = codes == codes[head]
    return told


def _in_keys(code: int) -> str:
    rest, day = divmod(code, 2)
    rest, place = divmod(rest, 2)
    number, organization = divmod(rest, 3)
    return " ".join(
        (
            ("same_number", "rounded_number")[number],
            ("same_organization", "related_organization", "unnamed_organization")[organization],
            ("same_place", "nested_place")[place],
            ("same_day", "other_day")[day],
        )
    )

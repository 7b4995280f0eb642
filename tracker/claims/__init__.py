"""Figures that report the same fact, across documents, languages and publishers, and which is recommended.

The way: ``names`` (variants and what is part of what) → ``prepared`` and ``standing`` (what a figure
stands for) → ``rows`` (as numbers) → ``atoms`` (told alike) → ``neighbours`` (could be one fact) →
``grouping`` (claims) → ``recommended`` and ``reasons``. ``docs/method.md`` tells the rules to an analyst.
"""

import numpy as np
import pandas as pd

from tracker.claims.grouping import group_rows
from tracker.claims.labels import add_labels
from tracker.claims.names import NO_NAMES, Names, Relations, nested_names
from tracker.claims.neighbours import Related
from tracker.claims.prepared import prepare
from tracker.claims.reasons import REASONS, in_words, reasons_of
from tracker.claims.recommended import rank_in_claims
from tracker.claims.rows import Codebook, to_rows

CATEGORIES = ("metric", "unit", "population", "place_id")
"""Columns of grouped figures that are categories, so that a series is found in a million figures at once."""

__all__ = ["CATEGORIES", "NO_NAMES", "REASONS", "Names", "Relations", "group_claims", "in_words", "nested_names"]


def group_claims(
    figures: pd.DataFrame,
    *,
    places: Names = NO_NAMES,
    organizations: Names = NO_NAMES,
) -> pd.DataFrame:
    """Return the figures, each with the claim it belongs to.

    Takes the columns of ``db.queries.FIGURE_COLUMNS`` (by ``review``, rejected figures are left out; by
    ``recommended``, a person's choice overrules every rule) and adds those of ``prepare`` and ``claim`` (the lowest
    figure id in it), ``rank`` (0 is the recommended figure, the rest are triangulation), ``reason`` (keys of
    ``REASONS``), and ``place_name`` and ``organization_name`` to show. ``places`` and ``organizations`` tell variants
    of names and what is part of what; without them only equal names are equal.
    """
    book = Codebook(places, organizations)
    prepared = prepare(figures, book.places, book.organizations)
    roots = group_rows(to_rows(prepared, book), Related(book))
    claim = lowest_ids(prepared["figure_id"].to_numpy(), roots)
    claimed = with_claims(prepared, claim, book.organizations)
    return add_labels(claimed, book.places, book.organizations).astype(dict.fromkeys(CATEGORIES, "category"))


def with_claims(prepared: pd.DataFrame, claim: np.ndarray, organizations: Names) -> pd.DataFrame:
    """Return prepared figures with ``claim``, and with the ``rank`` and ``reason`` that follow from it."""
    claimed = prepared.assign(claim=claim)
    claimed["rank"] = rank_in_claims(claimed, organizations)
    claimed["reason"] = reasons_of(claimed)
    return claimed


def lowest_ids(ids: np.ndarray, roots: np.ndarray) -> np.ndarray:
    """Return for each row the lowest id among those with its root."""
    lowest = ids.copy()
    np.minimum.at(lowest, roots, ids)
    result: np.ndarray = lowest[roots]
    return result

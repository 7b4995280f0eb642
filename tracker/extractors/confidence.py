"""The probability that a figure's metric, low and high are right: a logistic function of a few features.

The weights are in ``confidence.yaml``; ``scripts/fit_confidence.py`` fits them on annotated documents.
"""

import math
from functools import cache

from tracker.figure import Figure, Quantifier
from tracker.word_lists import load_word_list

OWN = frozenset({"noun", "attribute", "nominal", "toll", "counter", "label"})
"""How a number gets its metric from its own phrase, not from a predicate."""
CONTINUED = frozenset({"inherited", "listed", "resumed", "among"})
"""How a number gets its metric from another number."""
LARGE = 100


def features(figure: Figure) -> dict[str, float]:
    """Return the features of a figure, each 0 or 1, by the name of its weight; ``bias`` is always 1."""
    told = dict(reason.partition(":")[::2] for reason in figure.why)
    how = {reason.partition(":")[0] for reason in figure.why}
    value = figure.low if figure.low is not None else figure.high or 0
    present = {
        "bias": True,
        "own phrase": bool(how & OWN),
        "continued": bool(how & CONTINUED),
        "far predicate": "distance" in how,
        "guessed noun": told.get("noun") == "guessed",
        "single victim": told.get("number") == "article",
        "bounded": figure.quantifier is not Quantifier.EXACT,
        "large": value >= LARGE,
        "victims": figure.metric in {"killed", "injured", "missing"},
        "part": figure.subset,
        "placed": bool(figure.place),
        "dated": figure.end is not None,
        "sourced": bool(figure.source),
    }
    return {name: float(held) for name, held in present.items()}


def confidence(figure: Figure) -> float:
    """Return the probability that the figure is right, strictly between 0 and 1."""
    weights = _weights()
    score = sum(weights.get(name, 0.0) for name, value in features(figure).items() if value)
    return round(min(max(1 / (1 + math.exp(-score)), 0.001), 0.999), 3)


@cache
def _weights() -> dict[str, float]:
    return {name: float(weight) for name, weight in load_word_list("tracker.extractors", "confidence.yaml").items()}

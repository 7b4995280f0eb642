"""Fit the weights of ``tracker/extractors/confidence.yaml`` on annotated documents.

    fit_confidence.py GOLD DOCUMENTS [GOLD DOCUMENTS ...] > tracker/extractors/confidence.yaml

GOLD as ``tracker accuracy`` reads it, DOCUMENTS one document per line. A logistic regression with a ridge
penalty, by Newton's method; figures that are optional in the gold are left out. On standard error: the
calibration of held-out folds, predicted against observed.
"""

import json
import sys
from pathlib import Path

import numpy as np
import yaml

from tracker.accuracy import read_gold
from tracker.document import Document
from tracker.extractors import extract
from tracker.extractors.confidence import features

RIDGE, STEPS, FOLDS = 2.0, 50, 5


def examples(gold: Path, documents: Path) -> list[tuple[dict[str, float], bool]]:
    """Return the features of every extracted figure with whether the gold has it."""
    annotated, found = read_gold(gold), []
    for line in documents.read_text("utf-8").splitlines():
        document = Document.model_validate_json(line)
        figures = annotated[document.id]["figures"]
        keys = {(f["metric"], f["low"], f["high"]) for f in figures}
        optional = [f["at"] for f in figures if f.get("optional")]
        for figure in extract(document):
            right = (figure.metric, figure.low, figure.high) in keys
            if right or not any(a < figure.at[1] and figure.at[0] < b for a, b in optional):
                found.append((features(figure), right))
    return found


def fit(x: np.ndarray, y: np.ndarray) -> np.ndarray:
    """Return the weights that make the examples most likely, the bias (first column) unpenalized."""
    weights, penalty = np.zeros(x.shape[1]), np.full(x.shape[1], RIDGE)
    penalty[0] = 1e-6
    for _ in range(STEPS):
        p = 1 / (1 + np.exp(-x @ weights))
        slope = x.T @ (y - p) - penalty * weights
        weights += np.linalg.solve((x.T * (p * (1 - p))) @ x + np.diag(penalty), slope)
    return weights


def main() -> None:
    """Fit on all pairs of files, print the weights, and tell the calibration."""
    paths = [Path(argument) for argument in sys.argv[1:]]
    found = [
        example
        for gold, documents in zip(paths[::2], paths[1::2], strict=True)
        for example in examples(gold, documents)
    ]
    names = list(found[0][0])
    x = np.array([[row[name] for name in names] for row, _ in found])
    y = np.array([float(right) for _, right in found])
    fold, held_out = np.arange(len(y)) % FOLDS, np.zeros(len(y))
    for k in range(FOLDS):
        held_out[fold == k] = 1 / (1 + np.exp(-x[fold == k] @ fit(x[fold != k], y[fold != k])))
    brier = float(np.mean((held_out - y) ** 2))
    told = {"figures": len(y), "right": round(float(y.mean()), 3), "brier": round(brier, 4)}
    for low, high in ((0, 0.8), (0.8, 0.9), (0.9, 0.95), (0.95, 1)):
        inside = (held_out >= low) & (held_out < high)
        if inside.any():
            told[f"{low}-{high}"] = [
                int(inside.sum()),
                round(float(held_out[inside].mean()), 3),
                round(float(y[inside].mean()), 3),
            ]
    sys.stderr.write(json.dumps(told, indent=1) + "\n")
    sys.stdout.write("# Weights of the features in confidence.py, fitted by scripts/fit_confidence.py\n")
    yaml.safe_dump(dict(zip(names, (round(float(w), 3) for w in fit(x, y)), strict=True)), sys.stdout, sort_keys=False)


if __name__ == "__main__":
    main()

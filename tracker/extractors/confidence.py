"""The probability that a figure is right."""

from tracker.extractors.reading import Count
from tracker.figure import Figure


def confidence(figure: Figure, count: Count) -> float:
    """Return the probability that the figure's metric, low and high are right."""
    return 0.9

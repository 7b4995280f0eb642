"""Who each figure comes from: speakers, quotations, and what a report plainly continues.

``speakers`` and ``subjects`` find who says something, ``names`` how the name reads,
``assign`` gives each count its source.
"""

from tracker.extractors.attribution.assign import assign_sources

__all__ = ["assign_sources"]

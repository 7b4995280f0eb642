"""When each figure counts: date expressions, what they mean, and which of them dates which count.

``dates`` finds expressions with ``phrases`` and ``meanings``; ``timeline``, ``events`` and ``story`` follow what the
text tells; ``assign`` gives each count its period, with what is ``nearby`` and what it ``shares`` with those before it.
"""

from tracker.extractors.periods.assign import assign_periods

__all__ = ["assign_periods"]

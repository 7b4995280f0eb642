"""Stand-in until the periods branch is merged."""

import datetime as dt
from collections.abc import Sequence

from tracker.extractors.reading import Count, Reading


def assign_periods(reading: Reading, counts: Sequence[Count]) -> list[tuple[dt.date | None, dt.date | None]]:
    """Return no period for any count."""
    return [(None, None) for _ in counts]

"""What each meaning of a date phrase is: values and a date of publication → a period.

A meaning gets the values its words hold, by class, in their order. It returns None where they say
nothing that can be dated (no date of publication, a day that does not exist), ``NEVER`` where they are to
date nothing (the future).
"""

from tracker.extractors.periods.meanings import related, told, written
from tracker.extractors.periods.meanings.period import NEVER, Kind, Meaning, Period, Words

MEANINGS: dict[str, Meaning] = {
    name: meaning
    for module in (written, told, related)
    for name, meaning in vars(module).items()
    if getattr(meaning, "__module__", "") == module.__name__ and not name.startswith("_")
}
"""The meanings that the ``means`` of a language's phrases may name."""

__all__ = ["MEANINGS", "NEVER", "Kind", "Meaning", "Period", "Words"]

"""The metrics, read from ``metrics.yaml``: one entry a metric, everything else refers to its name."""

from functools import cache

from pydantic import BaseModel, ConfigDict

from tracker.figure import Measure, Unit
from tracker.word_lists import load_word_list


class Metric(BaseModel):
    """What is counted, and how it is labelled, exchanged and drawn.

    ``label`` and ``footnote`` are per language (ISO 639-1); ``hxl`` is the HXL hashtag with its
    attributes (hxlstandard.org); ``colour`` is the light-theme line colour.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str
    label: dict[str, str]
    footnote: dict[str, str]
    unit: Unit
    default_measure: Measure
    hxl: str
    colour: str


@cache
def metrics() -> dict[str, Metric]:
    """Return every metric by its name, in the order of the file."""
    entries = load_word_list("tracker", "metrics.yaml")
    return {name: Metric(name=name, **entry) for name, entry in entries.items()}

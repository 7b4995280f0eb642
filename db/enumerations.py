"""The names that a column may hold; a test compares them with the tracker's own, which this package does not know."""

from collections.abc import Iterable

from sqlalchemy import CheckConstraint

QUANTIFIERS = ("exact", "approximately", "at_least", "more_than", "at_most", "less_than", "range", "vague")
UNITS = ("person", "household", "facility", "home")
MEASURES = ("flow", "total", "stock")
OUTCOMES = ("running", "ok", "partial", "failed", "lost")

ORIGINS = ("text", "record")
"""What reports a figure: a sentence, or a record of data (a row of a table, an answer of an API)."""

STATES = ("", "confirmed", "corrected", "rejected")
DECISIONS = ("confirmed", "corrected", "rejected", "recommended", "reopened")
"""What a person decides about a figure; reopened takes every decision back."""

BY_VERSION, BY_RULES = "version", "rules"
"""What retired a figure: a newer version of its document, or newer rules that read the same text otherwise."""


def one_of(column: str, names: Iterable[str]) -> CheckConstraint:
    """Return the constraint that a column holds one of these names (or nothing, where it may)."""
    listed = ", ".join(f"'{name}'" for name in names)
    return CheckConstraint(f"{column} IN ({listed})", name=f"{column}_known")

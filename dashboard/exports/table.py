"""The figures of an export as rows, the same columns in every format."""

import pandas as pd

from dashboard.exports.export import Export

COLUMNS = (
    "figure_id",
    "metric",
    "quantifier",
    "low",
    "high",
    "unit",
    "subset",
    "population",
    "place",
    "place_code",
    "country",
    "adm1_code",
    "adm1_name",
    "latitude",
    "longitude",
    "start",
    "end",
    "day",
    "measure",
    "series",
    "recommended",
    "source",
    "organization",
    "publisher",
    "title",
    "url",
    "published",
    "retrieved",
    "confidence",
    "quote",
)
"""Names as in the database; ``day`` is the end, else the publication; ``recommended`` tells that the recommended
line goes through the figure; country is ISO3, adm1 the first-level unit (P-code), degrees are WGS 84."""

FACTS = {"country": "str", "adm1_code": "str", "adm1_name": "str", "latitude": "Float64", "longitude": "Float64"}


def figure_table(export: Export) -> pd.DataFrame:
    """Return one row per figure of an export in order of day, columns as in ``COLUMNS``."""
    points, lines = export.shown.points, export.shown.lines
    first = points["place_code"].str.split("; ").str[0]
    known = [export.facts.get(code, {}) for code in first]
    facts = {
        name: pd.Series([each.get(name) for each in known], points.index, dtype=kind) for name, kind in FACTS.items()
    }
    table = points.assign(
        **facts,
        recommended=points["figure_id"].isin(lines[lines["recommended"]]["figure_id"]),
        quote=[export.quotes.get(figure, "") for figure in points["figure_id"]],
    )
    return table[list(COLUMNS)].sort_values(["day", "figure_id"], ignore_index=True)


def written(table: pd.DataFrame) -> pd.DataFrame:
    """Return a table as texts: ISO 8601 days and instants, whole numbers without a point, missing values empty."""
    told = with_iso_days(table)
    return told.astype(object).where(told.notna(), "")


def with_iso_days(table: pd.DataFrame) -> pd.DataFrame:
    """Return a table with its days and instants written as ISO 8601."""
    told = table.copy()
    for name, kind in told.dtypes.items():
        if str(kind).startswith("datetime64"):
            told[name] = told[name].dt.strftime("%Y-%m-%dT%H:%M:%SZ" if "UTC" in str(kind) else "%Y-%m-%d")
    return told


def harmless(value: object) -> object:
    """Return a value for a CSV file: a text that a spreadsheet would take for a formula is marked as text (OWASP)."""
    return f"'{value}" if isinstance(value, str) and value[:1] in ("=", "+", "-", "@", "\t", "\r") else value

"""JSON: what is shown, its figures and its lines."""

from typing import Any

import orjson
import pandas as pd

from dashboard.exports.contract import Format
from dashboard.exports.export import Export
from dashboard.exports.table import figure_table, with_iso_days

LINE = ["series", "organization", "recommended", "day", "until", "value", "figure_id"]


def write(export: Export) -> bytes:
    """Return an object with ``about``, ``figures`` and ``lines``; days as ISO 8601, missing values null."""
    about = {
        "title": export.title,
        "subtitle": export.subtitle,
        "footnotes": export.footnotes,
        "permalink": export.permalink,
        "made": export.made,
    }
    lines = export.shown.lines[LINE]
    told = {"about": about, "figures": records(figure_table(export)), "lines": records(lines)}
    return orjson.dumps(told, option=orjson.OPT_INDENT_2 | orjson.OPT_UTC_Z)


def records(table: pd.DataFrame) -> list[dict[Any, Any]]:
    """Return rows that JSON can hold."""
    told = with_iso_days(table)
    return told.astype(object).where(told.notna(), None).to_dict("records")


FORMAT = Format("json", "json", "application/json", write)

"""The table of figures: the same as in the chart, newest first, each row a way to its sentence."""

from typing import Any

import dash_ag_grid as dag
import pandas as pd

from dashboard.translations import Texts
from dashboard.wording import as_sentence, figure_in_words, period_in_words, plain_date, plain_number

ROWS_A_PAGE = 20
TOLD = (
    *("figure_id", "day", "quantifier", "low", "high", "unit", "value", "subset", "place", "start", "end"),
    *("source", "publisher", "confidence"),
)
"""Columns of figures that a row of the table tells of."""

GRID_TEXTS = {
    "page": "page",
    "to": "to",
    "of": "of",
    "noRowsToShow": "empty",
    "firstPage": "first",
    "previousPage": "previous",
    "nextPage": "next",
    "lastPage": "last",
}
"""The grid's own words (AG Grid's keys) and their keys in the translations, after ``grid_``."""


def figures_table(texts: Texts) -> dag.AgGrid:
    """Return the empty table; ``table_rows`` fill it."""
    return dag.AgGrid(
        id="figures",
        columnDefs=_columns(texts),
        rowData=[],
        getRowId="params.data.id",
        defaultColDef={"sortable": True, "resizable": True, "suppressMovable": True},
        dashGridOptions={
            "theme": {
                "function": "themeQuartz.withParams({fontFamily: 'inherit', fontSize: 14, wrapperBorderRadius: 6})"
            },
            "domLayout": "autoHeight",
            "pagination": True,
            "paginationPageSize": ROWS_A_PAGE,
            "paginationPageSizeSelector": False,
            "suppressPaginationPanel": False,
            "enableRtl": texts.direction == "rtl",
            "suppressCellFocus": False,
            "animateRows": False,
            "localeText": {name: texts(f"grid_{key}") for name, key in GRID_TEXTS.items()},
        },
        eventListeners={"cellKeyDown": ["openOnEnter(params, setEventData)"]},
        dangerously_allow_code=False,
        style={"height": None, "width": "100%"},
    )


def table_rows(points: pd.DataFrame, texts: Texts) -> list[dict[str, Any]]:
    """Return one row per figure, newest first; ``id`` is the figure's id as text."""
    newest = points.sort_values(["day", "figure_id"], ascending=False)
    return [_row(row, texts) for row in newest[list(TOLD)].to_dict("records")]


def _row(row: dict[Any, Any], texts: Texts) -> dict[str, Any]:
    low, high = plain_number(row["low"]), plain_number(row["high"])
    day = plain_date(row["day"])
    words = as_sentence(figure_in_words(texts, row["quantifier"], low, high, row["unit"]))
    return {
        "id": str(row["figure_id"]),
        "day": day.isoformat() if day else "",
        "day_shown": texts.day(day) if day else "",
        "value": plain_number(row["value"]),
        "figure": f"{words} ({texts('part_of_total')})" if row["subset"] else words,
        "place": row["place"] or texts("unknown"),
        "period": period_in_words(texts, plain_date(row["start"]), plain_date(row["end"])),
        "source": row["source"] or texts("not_named"),
        "publisher": row["publisher"],
        "confidence": row["confidence"],
        "confidence_shown": texts.percent(row["confidence"]),
    }


def _columns(texts: Texts) -> list[dict[str, Any]]:
    def shown_as(field: str) -> dict[str, Any]:
        return {"valueFormatter": {"function": f"params.data.{field}"}}

    return [
        {"field": "day", "headerName": texts("column_day"), "width": 120, **shown_as("day_shown")},
        {"field": "value", "cellClass": "figure-cell", **shown_as("figure"), **_wide("figure", 250, texts)},
        {"field": "place", **_wide("place", 150, texts)},
        {"field": "period", **_wide("period", 200, texts)},
        {"field": "source", **_wide("source", 160, texts)},
        {"field": "publisher", **_wide("publisher", 160, texts)},
        {
            "field": "confidence",
            "headerName": texts("column_confidence"),
            "type": "rightAligned",
            "width": 125,
            **shown_as("confidence_shown"),
        },
    ]


def _wide(name: str, width: int, texts: Texts) -> dict[str, Any]:
    return {"headerName": texts(f"column_{name}"), "tooltipField": name, "minWidth": width, "flex": width}

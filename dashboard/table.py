"""The table of figures: the same as in the chart, newest first, each row a way to its sentence."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

import dash_ag_grid as dag
import dash_mantine_components as dmc
import pandas as pd
from dash import html
from dash.development.base_component import Component

from dashboard.attributes import aria, data
from dashboard.translations import Texts
from dashboard.wording import each, figures_in_words, period_in_words, places_of_figures, plain_dates

ROWS_A_PAGE = 20
UNTOLD = "0000-00-00"

GRID_TEXTS = {
    "filterOoo": "filter",
    "ariaFilterInput": "filter",
    "ariaFilterValue": "filter",
    "ariaFilteringOperator": "filter_how",
    "ariaFilterMenuOpen": "filter_open",
    "ariaFilterFromValue": "filter_from",
    "ariaFilterToValue": "filter_to",
    "contains": "contains",
    "notContains": "contains_not",
    "equals": "equals",
    "greaterThanOrEqual": "at_least",
    "lessThanOrEqual": "at_most",
    "inRange": "between",
    "inRangeStart": "filter_from",
    "inRangeEnd": "filter_to",
    "after": "after",
    "before": "before",
    "greaterThan": "after",
    "lessThan": "before",
    "resetFilter": "filter_reset",
    "dateFormatOoo": "date",
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


WORDS: dict[str, Any] = {"filter": "agTextColumnFilter", "filterParams": {"filterOptions": ["contains", "notContains"]}}
NUMBERS: dict[str, Any] = {
    "filter": "agNumberColumnFilter",
    "filterParams": {"filterOptions": ["greaterThanOrEqual", "lessThanOrEqual", "inRange", "equals"]},
}
DAYS: dict[str, Any] = {
    "filter": "agDateColumnFilter",
    "filterParams": {"filterOptions": ["greaterThan", "lessThan", "inRange", "equals"], "inRangeInclusive": True},
}
"""What each kind of column can be narrowed by; one condition, so that nobody meets "and" and "or"."""


def table_tools(texts: Texts) -> Component:
    """Return what stands above the table: a search in all its columns, and the rows shown as files."""
    files = [html.Button(texts(f"table_{name}"), className="tool", **data(rows=name)) for name in ("xlsx", "csv")]
    search = dmc.TextInput(id="table-words", placeholder=texts("table_search"), **aria(label=texts("table_search")))
    return html.Div([search, html.Div(files)], className="table-tools")


def figures_table(texts: Texts) -> dag.AgGrid:
    """Return the empty table; ``table_rows`` fill it."""
    return dag.AgGrid(
        id="figures",
        columnDefs=_columns(texts),
        rowData=[],
        getRowId="params.data.id",
        defaultColDef={
            "sortable": True,
            "resizable": True,
            "suppressMovable": True,
            "suppressHeaderMenuButton": True,
            **_narrowed(WORDS),
        },
        dashGridOptions={
            "theme": {
                "function": "themeQuartz.withParams({fontFamily: 'inherit', fontSize: 14, wrapperBorderRadius: 6, "
                "backgroundColor: 'var(--paper)', foregroundColor: 'var(--ink)', borderColor: 'var(--rule)'})"
            },
            "domLayout": "autoHeight",
            "pagination": True,
            "paginationPageSize": ROWS_A_PAGE,
            "paginationPageSizeSelector": False,
            "suppressPaginationPanel": False,
            "enableRtl": texts.direction == "rtl",
            "suppressCellFocus": False,
            # A phone shows these columns within the figure's.
            "includeHiddenColumnsInQuickFilter": True,
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
    days, starts, ends = (plain_dates(newest[name]) for name in ("day", "start", "end"))
    part = f" ({texts('part_of_total')})"
    columns: dict[str, list[Any]] = {
        "id": newest["figure_id"].astype("str").tolist(),
        "day": each(_iso, days),
        "day_shown": each(lambda day: texts.day(day) if day else "", days),
        "value": newest["value"].astype("int64").tolist(),
        "figure": [
            f"{words}{part if subset else ''}"
            for words, subset in zip(figures_in_words(texts, newest), newest["subset"].tolist(), strict=True)
        ],
        "organization": newest["organization"].tolist(),
        "place": [place or texts("unknown") for place in places_of_figures(texts, newest)],
        # Sorts like the days; what is not told comes before all others.
        "period": each(lambda end, start: f"{_iso(end) or UNTOLD}{_iso(start) or UNTOLD}", ends, starts),
        "period_shown": each(lambda start, end: period_in_words(texts, start, end), starts, ends),
        "source": [source or texts("not_named") for source in newest["source"].tolist()],
        "publisher": newest["publisher"].tolist(),
        "confidence": newest["confidence"].tolist(),
        "confidence_shown": each(texts.percent, newest["confidence"]),
    }
    return [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]


def _iso(day: dt.date | None) -> str:
    return day.isoformat() if day else ""


def _columns(texts: Texts) -> list[dict[str, Any]]:
    def shown_as(field: str) -> dict[str, Any]:
        told = {"function": f"params.data.{field}"}
        return {"valueFormatter": told, "getQuickFilterText": told}

    in_words = {"filterValueGetter": {"function": "params.data.period_shown"}}
    return [
        {"field": "day", "headerName": texts("column_day"), "width": 120, **shown_as("day_shown"), **_days()},
        {
            "field": "value",
            "cellClass": "figure-cell",
            "cellRenderer": "FigureCell",
            "cellRendererParams": {"confidence": texts("column_confidence")},
            **shown_as("figure"),
            **_wide("figure", 225, texts),
            **_narrowed(NUMBERS),
        },
        {"field": "place", **_wide("place", 130, texts)},
        {"field": "organization", **_wide("organization", 140, texts)},
        {
            "field": "period",
            **shown_as("period_shown"),
            **in_words,
            **_wide("period", 235, texts),
            "tooltipField": "period_shown",
        },
        {"field": "source", **_wide("source", 135, texts)},
        {"field": "publisher", **_wide("publisher", 135, texts)},
        {
            "field": "confidence",
            "headerName": texts("column_confidence"),
            "type": "rightAligned",
            "width": 115,
            "filter": False,
            **shown_as("confidence_shown"),
        },
    ]


def _narrowed(kind: Mapping[str, Any]) -> dict[str, Any]:
    return {**kind, "filterParams": {**kind["filterParams"], "maxNumConditions": 1, "buttons": ["reset"]}}


def _days() -> dict[str, Any]:
    """Return how days are narrowed: the grid compares dates, the rows hold ISO 8601."""
    narrowed = _narrowed(DAYS)
    return narrowed | {"filterParams": narrowed["filterParams"] | {"comparator": {"function": "compareDays"}}}


def _wide(name: str, width: int, texts: Texts) -> dict[str, Any]:
    return {"headerName": texts(f"column_{name}"), "tooltipField": name, "minWidth": width, "flex": width}

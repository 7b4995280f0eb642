"""Sources side by side: who counts from when, what each says now, how far apart they are, what to beware of."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
from dash import html
from dash.development.base_component import Component

from dashboard.attributes import data
from dashboard.charts.lines import series_in_words
from dashboard.notes import note_in_words
from dashboard.translations import Texts
from dashboard.wording import plain_date
from tracker.trends.comparison import compare
from tracker.trends.flags import FLAGS
from tracker.trends.notes import MOVED
from tracker.trends.shown import Shown

MOST_ROWS, MOST_UNFOLDED = 30, 8
COLUMNS = ("compare_source", "compare_counts", "compare_days", "compare_claims", "compare_says", "compare_apart")


def comparison(shown: Shown, today: dt.date, names: Mapping[str, str], texts: Texts) -> list[Component]:
    """Return the table of the organizations of each series and the flags of the fullest; nothing without a line.

    ``names`` are the names of the places that lines are drawn for.
    """
    compared = _of_shown(compare(shown.everybodys), shown)
    if not compared:
        return []
    told: dict[Any, list[Any]] = {}
    for row in compared:
        told.setdefault((row["at"], row["series"]), []).append(row["first"])
    several = len({row["at"] for row in compared}) > 1
    notes = shown.notes_of(today).to_dict("records")
    rows: list[Component] = []
    for row in compared:
        place = names.get(row["at"], row["at"]) if several else ""
        firsts = told[row["at"], row["series"]]
        is_first = len(firsts) > 1 and row["first"] == min(firsts)
        moves = [
            note_in_words(note, texts)
            for note in notes
            if row["recommended"] and note["key"] in MOVED and _is_about(note, row)
        ]
        rows.append(_row(row, place, moves, texts, is_first=is_first, is_folded=len(rows) >= MOST_UNFOLDED))
    head = html.Thead(html.Tr([html.Th(texts(name)) for name in COLUMNS]))
    table = html.Table([head, html.Tbody(rows[:MOST_ROWS])], className="plain compare")
    return [
        html.H2(texts("compare_title")),
        *_flags([note for note in notes if _is_of(note, compared[0])], texts),
        html.Div([table, *_unfolding(len(rows), texts)], className="wide compared"),
    ]


def _unfolding(rows: int, texts: Texts) -> list[Component]:
    """Return what shows the rows that are folded away at first, where there are any."""
    words = texts("compare_more", count=min(rows, MOST_ROWS) - MOST_UNFOLDED)
    return [html.Button(words, className="tool", **data(unfold="compared"))] if rows > MOST_UNFOLDED else []


def _of_shown(compared: pd.DataFrame, shown: Shown) -> list[dict[Any, Any]]:
    """Return the rows of the organizations whose lines are shown, compared as they were with those of all."""
    keys = ("at", "series", "organization")
    drawn = set(zip(*(shown.lines[key].tolist() for key in keys), strict=True))
    return [row for row in compared.to_dict("records") if tuple(row[key] for key in keys) in drawn]


def _is_of(note: Mapping[Any, Any], row: Mapping[Any, Any]) -> bool:
    return bool(note["at"] == row["at"] and note["series"] == row["series"])


def _is_about(note: Mapping[Any, Any], row: Mapping[Any, Any]) -> bool:
    return _is_of(note, row) and bool(note["organization"] == row["organization"])


def _row(
    row: Mapping[Any, Any], place: str, moves: Sequence[str], texts: Texts, *, is_first: bool, is_folded: bool
) -> Component:
    value = html.Button(texts.number(row["value"]), className="to-figure", **data(figure=str(row["figure_id"])))
    day = plain_date(row["day"])
    says = [value, html.Small(f" {texts('period_as_of', day=texts.day(day))}" if day else "", className="quiet")]
    if row["told_by"] not in ("", row["organization"]):
        says.append(html.Div(texts("compare_told_by", name=row["told_by"]), className="quiet"))
    says += [html.Div(words, className="quiet") for words in moves]
    first, last = plain_date(row["first"]), plain_date(row["last"])
    days = [texts.days(first, last) if first and last else ""]
    name = row["organization_name"] or texts("not_named")
    cells: list[Any] = [
        [html.Strong(name) if row["recommended"] else name],
        [" · ".join(filter(None, (place, series_in_words(row["series"], texts))))],
        [*days, *([html.Div(texts("compare_first"), className="quiet")] if is_first else [])],
        [texts.number(row["claims"])],
        says,
        [_apart(row, texts)],
    ]
    labelled = zip(COLUMNS, cells, strict=True)
    cells = [html.Td(cell, **data(label=texts(column))) for column, cell in labelled]
    return html.Tr(cells, className="foldable" if is_folded else None)


def _apart(row: Mapping[Any, Any], texts: Texts) -> str:
    if row["recommended"]:
        return texts("compare_recommended")
    if pd.isna(row["beside"]):
        return texts("compare_nothing_before")
    share = "" if pd.isna(row["apart"]) else texts.change(row["apart"])
    return texts("compare_beside", change=share, name=row["beside_name"], number=int(row["beside"]))


def _flags(notes: Sequence[Mapping[Any, Any]], texts: Texts) -> list[Component]:
    """Return each flag once, as it was told of the latest day; one about a figure leads to its sentence."""
    beware = [note for note in notes if note["key"] in FLAGS]
    dated = sorted((note for note in beware if pd.notna(note["day"])), key=lambda note: note["day"])
    latest = {note["key"]: note for note in [*(note for note in beware if pd.isna(note["day"])), *dated]}
    items = [html.Li(_flag(latest[flag], texts)) for flag in FLAGS if flag in latest]
    return [html.Ul(items, className="flags")] if items else []


def _flag(note: Mapping[Any, Any], texts: Texts) -> Any:
    words = note_in_words(note, texts)
    if pd.isna(note["figure_id"]):
        return words
    return html.Button(words, className="to-figure", **data(figure=str(int(note["figure_id"]))))

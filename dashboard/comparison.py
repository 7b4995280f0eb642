"""Sources side by side: who counts from when, what each says as of when, how far apart they are, what to beware of."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd
from dash import html
from dash.development.base_component import Component

from dashboard.attributes import data
from dashboard.charts.lines import series_in_words
from dashboard.folding import fold_button
from dashboard.notes import note_in_words
from dashboard.translations import Texts
from dashboard.wording import figure_in_words, number_in_words, plain_date, plain_number
from tracker.trends.comparison import compare
from tracker.trends.flags import FLAGS
from tracker.trends.notes import MOVED
from tracker.trends.shown import Shown
from tracker.trends.tables import rows_of

MOST_ROWS, MOST_UNFOLDED = 30, 8
SOON, MOST_SOON = dt.timedelta(days=3), 4
"""So long behind the day asked for a source is still named, and so many of them."""

COLUMNS = ("compare_source", "compare_counts", "compare_days", "compare_claims", "compare_says", "compare_apart")


def comparison(
    shown: Shown, today: dt.date, names: Mapping[str, str], texts: Texts, until: dt.date | None = None
) -> list[Component]:
    """Return the table of the organizations of each series and the flags of the fullest; nothing without a line.

    ``names`` are the names of the places that lines are drawn for. ``until`` is the day by which the reader asks what
    each says, None where it is the latest of all.
    """
    compared = _of_shown(compare(shown.everybodys), shown)
    if not compared:
        return []
    first_days = _first_days(compared)
    several = len({row["at"] for row in compared}) > 1
    notes = rows_of(shown.notes_of(today))
    heads, words = _heads(until, texts), _in_words(shown.points, compared, texts)
    rows: list[Component] = []
    for row in compared:
        place = names.get(row["at"], row["at"]) if several else ""
        moves = [
            note_in_words(note, texts)
            for note in notes
            if row["recommended"] and note["key"] in MOVED and _is_about(note, row)
        ]
        told = _Told(words.get(row["figure_id"], ""), moves, until, is_first=row["first"] == first_days.get(_key(row)))
        rows.append(_row(row, place, told, heads, texts, is_folded=len(rows) >= MOST_UNFOLDED))
    head = html.Thead(html.Tr([html.Th(head) for head in heads]))
    table = html.Table([head, html.Tbody(rows[:MOST_ROWS])], className="plain compare")
    return [
        html.H2(texts("compare_title")),
        html.P(
            texts("compare_hint_until" if until else "compare_hint", day=_day(until, texts)), className="quiet hint"
        ),
        *_flags([note for note in notes if _key(note) == _key(compared[0])], texts),
        *_soon_after(shown, compared[0]["series"], until, texts),
        html.Div([table, *_unfolding(len(rows), texts)], className="wide compared"),
    ]


def _soon_after(shown: Shown, series: str, until: dt.date | None, texts: Texts) -> list[Component]:
    """Return what each source told first within a few days behind the day asked for: one who disagrees may be late."""
    if until is None or (shown.view and shown.view.organizations):
        return []
    soon: dict[str, tuple[Mapping[Any, Any], pd.DataFrame]] = {}
    for one in shown.trends.values():
        for row in rows_of(one.lines):
            is_own = row["told_by"] == row["organization"] and row["series"] == series
            if is_own and until < row["day"].date() <= until + SOON:
                soon.setdefault(row["organization_name"], (row, one.points))
    told = sorted(soon.items(), key=lambda each: (each[1][0]["day"], each[0]))[:MOST_SOON]
    named = [
        html.Li(
            [
                f"{name} ",
                html.Button(
                    _in_words(points, [row], texts).get(row["figure_id"]) or texts.number(row["value"]),
                    className="to-figure",
                    **data(figure=str(row["figure_id"])),
                ),
                html.Small(f" {texts('period_as_of', day=texts.day(row['day'].date()))}", className="quiet"),
            ]
        )
        for name, (row, points) in told
    ]
    return [html.Div([html.P(texts("compare_soon")), html.Ul(named)], className="soon")] if named else []


def _first_days(compared: Sequence[Mapping[Any, Any]]) -> dict[Any, Any]:
    """Return the first day of each series that several organizations tell, by ``_key``."""
    told: dict[Any, list[Any]] = {}
    for row in compared:
        told.setdefault(_key(row), []).append(row["first"])
    return {key: min(days) for key, days in told.items() if len(days) > 1}


def _key(row: Mapping[Any, Any]) -> tuple[str, str]:
    return row["at"], row["series"]


def _unfolding(rows: int, texts: Texts) -> list[Component]:
    """Return what shows the rows that are folded away at first, where there are any."""
    words = texts("compare_more", count=min(rows, MOST_ROWS) - MOST_UNFOLDED)
    return [fold_button("compared", words, texts("compare_fewer"))] if rows > MOST_UNFOLDED else []


def _of_shown(compared: pd.DataFrame, shown: Shown) -> list[dict[Any, Any]]:
    """Return the rows of the organizations whose lines are shown, compared as they were with those of all."""
    keys = ("at", "series", "organization")
    drawn = set(zip(*(shown.lines[key].tolist() for key in keys), strict=True))
    return [row for row in rows_of(compared) if tuple(row[key] for key in keys) in drawn]


def _is_about(note: Mapping[Any, Any], row: Mapping[Any, Any]) -> bool:
    return _key(note) == _key(row) and bool(note["organization"] == row["organization"])


@dataclass(frozen=True, slots=True)
class _Told:
    """What is told of a row beside itself: its figure in words, how it moved, the day asked for, who was first."""

    words: str
    moves: Sequence[str]
    until: dt.date | None
    is_first: bool


def _heads(until: dt.date | None, texts: Texts) -> list[str]:
    """Return the heads of the columns; the one of the numbers says of which day they are at most."""
    says = texts("compare_says_until", day=texts.day(until)) if until else texts("compare_says")
    return [says if name == "compare_says" else texts(name) for name in COLUMNS]


def _in_words(points: pd.DataFrame, compared: Sequence[Mapping[Any, Any]], texts: Texts) -> dict[int, str]:
    """Return the figures of the rows with their bounds, and with their units where they are not people."""
    figures = points[points["figure_id"].isin([row["figure_id"] for row in compared])]
    told: dict[int, str] = {}
    for row in rows_of(figures, ("figure_id", "quantifier", "low", "high", "unit")):
        bounds = row["quantifier"], plain_number(row["low"]), plain_number(row["high"])
        bound, number, unit = number_in_words(texts, *bounds, row["unit"])
        words = " ".join(filter(None, (bound, number, unit if row["unit"] != "person" else "")))
        told[row["figure_id"]] = words if number else figure_in_words(texts, *bounds, row["unit"])
    return told


def _row(
    row: Mapping[Any, Any], place: str, told: _Told, heads: Sequence[str], texts: Texts, *, is_folded: bool
) -> Component:
    first, last = plain_date(row["first"]), plain_date(row["last"])
    if last and told.until and last > told.until:
        last = plain_date(row["day"])  # told again later, which is not known by the day asked for
    days = [texts.days(first, last) if first and last else ""]
    name = row["organization_name"] or texts("not_named")
    cells: list[Any] = [
        [html.Strong(name) if row["recommended"] else name],
        [" · ".join(filter(None, (place, series_in_words(row["series"], texts))))],
        [*days, *([html.Div(texts("compare_first"), className="quiet")] if told.is_first else [])],
        [texts.number(row["claims"])],
        _says(row, last, told, texts),
        [_apart(row, texts)],
    ]
    cells = [html.Td(cell, **data(label=head)) for head, cell in zip(heads, cells, strict=True)]
    return html.Tr(cells, className="foldable" if is_folded else None)


def _says(row: Mapping[Any, Any], last: dt.date | None, told: _Told, texts: Texts) -> list[Any]:
    """Return a source's figure with the day that it is of, told again until when, and how long before the one asked."""
    day = plain_date(row["day"])
    words = told.words or texts.number(row["value"])
    says: list[Any] = [html.Button(words, className="to-figure", **data(figure=str(row["figure_id"])))]
    says.append(html.Small(f" {texts('period_as_of', day=texts.day(day))}" if day else "", className="quiet"))
    behind = (told.until - last).days if told.until and last else 0
    lines = [texts("compare_again", day=texts.day(last))] if day and last and last > day else []
    lines += [texts("compare_behind", count=behind)] if behind else []
    lines += [texts("compare_told_by", name=row["told_by"])] if row["told_by"] not in ("", row["organization"]) else []
    return says + [html.Div(line, className="quiet") for line in (*lines, *told.moves)]


def _apart(row: Mapping[Any, Any], texts: Texts) -> str:
    if row["recommended"]:
        return texts("compare_recommended")
    if pd.isna(row["beside"]):
        return texts("compare_nothing_before")
    share = "" if pd.isna(row["apart"]) else texts.change(row["apart"])
    day = _day(plain_date(row["beside_day"]), texts)
    return texts("compare_beside", change=share, name=row["beside_name"], number=int(row["beside"]), day=day)


def _day(day: dt.date | None, texts: Texts) -> str:
    return texts.day(day) if day else ""


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

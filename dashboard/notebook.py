"""The team's notes on charts: the dialog that adds and removes them."""

import datetime as dt
from typing import Any

import dash_mantine_components as dmc
from dash import ALL, Input, Output, State, callback, ctx, dcc, html, no_update
from dash.development.base_component import Component
from dash.exceptions import PreventUpdate

from dashboard.attributes import aria
from dashboard.data import DATABASE_AWAY
from dashboard.day_field import day_field, follow_typing, typed
from dashboard.filters import Choice
from dashboard.request import request_data, request_texts
from dashboard.states import database_away
from dashboard.translations import Texts
from db.annotations import read_annotations, remove_annotation, save_annotation
from db.queries import read_crisis

LONGEST_NOTE = 120
REMOVE = "note-remove"


def notebook(choice: Choice, texts: Texts) -> list[Component]:
    """Return the button that opens the notes, and their dialog; a frozen view takes no notes.

    The store "noted" changes with every note that is added or removed.
    """
    if choice.known is not None:
        return [dcc.Store(id="noted")]
    button = html.Button(texts("notes"), id="notes-open", className="tool", **aria(haspopup="dialog"))
    dialog = dmc.Modal(
        [
            html.P(texts("notes_hint"), className="quiet hint"),
            _fields(texts),
            html.P(id="note-told", role="status", className="hint"),
            html.Ul(id="notes-list", className="notes"),
        ],
        id="notes",
        title=texts("notes_title"),
        size="lg",
        closeButtonProps={"aria-label": texts("notes_close")},
    )
    return [dcc.Store(id="noted"), button, dialog]


def _fields(texts: Texts) -> Component:
    text = dmc.TextInput(
        id="note-text",
        label=texts("note_text"),
        placeholder=texts("note_text_example"),
        attributes={"input": {"maxLength": LONGEST_NOTE}},
    )
    return html.Div(
        [
            html.Div(day_field("note-day", texts("note_day"), texts), className="note-day"),
            html.Div(text, className="note-text"),
            html.Div(
                [
                    dmc.Switch(id="note-for-all", label=texts("note_for_all"), checked=False),
                    dmc.Button(texts("note_add"), id="note-add"),
                ],
                className="note-last",
            ),
        ],
        className="note-fields",
    )


@callback(
    Output("notes", "opened"),
    Output("note-day", "value", allow_duplicate=True),
    Output("note-told", "children", allow_duplicate=True),
    Input("notes-open", "n_clicks"),
    State("figures", "rowData"),
    prevent_initial_call=True,
)
def open_notes(clicks: int | None, rows: list[dict[str, Any]] | None) -> tuple[Any, Any, Any]:
    """Open the dialog at the newest day of the chart."""
    if not clicks:
        raise PreventUpdate
    return True, rows[0]["day"] if rows else no_update, ""


@callback(
    Output("notes-list", "children"),
    Output("note-for-all", "style"),
    Input("notes", "opened"),
    Input("noted", "data"),
    Input("crisis", "value"),
)
def list_notes(opened: bool | None, _: int | None, crisis: str | None) -> tuple[Any, Any]:
    """List the notes that the charts show, the newest day first."""
    if not opened:
        raise PreventUpdate
    texts = request_texts()
    try:
        notes = read_annotations(request_data().engine, _crisis_id(crisis))
    except DATABASE_AWAY:
        return database_away(texts), no_update
    items = [
        html.Li(
            [
                html.Span([html.Strong(texts.day(note.day)), " ", note.text]),
                html.Small(texts("note_of_all") if crisis and note.crisis_id is None else "", className="quiet"),
                html.Button(
                    texts("note_remove"),
                    id={"type": REMOVE, "note": note.id},
                    className="to-figure",
                    **aria(label=texts("note_remove_which", day=texts.day(note.day), text=note.text)),
                ),
            ]
        )
        for note in reversed(notes)
    ]
    return items or html.Li(texts("notes_none"), className="quiet"), {} if crisis else {"display": "none"}


@callback(
    output={
        "noted": Output("noted", "data"),
        "day": Output("note-day", "value"),
        "day_error": Output(typed("note-day"), "error", allow_duplicate=True),
        "text": Output("note-text", "value"),
        "text_error": Output("note-text", "error"),
        "told": Output("note-told", "children"),
    },
    inputs={
        "add": Input("note-add", "n_clicks"),
        "entered": Input("note-text", "n_submit"),
        "removed": Input({"type": REMOVE, "note": ALL}, "n_clicks"),
        "day": State("note-day", "value"),
        "text": State("note-text", "value"),
        "for_all": State("note-for-all", "checked"),
        "crisis": State("crisis", "value"),
        "noted": State("noted", "data"),
    },
    prevent_initial_call=True,
)
def change_notes(
    add: int | None,  # noqa: ARG001
    entered: int | None,  # noqa: ARG001
    removed: list[int | None],
    noted: int | None,
    crisis: str | None,
    **fields: Any,
) -> dict[str, Any]:
    """Add the note of the fields, or remove one and put it into the fields, so that a slip is soon mended."""
    if isinstance(ctx.triggered_id, dict):
        if not any(removed):
            raise PreventUpdate  # the list was drawn anew
        told = _remove(int(ctx.triggered_id["note"]), crisis)
    else:
        told = _add(fields, crisis)
    changed = {"noted": (noted or 0) + 1} if told.pop("changed") else {"noted": no_update}
    return {"day": no_update, "text": no_update, "day_error": None, "text_error": None} | told | changed


def _add(fields: dict[str, Any], crisis: str | None) -> dict[str, Any]:
    texts, text = request_texts(), (fields["text"] or "").strip()[:LONGEST_NOTE]
    if not fields["day"] or not text:
        missing = {"day_error": None if fields["day"] else texts("note_needs_day")}
        return missing | {"text_error": None if text else texts("note_needs_text"), "told": "", "changed": False}
    day, crisis_id = dt.date.fromisoformat(fields["day"]), None if fields["for_all"] else _crisis_id(crisis)
    save_annotation(request_data().engine, day, text, dt.datetime.now(dt.UTC), crisis_id=crisis_id)
    return {"text": "", "told": texts("note_added", day=texts.day(day)), "changed": True}


def _remove(number: int, crisis: str | None) -> dict[str, Any]:
    engine, texts = request_data().engine, request_texts()
    note = next((note for note in read_annotations(engine, _crisis_id(crisis)) if note.id == number), None)
    if note is None:  # another reader was faster
        return {"told": "", "changed": True}
    remove_annotation(engine, number)
    return {"day": note.day.isoformat(), "text": note.text, "told": texts("note_removed"), "changed": True}


def _crisis_id(name: str | None) -> int | None:
    crisis = read_crisis(request_data().engine, name or "")
    return crisis.id if crisis else None


follow_typing("note-day")

"""A field for a day: typed as ISO 8601 or as the reader writes days, or chosen in a calendar."""

import datetime as dt
from typing import Any

import dash_mantine_components as dmc
from dash import ClientsideFunction, Input, Output, State, clientside_callback, html
from dash.development.base_component import Component

from dashboard.attributes import aria, data
from dashboard.translations import Texts

EXAMPLE = dt.date(2020, 2, 15)


def typed(name: str) -> str:
    """Return the id of what is typed in a field; ``name`` is that of the day (ISO 8601 or None), its calendar's."""
    return f"{name}-typed"


def day_field(
    name: str,
    label: str,
    texts: Texts,
    *,
    day: dt.date | None = None,
    near: dt.date | None = None,
    placeholder: str = "",
    keeps: bool = False,
) -> Component:
    """Return the field, whose module also asks ``follow_typing`` for it.

    ``near`` is where the calendar opens while no day is chosen. A field that ``keeps`` goes on with its last day
    while what is typed is none; another one has no day then.
    """
    calendar = dmc.DatePickerInput(
        id=name,
        value=day and day.isoformat(),
        defaultDate=near and near.isoformat(),
        leftSection=html.Span(className="glyph glyph-calendar"),
        leftSectionPointerEvents="none",
        popoverProps={"position": "bottom-end"},
        ariaLabels={key: texts(f"calendar_{text}") for key, text in CALENDAR.items()},
        className="day-calendar",
        **aria(label=texts("day_calendar", field=label)),
    )
    cross = html.Button("×", className="day-clear", **aria(label=texts("clear")), **data(clears=name))
    return html.Div(
        dmc.TextInput(
            id=typed(name),
            label=label,
            value=texts.day(day) if day else "",
            placeholder=placeholder,
            debounce=True,
            autoComplete="off",
            spellCheck=False,
            rightSectionWidth=56,
            rightSection=html.Div(
                [cross, dmc.DatesProvider(calendar, settings={"locale": texts.language, "firstDayOfWeek": 1})],
                className="day-tools",
            ),
        ),
        className="day-field",
        **data(
            unreadable=texts("day_unreadable", example=texts.day(EXAMPLE)),
            early=texts("day_too_early", day="{day}"),
            late=texts("day_too_late", day="{day}"),
            keeps="yes" if keeps else "",
        ),
    )


CALENDAR = {
    "monthLevelControl": "months",
    "yearLevelControl": "years",
    "nextMonth": "next_month",
    "previousMonth": "previous_month",
    "nextYear": "next_year",
    "previousYear": "previous_year",
    "nextDecade": "next_decade",
    "previousDecade": "previous_decade",
}
"""The calendar's own words and their keys in the translations, after ``calendar_``."""


def follow_typing(name: str, *, first: str | None = None, last: str | None = None) -> None:
    """Let a field's day follow what is typed, and what stands in it follow the day.

    ``first`` and ``last`` name the fields whose days it must not be before or after.
    """
    bounds: list[Any] = [State(first or name, "value"), State(last or name, "value")]
    clientside_callback(
        ClientsideFunction("days", "typed"),
        Output(typed(name), "error"),
        Input(typed(name), "value"),
        State(name, "value"),
        *bounds,
        prevent_initial_call=True,
    )
    clientside_callback(
        ClientsideFunction("days", "chosen"),
        Output(typed(name), "value"),
        Input(name, "value"),
        prevent_initial_call=True,
    )
    for bound, prop in ((first, "minDate"), (last, "maxDate")):
        if bound:
            clientside_callback("day => day || null", Output(name, prop), Input(bound, "value"))

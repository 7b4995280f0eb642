"""The controls that choose what is shown."""

import datetime as dt
from typing import Any

import dash_mantine_components as dmc
from dash import html
from dash.development.base_component import Component

from dashboard.options import Options
from dashboard.translations import Texts


def controls(options: Options, texts: Texts) -> Component:
    """Return the row of controls: metric, places, first and last day, parts of totals.

    Their ids are metric, places, since, until and parts; ``filters.choice_from_controls`` reads them.
    """
    choice = options.choice
    return html.Section(
        [
            html.Div(
                dmc.Select(
                    id="metric",
                    label=texts("metric"),
                    data=options.metrics,
                    value=choice.metric or None,
                    allowDeselect=False,
                ),
                className="control-metric",
            ),
            html.Div(
                dmc.MultiSelect(
                    id="places",
                    label=texts("places"),
                    data=options.places,
                    value=list(choice.places),
                    placeholder="" if choice.places else texts("places_all"),
                    renderOption={"function": "placeWithCount"},
                    searchable=True,
                    clearable=True,
                    limit=100,
                    nothingFoundMessage=texts("places_none_found"),
                ),
                className="control-places",
            ),
            html.Div(_day_control("since", choice.since, choice.until or choice.since, texts)),
            html.Div(_day_control("until", choice.until, choice.until or choice.since, texts)),
            html.Div(
                dmc.Tooltip(
                    dmc.Switch(id="parts", label=texts("show_parts"), checked=choice.parts),
                    label=texts("show_parts_help"),
                    multiline=True,
                    w=260,
                    events={"hover": True, "focus": True, "touch": True},
                ),
                className="control-parts",
            ),
        ],
        className="controls",
    )


def _day_control(name: str, day: dt.date | None, near: dt.date | None, texts: Texts) -> Any:
    control = dmc.DatePickerInput(
        id=name,
        label=texts(name),
        value=day and day.isoformat(),
        defaultDate=near and near.isoformat(),
        placeholder=texts("any_day"),
        valueFormat=texts.day_pattern,
        clearable=True,
    )
    return dmc.DatesProvider(control, settings={"locale": texts.language, "firstDayOfWeek": 1})

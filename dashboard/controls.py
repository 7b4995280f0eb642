"""The controls that choose what is shown, as the page lays them out."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

import dash_mantine_components as dmc
from dash import dcc, html
from dash.development.base_component import Component

from dashboard.attributes import aria
from dashboard.day_field import day_field, follow_typing
from dashboard.filters import Choice, in_controls
from dashboard.folding import fold_button
from dashboard.options import Options
from dashboard.translations import Texts
from tracker.figure import Measure
from tracker.trends.flows import Per

NONE_FOUND = {"places": "places_none_found", "organizations": "organizations_none_found"}


def controls(options: Options, texts: Texts) -> Component:
    """Return the controls: crisis (where there are any), metric, measure, places, organizations, days, parts of totals.

    Their ids are those of ``choosing.CONTROLS``; ``filters.choice_from_controls`` reads them.
    """
    choice = options.choice
    (first, last), near = options.days, nearby_days(choice, options.days)
    told = places_placeholder(choice, texts), organizations_placeholder(choice, texts)
    places = _several_control("places", options.places, choice.places, told[0], texts)
    organizations = _several_control("organizations", options.organizations, choice.organizations, told[1], texts)
    return html.Section(
        [
            dcc.Store(id="address"),
            dcc.Store(id="query"),
            dcc.Store(id="known", data=in_controls(choice)["known"]),
            html.Div(_crisis_control(options, texts), className="control-crisis", hidden=not options.crises),
            html.Div(_metric_control(options, texts), className="control-metric"),
            html.Div(_measure_control(options, texts), className="control-measure"),
            html.Div(places, className="control-places"),
            html.Div(organizations, className="control-organizations"),
            html.Div(_day_control("since", choice.since, first, near["since"], texts), className="control-day"),
            html.Div(_day_control("until", choice.until, last, near["until"], texts), className="control-day"),
            html.Div(_parts_control(choice, texts), className="control-parts"),
            fold_button("controls", texts("more_filters"), texts("fewer_filters"), "control-more"),
        ],
        className=" ".join(
            ["controls", *(["with-crises"] if options.crises else []), *(["unfolded"] if _is_narrowed(choice) else [])]
        ),
    )


def _is_narrowed(choice: Choice) -> bool:
    """Tell whether one of the controls that a phone folds away is used."""
    return bool(choice.organizations or choice.measure or choice.since or choice.until or choice.parts)


def chart_controls(choice: Choice, texts: Texts) -> Component:
    """Return what chooses how the chart is drawn; its ids are per, log, split and own."""
    stretches = [{"value": name, "label": texts(f"per_{name or 'line'}")} for name in ("", *Per)]
    return html.Div(
        [
            dmc.SegmentedControl(
                id="per", data=stretches, value=choice.per, size="xs", **aria(label=texts("per_label"))
            ),
            dmc.Switch(id="log", label=texts("log"), checked=choice.log, size="sm"),
            dmc.Switch(id="split", label=texts("split"), checked=choice.split, size="sm"),
            dmc.Switch(id="own", label=texts("own"), checked=choice.own, size="sm", className="only-apart"),
        ],
        className="chart-controls",
    )


def _crisis_control(options: Options, texts: Texts) -> Any:
    value = options.choice.crisis
    return dmc.Select(id="crisis", label=texts("crisis"), data=options.crises, value=value, allowDeselect=False)


def _metric_control(options: Options, texts: Texts) -> Any:
    value = options.choice.metric or None
    return dmc.Select(id="metric", label=texts("metric"), data=options.metrics, value=value, allowDeselect=False)


def _several_control(
    name: str, offered: list[dict[str, Any]], value: tuple[str, ...], placeholder: str, texts: Texts
) -> Any:
    """Return a control that takes several of many, each with how many figures it has."""
    return dmc.MultiSelect(
        id=name,
        label=texts(name),
        data=offered,
        value=list(value),
        placeholder=placeholder,
        renderOption={"function": "placeWithCount"},
        searchable=True,
        clearable=True,
        limit=100,
        nothingFoundMessage=texts(NONE_FOUND[name]),
    )


def organizations_placeholder(choice: Choice, texts: Texts) -> str:
    """Return what stands where no organization is chosen."""
    return "" if choice.organizations else texts("organizations_all")


def _measure_control(options: Options, texts: Texts) -> Any:
    measures = [{"value": name, "label": texts(f"counted_as_{name or 'any'}")} for name in ("", *Measure)]
    value = options.choice.measure
    return dmc.Select(id="measure", label=texts("counted_as"), data=measures, value=value, allowDeselect=False)


def places_placeholder(choice: Choice, texts: Texts) -> str:
    """Return what stands where no place is chosen."""
    return "" if choice.places else texts("places_of_crisis" if choice.crisis else "places_all")


def _parts_control(choice: Choice, texts: Texts) -> Any:
    return dmc.Tooltip(
        dmc.Switch(id="parts", label=texts("show_parts"), checked=choice.parts),
        label=texts("show_parts_help"),
        multiline=True,
        w=260,
        events={"hover": True, "focus": True, "touch": True},
    )


def _day_control(name: str, day: dt.date | None, bound: dt.date | None, near: dt.date | None, texts: Texts) -> Any:
    told = day_placeholder(bound, texts)
    return day_field(name, texts(name), texts, day=day, near=near, placeholder=told, keeps=True)


def nearby_days(choice: Choice, days: Sequence[dt.date | None]) -> dict[str, dt.date | None]:
    """Return where each calendar opens: at its chosen day, else at the other one, else at its end of ``days``."""
    since, until = choice.since, choice.until
    first, last = days
    return {"since": since or until or first or last, "until": until or since or last or first}


def day_placeholder(bound: dt.date | None, texts: Texts) -> str:
    """Return what stands where no day is chosen: the first or last one that there is."""
    return texts.day(bound) if bound else texts("any_day")


follow_typing("since", last="until")
follow_typing("until", first="since")

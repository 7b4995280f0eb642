"""The form in the drawer with which a person decides about a figure; ``dashboard.review`` saves what it tells."""

from collections.abc import Mapping
from typing import Any

import dash_mantine_components as dmc
from dash import html
from dash.development.base_component import Component

from dashboard.translations import Texts
from dashboard.wording import plain_date
from db.enumerations import DECISIONS
from tracker.extractors.counts.numbers import bounds
from tracker.figure import Quantifier, Unit
from tracker.metrics import metrics

DAYS = ("start", "end")
WRITTEN = ("metric", "quantifier", "number", "to", "unit", *DAYS, "place", "source")
"""The fields of a correction in their order; ``part`` is the one that is a tick."""

SHOWN_HIGH = ("at_most", "less_than")


def fields_of(figure: Mapping[str, Any]) -> dict[str, str]:
    """Return what the fields of a correction hold before anybody changes them."""
    low, high = figure["low"], figure["high"]
    is_range = figure["quantifier"] == "range"
    number = high if figure["quantifier"] in SHOWN_HIGH or low is None else low
    days = {name: plain_date(figure[name]) for name in DAYS}
    return {
        "metric": figure["metric"],
        "quantifier": figure["quantifier"],
        "number": str(number),
        "to": str(high) if is_range and high is not None else "",
        "unit": figure["unit"],
        "place": figure["place"],
        "source": figure["source"],
        "part": "yes" if figure["subset"] else "no",
    } | {name: day.isoformat() if day else "" for name, day in days.items()}


def corrections(figure: Mapping[str, Any], told: Mapping[str, str]) -> list[str]:
    """Return what was changed in the fields as ``tracker.review`` takes it: ``field=value``, none where nothing was."""
    before = fields_of(figure)
    changed = {name: value for name, value in told.items() if value.strip() != before[name]}
    if not changed.keys().isdisjoint(("quantifier", "number", "to")):
        for name in ("number", "to"):
            changed.pop(name, None)
        changed |= _bounds(told)
    names = {"part": "subset"}
    return [f"{names.get(name, name)}={value}" for name, value in changed.items()]


def _bounds(told: Mapping[str, str]) -> dict[str, str]:
    """Return both bounds as typed, by the quantifier (eval guidelines)."""
    if told["quantifier"] == "range":
        return {"low": told["number"], "high": told["to"]}
    low, high = bounds(Quantifier(told["quantifier"]), 1)
    return {"low": told["number"] if low else "", "high": told["number"] if high else ""}


def review_form(figure: Mapping[str, Any], *, decided: bool, reviewer: str, demo: bool, texts: Texts) -> Component:
    """Return the choice of a decision, and the form that a choice unfolds; what is decided can be taken back."""
    offered = [decision for decision in DECISIONS if decided or decision != "reopened"]
    radios = [dmc.Radio(texts(f"review_{name}"), value=name, size="sm") for name in offered]
    hints = [html.P(texts(f"review_hint_{name}"), className=f"quiet hint-{name}") for name in offered]
    demo_note = [html.P(texts("review_demo"), className="quiet")] if demo else []
    who = dmc.TextInput(
        id="review-who",
        label=texts("review_who"),
        value=reviewer,
        required=True,
        persistence=True,
        persistence_type="local",
    )
    why = dmc.Textarea(id="review-why", label=texts("review_why"), autosize=True, minRows=2)
    form = [
        *hints,
        html.Div(_fields(figure, texts), className="review-fields"),
        who,
        why,
        *demo_note,
        html.P(id="review-told", className="error", role="alert"),
        dmc.Button(texts("review_save"), id="review-save", className="primary", w="max-content"),
    ]
    choice = dmc.RadioGroup(
        html.Div(radios, className="review-choice"),
        id="review-decision",
        label=texts("review_title"),
        labelProps={"fw": 650, "size": "md"},
        value="",
    )
    return html.Section([choice, html.Div(form, id="review-form", className="review-form")], className="review")


def _fields(figure: Mapping[str, Any], texts: Texts) -> list[Component]:
    now = fields_of(figure)
    chosen = {
        "metric": [(name, texts.of(metric.label)) for name, metric in metrics().items()],
        "quantifier": [(str(name), texts(f"quantifier_{name}")) for name in Quantifier],
        "unit": [(str(name), texts(f"axis_{name}")) for name in Unit],
    }
    fields = [_field(name, now[name], chosen.get(name), texts) for name in WRITTEN]
    part = dmc.Checkbox(id="review-part", label=texts("correction_subset"), checked=now["part"] == "yes")
    return [*fields, part]


def _field(name: str, value: str, chosen: list[tuple[str, str]] | None, texts: Texts) -> Any:
    label = texts(f"review_field_{name}")
    if chosen is not None:
        options = [{"value": key, "label": told} for key, told in chosen]
        return dmc.Select(id=f"review-{name}", label=label, data=options, value=value, allowDeselect=False)
    if name in DAYS:
        pattern = texts.day_pattern
        day = dmc.DatePickerInput(
            id=f"review-{name}", label=label, value=value or None, valueFormat=pattern, clearable=True
        )
        return dmc.DatesProvider(day, settings={"locale": texts.language, "firstDayOfWeek": 1})
    return dmc.TextInput(id=f"review-{name}", label=label, value=value)

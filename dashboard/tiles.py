"""The tiles of the overview: one a metric, with its newest recommended figure and how it moved."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from urllib.parse import quote

import pandas as pd
from dash import dcc, html
from dash.development.base_component import Component

from dashboard.charts.lines import series_in_words
from dashboard.filters import Choice
from dashboard.translations import Texts
from dashboard.wording import figure_in_words, number_in_words, period_in_words, plain_date, plain_number
from tracker.metrics import metrics
from tracker.trends.latest import Latest

WIDTH, HEIGHT, EDGE = 240, 44, 4
STROKE = "#3b8fc9"
"""Seen on the light and on the dark ground: a picture in an address knows no theme."""

COMPARED = ("previous", "before_7", "before_30")


def tile(latest: Latest, crisis: str, places: Mapping[str, str], texts: Texts) -> Component:
    """Return the tile of a metric; ``places`` are the names of codes."""
    choice = Choice(crisis=crisis, metric=latest.metric, places=(latest.place,) if latest.place else ())
    sentence = f"/trends{replace(choice, figure=int(latest.figure['figure_id'])).query()}"
    place = place_of(latest, places) or texts("headline_all_places")
    about = " · ".join(filter(None, (place, _counted(latest, texts))))
    return html.Article(
        [
            html.H2(dcc.Link(texts.of(metrics()[latest.metric].label), href=f"/trends{choice.query()}")),
            html.P(about, className="quiet"),
            *_value(latest.figure, texts),
            html.P(
                [told_by_in_words(latest.figure, texts), dcc.Link(texts("read_sentence"), href=sentence)],
                className="told-by",
            ),
            *_sparkline(latest.line, sentence, texts),
            html.Ul([html.Li(words) for words in moves_in_words(latest.change, texts)], className="moves"),
            html.Ul([html.Li(words) for words in marks_in_words(latest, texts)], className="flags"),
        ],
        className="tile",
    )


def place_of(latest: Latest, places: Mapping[str, str]) -> str:
    """Return the name of the place that the figure itself is about, which may be less than its line's."""
    code = str(latest.figure["place_id"])
    return places.get(code) or str(latest.figure["place_name"])


def _counted(latest: Latest, texts: Texts) -> str:
    """Return what the figure counts: the series of its line, else its own period."""
    figure = latest.figure
    own = period_in_words(texts, plain_date(figure["start"]), plain_date(figure["end"]))
    return series_in_words(latest.series, texts) or own


def _value(figure: Mapping[str, Any], texts: Texts) -> list[Component]:
    low, high = plain_number(figure["low"]), plain_number(figure["high"])
    bound, number, unit = number_in_words(texts, figure["quantifier"], low, high, figure["unit"])
    if not number:
        return [
            html.P(figure_in_words(texts, figure["quantifier"], low, high, figure["unit"]), className="value words")
        ]
    return [
        html.P([html.Span(bound, className="bound"), " ", html.Strong(number), " ", html.Span(unit)], className="value")
    ]


def told_by_in_words(figure: Mapping[Any, Any], texts: Texts) -> str:
    """Return who tells a figure, and as of which day."""
    day = plain_date(figure["day"])
    as_of = texts("period_as_of", day=texts.day(day)) if day else ""
    return " · ".join(filter(None, (figure["organization_name"] or figure["publisher"], as_of)))


def moves_in_words(change: Mapping[Any, Any], texts: Texts) -> list[str]:
    """Return the change against each of the values compared, once a day that one stands for."""
    compared = {
        change[f"{name}_day"]: name for name in reversed(COMPARED) if plain_number(change[f"{name}_change"]) is not None
    }
    return [_move(name, change, texts) for name in reversed(compared.values())]


def _move(name: str, change: Mapping[str, Any], texts: Texts) -> str:
    day = plain_date(change[f"{name}_day"])
    moved = texts("moved_since", change=signed(change[f"{name}_change"], texts), day=day and texts.day(day))
    across = texts("moved_across")
    return f"{moved} ({across})" if change[f"{name}_across"] else moved


def marks_in_words(latest: Latest, texts: Texts) -> list[str]:
    """Return what is to be known with a figure: that it is the highest so far, and its flags."""
    record = [texts("moved_record")] if latest.change["record"] else []
    return [*record, *(texts(f"flag_{flag}") for flag in latest.flags)]


def signed(change: int, texts: Texts) -> str:
    """Return a change with the direction it goes."""
    number = texts.number(abs(int(change)))
    return f"▲ {number}" if change > 0 else f"▼ {number}" if change < 0 else f"± {number}"


def _sparkline(line: pd.DataFrame, href: str, texts: Texts) -> list[Component]:
    """Return the course of a line as a small picture that leads to its last sentence; one value is no course."""
    if len(line) < 2:
        return []
    days = (line["day"] - line["day"].min()).dt.days.to_numpy(dtype=float)
    values = line["value"].to_numpy(dtype=float)
    x = EDGE + (WIDTH - 2 * EDGE) * days / max(days.max(), 1)
    y = HEIGHT - EDGE - (HEIGHT - 2 * EDGE) * values / max(values.max(), 1)
    course = " ".join(f"{a:.1f},{b:.1f}" for a, b in zip(x, y, strict=True))
    picture = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" preserveAspectRatio="none">'
        f'<g fill="none" stroke="{STROKE}" stroke-linejoin="round" stroke-linecap="round">'
        f'<polyline points="{course}" stroke-width="2.5" vector-effect="non-scaling-stroke"/>'
        f'<path d="M{x[-1]:.1f} {y[-1]:.1f}h.01" stroke-width="8" vector-effect="non-scaling-stroke"/></g></svg>'
    )
    first, last = plain_date(line["day"].min()), plain_date(line["day"].max())
    words = texts("sparkline", count=len(line), days=texts.days(first, last) if first and last else "")
    drawn = html.Img(src=f"data:image/svg+xml,{quote(picture)}", alt=words, className="sparkline")
    return [dcc.Link(drawn, href=href)]

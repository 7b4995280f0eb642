"""How charts look, in light and dark, and what their toolbar may do."""

from dataclasses import dataclass
from typing import Any

from babel.numbers import get_decimal_symbol, get_group_symbol

from dashboard.translations import Texts

FONT = 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Helvetica Neue", Arial, sans-serif'

SAFE_CONFIG: dict[str, Any] = {"showSendToCloud": False, "plotlyServerURL": ""}
"""Part of the config of every graph: plotly would otherwise offer to upload the chart to a cloud."""

# Its own picture would have neither title nor source: the export menu has both.
# plotly takes nested lists ("modeBarButtons") for a changed config at every redraw and forgets the zoom.
UNUSED_BUTTONS = ("zoom2d", "pan2d", "select2d", "lasso2d", "zoomIn2d", "zoomOut2d", "autoScale2d", "toImage")


@dataclass(frozen=True, slots=True)
class Theme:
    """The colours of a colour scheme; ``series`` for organizations, the one with most points first."""

    paper: str
    ink: str
    quiet: str
    grid: str
    other: str
    card: str
    series: tuple[str, ...]


# Okabe and Ito's palette for colour-blind readers. Its yellow and its black are each invisible on one of the
# two grounds, so yellow is darkened on white, and black is white on the dark ground.
THEMES = {
    "light": Theme(
        paper="#ffffff",
        ink="#1c2733",
        quiet="#5b6b7b",
        grid="#e6eaee",
        other="#98a3ae",
        card="#ffffff",
        series=("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#1c2733", "#A89400"),
    ),
    "dark": Theme(
        paper="#161b22",
        ink="#e8edf2",
        quiet="#9aa7b4",
        grid="#2a323c",
        other="#8d99a6",
        card="#222a34",
        series=("#4BA3E3", "#F0803C", "#2BC79A", "#DE96BE", "#F2B233", "#8ED2FA", "#ffffff", "#F0E442"),
    ),
}


def graph_config(texts: Texts) -> dict[str, Any]:
    """Return the config of a graph: safe, quiet, and with the language's names of months and days."""
    calendar = texts.calendar()
    names = {
        "days": calendar["weekdays"],
        "shortDays": calendar["weekdaysShort"],
        "months": calendar["months"],
        "shortMonths": [month.rstrip(".") for month in calendar["monthsShort"]],
    }
    titles = {"Reset axes": texts("plot_reset")}
    return SAFE_CONFIG | {
        "displaylogo": False,
        "doubleClick": "reset",
        "responsive": True,
        "modeBarButtonsToRemove": list(UNUSED_BUTTONS),
        "locale": texts.language,
        "locales": {texts.language: {"dictionary": titles, "format": names}},
    }


def separators(texts: Texts) -> str:
    """Return the decimal and the thousands separator of a language, as plotly wants them."""
    return get_decimal_symbol(texts.locale) + get_group_symbol(texts.locale)


def base_layout(theme: Theme, texts: Texts) -> dict[str, Any]:
    """Return the layout that all charts share: ground, type, separators, hover card, a drag that zooms."""
    return {
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "font": {"family": FONT, "size": 13, "color": theme.ink},
        "separators": separators(texts),
        "margin": {"l": 8, "r": 12, "t": 44, "b": 8},
        "showlegend": False,
        "hovermode": "closest",
        "hoverlabel": {
            "bgcolor": theme.card,
            "bordercolor": theme.grid,
            "align": "left",
            "font": {"family": FONT, "size": 13, "color": theme.ink},
        },
        "modebar": {"bgcolor": "rgba(0,0,0,0)", "color": theme.quiet, "activecolor": theme.ink},
    }

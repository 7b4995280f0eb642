"""The menu that exports a chart: its picture, its data, its link."""

from collections.abc import Mapping

from dash import html
from dash.development.base_component import Component

from dashboard.attributes import data
from dashboard.exports import FORMATS
from dashboard.exports.citation import STYLES
from dashboard.exports.picture import SIZES
from dashboard.translations import Texts

SCALES, SCALE = (1, 2, 3), 2
LINKS = {
    "export_link": {"copy": "link"},
    "export_frozen": {"copy": "frozen"},
    "export_embed": {"copy": "embed"},
}


def export_menu(texts: Texts) -> Component:
    """Return the menu; ``assets/export.js`` does what its items say, for the view that the address tells."""
    pictures = {f"export_png_{purpose}": {"picture": "png", "purpose": purpose} for purpose in SIZES}
    pictures |= {f"export_{kind}": {"picture": kind, "purpose": "slide"} for kind in ("svg", "copy")}
    files = {f"export_{name.replace('-', '_')}": {"export": name} for name in FORMATS}
    told = data(copied=texts("export_copied"), failed=texts("export_failed"), preparing=texts("export_preparing"))
    return html.Details(
        [
            html.Summary(texts("export"), id="export"),
            html.Div(
                [
                    *_items("export_pictures", pictures, texts),
                    _scale(texts),
                    *_items("export_files", files, texts),
                    html.P(texts("export_split"), className="only-apart export-note"),
                    *_items("export_links", LINKS, texts),
                    *_items(
                        "export_cite", {f"cite_{name.replace('-', '_')}": {"cite": name} for name in STYLES}, texts
                    ),
                ],
                className="export-items",
            ),
        ],
        id="export-menu",
        className="export",
        **told,
    )


def _scale(texts: Texts) -> Component:
    """Return the choice of how many pixels of a picture stand for one of the screen."""
    options = [html.Option(f"{scale}×", value=str(scale), selected=scale == SCALE) for scale in SCALES]
    return html.Label([texts("export_scale"), html.Select(options, id="export-scale")], className="export-scale")


def _items(label: str, items: Mapping[str, Mapping[str, str]], texts: Texts) -> list[Component]:
    return [html.Strong(texts(label)), *(html.Button(texts(name), **data(**does)) for name, does in items.items())]

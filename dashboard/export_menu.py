"""The menu that exports a chart: its picture, its data, its link."""

from typing import Any

import dash_mantine_components as dmc
from dash import html
from dash.development.base_component import Component

from dashboard.attributes import data
from dashboard.exports import FORMATS
from dashboard.exports.picture import SIZES
from dashboard.translations import Texts


def export_menu(texts: Texts) -> Component:
    """Return the menu; ``assets/export.js`` does what its items say, for the view that the address tells."""
    pictures = [_picture(texts, f"export_png_{purpose}", "png", purpose) for purpose in SIZES]
    pictures += [_picture(texts, "export_svg", "svg", "slide"), _picture(texts, "export_copy", "copy", "slide")]
    files = [dmc.MenuItem(texts(f"export_{name.replace('-', '_')}"), **data(export=name)) for name in FORMATS]
    menu: Component = dmc.Menu(
        [
            dmc.MenuTarget(dmc.Button(texts("export"), size="xs", variant="default", id="export")),
            dmc.MenuDropdown(
                [
                    dmc.MenuLabel(texts("export_pictures")),
                    *pictures,
                    dmc.MenuLabel(texts("export_files")),
                    *files,
                    dmc.MenuLabel(texts("export_links")),
                    dmc.MenuItem(texts("export_link"), **data(copy="link")),
                ]
            ),
        ],
        position="bottom-end",
        keepMounted=True,
        withinPortal=False,
    )
    told = data(copied=texts("export_copied"), failed=texts("export_failed"))
    return html.Div([html.Span(id="export-texts", hidden=True, **told), menu], className="export")


def _picture(texts: Texts, label: str, kind: str, purpose: str) -> Any:
    return dmc.MenuItem(texts(label), **data(picture=kind, purpose=purpose, scale="2"))

"""The HXL columns of an export: a hashtag for each (hxlstandard.org 1.1)."""

from dashboard.exports.export import Export
from dashboard.exports.table import figure_table, written
from tracker.metrics import metrics

TAGS = {
    "figure_id": "#meta+id",
    "metric": "#indicator+name",
    "quantifier": "#meta+quantifier",
    "unit": "#meta+unit",
    "subset": "#meta+subset",
    "place": "#loc+name",
    "place_code": "#loc+code+v_pcodes",
    "country": "#country+code+v_iso3",
    "adm1_code": "#adm1+code+v_pcodes",
    "adm1_name": "#adm1+name",
    "latitude": "#geo+lat",
    "longitude": "#geo+lon",
    "start": "#date+start",
    "end": "#date+end",
    "published": "#date+reported",
    "retrieved": "#date+retrieved",
    "measure": "#meta+measure",
    "recommended": "#meta+recommended",
    "source": "#meta+source",
    "organization": "#org+name+source",
    "publisher": "#meta+publisher",
    "title": "#meta+title",
    "url": "#meta+url",
    "confidence": "#meta+confidence",
    "quote": "#meta+quote",
}
PEOPLE = "+ind"
"""An attribute for figures that count people, not households."""


def hxl_rows(export: Export) -> list[list[object]]:
    """Return the header, the row of hashtags and one row a figure.

    The value that the text gives stands under the metric's own hashtag, its bounds under the same with ``+min`` and
    ``+max``; households under ``+hh``.
    """
    table = figure_table(export)
    tag = metrics()[export.choice.metric].hxl
    households = table["unit"] == "household"
    bounds = {"value": table["low"].fillna(table["high"]), "low": table["low"], "high": table["high"]}
    columns: dict[str, str] = {}
    for kind, rows in ((PEOPLE if tag.startswith("#affected") else "", ~households), ("+hh", households)):
        if kind == "+hh" and not households.any():
            continue
        for name, attribute in (("value", ""), ("low", "+min"), ("high", "+max")):
            column = f"{name}_households" if kind == "+hh" else name
            table[column] = bounds[name].where(rows)
            columns[column] = f"{tag}{kind}{attribute}"
    columns |= TAGS
    return [list(columns), list(columns.values()), *written(table)[list(columns)].to_numpy().tolist()]

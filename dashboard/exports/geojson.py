"""GeoJSON (RFC 7946): a feature a figure, at its most specific place."""

import orjson

from dashboard.exports.contract import Format
from dashboard.exports.export import Export
from dashboard.exports.json import records
from dashboard.exports.table import figure_table


def write(export: Export) -> bytes:
    """Return a feature collection; a figure whose place has no coordinates has no geometry."""
    features = []
    for row in records(figure_table(export)):
        latitude, longitude = row.pop("latitude"), row.pop("longitude")
        point = None if latitude is None else {"type": "Point", "coordinates": [longitude, latitude]}
        features.append({"type": "Feature", "id": row["figure_id"], "geometry": point, "properties": row})
    told = {"type": "FeatureCollection", "name": export.title, "features": features}
    return orjson.dumps(told, option=orjson.OPT_INDENT_2 | orjson.OPT_UTC_Z)


FORMAT = Format("geojson", "geojson", "application/geo+json", write)

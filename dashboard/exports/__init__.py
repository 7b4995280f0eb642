"""From a chart to a file: what is shown, with its sources and its date, for slides, documents and tables.

``export`` holds what every file says (title, footnote, figures, lines); ``table`` lays the figures out in rows;
``drawing`` draws the chart without a browser, ``word`` writes documents;
each other file is one format: a ``Format`` with a function from an ``Export`` to bytes. They know no database and
no page.
"""

from dashboard.exports import csv, docx, geojson, hxl_csv, hxl_xlsx, json, parquet, pdf, pptx, xlsx
from dashboard.exports.contract import Format

FORMATS: dict[str, Format] = {
    module.FORMAT.name: module.FORMAT
    for module in (xlsx, csv, hxl_xlsx, hxl_csv, json, geojson, parquet, pptx, docx, pdf)
}
"""The formats by name, in the order of the menu."""

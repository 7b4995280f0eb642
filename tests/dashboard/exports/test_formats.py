"""The contract of every export format, and each file opened by a reader that did not write it."""

import csv
import io
import json
import re
from pathlib import Path

import hxl
import openpyxl
import pandas as pd
import pyarrow.parquet as pq
import pytest

from dashboard import exports
from dashboard.exports import FORMATS
from dashboard.exports.table import COLUMNS
from dashboard.translations import languages, texts
from tests.dashboard.exports.conftest import ARABIC, LINK, Make

EMPTY = {"places": ("Nowhere",)}
VALUES = [1200, 3400, 4000, 2100, 5000]


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_keeps_the_contract(make: Make, awkward: None, name: str) -> None:
    kind = FORMATS[name]
    assert kind.name == name
    for language in languages():
        assert texts(language)(f"export_{name.replace('-', '_')}")
        assert kind.write(make(language))
    assert kind.write(make(**EMPTY))
    assert re.fullmatch(r"displaced-[0-9-]+\." + re.escape(kind.ending), make().file_name(kind.ending))


def test_every_file_of_the_folder_is_in_the_menu() -> None:
    files = {path.stem for path in Path(exports.__path__[0]).glob("*.py")}
    helpers = {"__init__", "briefing", "contract", "export", "table", "hxl", "picture", "drawing", "word", "citation"}
    assert {name.replace("-", "_") for name in FORMATS} == files - helpers


def read_csv(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))


def test_csv_has_the_figures_of_the_chart_with_their_sentences(make: Make) -> None:
    rows = read_csv(FORMATS["csv"].write(make()))
    assert tuple(rows[0]) == COLUMNS
    assert sorted(int(row["low"]) for row in rows) == sorted(VALUES)
    assert rows[0]["quote"] == "About 1,200 people have fled Port Ardan since New Year, Harbour Relief said."
    assert (rows[0]["start"], rows[0]["end"], rows[0]["high"]) == ("2024-01-01", "2024-01-10", "1200")
    assert rows[0]["retrieved"] == "2024-05-01T06:30:00Z"
    assert [row["high"] for row in rows if row["quantifier"] == "more_than"] == [""]


@pytest.mark.parametrize("name", ["csv", "hxl-csv"])
def test_no_text_of_a_csv_file_is_a_formula(make: Make, awkward: None, name: str) -> None:
    cells = [cell for row in csv.reader(io.StringIO(FORMATS[name].write(make()).decode("utf-8-sig"))) for cell in row]
    assert not [cell for cell in cells if cell[:1] in ("=", "+", "@") or re.match(r"-\D", cell)]
    assert '\'=HYPERLINK("http://x")' in cells


def sheets(content: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(content))


def test_excel_has_typed_cells_a_frozen_header_and_says_what_it_is(make: Make) -> None:
    book = sheets(FORMATS["xlsx"].write(make()))
    assert book.sheetnames == ["Figures", "Sources", "About"]
    figures = book["Figures"]
    assert figures.freeze_panes == "A2"
    header = [cell.value for cell in figures[1]]
    first = dict(zip(header, figures[2], strict=True))
    assert (first["low"].value, first["low"].data_type, first["low"].number_format) == (1200, "n", "#,##0")
    assert first["end"].is_date
    assert first["end"].value.date().isoformat() == "2024-01-10"
    assert first["latitude"].value is None
    about = {row[0].value: row[1].value for row in book["About"].rows}
    assert about["Title"].startswith("Displaced, all places, 10")
    assert about["Shows the same again"] == LINK
    assert "5 figures from 2 publishers" in about["Sources"]
    quotes = [row[-1].value for row in book["Sources"].rows]
    assert "Among them are 2,100 children." in quotes


@pytest.mark.parametrize("name", ["xlsx", "hxl-xlsx"])
def test_no_text_of_an_excel_file_is_a_formula_or_a_link(make: Make, awkward: None, name: str) -> None:
    cells = [cell for sheet in sheets(FORMATS[name].write(make())) for row in sheet.rows for cell in row]
    assert not [cell for cell in cells if cell.data_type == "f" or cell.hyperlink]
    assert '=HYPERLINK("http://x")' in [cell.value for cell in cells]
    assert ARABIC in [cell.value for cell in cells]


@pytest.mark.parametrize("name", ["hxl-csv", "hxl-xlsx"])
def test_hxl_tags_stand_below_the_header_and_are_valid(make: Make, awkward: None, name: str) -> None:
    content = io.BytesIO(FORMATS[name].write(make()))
    with hxl.data(content, hxl.InputOptions(allow_local=True)) as streamed:
        data = streamed.cache()
        tags = [column.display_tag for column in data.columns]
        assert hxl.validate(data)
        rows = [row.dictionary for row in data]
    assert tags[:3] == ["#affected+idps+ind", "#affected+idps+ind+min", "#affected+idps+ind+max"]
    assert {"#date+start", "#date+end", "#date+reported", "#meta+source", "#meta+url", "#meta+id"} <= set(tags)
    there = next(row for row in rows if str(row["#adm1+code+v_pcodes"]) == "SY07")
    assert (there["#adm1+name"], there["#country+code+v_iso3"]) == (ARABIC, "SYR")
    assert float(there["#geo+lat"]) == 35.9


def test_json_has_figures_lines_and_what_they_are(make: Make) -> None:
    told = json.loads(FORMATS["json"].write(make()))
    assert told["about"]["permalink"] == LINK
    assert sorted(figure["low"] for figure in told["figures"]) == sorted(VALUES)
    assert [line["value"] for line in told["lines"] if line["recommended"]][-1] == 5000
    assert told["figures"][0]["latitude"] is None


def test_geojson_puts_each_figure_at_its_place(make: Make, awkward: None) -> None:
    told = json.loads(FORMATS["geojson"].write(make()))
    assert told["type"] == "FeatureCollection"
    points = [feature["geometry"] for feature in told["features"] if feature["geometry"]]
    assert points == [{"type": "Point", "coordinates": [36.6, 35.9]}] * 2
    assert {feature["properties"]["place"] for feature in told["features"]} == {"Port Ardan", ARABIC}


def test_parquet_keeps_types_and_says_what_it_is(make: Make) -> None:
    table = pq.read_table(io.BytesIO(FORMATS["parquet"].write(make())))
    assert table.schema.metadata[b"permalink"].decode() == LINK
    frame = table.to_pandas()
    assert tuple(frame.columns) == COLUMNS
    assert pd.api.types.is_datetime64_any_dtype(frame["end"])
    assert pd.api.types.is_integer_dtype(table.schema.field("low").type.to_pandas_dtype())


def test_an_empty_view_says_so(make: Make) -> None:
    empty = make(**EMPTY)
    assert empty.title == "Displaced, Nowhere: no figures"
    assert empty.footnotes[0] == "No figures match this view."
    assert read_csv(FORMATS["csv"].write(empty)) == []
    assert json.loads(FORMATS["json"].write(empty))["figures"] == []

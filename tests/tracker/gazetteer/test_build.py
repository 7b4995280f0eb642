"""The gazetteer's file is built from open tables; the committed one is what the script writes."""

import json
from pathlib import Path

import pytest

from tracker.gazetteer import Gazetteer
from tracker.gazetteer.build import place_lines, plain, rows, short_names
from tracker.gazetteer.name_index import name_lines

TABLES = Path("../shared/gazetteer")
UNIT = {
    "name": {"en": "Newland", "ar": "أرض"},
    "aliases": [{"value": "Neuland"}],
    "centroid": {"latitude": 1.5, "longitude": 2.5},
    "population": {"value": 7},
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    head = "Location,Admin Level,P-Code,Name,Parent P-Code,Valid from date"
    table = f"{head}\nNPL,1,NP99,Hill Province,NPL,2020-01-01\n"
    (tmp_path / "global-pcodes-adm1-adm2.csv").write_text(table)
    for stem, code in (("governorates", "SY99"), ("districts", "SY9901"), ("subdistricts", "")):
        unit = UNIT | {"externalIds": {"ochaPcode": code}}
        (tmp_path / f"syria-{stem}.json").write_text(json.dumps([unit]))
    return tmp_path


def test_rows_make_a_gazetteer(folder: Path) -> None:
    lines = place_lines(rows(folder))
    gazetteer = Gazetteer(lines, name_lines(lines), {})
    assert [p.code for p in gazetteer.resolve("Hill", "NPL")] == ["NP99"]
    assert [p.code for p in gazetteer.resolve("Neuland", "SYR")] == ["SY99"]
    district = gazetteer.place("SY9901")
    assert district is not None
    assert (district.parent, district.latitude, district.population) == ("SY99", 1.5, 7)
    assert gazetteer.is_capital("Kathmandu")


def test_short_names_lose_the_kind_and_accents() -> None:
    assert list(short_names("Åland Province")) == ["Aland Province", "Åland", "Aland"]
    assert plain("Niğde") == "Nigde"


@pytest.mark.slow
@pytest.mark.skipif(not TABLES.exists(), reason="needs the tables in ../shared")
def test_committed_file_is_what_the_tables_give() -> None:
    from tracker.gazetteer import load_gazetteer

    built = {row[0] for row in rows(TABLES)}
    assert {place.code for place in load_gazetteer().places()} == built

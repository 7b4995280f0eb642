"""The slide: a chart that can be edited, its numbers, its footnote; nothing cut when an office program draws it."""

import io
import os
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from pptx import Presentation
from sqlalchemy import Engine

from dashboard.exports import FORMATS
from tests.dashboard.exports.conftest import LINK, Make
from tests.dashboard.reports import REPORTS, save_report


def slide(content: bytes) -> Any:
    (only,) = Presentation(io.BytesIO(content)).slides
    return only


def words(of: Any) -> str:
    return "\n".join(shape.text_frame.text for shape in of.shapes if shape.has_text_frame)


def test_the_chart_is_native_and_has_the_numbers_of_the_view(make: Make) -> None:
    told = slide(FORMATS["pptx"].write(make()))
    (chart,) = [shape.chart for shape in told.shapes if shape.has_chart]
    values = {series.name: [value for value in series.values if value is not None] for series in chart.plots[0].series}
    assert values == {
        "Harbour Relief · total since 1 Jan 2024": [1200, 3400, 5000],
        "Harbour Relief": [1200, 3400, 2100, 5000],
        "Coast Guard": [4000],
    }
    days = [category.label for category in chart.plots[0].categories]
    assert len(days) == len(set(days)) + 1, "a day with two values of one organization has two rows"


def test_households_have_a_chart_of_their_own(engine: Engine, make: Make) -> None:
    save_report(engine, replace(REPORTS[2], unit="household", low=700, high=700, url="https://c.example/households"))
    told = slide(FORMATS["pptx"].write(make()))
    people, households = [shape.chart for shape in told.shapes if shape.has_chart]
    assert [chart.chart_title.text_frame.text for chart in (people, households)] == ["People", "Households"]
    values = [value for series in people.plots[0].series for value in series.values]
    assert 5000 in values
    assert 700 not in values
    assert [list(series.values) for series in households.plots[0].series] == [[700]]


def test_title_and_footnote_are_text(make: Make) -> None:
    told = words(slide(FORMATS["pptx"].write(make())))
    assert "Displaced, all places" in told
    assert "Sources: Harbour Relief, Coast Guard; 5 figures from 2 publishers." in told
    assert "retrieved 3 May 2024, 08:00 UTC" in told
    assert LINK in told
    assert "Vertriebene" in words(slide(FORMATS["pptx"].write(make("de"))))


def test_an_empty_view_is_a_slide_that_says_so(make: Make) -> None:
    told = slide(FORMATS["pptx"].write(make(places=("Nowhere",))))
    assert not [shape for shape in told.shapes if shape.has_chart]
    assert "No figures match this view." in words(told)


def test_everything_lies_on_the_slide(make: Make, awkward: None) -> None:
    deck = Presentation(io.BytesIO(FORMATS["pptx"].write(make())))
    for shape in deck.slides[0].shapes:
        assert shape.left >= 0
        assert shape.top >= 0
        assert shape.left + shape.width <= deck.slide_width
        assert shape.top + shape.height <= deck.slide_height


def test_an_office_program_draws_it_on_one_page(make: Make, awkward: None, tmp_path: Path) -> None:
    if not shutil.which("soffice") or not shutil.which("pdftotext"):
        if os.environ.get("CI"):
            raise AssertionError("LibreOffice and poppler-utils are needed")
        pytest.skip("There is no LibreOffice here: sudo apt-get install libreoffice-impress poppler-utils")
    (tmp_path / "slide.pptx").write_bytes(FORMATS["pptx"].write(make()))
    command = ["soffice", f"-env:UserInstallation=file://{tmp_path}/office", "--headless", "--convert-to", "pdf"]
    subprocess.run([*command, "slide.pptx"], cwd=tmp_path, check=True, capture_output=True, timeout=120)
    told = subprocess.run(["pdftotext", "slide.pdf", "-"], cwd=tmp_path, check=True, capture_output=True, text=True)
    assert told.stdout.count("\f") == 1
    assert "Displaced, all places" in told.stdout
    assert "Displacement Figures Tracker" in told.stdout

"""Word and PDF pages: what they say, opened by readers that did not write them; nothing cut."""

import io
import os
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from docx import Document
from docx.shared import Pt, RGBColor
from PIL import Image
from pptx import Presentation
from pptx.util import Inches

from dashboard.exports import FORMATS
from dashboard.exports.drawing import picture_of
from tests.dashboard.exports.conftest import LINK, LONG, Make

EMPTY = {"places": ("Nowhere",)}


def text_of(content: bytes) -> str:
    return "\n".join(paragraph.text for paragraph in Document(io.BytesIO(content)).paragraphs)


def pages_of(folder: Path, name: str, content: bytes) -> list[str]:
    """Return the text of each page, from LibreOffice where the file is no PDF."""
    if not shutil.which("soffice") or not shutil.which("pdftotext"):
        if os.environ.get("CI"):
            raise AssertionError("LibreOffice and poppler-utils are needed")
        pytest.skip("There is no LibreOffice here: sudo apt-get install libreoffice-impress poppler-utils")
    (folder / name).write_bytes(content)
    if not name.endswith(".pdf"):
        command = ["soffice", f"-env:UserInstallation=file://{folder}/office", "--headless", "--convert-to", "pdf"]
        subprocess.run([*command, name], cwd=folder, check=True, capture_output=True, timeout=120)
    pdf = Path(name).with_suffix(".pdf").name
    told = subprocess.run(["pdftotext", "-layout", pdf, "-"], cwd=folder, check=True, capture_output=True, text=True)
    return told.stdout.split("\f")[:-1]


def test_a_word_page_has_title_chart_footnotes_and_sentences(make: Make) -> None:
    content = FORMATS["docx"].write(make())
    told = text_of(content)
    assert told.startswith("Displaced, all places")
    assert "Sources: Harbour Relief, Coast Guard; 5 figures from 2 publishers." in told
    assert LINK in told
    assert "5,000 people · Harbour Relief · 2 Feb 2024" in told
    document = Document(io.BytesIO(content))
    (picture,) = document.inline_shapes
    section = document.sections[0]
    assert picture.width == section.page_width - section.left_margin - section.right_margin
    links = [relation.target_ref for relation in document.part.rels.values() if relation.is_external]
    assert links
    assert all(link.startswith("https://courier.example/") for link in links)


def test_an_office_program_sets_a_word_page_on_one_page(make: Make, awkward: None, tmp_path: Path) -> None:
    first, *further = pages_of(tmp_path, "page.docx", FORMATS["docx"].write(make(language="de")))
    assert "Vertriebene" in first
    assert len(further) <= 1


def test_a_pdf_is_one_page_with_everything_on_it(make: Make, awkward: None, tmp_path: Path) -> None:
    (page,) = pages_of(tmp_path, "chart.pdf", FORMATS["pdf"].write(make()))
    assert "Displaced, all places" in page
    assert "Harbour Relief" in page
    assert LINK in page.replace("\n", "")


@pytest.mark.parametrize("name", ["docx", "pdf"])
def test_an_empty_view_says_so(make: Make, tmp_path: Path, name: str) -> None:
    told = " ".join(pages_of(tmp_path, f"empty.{name}", FORMATS[name].write(make(**EMPTY))))
    assert "No figures match this view." in told


def test_a_drawn_chart_has_its_size_and_ink_on_it(make: Make, awkward: None) -> None:
    drawn = Image.open(io.BytesIO(picture_of(make(), (7, 4), dpi=100))).convert("RGB")
    assert drawn.size == (700, 400)
    colours = drawn.getcolors(700 * 400) or []
    assert len(colours) > 20
    edge = [drawn.getpixel((x, y)) for x in (0, 699) for y in range(400)]
    assert set(edge) == {(255, 255, 255)}, "something is cut at the edge"
    assert LONG[:20] in " ".join(make().shown.points["organization"])


def test_a_template_keeps_its_fonts_and_its_words_around(make: Make, tmp_path: Path) -> None:
    template = Document()
    template.sections[0].header.paragraphs[0].text = "Velm Relief Union"
    template.styles["Heading 1"].font.size = Pt(31)
    template.styles["Heading 1"].font.color.rgb = RGBColor(0xAA, 0, 0)
    template.save(str(tmp_path / "house.docx"))
    export = replace(make(), templates={"docx": tmp_path / "house.docx"})
    written = Document(io.BytesIO(FORMATS["docx"].write(export)))
    assert written.sections[0].header.paragraphs[0].text == "Velm Relief Union"
    assert written.paragraphs[0].style is not None
    assert written.paragraphs[0].style.font.size == Pt(31)
    assert written.paragraphs[0].runs[0].font.size is None


def test_a_template_of_slides_keeps_its_shape_and_gives_the_title_its_place(make: Make, tmp_path: Path) -> None:
    template = Presentation()
    template.slide_width, template.slide_height = Inches(10), Inches(7.5)
    template.slides.add_slide(template.slide_layouts[0])
    template.save(str(tmp_path / "house.pptx"))
    export = replace(make(), templates={"pptx": tmp_path / "house.pptx"})
    deck = Presentation(io.BytesIO(FORMATS["pptx"].write(export)))
    (slide,) = deck.slides
    assert (deck.slide_width, slide.slide_layout.name) == (Inches(10), "Title Only")
    assert slide.shapes.title is not None
    assert slide.shapes.title.text_frame.text.startswith("Displaced, all places")
    for shape in slide.shapes:
        assert shape.left + shape.width <= deck.slide_width
        assert shape.top + shape.height <= deck.slide_height

"""Each page of the facts is told by one document, and no document tells another page."""

import csv
from collections import Counter
from pathlib import Path
from typing import Any

import yaml

import tracker

DEMO = Path(tracker.__file__).parent / "demo"


def facts() -> list[dict[str, str]]:
    with (DEMO / "facts.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def front_matters() -> list[dict[str, Any]]:
    return [yaml.safe_load(path.read_text("utf-8").split("---\n", 2)[1]) for path in sorted(DEMO.glob("*/*.md"))]


def test_every_page_has_one_document_and_every_document_a_page() -> None:
    documents = Counter(front["url"] for front in front_matters())
    assert set(documents) == {row["url"] for row in facts()}
    assert set(documents.values()) == {1}


def test_documents_carry_publisher_and_date_of_their_page() -> None:
    pages = {row["url"]: (row["publisher"], row["published"]) for row in facts()}
    for front in front_matters():
        assert (front["publisher"], front["published"].isoformat()) == pages[front["url"]]


def test_documents_are_marked_as_summaries_half_of_them_german() -> None:
    fronts = front_matters()
    assert all(front["summary"] is True for front in fronts)
    languages = Counter(front["language"] for front in fronts)
    assert set(languages) == {"de", "en"}
    assert abs(languages["de"] - languages["en"]) < len(fronts) / 10

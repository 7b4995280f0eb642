"""Every ordinary way of saying where, with ordinary clauses that hold a figure."""

from pathlib import Path

import pytest
import yaml

from tracker.document import Document
from tracker.extractors import extract

WAYS = yaml.safe_load(Path(__file__).with_name("ways.yaml").read_text("utf-8"))
PLACES = [(language, way, place) for language, told in WAYS.items() for way, place in told["ways"].items()]


@pytest.mark.parametrize(("language", "way", "place"), PLACES)
def test_a_place_is_found_whatever_happened_there(language: str, way: str, place: str) -> None:
    for clause in WAYS[language]["clauses"]:
        text = clause.format(where=way)
        places = [figure.place for figure in extract(Document(text=text, language=language))]
        assert places, text
        assert all(any(place in name for name in names) for names in places), f"{text} {places}"

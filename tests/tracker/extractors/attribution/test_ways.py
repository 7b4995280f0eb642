"""Every ordinary way of saying who says so, with every ordinary clause that holds a figure."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from tracker.document import Document
from tracker.extractors import extract

WAYS = yaml.safe_load(Path(__file__).with_name("ways.yaml").read_text("utf-8"))


def ways() -> Iterator[object]:
    for language, told in WAYS.items():
        for way in told["ways"]:
            yield pytest.param(language, way, id=f"{language}-{way}")


@pytest.mark.parametrize(("language", "way"), [*ways()])
def test_a_speaker_is_found_whatever_is_told(language: str, way: str) -> None:
    told = WAYS[language]
    for clause in told["clauses"]:
        text = way.format(clause=clause, inside=clause[:1].lower() + clause[1:])
        sources = [figure.source for figure in extract(Document(text=text, language=language))]
        assert sources, text
        assert all(told["speaker"] in source for source in sources), text

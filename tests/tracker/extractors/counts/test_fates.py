"""What becomes of people, in every ordinary verb, voice and order; and every way of telling a part of them."""

from itertools import product
from pathlib import Path

import pytest
import yaml

from tracker.document import Document
from tracker.extractors import extract
from tracker.figure import Figure

TOLD = yaml.safe_load(Path(__file__).with_name("fates.yaml").read_text("utf-8"))


def groups(what: str) -> list[object]:
    named = ((language, metric) for language, told in TOLD.items() for metric in told[what])
    return [pytest.param(language, metric, id=f"{language}-{metric}") for language, metric in named]


def figures(text: str, language: str) -> list[Figure]:
    return list(extract(Document(text=text, language=language)))


@pytest.mark.parametrize(("language", "metric"), groups("fates"))
def test_a_fate_is_counted_in_whatever_words(language: str, metric: str) -> None:
    for text in TOLD[language]["fates"][metric]:
        assert [figure.metric for figure in figures(text, language)] == [metric], text


@pytest.mark.parametrize(("language", "metric"), groups("wholes"))
def test_a_part_is_told_in_whatever_words(language: str, metric: str) -> None:
    told = TOLD[language]["wholes"][metric]
    for clause, part in product(told["clauses"], told["parts"]):
        text = f"{clause}{part}."
        assert [(figure.metric, figure.subset) for figure in figures(text, language)] == [
            (metric, False),
            (metric, True),
        ], text

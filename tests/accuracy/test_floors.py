"""The floors of accuracy: they only rise. ``make accuracy`` prints the table."""

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.accuracy import corpus, demo
from tracker.accuracy import SLOTS, Score, Tally, read_gold, score
from tracker.document import Document
from tracker.extractors import extract

FLOORS: dict[str, dict[str, dict[str, float]]] = yaml.safe_load(
    Path(__file__).with_name("floors.yaml").read_text("utf-8")
)
DEV = Path(__file__).parents[3] / "shared" / "eval" / "dev"


@cache
def scored(name: str) -> Score:
    if name == "dev":
        lines = (DEV / "documents.jsonl").read_text("utf-8").splitlines()
        documents = [Document.model_validate(json.loads(line)) for line in lines]
        return score(read_gold(DEV / "gold.jsonl"), {one.id: _figures(one) for one in documents})
    if name == "demo":
        predicted = {one.url: [demo.meanings(figure) for figure in extract(one)] for one in demo.documents()}
        return score(demo.gold(), predicted)
    articles = [*corpus.articles("de", name), *corpus.articles("en", name)]
    documents = [Document.model_validate(corpus.document_of(article)) for article in articles]
    gold = {document.id: corpus.gold_of(article) for document, article in zip(documents, articles, strict=True)}
    return score(gold, {document.id: _figures(document) for document in documents})


def _figures(document: Document) -> list[dict[str, Any]]:
    return [figure.as_json() for figure in extract(document)]


def measures(tally: Tally) -> dict[str, float]:
    shares = {"precision": tally.precision, "recall": tally.recall, "f1": tally.f1, "complete": tally.completeness}
    return shares | {slot: tally.slot(slot) for slot in SLOTS}


@pytest.mark.parametrize(("name", "language"), [(name, code) for name, codes in FLOORS.items() for code in codes])
def test_no_measure_is_below_its_floor(name: str, language: str) -> None:
    if name == "dev" and not DEV.is_dir():
        pytest.skip("the annotated articles of the development set are not on this machine")
    measured = measures(scored(name).languages[language])
    below = {what: (measured[what], floor) for what, floor in FLOORS[name][language].items() if measured[what] < floor}
    assert not below, f"{name} {language}: measured, floor: {below}"


def test_the_table_can_be_read(capsys: pytest.CaptureFixture[str]) -> None:
    with capsys.disabled():
        print()
        for name in FLOORS:
            if name != "dev" or DEV.is_dir():
                for row in table(name, scored(name)):
                    print(row)
    assert "own" in FLOORS


def table(name: str, result: Score) -> list[str]:
    rows = [*sorted(result.languages.items()), *sorted(result.metrics.items())]
    head = f"{name:<28}{'figures':>8}" + "".join(f"{what:>11}" for what in measures(result.all))
    return [
        head,
        *(
            f"  {group:<26}{tally.gold:>8}" + "".join(f"{share:>11.3f}" for share in measures(tally).values())
            for group, tally in rows
        ),
    ]

"""Every language file keeps the same contract: each group's examples give exactly the figures they name."""

from collections.abc import Iterator

import pytest

from tracker.document import Document
from tracker.extractors import extract
from tracker.figure import Figure, Unit
from tracker.languages import Language, language_codes, load_language
from tracker.languages.counting import CountingWords
from tracker.languages.words import Group
from tracker.metrics import metrics


def told(figure: Figure) -> str:
    """Write a figure in the notation of the examples."""
    value = (
        f"{figure.low}-{figure.high}"
        if figure.quantifier == "range"
        else figure.low
        if figure.low is not None
        else figure.high
    )
    words = [figure.metric, figure.quantifier, value]
    if figure.unit is not Unit.PERSON:
        words.append(figure.unit)
    return " ".join(map(str, words + ["subset"] * figure.subset))


def groups(words: CountingWords) -> Iterator[tuple[str, Group]]:
    for name in CountingWords.model_fields:
        value = getattr(words, name)
        for i, group in enumerate(value if isinstance(value, list) else [value]):
            if isinstance(group, Group):
                yield f"{name}[{i}]", group


def examples() -> Iterator[object]:
    for code in language_codes():
        for name, group in groups(load_language(code).counting):
            for text, expected in group.examples.items():
                yield pytest.param(code, text, expected, id=f"{code}-{name}-{text}")


@pytest.mark.parametrize(("code", "text", "expected"), list(examples()))
def test_example(code: str, text: str, expected: list[str]) -> None:
    found = [told(figure) for figure in extract(Document(text=text, language=code))]
    short = [line.removesuffix(" home").removesuffix(" facility") for line in expected]
    assert [line.replace(" home", "").replace(" facility", "") for line in found] == short


@pytest.mark.parametrize("code", language_codes())
def test_every_metric_has_a_predicate(code: str) -> None:
    language: Language = load_language(code)
    counted = {metric for group in language.counting.predicates for metric in (*group.counts.values(), group.abroad)}
    assert counted - {""} == set(metrics())

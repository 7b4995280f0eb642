import pytest

from tracker.extractors.counts.lexicon import lexicon
from tracker.extractors.counts.numbers import bounds, find_numbers
from tracker.extractors.counts.tokens import tokenize
from tracker.figure import Quantifier


def found(text: str, code: str) -> list[tuple[str, str, int | None, int | None]]:
    words = lexicon(code)
    tokens = tokenize(text, (0, len(text)), words)
    numbers = (number for number in find_numbers(tokens, words) if not number.article)
    return [(text[tokens.begin[n.first] : tokens.end[n.last]], str(n.quantifier), n.low, n.high) for n in numbers]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("10.000 Menschen", ("10.000", "exact", 10000, 10000)),
        ("10\u00a0000 Menschen", ("10\u00a0000", "exact", 10000, 10000)),
        ("217.000¹ Menschen", ("217.000", "exact", 217000, 217000)),
        ("1,3 Mio. Menschen", ("1,3 Mio", "exact", 1300000, 1300000)),
        ("knapp dreitausendfünfhundert Menschen", ("dreitausendfünfhundert", "approximately", 3500, 3500)),
        ("hunderteinundzwanzig Menschen", ("hunderteinundzwanzig", "exact", 121, 121)),
        ("zweieinhalb Millionen Menschen", ("zweieinhalb Millionen", "exact", 2500000, 2500000)),
        ("zwischen 1,3 und 1,5 Millionen Menschen", ("1,3 und 1,5 Millionen", "range", 1300000, 1500000)),
        ("nicht weniger als 40 Menschen", ("40", "at_least", 40, None)),
        ("hunderttausende Menschen", ("hunderttausende", "vague", 200000, None)),
    ],
)
def test_german(text: str, number: tuple[str, str, int | None, int | None]) -> None:
    assert found(text, "de") == [number]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1,234,567 people", ("1,234,567", "exact", 1234567, 1234567)),
        ("one hundred and five people", ("one hundred and five", "exact", 105, 105)),
        ("a hundred people", ("a hundred", "exact", 100, 100)),
        ("half a dozen people", ("half a dozen", "exact", 6, 6)),
        ("as many as 2.5 million people", ("2.5 million", "at_most", None, 2500000)),
        ("40 or more people", ("40", "at_least", 40, None)),
        ("a few dozen people", ("dozen", "vague", 24, None)),
        ("tens of thousands of people", ("tens of thousands", "vague", 20000, None)),
    ],
)
def test_english(text: str, number: tuple[str, str, int | None, int | None]) -> None:
    assert found(text, "en") == [number]


@pytest.mark.parametrize(
    "text",
    [
        "$400",
        "400 %",
        "20 percent",
        "9:45",
        "2-1",
        "the 34-year-old",
        "aged 34",
        "version 2.10.3",
        "May 11",
        "20km",
        "F-16",
        "No. 7",
        "+43 1 5550",
        "0.4",
        "route 66",
    ],
)
def test_what_counts_nobody(text: str) -> None:
    assert [number for number in found(text, "en") if number[0] not in {"1", "5550"}] == []


def test_bounds_follow_the_quantifier() -> None:
    assert [bounds(quantifier, 5) for quantifier in (Quantifier.EXACT, Quantifier.MORE_THAN, Quantifier.AT_MOST)] == [
        (5, 5),
        (5, None),
        (None, 5),
    ]

"""Laws that hold for every text: no exception, exact ranges, order, determinism, linear time."""

import time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tracker.document import Document
from tracker.extractors import extract
from tracker.figure import Quantifier
from tracker.languages import language_codes

PHRASES = [
    "20",
    "1,300",
    "820",
    "180",
    "zwei",
    "Dutzend",
    "Millionen",
    "half",
    "a",
    "the",
    "both",
    "between",
    "und",
    "and",
    "bis",
    "–",
    "-",
    "people were killed",
    "injured",
    "including six children",
    "of the",
    "Mehr als",
    "Menschen wurden getötet",
    "darunter",
    "Among them",
    "cars",
    "Autos",
    "one of",
    "last year",
    "as of 3 May",
    "seit Montag",
    "flohen",
    "bringing the toll to",
    "Seither",
    "reporting period 1 to 5 May",
    "death toll rose to",
    "Zahl der Toten stieg auf",
    "einer von ihnen",
    "die größte Gruppe",
    "Ärzte ohne Grenzen",
    "rechnet mit",
    "at a minimum",
    "or more",
    "a figure of",
    "aged six,",
    "spent the night in a school",
    "boat",
    "gerettet",
    "in critical condition",
    "the largest group were",
    "sind es laut",
    "İstanbul",
    "„",
    "“",
    ",",
    ".",
    "(",
    ")",
    "\n",
    "\u00ad",
    "\u00a0",
]
texts = st.one_of(
    st.text(min_size=1), st.lists(st.sampled_from(PHRASES), min_size=1, max_size=60).map(" ".join)
).filter(bool)


@settings(max_examples=300)
@example("20 houses destroyed one of", "en")
@example("Among them 20 cars, 30 people were killed.", "en")
@given(texts, st.sampled_from(language_codes()))
def test_any_text_gives_ordered_figures_with_exact_ranges(text: str, language: str) -> None:
    document = Document(text=text, language=language)
    figures = extract(document)
    assert figures == extract(document)
    assert [figure.at for figure in figures] == sorted(figure.at for figure in figures)
    for figure in figures:
        (a, b), (c, d) = figure.at, figure.quote
        assert 0 <= c <= a < b <= d <= len(text)
        assert (figure.low is None) != (figure.high is None) or (figure.low or 0) <= (figure.high or 0)
        assert figure.quantifier is not Quantifier.RANGE or (figure.low or 0) < (figure.high or 0)
        assert 0 < figure.confidence < 1


@pytest.mark.parametrize(
    "piece",
    [
        "1 ",
        "12.345,",
        "(",
        "(7) ",
        "killed 20 ",
        "people ",
        "and ",
        "1,",
        '"',
        "zwei ",
        "20 people, including ",
        "x",
    ],
)
@pytest.mark.parametrize("language", language_codes())
def test_time_is_linear_in_the_length(piece: str, language: str) -> None:
    begin = time.process_time()
    extract(Document(text="killed getötet " + piece * (300_000 // len(piece)), language=language))
    assert time.process_time() - begin < 20

import datetime as dt

import pandas as pd
import pytest

from dashboard.translations import languages, texts
from dashboard.wording import as_sentence, figure_in_words, period_in_words, places_of_figures, plain_date, plain_number
from tracker.figure import Quantifier, Unit

WORDS = [
    ("exact", 82, 82, "person", "82 people", "82 Menschen"),
    ("exact", 1, 1, "person", "1 person", "1 Mensch"),
    ("exact", 2, 2, "facility", "2 health facilities", "2 Gesundheitseinrichtungen"),
    ("approximately", 948000, 948000, "person", "about 948,000 people", "rund 948.000 Menschen"),
    ("at_least", 1, None, "home", "at least 1 home", "mindestens 1 Wohnung"),
    ("more_than", 948000, None, "person", "more than 948,000 people", "mehr als 948.000 Menschen"),
    ("at_most", None, 300, "household", "at most 300 households", "höchstens 300 Haushalte"),
    ("less_than", None, 1000, "person", "fewer than 1,000 people", "weniger als 1.000 Menschen"),
    ("range", 180, 200, "person", "180 to 200 people", "180 bis 200 Menschen"),
    ("vague", 24, None, "person", "dozens of people", "Dutzende Menschen"),
    ("vague", 200000, None, "person", "hundreds of thousands of people", "Hunderttausende Menschen"),
    (
        "vague",
        60,
        None,
        "person",
        "an unstated number of people (60 or more)",
        "eine unbestimmte Zahl: Menschen (60 oder mehr)",
    ),
]


@pytest.mark.parametrize(("quantifier", "low", "high", "unit", "english", "german"), WORDS)
def test_a_figure_is_said_with_its_bound(
    quantifier: str, low: int | None, high: int | None, unit: str, english: str, german: str
) -> None:
    assert figure_in_words(texts("en"), quantifier, low, high, unit) == english
    assert figure_in_words(texts("de"), quantifier, low, high, unit) == german


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("quantifier", list(Quantifier))
@pytest.mark.parametrize("unit", list(Unit))
def test_every_quantifier_and_unit_has_its_words(language: str, quantifier: str, unit: str) -> None:
    low, high = (None, 5) if quantifier in ("at_most", "less_than") else (5, 5)
    assert "5" in figure_in_words(texts(language), quantifier, low, high, unit)


def test_a_figure_without_a_bound_is_no_figure() -> None:
    with pytest.raises(ValueError, match="bound"):
        figure_in_words(texts("en"), "exact", None, None, "person")


A, B = dt.date(2019, 12, 1), dt.date(2020, 2, 26)


@pytest.mark.parametrize(
    ("start", "end", "english", "german"),
    [
        (A, B, "1 Dec 2019 – 26 Feb 2020", "01.12.2019 – 26.02.2020"),
        (A, A, "1 Dec 2019", "01.12.2019"),
        (None, B, "as of 26 Feb 2020", "Stand 26.02.2020"),
        (A, None, "since 1 Dec 2019", "seit 01.12.2019"),
        (None, None, "period not stated", "Zeitraum nicht genannt"),
    ],
)
def test_a_period_is_said_in_words(start: dt.date | None, end: dt.date | None, english: str, german: str) -> None:
    assert " ".join(period_in_words(texts("en"), start, end).split()) == english
    assert " ".join(period_in_words(texts("de"), start, end).split()) == german


def test_a_sentence_begins_with_a_capital() -> None:
    assert as_sentence("more than 5 people") == "More than 5 people"
    assert as_sentence("") == ""


def test_missing_values_of_a_frame_are_none() -> None:
    frame = pd.DataFrame(
        {"day": pd.to_datetime(pd.Series(["2024-01-05", None])), "low": pd.array([5, None], dtype="Int64")}
    )
    assert [plain_date(value) for value in frame["day"]] == [dt.date(2024, 1, 5), None]
    assert [plain_number(value) for value in frame["low"]] == [5, None]
    assert plain_date(None) is None
    assert plain_date(dt.date(2024, 1, 5)) == dt.date(2024, 1, 5)
    assert plain_date("2024-01-05") == dt.date(2024, 1, 5)


def test_places_are_named_in_the_language_of_the_reader() -> None:
    codes, names = ["SYR:NW; SYR", "VEL01; Port Somewhere"], ["Nordwestsyrien; Syria", "Ardan; Port Somewhere"]
    figures = pd.DataFrame({"place_code": codes, "place": names})
    assert places_of_figures(texts("de"), figures) == ["Syrien (Nordwesten); Syrien", "Ardan; Port Somewhere"]
    assert places_of_figures(texts("en"), figures) == ["Syria (north-west); Syria", "Ardan; Port Somewhere"]

"""The place of a figure: clause, sentence, event, document; laws that hold for any text."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from tests.tracker.extractors.counted import count, read
from tracker.accuracy import same_name
from tracker.document import Document
from tracker.extractors.places.assign import assign_places
from tracker.extractors.reading import Count, Reading
from tracker.figure import Quantifier, Unit
from tracker.languages import language_codes, load_language


def places(
    text: str, *numbers: str, language: str = "en", title: str = "", metric: str = "killed"
) -> list[tuple[str, ...]]:
    reading = read(text, language, title)
    return assign_places(reading, [count(reading, number, metric) for number in numbers])


def test_each_item_of_a_list_has_its_own_place() -> None:
    text = "Deaths were reported from Homs (14), Hama (9) and Kabaroso (3)."
    assert places(text, "14", "9", "3") == [("Homs",), ("Hama",), ("Kabaroso",)]


def test_each_part_of_a_sentence_has_its_own_place() -> None:
    text = "Some 14 people drowned in Homs province and 9 in Hama."
    assert places(text, "14", "9") == [("Homs province",), ("Hama",)]


def test_one_place_serves_all_figures_of_its_sentence() -> None:
    assert places("In Hama 14 people were killed and 9 injured.", "14", "9") == [("Hama",), ("Hama",)]


def test_the_event_goes_on_until_the_text_moves_on() -> None:
    text = "A blast in Hama killed 14 people. Another 9 were hurt. In Homs 7 died. A further 3 are missing."
    assert places(text, "14", "9", "7", "3") == [("Hama",), ("Hama",), ("Homs",), ("Homs",)]


def test_origin_comes_before_destination_for_displacement() -> None:
    text = "Rund 500 Familien sind aus Homs nach Damaskus geflohen."
    assert places(text, "500", language="de", metric="displaced") == [("Homs",)]


def test_the_title_helps_where_the_text_names_no_place() -> None:
    assert places("The river rose at night. It killed 14 people.", "14", title="Flash floods in Hama") == [("Hama",)]


def test_dateline_serves_last() -> None:
    assert places("HOMS, 3 May - A bus fell off a bridge. It killed 14 people.", "14") == [("Homs",)]
    assert places("HOMS, 3 May - A bus fell off a bridge in Hama. It killed 14 people.", "14") == [("Hama",)]


def test_a_new_paragraph_tells_of_the_whole_event_again() -> None:
    text = "Floods in Nepal have killed 140 people. In Pokhara alone 14 died.\n\nSome 9 people are missing."
    assert places(text, "140", "14", "9") == [("Nepal",), ("Pokhara",), ("Nepal",)]


def test_lists_of_places_are_kept() -> None:
    assert places("Air strikes hit Hama, Homs and Idlib. They killed 14 people.", "14") == [("Hama", "Homs", "Idlib")]


NO_PLACES: dict[str, list[str]] = yaml.safe_load(Path(__file__).with_name("no_places.yaml").read_text("utf-8"))


@pytest.mark.parametrize(("language", "text"), [(code, text) for code in NO_PLACES for text in NO_PLACES[code]])
def test_names_that_are_no_places(language: str, text: str) -> None:
    assert places(text, "12", language=language) == [()]


def test_few_of_150_names_are_taken_for_places() -> None:
    further = yaml.safe_load(Path(__file__).with_name("more_no_places.yaml").read_text("utf-8"))
    texts = {(code, text) for listed in (NO_PLACES, further) for code in listed for text in listed[code]}
    taken = sorted(text for code, text in texts if places(text, "12", language=code) != [()])
    assert len(texts) >= 150
    assert len(taken) <= 3, taken


def any_reading(text: str, language: str) -> tuple[Reading, list[Count]]:
    middle = len(text) // 2
    ranges = ((0, middle), (middle, len(text))) if middle else ((0, len(text)),)
    reading = Reading(Document(text=text, language=language), load_language(language), ranges)
    counts = [
        Count(
            metric="displaced",
            quantifier=Quantifier.EXACT,
            low=1,
            high=1,
            unit=Unit.PERSON,
            subset=False,
            population="",
            at=(begin, min(begin + 1, len(text))),
            phrase=(begin, end),
            clause=(begin, end),
            sentence=index,
        )
        for index, (begin, end) in enumerate(ranges)
    ]
    return reading, counts


WORDY = st.lists(
    st.sampled_from(
        [
            "in ",
            "aus ",
            "Homs",
            "Syrien",
            "der ",
            "Stadt ",
            "north ",
            "outside ",
            "here ",
            "siege of ",
            "dabei ",
            "Linzer ",
            "• ",
            "; ",
            "province ",
            "of ",
            "the ",
            "(",
            "7",
            ")",
            ", ",
            "and ",
            "–",
            "\n",
            "„",
            "“",
        ]
    )
).map("".join)


@given(st.text(min_size=1) | WORDY.filter(bool), st.sampled_from(language_codes()))
def test_any_text_gives_names_of_the_text(text: str, language: str) -> None:
    reading, counts = any_reading(text, language)
    found = assign_places(reading, counts)
    assert len(found) == len(counts)
    assert found == assign_places(reading, counts)
    assert all(name.strip() for names in found for name in names)


@pytest.mark.parametrize("piece", ["in Homs ", "(((", "1 ", "Norden des ", "„", "Homs, ", "außerhalb von ", "in der Provinz ", "; 1 Homs "])
def test_time_is_linear_in_an_endless_sentence(piece: str) -> None:
    reading, counts = any_reading(piece * 100_000, "de")
    assign_places(*any_reading("warm", "de"))
    start = time.process_time()
    assign_places(reading, counts)
    assert time.process_time() - start < 5


def located() -> Iterator[object]:
    rows = yaml.safe_load(Path(__file__).with_name("located.yaml").read_text("utf-8"))
    for language, cases in rows.items():
        for text, metric, names in cases:
            yield pytest.param(language, text, metric, names, id=f"{language}-{text[:60]}")


@pytest.mark.parametrize(("language", "text", "metric", "names"), list(located()))
def test_where_a_figure_is(language: str, text: str, metric: str, names: list[str]) -> None:
    reading = read(text, language)
    [found] = assign_places(reading, [count(reading, "14", metric)])
    assert same_name(names, found), found

import re

import pytest

from dashboard.notes import note_in_words
from dashboard.translations import texts
from tests.tracker.claims.made import day
from tests.tracker.trends.drawn import draw, since
from tracker.trends.flags import FLAGS
from tracker.trends.notes import MOVED, notes

TOLD = notes(draw(*since((10, 1000), (35, 1500), (41, 1800)), *since((40, 6000), source="SOHR")), day(90))


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "▲ 300 since 5 Feb 2020, from 1,500 to 1,800"),
        ("de", "▲ 300 seit 05.02.2020, von 1.500 auf 1.800"),
    ],
)
def test_a_change_names_both_values_and_the_day(language: str, words: str) -> None:
    change = TOLD[TOLD["key"] == "changed_previous"].iloc[0]
    assert note_in_words(change, texts(language)) == words


@pytest.mark.parametrize("language", ["en", "de"])
def test_every_note_is_a_sentence_without_gaps(language: str) -> None:
    told = [note_in_words(note, texts(language)) for note in TOLD.to_dict("records")]
    assert [words for words in told if re.search(r"[{}–]|nan|NaT|<NA>", words)] == []


@pytest.mark.parametrize("key", [*MOVED, *FLAGS])
@pytest.mark.parametrize("language", ["en", "de"])
def test_every_kind_of_note_has_words(key: str, language: str) -> None:
    note = TOLD.iloc[0].to_dict() | {"key": key, "across": True}
    words = note_in_words(note, texts(language))
    assert words.endswith(f"({texts(language)('note_across')})")
    assert not words.startswith("note_")

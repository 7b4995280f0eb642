from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.extractors.sentences import CAP, find_sentences
from tracker.languages import language_codes, load_language

WORDS = {code: load_language(code).counting.sentences for code in language_codes()}


def split(text: str, code: str = "de") -> list[str]:
    return [text[a:b] for a, b in find_sentences(text, code, WORDS[code])]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        (
            "Im 1. Weltkrieg starben viele. Am 5. Mai endete es.",
            ["Im 1. Weltkrieg starben viele.", "Am 5. Mai endete es."],
        ),
        ("In Bonn starben 52. Aus Köln kam Hilfe.", ["In Bonn starben 52.", "Aus Köln kam Hilfe."]),
        ("Sie blieben bis zum 31. Vor dem Haus lag Schnee.", ["Sie blieben bis zum 31.", "Vor dem Haus lag Schnee."]),
        (
            "'Rund 20 kamen. Sie blieben. Am 5. Mai zogen sie fort.",
            ["'Rund 20 kamen.", "Sie blieben.", "Am 5. Mai zogen sie fort."],
        ),
        ("Es kamen rd. 500 Menschen. Sie blieben.", ["Es kamen rd. 500 Menschen.", "Sie blieben."]),
        ("In Hama starben 52. Aus Homs flohen alle.", ["In Hama starben 52.", "Aus Homs flohen alle."]),
        ("Am 5. September und im 3. Bezirk.", ["Am 5. September und im 3. Bezirk."]),
        ("Er floh. 15 Menschen blieben.", ["Er floh.", "15 Menschen blieben."]),
        ("Es sind 5.000. 70 Prozent blieben.", ["Es sind 5.000.", "70 Prozent blieben."]),
        ("„Wir flohen. Es war kalt.“ Das sagte er.", ["„Wir flohen.", "Es war kalt.“", "Das sagte er."]),
        ("'Wir flohen. Es war kalt.'", ["'Wir flohen.", "Es war kalt.'"]),
        ("Flut trifft Dorf\n\nDrei Tote wurden geborgen", ["Flut trifft Dorf", "Drei Tote wurden geborgen"]),
        ("Eine Zeile bricht\nmitten im Satz um.", ["Eine Zeile bricht\nmitten im Satz um."]),
        ("Kurz gefasst  27 Tote nach Sturm  5 Vermisste", ["Kurz gefasst", "27 Tote nach Sturm", "5 Vermisste"]),
        ("Die Orte, die  das tun, sind  selten und  klein.", ["Die Orte, die  das tun, sind  selten und  klein."]),
    ],
)
def test_german_sentences(text: str, sentences: list[str]) -> None:
    assert split(text) == sentences


def test_english_abbreviations_end_no_sentence() -> None:
    assert split("At 9 a.m. on Monday Gov. Smith spoke. He left.", "en") == [
        "At 9 a.m. on Monday Gov. Smith spoke.",
        "He left.",
    ]


@given(st.text(), st.sampled_from(language_codes()))
def test_ranges_are_ordered_and_hold_everything_but_white_space(text: str, code: str) -> None:
    ranges = find_sentences(text, code, WORDS[code])
    assert all(a < b for a, b in ranges)
    assert all(b <= c for (_, b), (c, _) in pairwise(ranges))
    assert "".join("".join(text[a:b] for a, b in ranges).split()) == "".join(text.split())


def test_a_sentence_without_end_is_cut() -> None:
    assert max(b - a for a, b in find_sentences("wort " * 5000, "de", WORDS["de"])) <= CAP

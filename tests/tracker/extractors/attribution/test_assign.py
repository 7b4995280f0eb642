"""The source of a figure: who says it, and how far what they say goes on."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from tests.tracker.extractors.counted import count, read
from tests.tracker.extractors.places.test_assign import any_reading
from tracker.accuracy import same_name
from tracker.extractors.attribution.assign import assign_sources
from tracker.languages import language_codes
from tracker.organizations import resolve


def sources(text: str, *numbers: str, language: str = "en", subset: bool = False) -> list[str]:
    reading = read(text, language)
    return assign_sources(reading, [count(reading, number, subset=subset) for number in numbers])


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("The fire brigade said on Monday that 14 people had died.", "fire brigade"),
        (
            "At least 14 people have died, the National Relief Board (NRB) reported.",
            "National Relief Board (NRB)",
        ),
        ("According to hospital officials, 14 people died.", "hospital officials"),
        ("In neighbouring Chad the crisis centre reported 14 deaths.", "crisis centre"),
        ("Mara Diallo, who heads the clinic, said 14 people had died.", "Mara Diallo"),
        ("Some 14 bodies were counted in the north by the Yellow Hats.", "Yellow Hats"),
        ('"We buried 14 people," said Mara Diallo, a farmer.', "Mara Diallo"),
        ("The coast guard rescued 14 people.", ""),
        ("The attack claimed 14 lives.", ""),
        ("In its annual report the town lists 14 deaths.", "town"),
    ],
)
def test_english_sources(text: str, source: str) -> None:
    assert sources(text, "14") == [source]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Wie die örtliche Feuerwehr am Montag mitteilte, starben 14 Menschen.", "örtliche Feuerwehr"),
        ("14 Menschen starben, teilte das Amt für Hilfe (AfH) am Abend mit.", "Amt für Hilfe (AfH)"),
        ("Nach Angaben des Ministeriums starben 14 Menschen.", "Ministerium"),
        ("Nach Behördenangaben starben 14 Menschen.", "Behörden"),
        ("Dem Zivilschutz zufolge starben 14 Menschen.", "Zivilschutz"),
        ("„Wir haben 14 Tote gezählt“, sagte der 52-jährige Fischer Amadou Ba.", "Fischer Amadou Ba"),
        ("Die in Genf ansässige Stiftung Wasser sprach von 14 Toten.", "Stiftung Wasser"),
        ("Am Montag hatte die Feuerwehr 14 Tote gemeldet.", "Feuerwehr"),
        ("Die Küstenwache rettete 14 Menschen.", ""),
    ],
)
def test_german_sources(text: str, source: str) -> None:
    assert sources(text, "14", language="de") == [source]


def test_a_report_carries_over_while_it_goes_on() -> None:
    text = "Police said 14 people had died. Another 9 were hurt."
    assert sources(text, "14", "9") == ["Police", "Police"]


def test_a_new_paragraph_ends_a_report_but_not_reported_speech() -> None:
    told = "Laut Polizei starben 14 Menschen.\n\nIn der Nacht {} 9 Häuser zerstört."
    assert sources(told.format("wurden"), "14", "9", language="de") == ["Polizei", ""]
    assert sources(told.format("seien"), "14", "9", language="de") == ["Polizei", "Polizei"]


def test_an_agency_counts_only_where_nobody_else_is_named() -> None:
    assert sources("A nurse told Reuters that 14 people had died.", "14") == ["nurse"]
    assert sources("According to Reuters, 14 people died.", "14") == ["Reuters"]


def test_a_quotation_belongs_to_its_speaker() -> None:
    text = "„Es war dunkel. Wir haben 14 Tote gezählt. Dann kam Hilfe“, sagte Amadou Ba."
    assert sources(text, "14", language="de") == ["Amadou Ba"]


@pytest.mark.parametrize(
    ("language", "text", "source", "organization"),
    [
        (
            "en",
            "Mark Cutts, the UN's deputy regional coordinator, came back on Monday. Cutts said 14 people had died.",
            "Mark Cutts, the UN's deputy regional coordinator",
            "UN OCHA",
        ),
        (
            "en",
            '"It is bad," said Ian Elder, spokesman for UNICEF. Elder said 14 children had died.',
            "Ian Elder, spokesman for UNICEF",
            "UNICEF",
        ),
        (
            "de",
            "Samir Haddad, Sprecher des Roten Kreuzes, war vor Ort. 14 Menschen starben, sagte Haddad.",
            "Samir Haddad, Sprecher des Roten Kreuzes",
            "Red Cross",
        ),
        ("en", "Ian Elder, a farmer, was there. Elder said 14 people had died.", "Elder", "Elder"),
    ],
)
def test_a_bare_name_is_the_person_that_the_text_introduced(
    language: str, text: str, source: str, organization: str
) -> None:
    found = sources(text, "14", language=language)
    assert found == [source]
    resolved = resolve(found[0])
    assert resolved is not None
    assert organization in resolved.name


def test_who_put_out_a_press_release_says_what_nobody_else_does() -> None:
    head = "PRESS RELEASE\n\nThe Ministry of Health announced that 12 clinics had closed."
    text = f"{head} In the north 14 people died.\n\nThe mayor said 16 houses were lost."
    assert sources(text, "12", "14", "16") == ["Ministry of Health", "Ministry of Health", "mayor"]


def test_what_nobody_put_out_ends_a_report() -> None:
    text = "12 Menschen starben, sagte die Polizei. 14 Tote sind die Bilanz des Einsatzes der Feuerwehr."
    assert sources(text, "12", "14", language="de") == ["Polizei", ""]


@given(st.text(min_size=1), st.sampled_from(language_codes()))
def test_any_text_gives_words_of_the_text(text: str, language: str) -> None:
    reading, counts = any_reading(text, language)
    found = assign_sources(reading, counts)
    assert len(found) == len(counts)
    assert found == assign_sources(reading, counts)


@pytest.mark.parametrize("piece", ["sagte der ", "said the ", "„", "zufolge ", "(A) ", "der "])
def test_time_is_linear_in_an_endless_sentence(piece: str) -> None:
    reading, counts = any_reading(piece * 100_000, "de")
    start = time.process_time()
    assign_sources(reading, counts)
    assert time.process_time() - start < 5


def sayings() -> Iterator[object]:
    rows = yaml.safe_load(Path(__file__).with_name("sayings.yaml").read_text("utf-8"))
    for language, pairs in rows.items():
        for text, source in pairs:
            yield pytest.param(language, text, source, id=f"{language}-{text[:60]}")


@pytest.mark.parametrize(("language", "text", "source"), list(sayings()))
def test_who_says_a_figure(language: str, text: str, source: str) -> None:
    [found] = sources(text, "14", language=language)
    assert same_name([source] if source else [], [found] if found else []), found

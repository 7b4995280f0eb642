"""What a number alone takes over from the one before: its metric, whether it is a part, its source, not its days."""

import pytest

from tracker.document import Document
from tracker.extractors import extract
from tracker.figure import Figure

PARTS = [
    ("en", "Floods killed 19 people in May. Eleven were infants.", [(19, False), (11, True)]),
    ("en", "Floods killed 19 people in May. Eleven were arrested.", [(19, False)]),
    (
        "en",
        "The state took in 9,000 refugees: 4,000 are in Osten and 2,500 in Westen.",
        [(9000, False), (4000, True), (2500, True)],
    ),
    ("en", "The storm killed 40 people, 20 in Kano and 12 in Jos.", [(40, False), (20, True), (12, True)]),
    ("en", "In Kaduna 40 people died, 20 in Kano and 12 in Jos.", [(40, False), (20, False), (12, False)]),
    ("en", "Ten people died, four children among them.", [(10, False), (4, True)]),
    (
        "en",
        "Some 900 people in 12 of the region's 40 counties are affected, against 700 a week ago.",
        [(900, False), (700, False)],
    ),
    (
        "de",
        "Im Mai kamen 2.400 Flüchtlinge, 800 aus Syrien und 600 aus Mali.",
        [(2400, False), (800, True), (600, True)],
    ),
    ("de", "Bei dem Brand starben 19 Menschen. Elf waren Kinder.", [(19, False), (11, True)]),
    ("de", "Dazu wurden 52 Kühe gerettet, zwei davon mit dem Hubschrauber.", []),
]


def figures(language: str, text: str) -> list[Figure]:
    return list(extract(Document.model_validate({"text": text, "language": language, "published": "2024-10-11"})))


@pytest.mark.parametrize(("language", "text", "expected"), PARTS)
def test_parts_of_the_number_before(language: str, text: str, expected: list[tuple[int, bool]]) -> None:
    assert [(figure.low, figure.subset) for figure in figures(language, text)] == expected


def test_a_number_told_again_for_another_day_has_the_source_of_the_one_before() -> None:
    text = "The IOM says 300 refugees came back in May. On 1 June, the heaviest day, it was 43."
    assert [figure.source for figure in figures("en", text)] == ["IOM", "IOM"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Some 8,000 people are trapped there, while 1,300 have fled since April."),
        ("de", "Dort sitzen 8.000 Menschen in der Falle, 1.300 konnten seit April fliehen."),
    ],
)
def test_since_is_of_the_state_that_it_stands_beside(language: str, text: str) -> None:
    trapped, fled = figures(language, text)
    assert (trapped.start, fled.start and fled.start.isoformat()) == (None, "2024-04-01")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The camp was opened in 1996 and shelters 540 refugees."),
        ("en", "It was the worst fire in 20 years and killed 14 people."),
        ("de", "Das Lager wurde 1996 eröffnet und beherbergt 540 Flüchtlinge."),
        ("de", "Erstmals seit drei Jahren gab es 14 Tote."),
    ],
)
def test_what_is_told_of_a_building_or_a_record_dates_nobody(language: str, text: str) -> None:
    assert [figure.start for figure in figures(language, text)] == [None]

"""Places that only the story tells: short reports of more than one event, through the whole extraction."""

from pathlib import Path

import pytest
import yaml

from tracker.accuracy import same_name
from tracker.document import Document
from tracker.extractors import extract


def told(text: str, language: str, title: str = "") -> dict[int, tuple[str, ...]]:
    """The places of a report's figures by their numbers, of two with one number the first's."""
    document = Document.model_validate({"text": text, "language": language, "title": title, "published": "2024-06-30"})
    return {figure.low or figure.high or 0: figure.place for figure in reversed(extract(document))}


@pytest.mark.parametrize(
    ("language", "text", "number", "place"),
    [
        ("de", "In Homs starben 52. Aus Idlib flohen 300 Menschen.", 300, "Idlib"),
        (
            "de",
            "Im Sudan wird gekämpft. Die meisten Opfer gab es in der Hauptstadt. Dort starben 12 Menschen.",
            12,
            "Khartum",
        ),
        ("de", "In Cherson gab es einen Toten und vier Verletzte, in Charkiw blieb es ruhig.", 4, "Cherson"),
        (
            "de",
            "In Charkiw starben 3 Menschen. Russland griff an. Landesweit wurden 129 Menschen getötet.",
            129,
            "Ukraine",
        ),
        (
            "de",
            "Nach Zählung der Asylagentur EUAA in Valletta stellten EU-weit 7600 Menschen einen Asylantrag.",
            7600,
            "EU",
        ),
        ("de", "In Wau wird gekämpft. Rund 3000 Sudanesen flohen über die Grenzen.", 3000, "Sudan"),
        (
            "de",
            "Zwei Schlepper in Messina verhaftet. Bei der Überfahrt in einem Schlauchboot starben fünf Menschen. "
            "Italien hatte ein Schiff in das Mittelmeer geschickt.",
            5,
            "Mittelmeer",
        ),
        ("de", "In der syrischen Stadt Hama starben 29 Menschen. Bisher starben 300000 Menschen.", 300000, "Syrien"),
        (
            "de",
            "In Aleppo starben 30 Menschen. In Genf gingen die Gespräche weiter. Sieben wurden verletzt.",
            7,
            "Aleppo",
        ),
        ("de", "Tote bei Anschlag\n\nKöln – In Bonn starben neun Menschen. Elf wurden verletzt.", 11, "Bonn"),
        ("de", "In Gunskirchen starben bei einem Brand 12 Menschen.", 12, "Gunskirchen"),
        (
            "en",
            "A blast in Abassan killed 29 people. So far 38,200 died, the health office in Egypt said.",
            38200,
            "Egypt",
        ),
        (
            "de",
            "Über das Mittelmeer kamen heuer 900 Flüchtlinge nach Italien. Zudem ertranken 12 Menschen.",
            12,
            "Mittelmeer",
        ),
        (
            "en",
            "Lebanon: weekly update\n\nSince Monday 12 people have been killed. Some 300 refugees entered Syria.",
            12,
            "Lebanon",
        ),
        ("en", "Residents of Stolberg were allowed home. Two men drowned on Monday.", 2, "Stolberg"),
        ("en", "In Khartoum 12 people died. The insurgency has killed more than 5,000 people.", 5000, "Sudan"),
        (
            "en",
            "Some 5,000 refugees reached Europe by sea from the Mediterranean. At least 40 people drowned.",
            40,
            "Mediterranean",
        ),
        ("en", "A storm killed 12 people in Honduras. Nicaragua's government confirmed 18 deaths.", 18, "Nicaragua"),
        (
            "en",
            "A quake jolted Ganluo County in southwest China's Sichuan Province. It killed 12 people.",
            12,
            "Ganluo County",
        ),
        (
            "en",
            "Storms hit Sichuan Province and killed 12 people. In Jiangyou City, a bridge fell. Two people died.",
            2,
            "Jiangyou City",
        ),
        ("en", "In Homs 12 people died. In 2014, 40 people were killed. A war monitor said 9 more died.", 9, "Homs"),
        (
            "de",
            "In ganz Tirol leben 900 Flüchtlinge. Landesweit wurden 2100 Menschen in Sicherheit gebracht.",
            2100,
            "Tirol",
        ),
        ("de", "Im burgenländischen Parndorf entdeckte die Polizei 71 Leichen.", 71, "Parndorf"),
        (
            "de",
            "In Nickelsdorf kamen 900 Flüchtlinge an. Das Innenministerium in Wien zählte 4000 Ankünfte.",
            4000,
            "Österreich",
        ),
    ],
)
def test_place_of_a_figure(language: str, text: str, number: int, place: str) -> None:
    assert place in told(text, language)[number]


def stories() -> list[object]:
    rows = yaml.safe_load(Path(__file__).with_name("stories.yaml").read_text("utf-8"))
    return [
        pytest.param(language, case, number, names, id=f"{language}-{number}-{case['text'][:40]}")
        for language, cases in rows.items()
        for case in cases
        for number, names in case["where"].items()
    ]


@pytest.mark.parametrize(("language", "case", "number", "names"), stories())
def test_where_the_figures_of_a_story_are(
    language: str, case: dict[str, str], number: int, names: str | list[str]
) -> None:
    found = told(case["text"], language, case.get("title", ""))[number]
    assert same_name([names] if isinstance(names, str) else names, found), found

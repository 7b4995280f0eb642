"""What stands over a list of figures holds for all of them: source, day and, from the title, place."""

import datetime as dt

import pytest

from tracker.document import Document
from tracker.extractors import extract
from tracker.figure import Figure

ENGLISH = """Heavy rain has fallen on the east coast.

{}
People killed: 94
People affected: 116,000
Roads cut: 17
Houses destroyed: 7,610

The river is falling again."""
GERMAN = """Starker Regen fiel an der Küste.

{}

• 94 Tote
• 116.000 Betroffene
• 7.610 Häuser zerstört

Der Fluss geht zurück."""
TITLES = {"en": "Madagascar: Cyclone – Situation Report", "de": "Madagaskar: Zyklon – Lagebericht"}


def figures(text: str, language: str) -> list[Figure]:
    published = dt.date(2022, 2, 10)
    return extract(Document(text=text, language=language, published=published, title=TITLES[language]))


@pytest.mark.parametrize(
    ("language", "heading"),
    [
        ("en", "KEY FIGURES (BNGRC, 9 February)"),
        ("en", "As of 9 February (source: BNGRC)"),
        ("en", "KEY FIGURES\nas of 9 February, according to BNGRC"),
        ("de", "ZAHLEN (BNGRC, 9. Februar)"),
        ("de", "Stand: 9. Februar, Quelle: BNGRC"),
        ("de", "Zahlen laut BNGRC, Stand 9. Februar:"),
    ],
)
def test_heading(language: str, heading: str) -> None:
    text = (ENGLISH if language == "en" else GERMAN).format(heading)
    found = [(one.place, one.source, one.start, one.end) for one in figures(text, language)]
    country = "Madagascar" if language == "en" else "Madagaskar"
    assert found == [((country,), "BNGRC", None, dt.date(2022, 2, 9))] * 3


def test_own_words_come_first() -> None:
    text = "Heavy rain fell.\n\nKEY FIGURES (BNGRC, 9 February)\n• 12 died in Mananjary on 6 February, police said\n"
    one = figures(text, "en")[0]
    assert (one.place, one.source, one.end) == (("Mananjary",), "police", dt.date(2022, 2, 6))


def test_headlines_are_no_list() -> None:
    text = "World news (AFP, 9 February)\n\nGreece: Fire kills 12\n\nJapan: Shares up 3 points\n\nMali: 20 killed\n"
    assert "AFP" not in [one.source for one in figures(text, "en")]

import datetime as dt

import pytest

from tracker.document import Document
from tracker.extractors import extract


def parts(text: str, published: dt.date | None = None) -> list[int | None]:
    return [figure.low for figure in extract(Document(text=text, language="en", published=published)) if figure.subset]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Floods killed 25 people. Ten people died in one district. Nine people died in another. Six drowned later.",
            [10, 9, 6],
        ),
        ("Floods killed 25 people. Two people died in the hills.", []),
        ("Ten soldiers were killed. Nine rebels were killed. In total, 19 people were killed.", [10, 9]),
        ("Ten people were killed, including two children.", [2]),
        ("Including two children, ten people were killed.", [2]),
        ("Six of them were children.", []),
        ("Twenty people were injured. Two of the injured died.", []),
        (
            "Floods hit all of Syria and 90 people were killed on Monday. In Aleppo, 20 people were killed on Monday.",
            [20],
        ),
        ("Floods killed 25 people on Monday. Two people died in the hills.", [2]),
        ("On Monday, 25 people were killed in Syria. On Sunday, ten were killed in Aleppo.", []),
        ("Since January, 9000 migrants have reached Italy. On Monday 120 migrants landed in Italy.", [120]),
        ("Since January, 9000 migrants have reached Italy, compared with 8000 in 2018.", []),
        ("A quake injured 250 people in Homs on Monday. Thirty people are still in hospital.", [30]),
        ("Of the 25 people killed, ten died in Homs and eight in Hama.", [10, 8]),
        ("Storms killed 30 people. Nine people died in one district. Eight people drowned in another.", [9, 8]),
        ("Storms killed 30 people. Nine people died in one district. Three people drowned in another.", []),
        ("Floods killed 25 people, including ten children; two women died of cold.", [10, 2]),
        ("Police said 25 people died on Monday. The army said 12 people died on Monday.", []),
    ],
)
def test_parts(text: str, expected: list[int]) -> None:
    assert parts(text, dt.date(2020, 1, 15)) == expected

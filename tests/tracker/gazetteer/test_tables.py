"""Spellings of the press and of the seed articles, and the codes that they mean."""

from pathlib import Path

import pytest
import yaml

from tracker.document import Document
from tracker.extractors import extract
from tracker.gazetteer import load_gazetteer
from tracker.gazetteer.locate import locate

FOLDER = Path(__file__).parent
SEEDS = FOLDER.parents[3] / "shared" / "seeds"


def test_spellings_of_the_press_resolve() -> None:
    table = yaml.safe_load((FOLDER / "spellings_of_the_press.yaml").read_text("utf-8"))
    pairs = [(name, code) for code, names in table.items() for name in names]
    wrong = [(n, c) for n, c in pairs if [p.code for p in load_gazetteer().resolve(n)] != [c]]
    assert len(pairs) >= 150
    assert len(wrong) <= 0.05 * len(pairs), wrong


SYRIAN = {
    "SY01": "Damaskus|Damascus",
    "SY02": "Aleppo|Provinz Aleppo",
    "SY02:E": "Ost-Aleppo|Osten Aleppos",
    "SY04": "Homs|Provinz Homs|Stadt Homs",
    "SY0404": "Rastan",
    "SY05": "Hama|Stadt Hama",
    "SY07": "Idlib|Region Idlib|Provinz Idlib|Stadt Idlib",
    "SY0702": "Maarat al-Numan|Maaret al-Numan",
    "SY0703": "Harem",
    "SY09": "Deir Ezzor|Stadt Deir Ezzor",
    "town:Sarmada": "Sarmada",
    "town:Kafr Roma": "Kafr Roma",
}
"""The Syrian places of the seed articles; towns below the published units lie in one that has a P-code."""


@pytest.mark.parametrize(("name", "code"), [(n, code) for code, names in SYRIAN.items() for n in names.split("|")])
def test_syrian_places_of_the_seeds_resolve(name: str, code: str) -> None:
    located = locate([name], "SYR")[name]
    assert located is not None
    assert located.place.code == code
    assert located.country == "SYR"
    assert located.place.code == "SYR" or any(place.code.startswith("SY0") for place in (located.place, *located.above))


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the seed articles are not on this machine")
def test_every_place_of_a_seed_figure_resolves() -> None:
    unknown = set()
    for path in sorted(SEEDS.glob("*.txt")):
        document = Document(text=path.read_text("utf-8"), language="de")
        places = {figure.place for figure in extract(document) if figure.place}
        located = locate({name for place in places for name in place}, "")
        unknown |= {place for place in places if all(located[name] is None for name in place)}
    assert unknown == set()

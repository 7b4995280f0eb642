"""What a name resolves to, where names are found, what the loaded gazetteer costs."""

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from tracker.gazetteer import Gazetteer, load_gazetteer
from tracker.gazetteer.aliases import read_aliases
from tracker.gazetteer.name_index import line_of, name_lines

SPELLINGS: dict[str, list[str]] = yaml.safe_load(Path(__file__).with_name("spellings.yaml").read_text("utf-8"))


@pytest.mark.parametrize(
    ("spelling", "code"), [(name, code) for code, names in SPELLINGS.items() for name in names], ids=str
)
def test_spelling_resolves(spelling: str, code: str) -> None:
    places = load_gazetteer().resolve(spelling)
    assert [p.code for p in places] == [code]


def test_parents_reach_the_country() -> None:
    gazetteer = load_gazetteer()
    town = gazetteer.place("SY070501")
    assert town is not None
    assert [p.code for p in gazetteer.parents(town)] == ["SY0705", "SY07", "SYR"]
    assert gazetteer.country(town) == "SYR"


def test_the_names_are_those_of_the_places() -> None:
    places, names = (Path("tracker/gazetteer", name).read_bytes() for name in ("places.tsv", "names.tsv"))
    assert places.split(b"\n") == sorted(places.split(b"\n"))
    assert names == name_lines(places)


def test_every_line_is_found_by_its_key() -> None:
    places, names = (Path("tracker/gazetteer", name).read_bytes() for name in ("places.tsv", "names.tsv"))
    for lines in (places, names):
        for line in lines.decode().split("\n"):
            assert line_of(lines, line.partition("\t")[0]) == line
        unknown = (" ", "idli", "SY0", "zzzz", "\udc00", "\U0010ffff")
        assert [line_of(lines, key) for key in unknown] == [""] * len(unknown)


def test_every_parent_is_a_place() -> None:
    gazetteer = load_gazetteer()
    lacking = {place.parent for place in gazetteer.places() if place.parent and gazetteer.place(place.parent) is None}
    assert lacking == set()


def test_codes_are_unique() -> None:
    codes = [place.code for place in load_gazetteer().places()]
    assert len(codes) == len(set(codes))


def test_ambiguous_name_keeps_its_candidates_and_a_country_decides() -> None:
    gazetteer = load_gazetteer()
    assert {gazetteer.country(p) for p in gazetteer.resolve("Victoria")} >= {"SYC", "AUS"}
    assert {gazetteer.country(p) for p in gazetteer.resolve("Victoria", "AUS")} == {"AUS"}


@pytest.mark.parametrize(
    ("name", "country"),
    [("Rome", "ITA"), ("Athens", "GRC"), ("Lima", "PER"), ("Islamabad", "PAK"), ("Dili", "TLS"), ("Tripoli", "LBY")],
)
def test_a_large_capital_is_meant_by_its_bare_name_unless_a_country_is_told(name: str, country: str) -> None:
    gazetteer = load_gazetteer()
    assert {gazetteer.country(p) for p in gazetteer.resolve(name)} == {country}
    assert {gazetteer.country(p) for p in gazetteer.resolve("Tripoli", "LBN")} == {"LBN"}


def test_unknown_name_resolves_to_nothing() -> None:
    assert load_gazetteer().resolve("Kabaroso-by-the-Moor") == ()


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("In Aleppos Osten", ["Aleppo"]),
        ("Die Region Idlib ist arm.", ["Idlib"]),
        ("Aleppoland liegt nirgends", []),
        ("Syriens Hauptstadt", ["Syrien"]),
        ("Fighting in Khan Sheikhun and Kobane", ["Khan Sheikhun", "Kobane"]),
        ("في سوريا", ["سوريا"]),
        ("The Dominican Republic and Kuşadası's Romsville", ["Dominican Republic", "Kuşadası"]),
        ("‘Afrin' under the 'Afrin'", ["‘Afrin", "Afrin"]),
        ("Region Idlibs, New Yorker, McAleppo", ["Idlib"]),
    ],
)
def test_names_found_in_text(text: str, names: list[str]) -> None:
    assert [hit.name for hit in load_gazetteer().find(text)] == names


def test_alias_names_a_code_a_name_or_a_name_in_a_country() -> None:
    lines = (
        b"AAA\t0\tAland\t\t\t\t\t\n"
        b"BBB\t0\tBland\t\t\t\t\t\n"
        b"a1\tcity\tPort\tAAA\t1\t2\t\t\n"
        b"b1\tcity\tPort\tBBB\t1\t2\t\t"
    )
    gazetteer = Gazetteer(lines, name_lines(lines), read_aliases("AAA: [Alia]\nPort, BBB: [Porto]\n"))
    assert [p.code for p in gazetteer.resolve("Alia")] == ["AAA"]
    assert [p.code for p in gazetteer.resolve("porto")] == ["b1"]
    assert len(gazetteer.resolve("Port")) == 2


def test_every_alias_of_the_project_means_something() -> None:
    text = Path("tracker/gazetteer/aliases.yaml").read_text("utf-8")
    gazetteer = load_gazetteer()
    assert [alias for alias in read_aliases(text) if not gazetteer.resolve(alias)] == []


@given(st.text())
def test_hits_lie_in_order_inside_the_text(text: str) -> None:
    hits = list(load_gazetteer().find(text))
    assert all(0 <= hit.begin < hit.end <= len(text) for hit in hits)
    assert [hit.begin for hit in hits] == sorted(hit.begin for hit in hits)
    assert all(text[hit.begin : hit.end].startswith(hit.name) for hit in hits)


@given(st.text(), st.sampled_from(["", "SYR", "XXX"]))
def test_resolving_never_fails(name: str, country: str) -> None:
    gazetteer = load_gazetteer()
    assert gazetteer.resolve(name, country) == gazetteer.resolve(name, country)

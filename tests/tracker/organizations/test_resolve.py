"""What sources resolve to: a table of spellings, the demo's sources, and what must never happen."""

import csv
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from tracker.organizations import Kind, organizations, resolve, resolve_all, resolve_publisher, schema
from tracker.organizations.index import (
    spellings,
)
from tracker.organizations.schema import country_words

HERE = Path(__file__).parent
TABLE: dict[str, list[list[Any]]] = yaml.safe_load((HERE / "spellings.yaml").read_text("utf-8"))
ROWS = [(language, *row) for language, rows in TABLE.items() for row in rows]
FACTS = Path(schema.__file__).parents[1] / "demo" / "facts.csv"
DEMO = yaml.safe_load((HERE / "demo.yaml").read_text("utf-8"))
WORDS = sorted({claim.spelling for entry in organizations().values() for claim in spellings(entry)})


def demo_column(name: str) -> list[tuple[str, str]]:
    with FACTS.open(encoding="utf-8", newline="") as lines:
        return sorted({(row[name], row["country_iso3"]) for row in csv.DictReader(lines) if row[name]})


def test_table_is_large_and_in_five_languages() -> None:
    assert len(ROWS) >= 150
    assert set(TABLE) == {"de", "en", "fr", "es", "ar"}
    assert len({(row[1], row[2]) for row in ROWS}) == len(ROWS)


@pytest.mark.parametrize(
    ("language", "source", "country", "name", "kind", "state"), ROWS, ids=[f"{r[0]}: {r[1]} {r[2]}" for r in ROWS]
)
def test_spelling(language: str, source: str, country: str, name: str, kind: str | None, state: str) -> None:
    found = resolve(source, country or None)
    assert found is not None
    assert (found.name, found.kind, "guess" if found.guessed else "listed") == (name, kind, state), found.why
    assert found.text == source
    assert found.why


@pytest.mark.parametrize(("source", "country"), demo_column("source"))
def test_source_of_the_demo_has_a_kind(source: str, country: str) -> None:
    for found in resolve_all(source, country):
        assert (found.kind is None) == (source in DEMO["sources_without_kind"]), found


@pytest.mark.parametrize("publisher", sorted({name for name, _ in demo_column("publisher")}))
def test_publisher_of_the_demo_has_a_kind(publisher: str) -> None:
    found = resolve_publisher(publisher)
    assert found is not None
    assert found.kind is not None


def test_one_source_of_several_stands_and_the_others_are_kept() -> None:
    found = resolve("Syrian Ministry of Health;White Helmets", "SYR")
    assert found is not None
    assert (found.name, found.also) == ("Ministry of Health (SYR)", ("Syria Civil Defence",))
    both = resolve("Syrian Observatory for Human Rights and the White Helmets")
    assert both is not None
    assert (both.name, both.also) == ("SOHR", ("Syria Civil Defence",))
    assert [each.name for each in resolve_all("OCHA;local health authorities")] == ["UN OCHA", "health authorities"]


def test_newspaper_with_its_agency_is_the_newspaper() -> None:
    found = resolve_publisher("Die Zeit / AFP")
    assert found is not None
    assert (found.name, found.also) == ("Die Zeit", ("AFP",))


def test_unknown_publisher_is_media_and_unknown_source_is_nothing() -> None:
    publisher, source = resolve_publisher("Nordsee-Bote"), resolve("Nordsee-Bote")
    assert publisher is not None
    assert source is not None
    assert (publisher.name, publisher.kind) == ("Nordsee-Bote", Kind.MEDIA)
    assert (source.name, source.kind) == ("Nordsee-Bote", None)


def test_shared_spelling_without_a_country_is_no_silent_guess() -> None:
    found = resolve("NDMA")
    assert found is not None
    assert found.guessed
    assert found.kind is Kind.GOVERNMENT
    assert {"NDMA Pakistan", "NDMA India", "NDMA Malaysia"} <= set(found.candidates)
    crescent = resolve("Red Crescent")
    assert crescent is not None
    assert {"Libyan Red Crescent", "Syrian Arab Red Crescent"} <= set(crescent.candidates)


def test_country_in_the_source_outranks_that_of_the_figure() -> None:
    found = resolve("Lebanese health ministry", "SYR")
    assert found is not None
    assert found.country == "LBN"


def test_word_in_small_letters_is_no_acronym() -> None:
    for source in ("those who care for the wounded", "a place of rest", "aid workers who fled"):
        found = resolve(source)
        assert found is not None
        assert found.organization is None, found.why


@pytest.mark.parametrize(
    "nobody", ["Gruppe", "die Gruppe", "The organization", "committee", "Sprecher der Gruppe", "two sources"]
)
def test_a_word_for_a_group_names_nobody(nobody: str) -> None:
    assert resolve(nobody) is None
    assert resolve_publisher(nobody) is not None


@pytest.mark.parametrize("somebody", ["Response Coordination Group", "Komitee der Ärzte", "Wagner-Gruppe"])
def test_a_group_with_a_name_is_somebody(somebody: str) -> None:
    assert resolve(somebody) is not None


@pytest.mark.parametrize("empty", ["", " ", "–", "…", "\u00ad"])
def test_nothing_is_nobody(empty: str) -> None:
    assert resolve(empty) is None
    assert resolve_publisher(empty) is None


@given(
    st.one_of(st.text(max_size=80), st.lists(st.sampled_from(WORDS) | st.text(max_size=8), max_size=5).map(" ".join)),
    st.none() | st.sampled_from(sorted(country_words())) | st.text(max_size=3),
)
def test_any_text_resolves_or_is_nobody(source: str, country: str | None) -> None:
    for found in (resolve(source, country), resolve_publisher(source)):
        if found is not None:
            assert found.name
            assert found.text == source
            assert found.why
            assert found.organization is None or found.organization.kind is found.kind
    assert (resolve(source, country) is None) == (not resolve_all(source, country))


def test_case_does_not_change_a_whole_name() -> None:
    for name in WORDS:
        plain, shouted = resolve(name), resolve(name.upper())
        assert plain is not None
        assert shouted is not None
        assert plain.candidates or shouted.organization == plain.organization, name

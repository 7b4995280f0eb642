"""Same and nested organizations, and the names to show."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.organizations import Resolution, organizations, resolve, roles, same_or_nested


def found(source: str, country: str | None = None) -> Resolution:
    resolution = resolve(source, country)
    assert resolution is not None
    return resolution


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("SOHR", "der Beobachtungsstelle"),
        ("UN", "OCHA"),
        ("Vereinte Nationen", "DTM Sudan"),
        ("IOM", "DTM"),
        ("Red Crescent", "Libyan Red Crescent"),
        ("Libyan Red Crescent", "Red Cross and Red Crescent Movement"),
        ("police in Idlib", "Polizei"),
        ("Sudanese Ministry of Health", "government of Sudan"),
        ("a doctor at the hospital", "doctors"),
        ("Hamas", "Qassam Brigades"),
    ],
)
def test_same_or_nested(one: str, other: str) -> None:
    assert same_or_nested(found(one), found(other))
    assert same_or_nested(found(other), found(one))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("UNHCR", "OCHA"),
        ("SOHR", "SNHR"),
        ("ICRC", "IFRC"),
        ("Libyan Red Crescent", "Syrian Arab Red Crescent"),
        ("Sudanese Ministry of Health", "government of Libya"),
        ("police", "residents"),
        ("Hermann Berger", "Anna Berger"),
    ],
)
def test_different(one: str, other: str) -> None:
    assert not same_or_nested(found(one), found(other))


@given(st.sampled_from(sorted(organizations())))
def test_every_organization_is_the_same_as_itself_and_its_parent(name: str) -> None:
    entry = organizations()[name]
    assert same_or_nested(found(name, entry.country), found(name, entry.country))
    if entry.parent is not None:
        parent = organizations()[entry.parent]
        assert same_or_nested(found(name, entry.country), found(parent.name, parent.country))


@given(st.sampled_from(sorted(organizations())), st.sampled_from(sorted(roles())), st.sampled_from(["SDN", "COL"]))
def test_a_canonical_name_leads_back_to_itself(name: str, role: str, country: str) -> None:
    assert found(name).name == name
    guess = found(role, country)
    assert found(guess.name).name == guess.name


def test_sources_can_be_collected() -> None:
    assert len({found("SOHR"), found("SOHR"), found("police")}) == 2


@pytest.mark.parametrize(
    ("source", "country", "language", "label"),
    [
        ("SOHR", None, "de", "Syrische Beobachtungsstelle für Menschenrechte"),
        ("SOHR", None, "tr", "SOHR"),
        ("police", None, "de", "Polizei"),
        ("Polizei in Köln", None, "fr", "police (Köln)"),
        ("Sudanese Ministry of Health", None, "es", "Ministerio de Salud (SDN)"),
        ("Arzt des Al-Noor-Krankenhauses", None, "en", "Arzt des Al-Noor-Krankenhauses"),
        ("Hermann Berger", None, "en", "Hermann Berger"),
    ],
)
def test_label(source: str, country: str | None, language: str, label: str) -> None:
    assert found(source, country).label(language) == label

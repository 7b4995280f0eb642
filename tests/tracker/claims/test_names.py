"""Names in their variants."""

import pytest

from tests.tracker.claims.made import ORGANIZATIONS, PLACES


@pytest.mark.parametrize(
    ("told", "canonical"),
    [
        ("OLD  HARRA", "Harra"),
        ("Hárra", "Harra"),
        ("Harra; Upland; Country", "Harra"),
        ("Harra; Sellin", "Upland"),
        ("Harra;Nowhere", "Harra"),
        ("Nowhere", "nowhere"),
        ("", ""),
    ],
)
def test_a_place_as_told(told: str, canonical: str) -> None:
    assert PLACES.place(told) == canonical


@pytest.mark.parametrize(
    ("told", "canonical"),
    [
        ("Jan Roe (OCHA)", "UN OCHA"),
        ("UN (OCHA)", "UN OCHA"),
        ("SOHR;activists", "SOHR"),
        ("SOHR;UN", "SOHR and UN"),
        ("Anna Roe (a witness)", "anna roe"),
        ("(mayor)", "mayor"),
        ("", ""),
    ],
)
def test_an_organization_as_told(told: str, canonical: str) -> None:
    assert ORGANIZATIONS.organization(told) == canonical


def test_what_is_only_named_as_around_others_is_known_too() -> None:
    assert PLACES.place("country") == "Country"
    assert PLACES.within("Upland", {"Harra", "Sellin", "Country", "Upland"}) == {"Harra", "Sellin"}

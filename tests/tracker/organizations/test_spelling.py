"""Which spellings count as one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.organizations.spelling import acronym_forms, clean, is_acronym, key, read


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Syrischen Beobachtungsstelle", "Syrische Beobachtungsstelle"),
        ("UN-Hochkommissars für Menschenrechte", "UN Hochkommissar für Menschenrechte"),
        ("Roten Kreuzes", "Rotes Kreuz"),
        ("Bürgermeisters", "Bürgermeister"),
        ("Vereinten Nationen", "Vereinte Nationen"),
        ("autorités", "autorité"),
        ("United Nations Children’s Fund", "United Nations Children's Fund"),
        ("UN\u00adHCR", "UNHCR"),
        ("الأمم المتحدة", "للامم المتحده"),
        ("U.N.", "UN"),
    ],
)
def test_same(one: str, other: str) -> None:
    assert key(one) == key(other)


@pytest.mark.parametrize(("one", "other"), [("SOHR", "SNHR"), ("Roter Halbmond", "Rotes Kreuz"), ("Nation", "Notion")])
def test_different(one: str, other: str) -> None:
    assert key(one) != key(other)


@pytest.mark.parametrize(
    ("word", "forms"),
    [("WHO", ("who",)), ("who", ()), ("Who", ()), ("Unicef", ("unicef",)), ("UNHCRs", ("unhcrs", "unhcr"))],
)
def test_acronym_in_running_text(word: str, forms: tuple[str, ...]) -> None:
    assert acronym_forms(read(word)[0]) == forms


@pytest.mark.parametrize(
    ("spelling", "acronym"), [("OCHA", True), ("M23", True), ("Frontex", False), ("DG ECHO", False)]
)
def test_is_acronym(spelling: str, acronym: bool) -> None:
    assert is_acronym(spelling) is acronym


@given(st.text())
def test_words_stand_where_they_say(text: str) -> None:
    cleaned = clean(text)
    assert clean(cleaned) == cleaned
    assert all(cleaned[word.begin : word.end] == word.written for word in read(cleaned))
    assert key(text) == tuple(word.stem for word in read(cleaned))

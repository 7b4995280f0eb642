import pytest

from tracker.languages.inflection import expand


@pytest.mark.parametrize(
    ("notation", "forms"),
    [
        ("kill//s/ed", ("kill", "kills", "killed")),
        ("evacuat/e/es", ("evacuate", "evacuates")),
        ("Mensch", ("mensch",)),
        ("in (urgent/dire/) need", ("in urgent need", "in dire need", "in need")),
        ("asylum seeker//s", ("asylum seeker", "asylum seekers")),
    ],
)
def test_expand(notation: str, forms: tuple[str, ...]) -> None:
    assert expand(notation) == forms

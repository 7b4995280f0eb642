import re
from pathlib import Path

import pytest

import dashboard
from dashboard.charts.style import SAFE_CONFIG, THEMES, Theme, base_layout, graph_config, separators
from dashboard.translations import languages, texts

SOURCE = Path(dashboard.__file__).parent


def luminance(colour: str) -> float:
    shares = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (s / 12.92 if s <= 0.04045 else ((s + 0.055) / 1.055) ** 2.4 for s in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("language", languages())
def test_no_graph_can_upload_its_data(language: str) -> None:
    config = graph_config(texts(language))
    assert config | SAFE_CONFIG == config
    assert SAFE_CONFIG == {"showSendToCloud": False, "plotlyServerURL": ""}
    assert "sendDataToCloud" not in str(config)


def test_wherever_a_graph_is_made_it_has_the_safe_config() -> None:
    made = 0
    for path in SOURCE.rglob("*.py"):
        for call in re.findall(r"\bGraph\((.*?)\n    \)", path.read_text("utf-8"), re.DOTALL):
            made += 1
            assert "config=graph_config(" in call, path
    assert made == sum(path.read_text("utf-8").count("Graph(") for path in SOURCE.rglob("*.py"))
    assert made > 0


@pytest.mark.parametrize("theme", THEMES.values(), ids=list(THEMES))
def test_colours_are_seen_on_their_ground(theme: Theme) -> None:
    assert contrast(theme.ink, theme.paper) >= 7
    assert contrast(theme.quiet, theme.paper) >= 4.5
    assert [colour for colour in (*theme.series, theme.other) if contrast(colour, theme.paper) < 2] == []


@pytest.mark.parametrize("theme", THEMES.values(), ids=list(THEMES))
def test_no_two_organizations_share_a_colour(theme: Theme) -> None:
    assert len({*theme.series, theme.other}) == 9


def test_separators_are_the_languages_own() -> None:
    assert (separators(texts("en")), separators(texts("de"))) == (".,", ",.")
    assert base_layout(THEMES["light"], texts("de"))["separators"] == ",."


def test_months_are_the_languages_own() -> None:
    names = graph_config(texts("de"))["locales"]["de"]["format"]
    assert names["shortMonths"][2] in ("Mär", "März")
    assert len(names["months"]) == 12
    assert len(names["shortDays"]) == 7

import pytest

from dashboard.charts.style import THEMES
from dashboard.exports.picture import SIZES, picture
from tests.dashboard.exports.conftest import LINK, LONG, Make


@pytest.mark.parametrize("purpose", SIZES)
def test_a_picture_has_its_size_its_words_and_light_colours(make: Make, purpose: str) -> None:
    told = picture(make(), purpose)
    size = SIZES[purpose]
    assert (told["layout"]["width"], told["layout"]["height"]) == (size.width, size.height)
    assert told["layout"]["paper_bgcolor"] == THEMES["light"].paper
    words = " ".join(note["text"] for note in told["layout"]["annotations"])
    assert "Displaced, all places" in words
    assert "Sources: Harbour Relief, Coast Guard" in words
    assert told["about"]["source"] == LINK
    assert told["name"] == "displaced-2024-02-02."


@pytest.mark.parametrize("purpose", SIZES)
def test_words_take_no_more_than_half_of_a_picture(make: Make, awkward: None, purpose: str) -> None:
    margin = picture(make(), purpose)["layout"]["margin"]
    assert margin["t"] + margin["b"] < SIZES[purpose].height / 2
    assert max(map(len, picture(make(), purpose)["layout"]["annotations"][-1]["text"].split("<br>"))) < len(LONG) + 80


def test_each_organization_is_named_in_the_legend(make: Make) -> None:
    told = picture(make(), "slide")
    named = [trace["name"] for trace in told["data"] if trace["showlegend"]]
    assert sorted(named) == ["Coast Guard", "Harbour Relief"]


def test_names_from_documents_are_no_markup(make: Make, awkward: None) -> None:
    words = picture(make(), "slide")["layout"]["annotations"][-1]["text"]
    assert "&quot;http://x&quot;" in words


def test_an_empty_view_is_a_picture_that_says_so(make: Make) -> None:
    told = picture(make(places=("Nowhere",)), "column")
    assert told["data"] == []
    assert told["layout"]["annotations"][0]["text"] == "No figures match this view."

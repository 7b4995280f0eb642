import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.passage import MOST_CONTEXT, marked, names_any, passage
from tests.dashboard.components import text_of

TEXT = (
    "Tents are full. It rained.\n\nThe road is closed, Dr. Ada said. On Monday 5 people fled. "
    "They walked. Nobody slept. More tomorrow."
)


def test_two_sentences_stand_on_each_side_of_the_figures_own() -> None:
    begin = TEXT.index("On Monday")
    found = passage(TEXT, (begin, begin + 24), (begin + 10, begin + 11), "en")
    assert found.before == "It rained.\n\nThe road is closed, Dr. Ada said. "
    assert (found.head, found.number, found.tail) == ("On Monday ", "5", " people fled.")
    assert found.after == " They walked. Nobody slept."


@pytest.mark.parametrize("language", ["", "xx", "ar"])
def test_a_language_without_a_file_has_sentences_too(language: str) -> None:
    begin = TEXT.index("On Monday")
    found = passage(TEXT, (begin, begin + 24), (begin + 10, begin + 11), language)
    assert found.after == " They walked. Nobody slept."


@pytest.mark.parametrize("text", ["", "In Ardan.", "Ardanville and Ardan, Ardan."])
def test_marking_keeps_every_letter_and_takes_whole_words(text: str) -> None:
    pieces = marked(text, {"place": ["Ardan", "Port Ardan", ""]})
    assert "".join(map(text_of, pieces)) == text
    told = text.count("Ardan") - text.count("Ardanville")
    assert sum(not isinstance(piece, str) for piece in pieces) == told
    assert names_any(text, ["", "Ardan"]) == bool(told)


@given(st.data())
def test_the_parts_of_a_passage_are_pieces_of_the_text(data: st.DataObject) -> None:
    text = data.draw(st.text(st.sampled_from("ab. \n5"), min_size=1, max_size=60))
    cuts = sorted(data.draw(st.lists(st.integers(0, len(text)), min_size=4, max_size=4)))
    found = passage(text, (cuts[0], cuts[3]), (cuts[1], cuts[2]), "en")
    assert found.head + found.number + found.tail == text[cuts[0] : cuts[3]]
    assert text[: cuts[0]].endswith(found.before)
    assert text[cuts[3] :].startswith(found.after)


def test_a_passage_is_not_endless() -> None:
    text = f"{'word ' * 1000}Five 5 fled.{' word' * 1000}"
    begin = text.index("Five")
    found = passage(text, (begin, begin + 12), (begin + 5, begin + 6), "en")
    assert found.number == "5"
    assert found.before.startswith("… word")
    assert found.after.endswith("word …")
    assert max(len(found.before), len(found.after)) <= MOST_CONTEXT + 2

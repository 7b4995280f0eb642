"""What a person reads of a document's figures: each slot with the rule that gave it."""

import datetime as dt

import pytest

from tracker.document import Document
from tracker.extractors import extract
from tracker.extractors.explain import explain

PUBLISHED = dt.date(2024, 5, 6)
TEXTS = {
    "At least 82 people were killed in Homs on Sunday, the Red Crescent said.": [
        "killed: at least 82 (person)",
        "number     “82”",
        "the predicate behind it, “killed”",
        "2024-05-05: “on Sunday” in its sentence",
        "place      Homs",
        "source     Red Crescent",
    ],
    "A bomb exploded in Homs on Sunday. Ten people were killed, among them four children.": [
        "2024-05-05: the event that the text tells of",
        "2024-05-05: that of the whole it is a part of",
        "flow, a part of another figure",
        "source     nobody named",
    ],
    "Hundreds are homeless.": [
        "vague 200 (person)",
        "no date: the text dates it with nothing",
        "place      none named",
    ],
    "A soldier was killed.": ["“A”, one, by an indefinite article"],
}


@pytest.mark.parametrize("text", TEXTS)
def test_each_slot_is_told_with_its_rule(text: str) -> None:
    document = Document(id="d1", text=text, language="en", published=PUBLISHED)
    told = "\n".join(explain(document, extract(document)))
    for line in TEXTS[text]:
        assert line in told, told


def test_a_document_without_figures_says_so() -> None:
    document = Document(id="d2", text="It rained.", language="en")
    assert [*explain(document, extract(document))] == ["d2: 0 figures", ""]

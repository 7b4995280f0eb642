"""Why a figure is read so, in words: for every rule that the extractors name, in every language of the interface."""

import datetime as dt
from dataclasses import replace

import pytest
from sqlalchemy import Engine

from dashboard.reasons import LINKS, NUMBERS, PERIODS, confidence_in_words, dating_words, reasons
from dashboard.translations import Texts, languages, texts
from db.queries import Evidence, read_evidence
from tracker.document import Document
from tracker.extractors import explain as told_on_the_command_line
from tracker.extractors import extract

PUBLISHED = dt.date(2024, 5, 6)
TEXTS = (
    "At least 82 people were killed in Homs on Sunday, the Red Crescent said.",
    "A bomb exploded in Homs on Sunday. Ten people were killed, among them four children.",
    "Hundreds are homeless. Between 20 and 30 people fled. A soldier was killed. Both men were injured.",
)


@pytest.fixture
def evidence(engine: Engine) -> Evidence:
    found = read_evidence(engine, 2)
    assert found is not None
    return found


def test_every_rule_of_the_command_line_is_told_here_too() -> None:
    assert set(LINKS) == set(told_on_the_command_line._LINKS)
    assert set(told_on_the_command_line._NUMBERS) <= set(NUMBERS)
    assert set(PERIODS) == set(told_on_the_command_line._PERIODS)


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("text", TEXTS)
def test_what_the_extractors_read_is_explained_without_their_own_names(
    evidence: Evidence, language: str, text: str
) -> None:
    figures = extract(Document(id="1", text=text, language="en", published=PUBLISHED))
    assert figures
    for figure in figures:
        told = reasons(replace(evidence, why=list(figure.why)), texts(language))
        assert told["metric"]
        assert told["period"]
        assert not any(":" in words for words in told.values()), told


def test_a_word_of_the_rules_is_quoted_as_the_sentence_writes_it(evidence: Evidence, german: Texts) -> None:
    first, last = evidence.quote
    word = next(word for word in evidence.text[first:last].split() if word != word.lower() and word.isalpha())
    told = reasons(replace(evidence, why=[f"before:{word.lower()}"]), german)["metric"]
    assert word in told
    assert "Fernwort" not in told
    assert "fernwort" in reasons(replace(evidence, why=["before:fernwort"]), german)["metric"]


def test_a_date_of_the_sentence_is_told_and_marked(evidence: Evidence, english: Texts, german: Texts) -> None:
    dated = replace(evidence, why=["number:number", "behind:killed", "period:since New Year", "distance:12"])
    told = reasons(dated, english)
    assert told["period"] == "“since New Year” in the sentence"
    assert told["metric"].startswith("“killed” after the number says what happened; the word stands 12 words away")
    assert reasons(dated, german)["period"] == "„since New Year“ im Satz"
    assert dating_words(dated.why) == "since New Year"
    assert dating_words(["period:event"]) == dating_words([]) == ""


def test_where_place_and_source_are_named(evidence: Evidence, english: Texts) -> None:
    told = reasons(evidence, english)
    assert (told["place"], told["source"]) == ("named in the sentence", "named in the sentence")
    far = replace(evidence, figure=evidence.figure | {"place": "valley", "source": "Nobody"})
    assert reasons(far, english)["place"] == "named elsewhere in the document"
    assert reasons(far, english)["source"] == ""


def test_a_row_of_data_has_no_sentence(evidence: Evidence, english: Texts) -> None:
    record = replace(evidence, figure=evidence.figure | {"origin": "record"}, why=["record"])
    assert [words for words in reasons(record, english).values() if words] == [
        "read from a row of data, not from a sentence"
    ]


@pytest.mark.parametrize(
    ("probability", "told"),
    [(0.97, "read surely (97%)"), (0.9, "likely read right (90%)"), (0.4, "doubtful, please check (40%)")],
)
def test_confidence_is_a_word_and_what_it_means(english: Texts, probability: float, told: str) -> None:
    words, meaning = confidence_in_words(probability, english)
    assert words == told
    assert f"about {round(100 * probability)} have" in meaning

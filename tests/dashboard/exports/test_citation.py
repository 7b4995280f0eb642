"""Citations: what they say, and that a program can read them."""

import datetime as dt
import json
import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Engine

from dashboard.exports.citation import STYLES, Citation, of_chart, of_figure
from dashboard.translations import languages, texts
from db.queries import read_evidence
from tests.dashboard.exports.conftest import LINK, Make
from tests.dashboard.reports import REPORTS

PLAIN = Citation(
    key="figure1", author="Courier", title="Snow", issued=dt.date(2024, 1, 10), url="https://c.example/1", note="12",
    accessed=dt.date(2024, 5, 1),
)  # fmt: skip


@pytest.fixture
def figure(engine: Engine) -> Citation:
    evidence = read_evidence(engine, 2)
    assert evidence
    return of_figure(evidence.figure, evidence.text[slice(*evidence.quote)], texts("en"))


def test_a_figure_is_cited_by_its_document_and_its_sentence(figure: Citation) -> None:
    told = STYLES["text"].write(figure, texts("en"))
    assert told.startswith("Ardan Courier (21 Jan 2024): Ardan on 2024-01-21. https://courier.example/")
    assert "(read on 1 May 2024)" in told
    assert f"More than 3,400 people: “{REPORTS[1].sentence}”" in told


def test_a_chart_is_cited_with_its_sources_and_its_link(make: Make) -> None:
    told = of_chart(make())
    assert (told.author, told.url) == ("Displacement Figures Tracker", LINK)
    assert "Sources: Harbour Relief" in STYLES["text"].write(told, texts("en"))
    assert re.fullmatch(r"[a-z0-9]+", told.key)


def test_csl_json_has_what_zotero_asks_for(figure: Citation) -> None:
    (item,) = json.loads(STYLES["csl-json"].write(figure, texts("de")))
    assert (item["type"], item["author"], item["language"]) == ("webpage", [{"literal": "Ardan Courier"}], "de")
    assert item["issued"] == {"date-parts": [[2024, 1, 21]]}
    undated = json.loads(STYLES["csl-json"].write(replace(figure, issued=None), texts("en")))
    assert "issued" not in undated[0]


@given(st.text(st.characters(exclude_categories=("Cs", "Cc"))))
def test_no_word_breaks_an_entry_of_bibtex(words: str) -> None:
    told = STYLES["bibtex"].write(replace(PLAIN, title=words, author=words, note=words), texts("en"))
    bare = re.sub(r"\\text\w+\{\}|\\[{}&%$#_]", "", told)
    depths = [bare[:end].count("{") - bare[:end].count("}") for end in range(len(bare) + 1)]
    assert min(depths) == 0
    assert depths[-1] == 0
    assert not re.search(r"[&%$#~^\\]", re.sub(r"url = .*", "", bare))


@pytest.mark.parametrize("name", STYLES)
def test_every_style_has_its_words(name: str) -> None:
    for language in languages():
        assert texts(language)(f"cite_{name.replace('-', '_')}")
        assert STYLES[name].write(PLAIN, texts(language))

from dataclasses import replace

import pandas as pd
import pytest
from dash import html
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Engine

from dashboard.evidence import MOST_CONTEXT, evidence_view, marked, passage, safe_link
from dashboard.reading import read_claim
from dashboard.translations import Texts
from db.queries import Evidence, read_evidence
from tests.dashboard.components import parts, text_of
from tests.dashboard.reports import AFTER, BEFORE, REPORTS, day, save_report, url_of

ALONE = pd.DataFrame()


def evidence_of(engine: Engine, figure: int = 2) -> Evidence:
    evidence = read_evidence(engine, figure)
    assert evidence is not None
    return evidence


def test_exactly_the_number_is_marked_in_its_sentence(engine: Engine, english: Texts) -> None:
    view = evidence_view(evidence_of(engine), ALONE, english)
    (mark,) = parts(view, html.Mark)
    (sentence,) = parts(view, html.Strong)
    (quote,) = parts(view, html.Blockquote)
    assert mark.children == "3,400"
    assert text_of(sentence) == REPORTS[1].sentence
    assert text_of(quote) == BEFORE + REPORTS[1].sentence + AFTER


def test_everything_that_dates_and_places_it_is_told(engine: Engine, english: Texts) -> None:
    told = dict(
        zip(
            [text_of(term) for term in parts(evidence_view(evidence_of(engine), ALONE, english), html.Dt)],
            [
                " ".join(text_of(fact).split())
                for fact in parts(evidence_view(evidence_of(engine), ALONE, english), html.Dd)
            ],
            strict=True,
        )
    )
    assert told == {
        "Source of the number": "Harbour Relief",
        "Place": "Port Ardan",
        "Period": "1–20 Jan 2024",
        "Document": "Ardan on 2024-01-21",
        "Publisher": "Ardan Courier",
        "Published": "21 Jan 2024",
        "Retrieved": "1 May 2024, 06:30 UTC",
        "Confidence": "90%",
        "Link": "Open the document",
    }


def test_the_figure_is_said_with_its_bound(engine: Engine, english: Texts, german: Texts) -> None:
    assert text_of(evidence_view(evidence_of(engine), ALONE, english)[0]) == "More than 3,400 people"
    assert text_of(evidence_view(evidence_of(engine, 4), ALONE, german)[0]) == "2.100 MenschenTeil einer Summe"


def test_nothing_of_a_document_becomes_markup(engine: Engine, english: Texts) -> None:
    hostile = "<script>alert(1)</script> 7 <b>people</b> fled."
    evidence = Evidence(
        figure=evidence_of(engine).figure | {"title": "<img src=x>", "url": "javascript:alert(1)"},
        text=hostile,
        quote=(0, len(hostile)),
        at=(hostile.index("7"), hostile.index("7") + 1),
        why=[],
    )
    view = evidence_view(evidence, ALONE, english)
    assert text_of(parts(view, html.Blockquote)) == hostile
    assert parts(view, html.A) == []


def test_place_and_source_are_marked_where_the_text_names_them(engine: Engine, english: Texts) -> None:
    view = evidence_view(evidence_of(engine), ALONE, english)
    (quote,) = parts(view, html.Blockquote)
    spans = {span.className: text_of(span) for span in parts([quote], html.Span)}
    assert spans == {"mark-place": "Port Ardan", "mark-source": "Harbour Relief"}


@pytest.mark.parametrize("text", ["", "In Ardan.", "Ardanville and Ardan, Ardan."])
def test_marking_keeps_every_letter_and_takes_whole_words(text: str) -> None:
    pieces = marked(text, {"place": ["Ardan", "Port Ardan", ""]})
    assert "".join(map(text_of, pieces)) == text
    assert sum(not isinstance(piece, str) for piece in pieces) == text.count("Ardan") - text.count("Ardanville")


def test_other_reports_of_the_same_fact_lead_to_their_sentences(engine: Engine, english: Texts) -> None:
    again = replace(REPORTS[1], publisher="Velm Radio", url="https://radio.example/1", published=day("2024-01-22"))
    save_report(engine, again)
    claim = read_claim(engine, 2)
    assert claim["figure_id"].tolist() in ([2, 7], [7, 2])
    view = evidence_view(evidence_of(engine), claim, english)
    assert "2 reports of this fact" in text_of(view)
    other, *_ = parts(view, html.Button)
    assert text_of(other) == "more than 3,400 people"
    assert "recommended" in text_of(view)


def test_a_fact_that_nobody_else_tells_says_so(engine: Engine, english: Texts) -> None:
    assert "No other report" in text_of(evidence_view(evidence_of(engine), read_claim(engine, 2), english))
    assert read_claim(engine, 999).empty


def test_what_is_missing_is_said(engine: Engine, english: Texts) -> None:
    bare = dict.fromkeys(("start", "end", "published")) | dict.fromkeys(("place", "source", "title", "publisher"), "")
    evidence = evidence_of(engine)
    view = evidence_view(
        Evidence(
            figure=evidence.figure | bare, text=evidence.text, quote=evidence.quote, at=evidence.at, why=evidence.why
        ),
        ALONE,
        english,
    )
    told = [text_of(fact) for fact in parts(view, html.Dd)]
    assert told[:6] == ["not named", "unknown", "period not stated", "unknown", "unknown", "unknown"]


@pytest.mark.parametrize(
    ("url", "link"),
    [
        ("https://courier.example/a?b=c", "https://courier.example/a?b=c"),
        ("http://courier.example", "http://courier.example"),
        ("javascript:alert(1)", None),
        ("data:text/html,x", None),
        ("file:///etc/passwd", None),
        ("https:", None),
        ("folder/report.txt", None),
        ("https://[broken", None),
        ("", None),
    ],
)
def test_only_web_addresses_are_links(url: str, link: str | None) -> None:
    assert safe_link(url) == link


@given(st.data())
def test_the_parts_of_a_passage_are_pieces_of_the_text(data: st.DataObject) -> None:
    text = data.draw(st.text(st.sampled_from("ab \n5"), min_size=1, max_size=60))
    cuts = sorted(data.draw(st.lists(st.integers(0, len(text)), min_size=4, max_size=4)))
    found = passage(text, (cuts[0], cuts[3]), (cuts[1], cuts[2]))
    assert found.head + found.number + found.tail == text[cuts[0] : cuts[3]]
    assert text[: cuts[0]].endswith(found.before)
    assert text[cuts[3] :].startswith(found.after)


def test_a_passage_stays_in_its_paragraph_and_is_not_endless() -> None:
    long = "word " * 1000
    text = f"Other.\n\n{long}Five 5 fled.{' word' * 1000}\n\nOther."
    begin = text.index("Five")
    found = passage(text, (begin, begin + 12), (begin + 5, begin + 6))
    assert found.number == "5"
    assert "Other" not in found.before + found.after
    assert found.before.startswith("… word")
    assert found.after.endswith("word …")
    assert max(len(found.before), len(found.after)) <= MOST_CONTEXT + 2


def test_a_document_that_changed_since_is_said(engine: Engine, english: Texts) -> None:
    changed = replace(REPORTS[1], number="3,500", sentence="More than 3,500 people have left.", url=url_of(REPORTS[1]))
    assert "changed since" not in text_of(evidence_view(evidence_of(engine), ALONE, english))
    save_report(engine, changed)
    view = evidence_view(evidence_of(engine), ALONE, english)
    assert "changed since" in text_of(view)
    assert text_of(parts(view, html.Mark)) == "3,400"

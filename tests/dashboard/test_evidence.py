from dataclasses import replace

import pandas as pd
import pytest
from dash import html
from dash.development.base_component import Component
from sqlalchemy import Engine

from dashboard.evidence import evidence_view, safe_link
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
    assert text_of(quote) == f"The valley waits.\n\n{BEFORE}{REPORTS[1].sentence}{AFTER}\n\nMore tomorrow."


def facts_of(view: list[Component]) -> dict[str, tuple[str, str]]:
    """Return the name of each fact with its value and why it is so."""
    named = zip(parts(view, html.Dt), parts(view, html.Dd), strict=True)
    return {
        text_of(name): _fact(" ".join(text_of(told).split()), text_of(parts(told, html.Small))) for name, told in named
    }


def _fact(told: str, why: str) -> tuple[str, str]:
    return told.removesuffix(why), why


def test_everything_that_dates_and_places_it_is_told(engine: Engine, english: Texts) -> None:
    named = "named in the sentence"
    assert facts_of(evidence_view(evidence_of(engine), ALONE, english)) == {
        "Metric": ("Displaced", ""),
        "Source of the number": ("Harbour Relief", named),
        "Place": ("Port Ardan", named),
        "Period": ("1–20 Jan 2024", ""),
        "Counts": ("everything since its start", ""),
        "Confidence": (
            "likely read right (90%)",
            "Of 100 figures read like this one, about 90 have the right metric and number.",
        ),
        "Document": ("Ardan on 2024-01-21", ""),
        "Publisher": ("Ardan Courier", ""),
        "Published": ("21 Jan 2024", ""),
        "Retrieved": ("1 May 2024, 06:30 UTC", ""),
        "Link": ("Open the document", ""),
    }


def test_why_and_page_stand_beside_the_facts(engine: Engine, german: Texts) -> None:
    evidence = evidence_of(engine)
    told = replace(evidence, why=["behind:left", "period:since New Year"], figure=evidence.figure | {"page": 7})
    view = evidence_view(told, ALONE, german)
    facts = facts_of(view)
    assert facts["Seite"] == ("7", "")
    assert parts(view, html.A)[0].href.endswith("3,400-displaced#page=7")
    assert facts["Zeitraum"][1] == "„since New Year“ im Satz"
    assert facts["Kennzahl"] == ("Vertriebene", "„left“ nach der Zahl sagt, was geschah")
    (mark,) = [span for span in parts(view, html.Strong)[0].children if isinstance(span, html.Span)][1:2]
    assert (mark.className, text_of(mark)) == ("mark-period", "since New Year")
    assert [text_of(key) for key in parts(view[2], html.Span)] == ["Ort", "Quelle der Zahl", "Zeitraum"]


def test_a_figure_that_newer_rules_read_otherwise_leads_to_what_they_read(engine: Engine, english: Texts) -> None:
    view = evidence_view(replace(evidence_of(engine), retired_by="rules", successor=3), ALONE, english)
    assert "Newer rules read this text otherwise" in text_of(view)
    assert parts(view, html.Button)[0].to_plotly_json()["props"]["data-figure"] == "3"


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
    told = facts_of(view)
    names = ("Source of the number", "Place", "Period", "Document", "Publisher", "Published")
    assert [told[name][0] for name in names] == [
        "not named",
        "unknown",
        "period not stated",
        "unknown",
        "unknown",
        "unknown",
    ]


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


def test_a_document_that_changed_since_is_said(engine: Engine, english: Texts) -> None:
    changed = replace(REPORTS[1], number="3,500", sentence="More than 3,500 people have left.", url=url_of(REPORTS[1]))
    assert "changed since" not in text_of(evidence_view(evidence_of(engine), ALONE, english))
    save_report(engine, changed)
    view = evidence_view(evidence_of(engine), ALONE, english)
    assert "changed since" in text_of(view)
    assert text_of(parts(view, html.Mark)) == "3,400"

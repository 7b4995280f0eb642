"""The evidence of one figure: its sentence with the number marked, and everything that dates and places it."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

import pandas as pd
from dash import dcc, html
from dash.development.base_component import Component

from dashboard.attributes import aria, data
from dashboard.exports.citation import STYLES
from dashboard.passage import marked, passage
from dashboard.reasons import confidence_in_words, dating_words, reasons
from dashboard.translations import Texts
from dashboard.wording import as_sentence, figure_in_words, period_in_words, plain_date, plain_number
from db.queries import Evidence
from tracker.metrics import metrics

MOST_REPORTS = 12


def safe_link(url: str) -> str | None:
    """Return an address that a reader may be sent to: http or https with a host; None for anything else."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and parts.netloc else None


def evidence_view(evidence: Evidence, claim: pd.DataFrame, texts: Texts) -> list[Component]:
    """Return the content of the drawer for a figure; text of documents is shown as text, never as markup.

    ``claim`` are the figures that tell the same fact, the recommended one first (``reading.read_claim``).
    """
    figure = evidence.figure
    words = figure_in_words(texts, figure["quantifier"], figure["low"], figure["high"], figure["unit"])
    part = [html.Span(texts("part_of_total"), className="evidence-part")] if figure["subset"] else []
    facts = [(texts(name), value, why) for name, value, why in _facts(evidence, texts)]
    return [
        html.P([as_sentence(words), *part], className="evidence-figure"),
        *_notes(evidence, texts),
        *_quoted(evidence, texts),
        html.Dl([cell for name, value, why in facts for cell in (html.Dt(name), _fact(value, why))]),
        *_reports(claim, figure["figure_id"], texts),
        html.H3(texts("export_cite")),
        html.P([_cite(style, figure["figure_id"], texts) for style in STYLES], className="cite"),
    ]


def _notes(evidence: Evidence, texts: Texts) -> list[Component]:
    """Return what is to be known before the figure is used: that it counts no more, that a person corrected it."""
    corrected = evidence.figure["review"] == "corrected"
    notes: list[Component] = [html.P(texts("evidence_corrected"), className="quiet")] if corrected else []
    if not evidence.retired:
        return notes
    told: list[Any] = [texts(f"evidence_retired_{evidence.retired_by}")]
    if evidence.successor:
        label = texts("evidence_successor")
        told += [" ", html.Button(label, className="to-figure", **data(figure=str(evidence.successor)))]
    return [html.P(told, className="quiet"), *notes]


def _quoted(evidence: Evidence, texts: Texts) -> list[Component]:
    """Return the sentence with what stands around it, and what its marks mean."""
    figure = evidence.figure
    found = passage(evidence.text, evidence.quote, evidence.at, figure["language"])
    told = {"place": figure["place"].split("; "), "source": [figure["source"]]}
    dated = told | {"period": [dating_words(evidence.why)]}
    sentence = html.Strong(
        [*marked(found.head, dated), html.Mark(found.number), *marked(found.tail, dated)], className="evidence-sentence"
    )
    quote = html.Blockquote(
        [*marked(found.before, told), sentence, *marked(found.after, told)],
        className="evidence-quote",
        dir="auto",
        lang=figure["language"],
        **aria(label=texts("evidence_sentence")),
    )
    shown = {kind for part in quote.children for kind in _kinds(part)}
    key = [html.Span(texts(f"fact_{kind}"), className=f"mark-{kind}") for kind in dated if kind in shown]
    return [quote, html.P(key, className="quiet mark-key")]


def _kinds(part: Any) -> list[str]:
    """Return the kinds that are marked in a part of the quote."""
    inner = part.children if isinstance(part, html.Strong) else [part]
    return [str(getattr(one, "className", "")).removeprefix("mark-") for one in inner if isinstance(one, html.Span)]


def _fact(value: Any, why: str) -> Component:
    return html.Dd([value, html.Small(why, className="why")] if why else value)


def _cite(style: str, figure_id: int, texts: Texts) -> Component:
    named = data(cite=style, of=str(figure_id))
    return html.Button(texts(f"cite_{style.replace('-', '_')}"), className="to-figure", **named)


def _reports(claim: pd.DataFrame, figure_id: int, texts: Texts) -> list[Component]:
    """Return the reports of the same fact, each a way to its own sentence, and why it is thought the same."""
    if len(claim) < 2:
        return [html.P(texts("claim_alone"), className="quiet")] if len(claim) else []
    items = [html.Li(_report(row, figure_id, texts)) for row in claim.head(MOST_REPORTS).to_dict("records")]
    further = len(claim) - len(items)
    rest = [html.P(texts("news_further", count=further), className="quiet")] if further > 0 else []
    return [html.H3(texts("claim_reports", count=len(claim))), html.Ul(items, className="news"), *rest]


def _report(row: Mapping[Any, Any], figure_id: int, texts: Texts) -> list[Any]:
    low, high = plain_number(row["low"]), plain_number(row["high"])
    words = figure_in_words(texts, row["quantifier"], low, high, row["unit"])
    published = plain_date(row["published"])
    is_shown = row["figure_id"] == figure_id
    shown = (
        html.Strong(words)
        if is_shown
        else html.Button(words, className="to-figure", **data(figure=str(row["figure_id"])))
    )
    who = ", ".join(filter(None, (row["publisher"], texts.day(published) if published else "")))
    reasons = [texts(f"reason_{reason}") for reason in row["reason"].split()]
    return [shown, f" · {who}", html.Small(f" · {', '.join(reasons)}", className="quiet")]


def _facts(evidence: Evidence, texts: Texts) -> list[tuple[str, Any, str]]:
    """Return the name of each fact, its value, and why it is so."""
    figure, why = evidence.figure, reasons(evidence, texts)
    published = plain_date(figure["published"])
    link = safe_link(figure["url"])
    if link and figure["page"] and "#" not in link:
        link += f"#page={figure['page']}"  # where readers of PDF open it
    anchor = html.A(texts("open_document"), href=link, target="_blank", rel="noopener noreferrer") if link else None
    sure, meaning = confidence_in_words(figure["confidence"], texts)
    counted = "; ".join(filter(None, (why["number"], why["metric"])))
    facts = [
        ("metric", texts.of(metrics()[figure["metric"]].label), counted),
        ("fact_source", figure["source"] or texts("not_named"), why["source"]),
        ("fact_place", figure["place"] or texts("unknown"), why["place"]),
        ("fact_period", period_in_words(texts, plain_date(figure["start"]), plain_date(figure["end"])), why["period"]),
        ("compare_counts", texts(f"measure_{figure['measure']}"), ""),
        ("fact_confidence", sure, meaning),
        ("fact_title", dcc.Link(figure["title"] or texts("unknown"), href=f"/documents/{figure['document_id']}"), ""),
        ("fact_publisher", figure["publisher"] or texts("unknown"), ""),
        ("fact_published", texts.day(published) if published else texts("unknown"), ""),
        ("fact_retrieved", texts.instant(figure["retrieved"]), ""),
    ]
    page = [("fact_page", texts.number(figure["page"]), "")] if figure["page"] else []
    return [*facts, *page, *([("fact_link", anchor, "")] if anchor else [])]

"""What a person decides in the drawer, saved as ``tracker review`` saves it; the chart follows."""

import datetime as dt
from typing import Any

from dash import ClientsideFunction, Input, Output, State, callback, clientside_callback, html, no_update
from dash.development.base_component import Component

from dashboard.data import DATABASE_AWAY
from dashboard.request import request_data, request_texts
from dashboard.review_form import WRITTEN, corrections, review_form
from dashboard.translations import Texts
from db.queries import Evidence, read_evidence
from tracker.review import ReviewInvalid, review

WITH_REASON = ("corrected", "rejected")
"""Decisions that nobody can follow later without their reason."""

LONGEST = 2_000
"""Characters of what is typed that are kept."""

FIELDS = {name: State(f"review-{name}", "value") for name in WRITTEN}


def deciding(evidence: Evidence, known: dt.datetime | None, texts: Texts) -> Component:
    """Return the form that decides about a figure, or the sentence that says why it is not decided about here."""
    if evidence.retired or known:
        return html.P(texts("review_retired" if evidence.retired else "review_frozen"), className="quiet")
    figure, shown = evidence.figure, request_data()
    decided = bool(figure["review"] or figure["recommended"])
    return review_form(figure, decided=decided, reviewer=shown.reviewer, demo=shown.is_demo, texts=texts)


def saved_note(texts: Texts) -> list[Component]:
    """Return the note that a decision was saved."""
    return [html.P(texts("review_saved"), className="review-saved", role="status")]


@callback(
    output={
        "told": Output("review-told", "children"),
        "reviewed": Output("reviewed", "data"),
        "revision": Output("revision", "data", allow_duplicate=True),
    },
    inputs={
        "_": Input("review-save", "n_clicks"),
        "figure": State("figure", "data"),
        "decision": State("review-decision", "value"),
        "reviewer": State("review-who", "value"),
        "why": State("review-why", "value"),
        "part": State("review-part", "checked"),
        "fields": FIELDS,
    },
    running=[(Output("review-save", "loading"), True, False)],
    prevent_initial_call=True,
)
def decide(
    _: int | None, figure: int, decision: str | None, reviewer: str | None, why: str | None, part: bool, fields: Any
) -> dict[str, Any]:
    """Save the decision and let drawer and chart show it, or say in a sentence why it cannot be."""
    texts, answer = request_texts(), {"told": "", "reviewed": no_update, "revision": no_update}
    if not _ or not decision:
        return dict.fromkeys(answer, no_update)
    reason, told = (why or "").strip()[:LONGEST], {name: (value or "")[:LONGEST] for name, value in fields.items()}
    if decision in WITH_REASON and not reason:
        return answer | {"told": texts("problem_reason")}
    try:
        _save(figure, decision, (reviewer or "")[:LONGEST], reason, told | {"part": "yes" if part else "no"})
    except ReviewInvalid as error:
        return answer | {"told": problem_in_words(error, texts)}
    except DATABASE_AWAY:
        return answer | {"told": texts("review_not_saved")}
    reviewed = {"figure": figure, "decision": decision, "clicks": _}
    return answer | {"reviewed": reviewed, "revision": request_data().revision()}


def _save(figure: int, decision: str, reviewer: str, why: str, told: dict[str, str]) -> None:
    engine, changes = request_data().engine, list[str]()
    if decision == "corrected":
        evidence = read_evidence(engine, figure)
        changes = corrections(evidence.figure, told) if evidence else []
    review(engine, figure, decision, reviewer=reviewer, why=why, corrections=changes, now=dt.datetime.now(dt.UTC))


def problem_in_words(error: ReviewInvalid, texts: Texts) -> str:
    """Return why a decision cannot be taken in the reader's language, fields by their names in the form."""
    told = {
        name: texts(f"correction_{value}") if name in ("first", "last") else value for name, value in error.told.items()
    }
    for name in ("begins", "ends"):
        value = told.get(name)
        told |= {name: texts.day(value)} if isinstance(value, dt.date) else {}
    return texts(f"problem_{error.key}", **told)


clientside_callback(
    ClientsideFunction("tracker", "unfold"),
    Output("review-form", "data-decision"),
    Input("review-decision", "value"),
    prevent_initial_call=True,
)

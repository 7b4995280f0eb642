"""What people decide about figures: each decision is a row that stays, and the figure shows the last one.

A correction changes the figure itself, and its review keeps what stood there before, so that
``as_known_at`` can tell what was known at any instant.
"""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection, Engine, delete, insert, select, update
from sqlmodel import Session, col
from sqlmodel import select as select_rows

from db.columns import columns_of
from db.engine import reading, writing
from db.figures import PlaceToSave, add_places, place_rows, raise_revision
from db.models import DocumentVersionRow, FigurePlaceRow, FigureRow, ReviewRow

CORRECTABLE = (
    "metric", "quantifier", "low", "high", "unit", "subset", "start", "end", "source", "organization",
    "organization_kind", "places",
)  # fmt: skip
"""What a correction may change: columns of a figure, and its places."""

DAYS = ("start", "end")
Places = Sequence[tuple[str, PlaceToSave | None]]
Reviews = list[dict[str, Any]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """A person's decision about a figure: one of ``db.enumerations.DECISIONS``, who decided, and why.

    ``changes`` are the columns of ``CORRECTABLE`` that a correction sets, ``places`` the places, None where they stay.
    """

    figure_id: int
    decision: str
    reviewer: str
    why: str = ""
    changes: Mapping[str, Any] | None = None
    places: Places | None = None


def save_review(engine: Engine, decision: Decision, now: dt.datetime) -> None:
    """Add a decision and let the figure show it; KeyError where there is no current figure of that id."""
    with writing(engine) as session:
        current = (col(FigureRow.id) == decision.figure_id) & col(FigureRow.retired).is_(None)
        figure = session.exec(select_rows(FigureRow).where(current).with_for_update()).one_or_none()
        if figure is None:
            raise KeyError(decision.figure_id)
        changes = dict(decision.changes or {})
        if decision.places is not None:
            add_places(session.connection(), {place for _, place in decision.places if place})
            changes["places"] = [(name, place.code if place else None) for name, place in decision.places]
        decide(session, figure, replace(decision, changes=changes), now)
        raise_revision(session)


def decide(session: Session, figure: FigureRow, decision: Decision, at: dt.datetime) -> None:
    """Add a decision within a transaction and let the figure show it.

    Its ``changes`` may hold ``places``, as pairs of name and code; ``decision.places`` is not looked at.
    """
    before, changes = _values(session, figure), decision.changes or {}
    if decision.decision == "reopened":
        changes = undone(before, reviews_of(session, decision.figure_id))
    after = {name: plain(value) for name, value in changes.items() if plain(value) != before[name]}
    with session.no_autoflush:
        _apply(session, figure, after)
    told = [*reviews_of(session, decision.figure_id), {"decision": decision.decision}]
    figure.review, figure.recommended = state_after(told)
    session.add(
        ReviewRow(
            figure_id=decision.figure_id, at=at, reviewer=decision.reviewer, decision=decision.decision,
            why=decision.why, changed_from={name: before[name] for name in after}, changed_to=after,
        )
    )  # fmt: skip


def read_reviews(engine: Engine, figure_id: int) -> list[dict[str, Any]]:
    """Return the decisions about a figure, the first one first, with the columns of ``ReviewRow``."""
    query = select(*columns_of(ReviewRow)).where(col(ReviewRow.figure_id) == figure_id).order_by(col(ReviewRow.id))
    with reading(engine) as connection:
        return [dict(row) for row in connection.execute(query).mappings()]


def reviews_since(connection: Connection, instant: dt.datetime) -> dict[int, tuple[Reviews, Reviews]]:
    """Return the decisions about each figure that was decided about after an instant: until then, and after it."""
    columns: list[Any] = [col(getattr(ReviewRow, name)) for name in ("figure_id", "at", "decision", "changed_from")]
    decided = select(col(ReviewRow.figure_id)).where(col(ReviewRow.at) > instant)
    query = select(*columns).where(col(ReviewRow.figure_id).in_(decided)).order_by(col(ReviewRow.id))
    told: dict[int, tuple[Reviews, Reviews]] = {}
    for row in connection.execute(query).mappings():
        earlier, later = told.setdefault(row["figure_id"], ([], []))
        (later if row["at"] > instant else earlier).append(dict(row))
    return told


def as_before(row: Mapping[Any, Any], earlier: Reviews, later: Reviews) -> dict[Any, Any]:
    """Return a row of ``db.queries.FIGURE_COLUMNS`` as it was before the later decisions about its figure."""
    told = undone(row, later)
    told["review"], told["recommended"] = state_after(earlier)
    for name in DAYS:
        told[name] = dt.date.fromisoformat(told[name]) if isinstance(told[name], str) else told[name]
    if "places" in told:
        told["place"] = "; ".join(name for name, _ in told["places"])
        told["place_code"] = "; ".join(code or name for name, code in told["places"])
    return told


def undone(values: Mapping[str, Any], reviews: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """Return values as they were before some reviews, which are the last ones, in their order."""
    before = dict(values)
    for review in reversed(reviews):
        before |= review["changed_from"]
    return before


def state_after(reviews: Sequence[Mapping[str, Any]]) -> tuple[str, bool]:
    """Return what a figure's ``review`` and ``recommended`` are after some reviews, in their order."""
    review, recommended = "", False
    for decision in (told["decision"] for told in reviews):
        review = {"recommended": review, "reopened": ""}.get(decision, decision)
        recommended = decision == "recommended" or (recommended and decision not in ("reopened", "rejected"))
    return review, recommended


def _values(session: Session, figure: FigureRow) -> dict[str, Any]:
    query = select_rows(FigurePlaceRow).where(FigurePlaceRow.figure_id == figure.id)
    places = session.exec(query.order_by(col(FigurePlaceRow.position))).all()
    own = {name: plain(getattr(figure, name)) for name in CORRECTABLE if name != "places"}
    return own | {"places": [[place.name, place.code] for place in places]}


def reviews_of(session: Session, figure_id: int) -> Reviews:
    """Return the decisions about a figure within a transaction, the first one first."""
    query = select_rows(ReviewRow).where(ReviewRow.figure_id == figure_id).order_by(col(ReviewRow.id))
    return [review.model_dump() for review in session.exec(query)]


def _apply(session: Session, figure: FigureRow, after: Mapping[str, Any]) -> None:
    published = session.get_one(DocumentVersionRow, figure.version_id).published
    for name, value in after.items():
        if name != "places":
            setattr(figure, name, dt.date.fromisoformat(value) if name in DAYS and value else value)
    figure.day = figure.end or published
    own = col(FigurePlaceRow.figure_id) == figure.id
    if "places" in after:
        session.execute(delete(FigurePlaceRow).where(own))
        rows = place_rows(figure.id or 0, figure.metric, figure.day, after["places"])
        if rows:
            session.execute(insert(FigurePlaceRow), rows)
    else:
        session.execute(update(FigurePlaceRow).where(own).values(metric=figure.metric, day=figure.day))


def plain(value: Any) -> Any:
    """Return a value as a review keeps it: days in ISO form, pairs as lists."""
    if isinstance(value, dt.date):
        return value.isoformat()
    return [list(pair) for pair in value] if isinstance(value, list) else value

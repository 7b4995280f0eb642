"""Figures with their places into a version of a document, within a transaction of ``db.save`` or ``db.reextract``."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, insert, update
from sqlmodel import Session, col
from sqlmodel import select as select_rows

from db.dialect import insert_missing
from db.models import DocumentVersionRow, FigurePlaceRow, FigureRow, PlaceAboveRow, PlaceRow, RevisionRow

DEFAULTS: dict[str, Any] = {
    "why": [], "origin": "text", "page": None, "review": "", "recommended": False, "retired": None, "retired_by": None,
    "successor_id": None,
}  # fmt: skip
"""What a figure's row need not tell."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureToSave:
    """A figure's row without its keys, and its places as named, the most specific first, known or not."""

    row: dict[str, Any]
    places: Sequence[tuple[str, "PlaceToSave | None"]]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceToSave:
    """A place of the gazetteer and the places that hold it."""

    code: str
    name: str
    level: str
    country: str
    latitude: float | None
    longitude: float | None
    above: "tuple[PlaceToSave, ...]" = ()


def add_figures(
    session: Session, version: DocumentVersionRow, figures: Sequence[FigureToSave], now: dt.datetime
) -> list[int]:
    """Add figures with their places to a version and return their ids in the same order."""
    session.flush()
    if not figures:
        return []
    connection = session.connection()
    add_places(connection, {place for figure in figures for _, place in figure.places if place})
    rows = [_figure_row(version, figure) | {"added": now} for figure in figures]
    new = insert(FigureRow).returning(col(FigureRow.id), sort_by_parameter_order=True)
    ids = [figure_id for (figure_id,) in connection.execute(new, rows) if figure_id is not None]
    places = [
        place
        for figure_id, row, figure in zip(ids, rows, figures, strict=True)
        for place in place_rows(figure_id, row["metric"], row["day"], _codes(figure))
    ]
    if places:
        connection.execute(insert(FigurePlaceRow), places)
    return ids


def current_figures(session: Session, version_id: int) -> list[FigureRow]:
    """Return the figures of a version that are not retired, in the order of its text."""
    current = (col(FigureRow.version_id) == version_id) & col(FigureRow.retired).is_(None)
    in_order = select_rows(FigureRow).where(current).order_by(col(FigureRow.at_begin), col(FigureRow.id))
    return list(session.exec(in_order))


def place_rows(
    figure_id: int, metric: str, day: dt.date | None, places: Iterable[tuple[str, str | None]]
) -> list[dict[str, Any]]:
    """Return the rows of a figure's places, given as name and code, the most specific first."""
    found_by = {"figure_id": figure_id, "metric": metric, "day": day}
    return [
        found_by | {"position": position, "name": name, "code": code, "key": code or name}
        for position, (name, code) in enumerate(places)
    ]


def _codes(figure: FigureToSave) -> list[tuple[str, str | None]]:
    return [(name, place.code if place else None) for name, place in figure.places]


def raise_revision(session: Session) -> None:
    """Note that data changed; as the last step of a transaction, because other writers wait from here on."""
    session.flush()
    connection, higher = session.connection(), update(RevisionRow).values(number=col(RevisionRow.number) + 1)
    if not connection.execute(higher).rowcount:
        connection.execute(insert_missing(connection, RevisionRow), {"id": 1, "number": 0})
        connection.execute(higher)


def _figure_row(version: DocumentVersionRow, figure: FigureToSave) -> dict[str, Any]:
    own = {
        "version_id": version.id,
        "text_length": version.text_length,
        "day": figure.row["end"] or version.published,
        "as_written": version.text[max(figure.row["at_begin"], 0) : figure.row["at_end"]],
    }
    return DEFAULTS | figure.row | own


def add_places(connection: Connection, places: set[PlaceToSave]) -> None:
    """Add the places that are not there yet, and those that hold them."""
    if not places:
        return
    all_places = {above.code: above for place in places for above in (place, *place.above)}
    holding = {(place.code, above.code) for place in places for above in place.above}
    holding |= {(code, code) for code in all_places}
    # In one order everywhere: of two that insert the same rows crosswise, PostgreSQL would end one.
    rows = [{name: getattr(place, name) for name in PlaceRow.model_fields} for _, place in sorted(all_places.items())]
    connection.execute(insert_missing(connection, PlaceRow), rows)
    above = [{"code": code, "above": above} for code, above in sorted(holding)]
    connection.execute(insert_missing(connection, PlaceAboveRow), above)

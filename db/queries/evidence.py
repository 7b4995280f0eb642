"""The sentences that report figures."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Engine, func, select
from sqlmodel import col

from db.engine import reading
from db.models import DocumentVersionRow, FigurePlaceRow, FigureRow
from db.queries.rows import IDS_AT_ONCE, select_figures
from db.reviews import as_before, reviews_since


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """The document version that reports a figure, with the ranges of the quote and the number in its text.

    ``figure`` has the columns of ``FIGURE_COLUMNS``, ``origin``, ``page`` and the document's ``language``.
    ``retired_by`` is "version" where a newer version of the document took its place, "rules" where newer rules read
    the same text otherwise (then ``successor`` is the id of what they read instead, if anything), else empty.
    """

    figure: dict[str, Any]
    text: str
    quote: tuple[int, int]
    at: tuple[int, int]
    why: list[str]
    retired_by: str = ""
    successor: int | None = None

    @property
    def retired(self) -> bool:
        """Tell whether the figure counts no more."""
        return bool(self.retired_by)


def read_evidence(engine: Engine, figure_id: int, known: dt.datetime | None = None) -> Evidence | None:
    """Return the evidence of a figure, retired or not, as it is or was known; None where there is no such figure."""
    query = select_figures(
        DocumentVersionRow.text,
        DocumentVersionRow.language,
        FigureRow.quote_begin,
        FigureRow.quote_end,
        FigureRow.at_begin,
        FigureRow.at_end,
        FigureRow.why,
        FigureRow.origin,
        FigureRow.page,
        FigureRow.retired_by,
        FigureRow.successor_id,
    ).where(col(FigureRow.id) == figure_id)
    with reading(engine) as connection:
        row = connection.execute(query).mappings().one_or_none()
        if row is None:
            return None
        places = connection.execute(
            select(col(FigurePlaceRow.name))
            .where(col(FigurePlaceRow.figure_id) == figure_id)
            .order_by(col(FigurePlaceRow.position))
        ).scalars()
        told = dict(row) | {"place": "; ".join(places)}
        later = reviews_since(connection, known).get(figure_id) if known else None
        told = as_before(told, *later) if later else told
    text, why = told.pop("text"), told.pop("why")
    quote = (told.pop("quote_begin"), told.pop("quote_end"))
    at = (told.pop("at_begin"), told.pop("at_end"))
    retired_by, successor = told.pop("retired_by") or "", told.pop("successor_id")
    return Evidence(figure=told, text=text, quote=quote, at=at, why=why, retired_by=retired_by, successor=successor)


def read_quotes(engine: Engine, figure_ids: list[int]) -> dict[int, str]:
    """Return the sentence that reports each of some figures."""
    version, figure = DocumentVersionRow, FigureRow
    length = col(figure.quote_end) - col(figure.quote_begin)
    quote = func.substr(col(version.text), col(figure.quote_begin) + 1, length)
    query = select(col(figure.id), quote).join(version, col(version.id) == col(figure.version_id))
    quotes: dict[int, str] = {}
    with reading(engine) as connection:
        for first in range(0, len(figure_ids), IDS_AT_ONCE):
            some = figure_ids[first : first + IDS_AT_ONCE]
            quotes |= dict(connection.execute(query.where(col(figure.id).in_(some))).all())
    return quotes

"""Rows of figures as a DataFrame with fixed columns."""

from collections.abc import Sequence
from itertools import repeat
from typing import Any

import pandas as pd
from sqlalchemy import BindParameter, Connection, Select, bindparam, select
from sqlmodel import col

from db.models import DocumentRow, DocumentVersionRow, FigurePlaceRow, FigureRow

IDS_AT_ONCE = 10_000  # both databases take more than 30,000 values in one query

FIGURE_COLUMNS = {
    "figure_id": "int64",
    "metric": "str",
    "quantifier": "str",
    "low": "Int64",
    "high": "Int64",
    "unit": "str",
    "subset": "bool",
    "population": "str",
    "place": "str",
    "place_code": "str",
    "start": "datetime64[us]",
    "end": "datetime64[us]",
    "source": "str",
    "organization": "str",
    "organization_kind": "str",
    "measure": "str",
    "confidence": "float64",
    "review": "str",
    "recommended": "bool",
    "document_id": "int64",
    "title": "str",
    "publisher": "str",
    "url": "str",
    "published": "datetime64[us]",
    "retrieved": "datetime64[us, UTC]",
}
"""Columns of a DataFrame of figures with their dtypes: dates at midnight without a zone, instants in UTC,
``place`` the names as the text gives them joined by "; ", the most specific first, ``place_code`` their codes
likewise (the name itself where it has none)."""


def select_figures(*further: Any) -> Select[Any]:
    """Return the query of all figures, retired or not, with the columns of a frame but for the places."""
    own = [name for name in FIGURE_COLUMNS if name in FigureRow.model_fields]
    columns: list[Any] = [
        col(FigureRow.id).label("figure_id"),
        *(getattr(FigureRow, name) for name in own),
        col(DocumentRow.id).label("document_id"),
        DocumentVersionRow.title,
        DocumentRow.publisher,
        DocumentRow.url,
        DocumentVersionRow.published,
        DocumentVersionRow.retrieved,
        *further,
    ]
    query: Select[Any] = (
        select(*columns)
        .select_from(FigureRow)
        .join(DocumentVersionRow, col(DocumentVersionRow.id) == col(FigureRow.version_id))
        .join(DocumentRow, col(DocumentRow.id) == col(DocumentVersionRow.document_id))
    )
    return query


def to_frame(connection: Connection, query: Select[Any]) -> pd.DataFrame:
    """Return the rows of ``select_figures`` with their places as a DataFrame, columns as in ``FIGURE_COLUMNS``."""
    found = connection.execute(query)
    rows = found.all()
    columns = dict(zip(found.keys(), zip(*rows, strict=True) if rows else repeat(()), strict=False))
    names, codes = _places(connection, columns["figure_id"])
    told = columns | {"place": names, "place_code": codes}
    return pd.DataFrame({name: pd.Series(told[name], dtype=dtype) for name, dtype in FIGURE_COLUMNS.items()})


def _places(connection: Connection, figure_ids: Sequence[int]) -> tuple[list[str], list[str]]:
    """Return the names and the codes of the places of some figures, in their order."""
    place = FigurePlaceRow
    query = select(col(place.figure_id), col(place.name), col(place.key))
    ids: BindParameter[int] = bindparam(
        "ids", expanding=True, literal_execute=True
    )  # as text: thousands of parameters take longer
    query = query.where(col(place.figure_id).in_(ids)).order_by(col(place.figure_id), col(place.position))
    names: dict[int, str] = {}
    codes: dict[int, str] = {}
    for first in range(0, len(figure_ids), IDS_AT_ONCE):
        some = figure_ids[first : first + IDS_AT_ONCE]
        for figure_id, name, code in connection.execute(query, {"ids": some}).all():
            names[figure_id] = f"{names[figure_id]}; {name}" if figure_id in names else name
            codes[figure_id] = f"{codes[figure_id]}; {code}" if figure_id in codes else code
    return [names.get(one, "") for one in figure_ids], [codes.get(one, "") for one in figure_ids]

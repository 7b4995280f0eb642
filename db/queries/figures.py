"""The figures of a filter."""

import re
from typing import Any

import pandas as pd
from sqlalchemy import Engine, Select, select
from sqlmodel import col

from db.dialect import explain
from db.engine import reading
from db.models import FigureRow
from db.queries.filter import Filter, narrow
from db.queries.known import as_known
from db.queries.rows import select_figures, to_frame


def read_figures(engine: Engine, wanted: Filter) -> pd.DataFrame:
    """Return the current figures of a filter, columns as in ``FIGURE_COLUMNS``, in order of day and id."""
    with reading(engine) as connection:
        frame = to_frame(connection, wanted_figures(wanted))
        return as_known(connection, frame, wanted, wanted.as_known_at) if wanted.as_known_at else frame


def read_figure_ids(engine: Engine, wanted: Filter) -> list[int]:
    """Return the ids of the figures of a filter, quicker than the figures, in no order."""
    with reading(engine) as connection:
        return list(connection.execute(narrow(select(col(FigureRow.id)), wanted)).scalars())


def explain_figures(engine: Engine, wanted: Filter) -> str:
    """Return the names of the indexes that the query of a filter's figures uses, in the order of its plan."""
    with reading(engine) as connection:
        plan = explain(connection, wanted_figures(wanted))
    return ", ".join(dict.fromkeys(re.findall(r"\b(?:ix|pk|uq)_\w+", plan)))


def wanted_figures(wanted: Filter) -> Select[Any]:
    """Return the query of the figures of a filter."""
    return narrow(select_figures(), wanted).order_by(col(FigureRow.day), col(FigureRow.id))

"""How many figures there are, by metric, place, organization or day."""

import datetime as dt
from typing import Any

from sqlalchemy import Engine, func, select
from sqlmodel import col

from db.engine import reading
from db.models import FigurePlaceRow, FigureRow, PlaceAboveRow, PlaceRow
from db.queries.filter import Filter, narrow


def count_figures_by_metric(engine: Engine, wanted: Filter | None = None) -> dict[str, int]:
    """Return the number of current figures of each metric that has any; ``wanted`` narrows it."""
    columns: list[Any] = [col(FigureRow.metric), func.count()]
    query = narrow(select(*columns).select_from(FigureRow), wanted or Filter())
    with reading(engine) as connection:
        return dict(connection.execute(query.group_by(col(FigureRow.metric))).all())


def count_figures_by_place(engine: Engine, wanted: Filter | None = None) -> dict[str, tuple[str, int]]:
    """Return each place with its name and its number of current figures, those of the places below included.

    The key is the place's code, or its name where it has no code; most figures first. ``wanted`` narrows it.
    """
    inner = narrow(select(col(FigureRow.id).label("figure_id")), wanted or Filter()).subquery()
    of_figure = inner.c.figure_id == col(FigurePlaceRow.figure_id)
    of_code = (
        select(col(PlaceRow.code), col(PlaceRow.name), func.count(inner.c.figure_id.distinct()))
        .select_from(FigurePlaceRow)
        .join(inner, of_figure)
        .join(PlaceAboveRow, col(PlaceAboveRow.code) == col(FigurePlaceRow.code))
        .join(PlaceRow, col(PlaceRow.code) == col(PlaceAboveRow.above))
        .group_by(col(PlaceRow.code), col(PlaceRow.name))
    )
    of_name = (
        select(col(FigurePlaceRow.name), col(FigurePlaceRow.name), func.count())
        .select_from(FigurePlaceRow)
        .join(inner, of_figure)
        .where(col(FigurePlaceRow.code).is_(None))
        .group_by(col(FigurePlaceRow.name))
    )
    with reading(engine) as connection:
        rows = [*connection.execute(of_code), *connection.execute(of_name)]
    rows.sort(key=lambda row: (-row[2], row[1]))
    return {key: (name, count) for key, name, count in rows}


def count_figures_by_organization(engine: Engine, wanted: Filter) -> dict[str, int]:
    """Return the number of current figures of a filter from each organization that is named; most figures first."""
    name, number = col(FigureRow.organization), func.count()
    columns: tuple[Any, ...] = (name, number)
    query = narrow(select(*columns).select_from(FigureRow), wanted).where(name != "").group_by(name)
    with reading(engine) as connection:
        return dict(connection.execute(query.order_by(number.desc(), name)).all())


def count_figures_by_day(engine: Engine, wanted: Filter) -> dict[dt.date, int]:
    """Return the number of current figures of a filter on each day that one stands for, the earliest first."""
    day = col(FigureRow.day)
    columns: tuple[Any, ...] = (day, func.count())
    query = narrow(select(*columns).select_from(FigureRow), wanted).where(day.is_not(None))
    with reading(engine) as connection:
        return dict(connection.execute(query.group_by(day).order_by(day)).all())

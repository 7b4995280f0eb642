"""Where figures are about, and what holds a place."""

import datetime as dt

from sqlalchemy import CheckConstraint, Index
from sqlmodel import Field, SQLModel


class PlaceRow(SQLModel, table=True):
    """A place of the gazetteer that some figure is about; coordinates are WGS 84 degrees."""

    __tablename__ = "place"

    code: str = Field(primary_key=True)
    name: str
    level: str
    country: str
    latitude: float | None
    longitude: float | None


class PlaceAboveRow(SQLModel, table=True):
    """A place and one that holds it, itself included, so that "places below" is one query."""

    __tablename__ = "place_above"

    code: str = Field(foreign_key="place.code", primary_key=True)
    above: str = Field(foreign_key="place.code", primary_key=True, index=True)


class FigurePlaceRow(SQLModel, table=True):
    """A place of a figure as its text names it; position 0 is the most specific.

    ``code`` is empty where the name is unknown or stayed ambiguous. ``key`` (the code, else the name) and the figure's
    ``metric`` and ``day`` stand here too, so that one index finds the figures of a place: ``place_rows`` fills them.
    """

    __tablename__ = "figure_place"
    __table_args__ = (
        CheckConstraint("position >= 0", name="position_counted"),
        Index(None, "key", "metric", "day", "figure_id"),
    )

    figure_id: int = Field(foreign_key="figure.id", primary_key=True)
    position: int = Field(primary_key=True)
    name: str
    code: str | None = Field(default=None, foreign_key="place.code")
    key: str
    metric: str
    day: dt.date | None

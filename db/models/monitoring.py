"""What a team monitors, notes and has told; and the number that tells that something changed."""

import datetime as dt

from sqlalchemy import (
    JSON,
    CheckConstraint,
    Column,
    ForeignKey,
    Integer,
    Text,
)
from sqlmodel import Field, SQLModel


class CrisisRow(SQLModel, table=True):
    """A named selection that a team monitors: places by code or name, the days it lasts, metrics (none: all).

    ``languages`` are those of the documents that are looked at (none: all).
    """

    __tablename__ = "crisis"
    __table_args__ = (CheckConstraint('"start" <= "end"', name="start_to_end"),)

    id: int | None = Field(default=None, primary_key=True)
    name: str = Field(unique=True)
    places: list[str] = Field(sa_column=Column(JSON, nullable=False))
    metrics: list[str] = Field(default_factory=list, sa_column=Column(JSON, nullable=False))
    languages: list[str] = Field(default_factory=list, sa_column=Column(JSON, nullable=False))
    start: dt.date | None = None
    end: dt.date | None = None


class AnnotationRow(SQLModel, table=True):
    """What a team notes at a day of its charts ("ceasefire"), for one crisis, or for all where it names none."""

    __tablename__ = "annotation"
    __table_args__ = (CheckConstraint("text <> ''", name="text_written"),)

    id: int | None = Field(default=None, primary_key=True)
    crisis_id: int | None = Field(
        default=None, sa_column=Column(Integer, ForeignKey("crisis.id", ondelete="CASCADE"), index=True)
    )
    day: dt.date
    text: str = Field(sa_column=Column(Text, nullable=False))
    added: dt.datetime


class BriefingRow(SQLModel, table=True):
    """The headline figures that a briefing on a crisis told, so that the next one tells what has changed."""

    __tablename__ = "briefing"

    id: int | None = Field(default=None, primary_key=True)
    crisis: str = Field(index=True)
    made: dt.datetime
    figures: dict[str, int] = Field(sa_column=Column(JSON, nullable=False))


class RevisionRow(SQLModel, table=True):
    """The one row whose number rises with every change of documents or figures; open pages watch it."""

    __tablename__ = "revision"
    __table_args__ = (CheckConstraint("id = 1", name="only_one"),)

    id: int = Field(default=1, primary_key=True)
    number: int

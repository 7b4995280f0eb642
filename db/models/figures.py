"""Reported numbers, and what people decided about them."""

import datetime as dt
from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    CheckConstraint,
    Column,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    Text,
)
from sqlmodel import Field, SQLModel

from db.enumerations import (
    BY_RULES,
    BY_VERSION,
    DECISIONS,
    MEASURES,
    ORIGINS,
    QUANTIFIERS,
    STATES,
    UNITS,
    one_of,
)


class FigureRow(SQLModel, table=True):
    """One reported number, pointing into the text of the document version that reports it.

    ``source`` is who the text names, ``organization`` the canonical name of whoever the number comes
    from: the source's, else the publisher's; ``day`` is the day that the figure stands for: its end, else the
    version's published date; ``as_written`` is the number as it stands in the text.
    ``retired`` is set when a newer version of the document or newer rules took its place, and ``retired_by`` says
    which of the two; ``successor_id`` is what newer rules read in the same place, empty where they read nothing.
    Retired figures stay. ``origin`` is whether a sentence or a record of data reports the figure, ``page`` the page it
    stands on, where the document has pages. ``added`` is when the figure was first read. ``review`` and
    ``recommended`` are what people decided last (``ReviewRow``); the other columns hold their corrections.
    """

    __tablename__ = "figure"
    __table_args__ = (
        CheckConstraint("low IS NOT NULL OR high IS NOT NULL", name="bounded"),
        CheckConstraint("low <= high", name="low_to_high"),
        CheckConstraint('"start" <= "end"', name="start_to_end"),
        CheckConstraint(
            "0 <= quote_begin AND quote_begin <= at_begin AND at_begin < at_end AND at_end <= quote_end",
            name="number_inside_quote",
        ),
        CheckConstraint("quote_end <= text_length", name="quote_inside_text"),
        CheckConstraint("length(as_written) = at_end - at_begin", name="written_in_range"),
        CheckConstraint("0 <= confidence AND confidence <= 1", name="confidence_probability"),
        CheckConstraint("(retired IS NULL) = (retired_by IS NULL)", name="retired_by_something"),
        CheckConstraint("successor_id IS NULL OR coalesce(retired_by, '') = 'rules'", name="successor_by_rules"),
        one_of("quantifier", QUANTIFIERS),
        one_of("unit", UNITS),
        one_of("measure", MEASURES),
        one_of("retired_by", (BY_VERSION, BY_RULES)),
        one_of("review", STATES),
        one_of("origin", ORIGINS),
        CheckConstraint("page >= 1", name="page_counted"),
        ForeignKeyConstraint(["version_id", "text_length"], ["document_version.id", "document_version.text_length"]),
        CheckConstraint('"end" IS NULL OR day = "end"', name="day_is_its_end"),
        Index(None, "metric", "day", "retired", "review", "subset"),
    )

    id: int | None = Field(default=None, primary_key=True)
    version_id: int = Field(index=True)
    text_length: int
    metric: str
    quantifier: str
    low: int | None = Field(sa_type=BigInteger)
    high: int | None = Field(sa_type=BigInteger)
    unit: str
    subset: bool
    population: str
    start: dt.date | None
    end: dt.date | None
    day: dt.date | None
    source: str
    organization: str
    organization_kind: str
    at_begin: int
    at_end: int
    quote_begin: int
    quote_end: int
    as_written: str
    measure: str
    confidence: float
    why: list[str] = Field(default_factory=list, sa_column=Column(JSON, nullable=False))
    extractor: str
    added: dt.datetime
    review: str = ""
    recommended: bool = False
    origin: str = "text"
    page: int | None = None
    retired: dt.datetime | None = None
    retired_by: str | None = None
    successor_id: int | None = Field(
        default=None,
        # A copy brings a figure before its successor.
        sa_column=Column(Integer, ForeignKey("figure.id", deferrable=True, initially="DEFERRED"), index=True),
    )


class ReviewRow(SQLModel, table=True):
    """What a person decided about a figure; rows are only ever added.

    ``changed_from`` and ``changed_to`` hold the figure's columns that a correction changed, days in ISO form,
    ``places`` as pairs of name and code.
    """

    __tablename__ = "review"
    __table_args__ = (one_of("decision", DECISIONS), CheckConstraint("reviewer <> ''", name="reviewer_named"))

    id: int | None = Field(default=None, primary_key=True)
    figure_id: int = Field(foreign_key="figure.id", index=True)
    at: dt.datetime = Field(index=True)
    reviewer: str
    decision: str
    why: str = Field(default="", sa_column=Column(Text, nullable=False))
    changed_from: dict[str, Any] = Field(default_factory=dict, sa_column=Column(JSON, nullable=False))
    changed_to: dict[str, Any] = Field(default_factory=dict, sa_column=Column(JSON, nullable=False))

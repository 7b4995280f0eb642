"""The tables. Dates are plain dates; instants are UTC."""

import datetime as dt

from sqlalchemy import (
    JSON,
    BigInteger,
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    Text,
    UniqueConstraint,
)
from sqlmodel import Field, SQLModel

SQLModel.metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


class FeedRow(SQLModel, table=True):
    """A configured place that documents come from, with its own schedule.

    ``local`` lets it reach private addresses (a feed on the own network). ``leased_until`` guards
    the one run at a time: whoever holds the lease captures the feed; a holder that died loses it
    when it expires.
    """

    __tablename__ = "feed"
    __table_args__ = (CheckConstraint("interval_minutes > 0", name="interval_positive"),)

    id: int | None = Field(default=None, primary_key=True)
    name: str = Field(unique=True)
    kind: str
    location: str
    interval_minutes: int
    enabled: bool = True
    local: bool = False
    added: dt.datetime
    leased_until: dt.datetime | None = None


class CaptureRow(SQLModel, table=True):
    """One run of a feed, or of a path or URL given by hand (then ``feed_id`` is empty)."""

    __tablename__ = "capture"

    id: int | None = Field(default=None, primary_key=True)
    feed_id: int | None = Field(
        default=None, sa_column=Column(Integer, ForeignKey("feed.id", ondelete="SET NULL"), index=True)
    )
    location: str
    started: dt.datetime = Field(index=True)
    ended: dt.datetime | None = None
    outcome: str = "running"
    documents_new: int = 0
    documents_changed: int = 0
    documents_known: int = 0
    documents_failed: int = 0
    figures: int = 0
    error: str = Field(default="", sa_column=Column(Text, nullable=False))


class CrisisRow(SQLModel, table=True):
    """A named selection that a team monitors: places by code or name, the days it lasts, metrics (none: all)."""

    __tablename__ = "crisis"
    __table_args__ = (CheckConstraint('"start" <= "end"', name="start_to_end"),)

    id: int | None = Field(default=None, primary_key=True)
    name: str = Field(unique=True)
    places: list[str] = Field(sa_column=Column(JSON, nullable=False))
    metrics: list[str] = Field(default_factory=list, sa_column=Column(JSON, nullable=False))
    start: dt.date | None = None
    end: dt.date | None = None


class DocumentRow(SQLModel, table=True):
    """One article or report, known by its canonical URL; what it said is in its versions."""

    __tablename__ = "document"

    id: int | None = Field(default=None, primary_key=True)
    url: str = Field(unique=True)
    publisher: str
    first_seen: dt.datetime
    last_seen: dt.datetime


class DocumentVersionRow(SQLModel, table=True):
    """What a document said when it was retrieved; a changed page adds one, none is overwritten."""

    __tablename__ = "document_version"
    __table_args__ = (UniqueConstraint("document_id", "number"),)

    id: int | None = Field(default=None, primary_key=True)
    document_id: int = Field(foreign_key="document.id")
    number: int
    content_hash: str
    title: str
    published: dt.date | None
    language: str
    text: str = Field(sa_column=Column(Text, nullable=False))
    retrieved: dt.datetime


class FigureRow(SQLModel, table=True):
    """One reported number, pointing into the text of the document version that reports it.

    ``source`` is who the text names, ``organization`` the canonical name of whoever the number comes
    from: the source's, else the publisher's. ``retired`` is set when a newer version of its document
    took its place; retired figures stay.
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
        Index(None, "metric", "end"),
    )

    id: int | None = Field(default=None, primary_key=True)
    version_id: int = Field(foreign_key="document_version.id", index=True)
    metric: str
    quantifier: str
    low: int | None = Field(sa_type=BigInteger)
    high: int | None = Field(sa_type=BigInteger)
    unit: str
    subset: bool
    population: str
    start: dt.date | None
    end: dt.date | None
    source: str
    organization: str
    organization_kind: str
    at_begin: int
    at_end: int
    quote_begin: int
    quote_end: int
    measure: str
    confidence: float
    why: list[str] = Field(default_factory=list, sa_column=Column(JSON, nullable=False))
    extractor: str
    retired: dt.datetime | None = None


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

    ``code`` is empty where the name is unknown or stayed ambiguous.
    """

    __tablename__ = "figure_place"

    figure_id: int = Field(foreign_key="figure.id", primary_key=True)
    position: int = Field(primary_key=True)
    name: str = Field(index=True)
    code: str | None = Field(default=None, foreign_key="place.code", index=True)

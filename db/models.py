"""The tables. Dates are plain dates; instants are UTC."""

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
    MetaData,
    Text,
    UniqueConstraint,
)
from sqlmodel import Field, SQLModel

from db.enumerations import BY_RULES, BY_VERSION, DECISIONS, MEASURES, OUTCOMES, QUANTIFIERS, STATES, UNITS, one_of

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
    __table_args__ = (
        one_of("outcome", OUTCOMES),
        CheckConstraint("(ended IS NULL) = (outcome = 'running')", name="ended_unless_running"),
    )

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
    __table_args__ = (CheckConstraint("first_seen <= last_seen", name="first_to_last_seen"),)

    id: int | None = Field(default=None, primary_key=True)
    url: str = Field(unique=True)
    publisher: str
    first_seen: dt.datetime
    last_seen: dt.datetime


class DocumentVersionRow(SQLModel, table=True):
    """What a document said when it was retrieved; a changed page adds one, none is overwritten.

    ``text_length`` is in characters; figures refer to it, so that the database itself refuses a quote beyond the text.
    """

    __tablename__ = "document_version"
    __table_args__ = (
        UniqueConstraint("document_id", "number"),
        UniqueConstraint("id", "text_length"),
        CheckConstraint("number >= 1", name="number_positive"),
        CheckConstraint("text_length = length(text)", name="text_length_true"),
    )

    id: int | None = Field(default=None, primary_key=True)
    document_id: int = Field(foreign_key="document.id")
    number: int
    content_hash: str
    title: str
    published: dt.date | None
    language: str
    text: str = Field(sa_column=Column(Text, nullable=False))
    text_length: int
    retrieved: dt.datetime


class FigureRow(SQLModel, table=True):
    """One reported number, pointing into the text of the document version that reports it.

    ``source`` is who the text names, ``organization`` the canonical name of whoever the number comes
    from: the source's, else the publisher's; ``day`` is the day that the figure stands for: its end, else the
    version's published date; ``as_written`` is the number as it stands in the text.
    ``retired`` is set when a newer version of the document or newer rules took its place, and ``retired_by`` says
    which of the two; ``successor_id`` is what newer rules read in the same place, empty where they read nothing.
    Retired figures stay. ``added`` is when the figure was first read. ``review`` and ``recommended`` are what people
    decided last (``ReviewRow``); the other columns hold their corrections.
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
        ForeignKeyConstraint(["version_id", "text_length"], ["document_version.id", "document_version.text_length"]),
        CheckConstraint('"end" IS NULL OR day = "end"', name="day_is_its_end"),
        Index(None, "metric", "day"),
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
    retired: dt.datetime | None = None
    retired_by: str | None = None
    successor_id: int | None = Field(
        default=None,
        # A copy brings a figure before its successor.
        sa_column=Column(Integer, ForeignKey("figure.id", deferrable=True, initially="DEFERRED"), index=True),
    )


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
    __table_args__ = (CheckConstraint("position >= 0", name="position_counted"),)

    figure_id: int = Field(foreign_key="figure.id", primary_key=True)
    position: int = Field(primary_key=True)
    name: str = Field(index=True)
    code: str | None = Field(default=None, foreign_key="place.code", index=True)


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

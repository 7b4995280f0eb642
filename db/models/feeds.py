"""Where documents come from, and when that was looked at."""

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

from db.enumerations import OUTCOMES, one_of


class FeedRow(SQLModel, table=True):
    """A configured place that documents come from, with its own schedule.

    Where there are ``keywords`` or ``countries`` (ISO3 codes), only documents that tell of one of them are kept.
    ``local`` lets it reach private addresses (a feed on the own network). ``leased_until`` guards the one run at a
    time: whoever holds the lease captures the feed; a holder that died loses it when it expires.
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
    keywords: list[str] = Field(default_factory=list, sa_column=Column(JSON, nullable=False))
    countries: list[str] = Field(default_factory=list, sa_column=Column(JSON, nullable=False))


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

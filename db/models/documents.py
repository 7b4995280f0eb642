"""Documents and what they said."""

import datetime as dt

from sqlalchemy import (
    CheckConstraint,
    Column,
    Text,
    UniqueConstraint,
)
from sqlmodel import Field, SQLModel


class DocumentRow(SQLModel, table=True):
    """One article or report, known by its canonical URL; what it said is in its versions.

    ``story_id`` is the first document of those that tell nearly the same (a wire report and its reprints), empty where
    it stands alone.
    """

    __tablename__ = "document"
    __table_args__ = (
        CheckConstraint("first_seen <= last_seen", name="first_to_last_seen"),
        CheckConstraint("story_id <= id", name="first_of_its_story"),
    )

    id: int | None = Field(default=None, primary_key=True)
    url: str = Field(unique=True)
    publisher: str
    first_seen: dt.datetime
    last_seen: dt.datetime
    story_id: int | None = Field(default=None, foreign_key="document.id", index=True)


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
    published: dt.date | None = Field(index=True)
    language: str
    text: str = Field(sa_column=Column(Text, nullable=False))
    text_length: int
    retrieved: dt.datetime

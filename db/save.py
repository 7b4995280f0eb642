"""The writes of what is captured, of feeds and crises. Each function is one transaction; the same twice is once."""

import datetime as dt
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sqlalchemy import Engine, delete, update
from sqlmodel import Session, col, select

from db.carried import carry_decisions
from db.dialect import insert_missing
from db.engine import reading, writing
from db.enumerations import BY_VERSION
from db.figures import FigureToSave as FigureToSave
from db.figures import PlaceToSave as PlaceToSave
from db.figures import add_figures, raise_revision
from db.models import (
    CaptureRow,
    CrisisRow,
    DocumentRow,
    DocumentVersionRow,
    FeedRow,
    FigureRow,
)

BY_HAND_AT_MOST = dt.timedelta(days=1)


def hash_of(title: str, published: dt.date | None, language: str, text: str) -> str:
    """Return the SHA-256 of everything in a document that figures are read from."""
    told = (title, published.isoformat() if published else "", language, text)
    return hashlib.sha256("\x1f".join(told).encode("utf-8", "surrogatepass")).hexdigest()


class Saved(StrEnum):
    """What saving a document did."""

    NEW = "new"
    CHANGED = "changed"
    KNOWN = "known"


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentToSave:
    """A document as it was retrieved; ``url`` is its canonical address and its identity."""

    url: str
    publisher: str
    title: str
    published: dt.date | None
    language: str
    text: str

    @property
    def content_hash(self) -> str:
        """Return the SHA-256 of everything that figures are read from."""
        return hash_of(self.title, self.published, self.language, self.text)


def is_known(engine: Engine, document: DocumentToSave) -> bool:
    """Tell whether the newest version of a document is exactly this one."""
    newest = (
        select(DocumentVersionRow.content_hash)
        .join(DocumentRow)
        .where(DocumentRow.url == document.url)
        .order_by(col(DocumentVersionRow.number).desc())
        .limit(1)
    )
    with reading(engine) as connection:
        return connection.execute(newest).scalar_one_or_none() == document.content_hash


def mark_seen(engine: Engine, url: str, now: dt.datetime) -> None:
    """Note that a known document is still there as it was."""
    with writing(engine) as session:
        earlier = (col(DocumentRow.url) == url) & (col(DocumentRow.last_seen) < now)
        session.execute(update(DocumentRow).where(earlier).values(last_seen=now))


def save_document(engine: Engine, document: DocumentToSave, figures: Sequence[FigureToSave], now: dt.datetime) -> Saved:
    """Save a document with its figures, both or neither.

    A document that is known as it is only gets a new ``last_seen``; a changed one gets a further
    version, and the figures of the version before are retired. What was decided about those holds for the same
    figures of the new one.
    """
    with writing(engine) as session:
        document_id, latest = _document_of_our_own(session, document, now)
        if latest and latest.content_hash == document.content_hash:
            return Saved.KNOWN
        version = _add_version(session, document_id, document, latest.number + 1 if latest else 1, now)
        add_figures(session, version, figures, now)
        if latest:
            carry_decisions(session, latest, version)
            _retire_figures(session, latest, now)
        raise_revision(session)
        return Saved.CHANGED if latest else Saved.NEW


def add_feed(engine: Engine, feed: FeedRow) -> None:
    """Add a feed; ValueError where its name is taken."""
    taken = f"There is a feed named {feed.name!r} already; choose another name."
    with writing(engine) as session:
        if session.exec(select(FeedRow.id).where(FeedRow.name == feed.name)).first():
            raise ValueError(taken)
        session.add(feed)


def save_crisis(engine: Engine, crisis: CrisisRow) -> None:
    """Save a crisis; one of the same name is replaced, with what was noted about it kept."""
    with writing(engine) as session:
        known = session.exec(select(CrisisRow.id).where(CrisisRow.name == crisis.name)).one_or_none()
        session.merge(CrisisRow(**crisis.model_dump() | {"id": known}))


def remove_crisis(engine: Engine, name: str) -> None:
    """Remove a crisis and what was noted about it; what it selects stays. KeyError where there is none of that name."""
    with writing(engine) as session:
        removed = session.execute(delete(CrisisRow).where(col(CrisisRow.name) == name))
        if not removed.rowcount:  # type: ignore[attr-defined]
            raise KeyError(name)


def remove_feed(engine: Engine, name: str) -> None:
    """Remove a feed; its documents, figures and captures stay. KeyError where there is none."""
    with writing(engine) as session:
        session.delete(_feed_named(session, name))


def enable_feed(engine: Engine, name: str, *, enabled: bool) -> None:
    """Enable or disable a feed; KeyError where there is none of that name."""
    with writing(engine) as session:
        _feed_named(session, name).enabled = enabled


def take_lease(engine: Engine, feed_id: int, now: dt.datetime, until: dt.datetime) -> bool:
    """Take the lease of a feed until an instant; False while another holder's has not expired."""
    free = col(FeedRow.leased_until).is_(None) | (col(FeedRow.leased_until) < now)
    with writing(engine) as session:
        taken = session.execute(update(FeedRow).where(col(FeedRow.id) == feed_id, free).values(leased_until=until))
        return bool(taken.rowcount)  # type: ignore[attr-defined]


def set_lease(engine: Engine, feed_id: int, held: dt.datetime, until: dt.datetime | None) -> bool:
    """Renew the lease that the caller holds until ``held``, or give it back (None); False where another took it."""
    own = (col(FeedRow.id) == feed_id) & (col(FeedRow.leased_until) == held)
    with writing(engine) as session:
        renewed = session.execute(update(FeedRow).where(own).values(leased_until=until))
        return bool(renewed.rowcount)  # type: ignore[attr-defined]


def start_capture(engine: Engine, feed_id: int | None, location: str, now: dt.datetime) -> int:
    """Add the row of a capture that starts now and return its id."""
    with writing(engine) as session:
        row = CaptureRow(feed_id=feed_id, location=location, started=now)
        session.add(row)
        session.flush()
        assert row.id is not None  # noqa: S101  a flushed row has its key
        return row.id


def update_capture(engine: Engine, capture_id: int, **values: Any) -> None:
    """Set columns of a capture's row: counts while it runs, ``ended``, ``outcome`` and ``error`` at its end."""
    with writing(engine) as session:
        session.execute(update(CaptureRow).where(col(CaptureRow.id) == capture_id).values(**values))


def close_lost_captures(engine: Engine, now: dt.datetime) -> None:
    """Mark captures as lost whose process died: running, while nobody holds the lease of their feed.

    One by hand has no lease; it counts as lost after a day.
    """
    leased = select(FeedRow.id).where(col(FeedRow.leased_until) >= now)
    by_hand = col(CaptureRow.feed_id).is_(None) & (col(CaptureRow.started) < now - BY_HAND_AT_MOST)
    lost = (col(CaptureRow.outcome) == "running") & (col(CaptureRow.feed_id).not_in(leased) | by_hand)
    with writing(engine) as session:
        session.execute(
            update(CaptureRow)
            .where(lost)
            .values(outcome="lost", ended=now, error="The tracker stopped before this capture ended.")
        )


def _feed_named(session: Session, name: str) -> FeedRow:
    feed = session.exec(select(FeedRow).where(FeedRow.name == name)).one_or_none()
    if feed is None:
        raise KeyError(name)
    return feed


def _document_of_our_own(
    session: Session, document: DocumentToSave, now: dt.datetime
) -> tuple[int, DocumentVersionRow | None]:
    """Return the document's id, made where it is missing, and its newest version, if any.

    Whoever saves the same document waits until we are done.
    """
    connection, row = session.connection(), {"url": document.url, "publisher": document.publisher}
    new = insert_missing(connection, DocumentRow).returning(col(DocumentRow.id))
    made = connection.execute(new, row | {"first_seen": now, "last_seen": now}).scalar_one_or_none()
    if made is not None:
        return made, None
    known = session.exec(select(DocumentRow).where(DocumentRow.url == document.url).with_for_update()).one()
    known.last_seen = max(known.last_seen, now)  # who waited for another comes with an earlier instant
    versions = select(DocumentVersionRow).where(DocumentVersionRow.document_id == known.id)
    latest = session.exec(versions.order_by(col(DocumentVersionRow.number).desc()).limit(1)).one_or_none()
    return known.id or 0, latest


def _retire_figures(session: Session, version: DocumentVersionRow, now: dt.datetime) -> None:
    current = (col(FigureRow.version_id) == version.id) & col(FigureRow.retired).is_(None)
    session.execute(update(FigureRow).where(current).values(retired=now, retired_by=BY_VERSION))


def _add_version(
    session: Session, document_id: int, document: DocumentToSave, number: int, now: dt.datetime
) -> DocumentVersionRow:
    version = DocumentVersionRow(
        document_id=document_id,
        number=number,
        content_hash=document.content_hash,
        title=document.title,
        published=document.published,
        language=document.language,
        text=document.text,
        text_length=len(document.text),
        retrieved=now,
    )
    session.add(version)
    session.flush()
    return version

"""Newer rules over kept texts: what is read as before keeps its identity, nothing is deleted."""

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from sqlalchemy import ColumnElement, Engine, select, update
from sqlmodel import Session, col
from sqlmodel import select as select_rows

from db.engine import reading, writing
from db.enumerations import BY_RULES
from db.figures import DEFAULTS, FigureToSave, add_figures, current_figures, raise_revision
from db.matching import READING, Matches, Told, match
from db.models import DocumentRow, DocumentVersionRow, FigurePlaceRow, FigureRow
from db.queries import is_newest
from db.reviews import DAYS, reviews_of, undone
from db.save import DocumentToSave

CHANGES = ("before", "unchanged", "changed", "vanished", "added", "after")
BATCH = 200


@dataclass(frozen=True, slots=True)
class KeptVersion:
    """The newest version of a document, by its id."""

    version_id: int
    document: DocumentToSave


@dataclass(slots=True)
class Changes:
    """How many figures of each metric there were before, what became of them, and how many there are after."""

    counts: dict[str, Counter[str]] = field(default_factory=dict)

    def count(self, change: str, figures: Sequence[Told]) -> None:
        """Count figures that one of ``CHANGES`` befell."""
        for figure in figures:
            self.counts.setdefault(figure.row["metric"], Counter())[change] += 1

    def add(self, other: "Changes") -> None:
        """Add the counts of another text."""
        for metric, counts in other.counts.items():
            self.counts.setdefault(metric, Counter()).update(counts)


def newest_versions(engine: Engine, since: dt.date | None = None) -> Iterator[KeptVersion]:
    """Yield the newest version of each document with words, of those published since a day (else retrieved since it).

    Records of data are passed over: they tell their figures themselves.
    """
    version, document = DocumentVersionRow, DocumentRow
    query = (
        select(*DocumentVersionRow.__table__.columns, col(document.url), col(document.publisher))  # type: ignore[attr-defined]
        .join(document, col(document.id) == col(version.document_id))
        .where(is_newest(), ~_is_record())
        .order_by(col(version.id))
        .limit(BATCH)
    )
    if since:
        retrieved = dt.datetime.combine(since, dt.time(), dt.UTC)
        undated = col(version.published).is_(None) & (col(version.retrieved) >= retrieved)
        query = query.where((col(version.published) >= since) | undated)
    last = 0
    while True:
        with reading(engine) as connection:
            rows = connection.execute(query.where(col(version.id) > last)).all()
        for row in rows:
            words = (row.url, row.publisher, row.title, row.published, row.language, row.text)
            yield KeptVersion(row.id, DocumentToSave(**dict(zip(DocumentToSave.__slots__, words, strict=True))))
        if len(rows) < BATCH:
            return
        last = rows[-1].id


def _is_record() -> ColumnElement[bool]:
    """Tell of a version whether it renders a record, which tells its figures itself; there is nothing to read."""
    figure = FigureRow
    own = select(col(figure.id)).where(col(figure.version_id) == col(DocumentVersionRow.id))
    return own.where(col(figure.origin) == "record").exists()


def save_extraction(
    engine: Engine, version_id: int, figures: Sequence[FigureToSave], now: dt.datetime, *, dry_run: bool = False
) -> Changes:
    """Let the figures of a document's newest version be these, and return what changed.

    What a person decided about stays as it is, whatever is read now. Of the rest, what reports the same keeps its
    row; what reports otherwise is retired with its successor's id; what is read no more is retired; what is new is
    added. Nothing happens where the version is not the newest any more, or at all on a ``dry_run``.
    """
    with writing(engine) as session:
        version = _newest_of_our_own(session, version_id)
        if version is None:
            return Changes()
        rows = current_figures(session, version_id)
        old, new = _told(session, rows), [_told_to_save(figure) for figure in figures]
        matches = match(old, new).keeping({index for index, row in enumerate(rows) if row.review or row.recommended})
        if not dry_run:
            _apply(session, version, rows, figures, matches, now)
        return _counted(old, new, matches)


def _newest_of_our_own(session: Session, version_id: int) -> DocumentVersionRow | None:
    """Return the version where it is the newest; whoever saves the same document waits until we are done."""
    this = col(DocumentVersionRow.id) == version_id
    document = select_rows(DocumentRow).join(DocumentVersionRow).where(this)
    session.exec(document.with_for_update(of=DocumentRow)).one()
    return session.exec(select_rows(DocumentVersionRow).where(this, is_newest())).one_or_none()


def _apply(
    session: Session,
    version: DocumentVersionRow,
    rows: Sequence[FigureRow],
    figures: Sequence[FigureToSave],
    matches: Matches,
    now: dt.datetime,
) -> None:
    for old, new in matches.unchanged:
        for name in READING:
            setattr(rows[old], name, (DEFAULTS | figures[new].row)[name])
    is_read_otherwise = any(session.is_modified(row) for row in rows)
    fresh = [new for _, new in matches.changed] + matches.added
    added = dict(zip(fresh, add_figures(session, version, [figures[new] for new in fresh], now), strict=True))
    successors = {rows[old].id: added[new] for old, new in matches.changed}
    for figure_id in [*successors, *(rows[old].id for old in matches.vanished)]:
        retired = {"retired": now, "retired_by": BY_RULES, "successor_id": successors.get(figure_id)}
        session.execute(update(FigureRow).where(col(FigureRow.id) == figure_id).values(retired))
    if fresh or matches.vanished or is_read_otherwise:
        raise_revision(session)


def _counted(old: Sequence[Told], new: Sequence[Told], matches: Matches) -> Changes:
    changes = Changes()
    changes.count("before", old)
    changes.count("unchanged", [old[one] for one, _ in matches.unchanged] + [old[one] for one in matches.kept])
    changes.count("changed", [old[one] for one, _ in matches.changed])
    changes.count("vanished", [old[one] for one in matches.vanished])
    changes.count("added", [new[other] for other in matches.added])
    changes.count("after", [new[other] for _, other in matches.unchanged + matches.changed])
    changes.count("after", [new[other] for other in matches.added] + [old[one] for one in matches.kept])
    return changes


def _told(session: Session, rows: Sequence[FigureRow]) -> list[Told]:
    wanted = col(FigurePlaceRow.figure_id).in_([row.id for row in rows])
    places: dict[int, list[tuple[str, str | None]]] = {}
    for place in session.exec(select_rows(FigurePlaceRow).where(wanted).order_by(col(FigurePlaceRow.position))):
        places.setdefault(place.figure_id, []).append((place.name, place.code))
    return [_as_read(session, Told(row.model_dump(), tuple(places.get(row.id or 0, ())))) for row in rows]


def _as_read(session: Session, told: Told) -> Told:
    """Return what the rules read where a person has corrected it since."""
    if not told.row["review"]:
        return told
    before = undone(told.row, reviews_of(session, told.row["id"]))
    places = before.pop("places", told.places)
    days = {name: dt.date.fromisoformat(before[name]) for name in DAYS if isinstance(before[name], str)}
    return Told(before | days, tuple((name, code) for name, code in places))


def _told_to_save(figure: FigureToSave) -> Told:
    return Told(figure.row, tuple((name, place.code if place else None) for name, place in figure.places))

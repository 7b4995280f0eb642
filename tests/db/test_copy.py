import datetime as dt
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from threading import Event, Thread

import pytest
from sqlalchemy import Engine, text

from db import queries, save
from db.annotations import save_annotation
from db.briefings import save_briefing
from db.check import check
from db.copy import NotCopied, back_up, copy_all, restore
from db.engine import DatabaseUnusable, open_database, writing
from db.models import CrisisRow, FeedRow
from db.queries import Filter
from db.reviews import Decision, save_review
from tests.db.rows import IN_IDLIB, NOW, NOWHERE, TEXT, document, figure

LATER = NOW + dt.timedelta(hours=1)


@pytest.fixture
def filled(engine: Engine) -> Engine:
    save.save_document(engine, document(), [figure(), figure((IN_IDLIB, NOWHERE), confidence=1 / 3)], NOW)
    save.save_document(engine, document(text=f"{TEXT} كلّهم 🏥"), [figure(low=8_000_000_000)], LATER)
    save.add_feed(engine, FeedRow(name="n", kind="rss", location="x", interval_minutes=1, added=NOW))
    save.start_capture(engine, 1, "x", NOW)
    save.save_crisis(engine, CrisisRow(name="River", places=["SDN"], metrics=[], start=None, end=None))
    save_annotation(engine, NOW.date(), "ceasefire", NOW, crisis_id=1)
    save_briefing(engine, "River", {"killed": 82}, NOW)
    save.save_document(engine, document(url="reprint"), [], NOW)
    save_review(engine, Decision(figure_id=3, decision="confirmed", reviewer="Ada"), NOW)
    with writing(engine) as session:  # a figure before its successor
        session.execute(text("UPDATE document SET story_id = 1 WHERE id > 1"))
        newer = "UPDATE figure SET retired_by = 'rules', successor_id = 2 WHERE id = 1"
        session.execute(text(newer))
    return engine


@pytest.fixture
def other(new_url: str) -> Iterator[Engine]:
    engine = open_database(new_url)
    yield engine
    engine.dispose()


def test_a_copy_has_everything_and_goes_on_counting(filled: Engine, other: Engine) -> None:
    sums = copy_all(filled, other)
    assert {name: total.rows for name, total in sums.items() if total.rows} == {
        "annotation": 1, "briefing": 1, "capture": 1, "crisis": 1, "document": 2, "document_version": 3, "feed": 1,
        "figure": 3, "figure_place": 4, "place": 3, "place_above": 5, "review": 1, "revision": 1,
    }  # fmt: skip
    assert queries.read_figures(other, Filter()).equals(queries.read_figures(filled, Filter()))
    assert queries.read_captures(other) == queries.read_captures(filled)
    assert list(check(other)) == []
    assert save.save_document(other, document(url="new"), [figure()], LATER) == "new"


def test_a_database_with_data_is_no_target(filled: Engine, other: Engine) -> None:
    save.save_document(other, document(url="own"), [], NOW)
    with pytest.raises(NotCopied, match="holds data already"):
        copy_all(filled, other)
    assert queries.last_seen(other, "own") == NOW
    assert queries.last_seen(other, document().url) is None


def test_what_arrives_otherwise_is_not_kept(filled: Engine, other: Engine) -> None:
    with writing(other) as session:
        if other.dialect.name == "sqlite":
            session.execute(
                text(
                    "CREATE TRIGGER wrong AFTER INSERT ON place "
                    "BEGIN UPDATE place SET name = 'x' WHERE code = 'homs'; END"
                )
            )
        else:
            session.execute(
                text("CREATE RULE wrong AS ON INSERT TO place DO ALSO UPDATE place SET name = 'x' WHERE code = 'homs'")
            )
    with pytest.raises(NotCopied, match="rows of place"):
        copy_all(filled, other)
    assert queries.is_empty(other)


def test_a_backup_is_restored_as_it_was(filled: Engine, other: Engine, tmp_path: Path) -> None:
    back_up(filled, tmp_path / "new folder" / "backup.db")
    assert [path.name for path in (tmp_path / "new folder").iterdir()] == ["backup.db"]
    before = (tmp_path / "new folder" / "backup.db").read_bytes()
    restore(tmp_path / "new folder" / "backup.db", other)
    assert queries.read_figures(other, Filter()).equals(queries.read_figures(filled, Filter()))
    assert list(check(other)) == []
    assert (tmp_path / "new folder" / "backup.db").read_bytes() == before


def test_a_backup_is_consistent_while_another_writes(engine: Engine, tmp_path: Path) -> None:
    stop = Event()

    def write() -> None:
        number = 0
        while not stop.is_set():
            save.save_document(engine, document(url=str(number)), [figure(), figure((IN_IDLIB,))], NOW)
            number += 1

    writer = Thread(target=write)
    writer.start()
    try:
        while queries.data_revision(engine) < 3:
            pass
        back_up(engine, tmp_path / "b.db")
    finally:
        stop.set()
        writer.join()
    copied = open_database(f"sqlite:///{tmp_path}/b.db")
    assert list(check(copied)) == []
    assert 2 * queries.data_revision(copied) == len(queries.read_figures(copied, Filter())) > 0
    copied.dispose()


def test_an_existing_file_is_not_overwritten(engine: Engine, tmp_path: Path) -> None:
    (tmp_path / "b.db").write_text("precious")
    with pytest.raises(NotCopied, match="exists already"):
        back_up(engine, tmp_path / "b.db")
    assert (tmp_path / "b.db").read_text() == "precious"


def test_where_nothing_can_be_written_is_told(engine: Engine, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(NotCopied, match="cannot be written"):
        back_up(engine, tmp_path / "file" / "b.db")


def test_what_is_no_backup_is_told(engine: Engine, tmp_path: Path) -> None:
    (tmp_path / "notes.db").write_text("Notes. " * 500)
    with pytest.raises(DatabaseUnusable, match="is no backup"):
        restore(tmp_path / "notes.db", engine)
    with pytest.raises(NotCopied, match="There is no file"):
        restore(tmp_path / "nowhere.db", engine)


def test_a_backup_of_a_newer_version_is_told(engine: Engine, tmp_path: Path) -> None:
    back_up(engine, tmp_path / "b.db")
    with closing(sqlite3.connect(tmp_path / "b.db")) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
        connection.commit()
    with pytest.raises(DatabaseUnusable, match="newer version"):
        restore(tmp_path / "b.db", engine)

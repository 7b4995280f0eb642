from pathlib import Path
from threading import Thread

import pytest
from sqlalchemy import Engine, text

from db import save
from db.engine import DatabaseUnusable, open_database, reading, writing
from tests.db.rows import NOW, document, figure

INSERT = "INSERT INTO place (code, name, level, country) VALUES ('homs', 'Homs', 'adm1', 'SYR')"


def test_open_twice_keeps_what_is_there(engine: Engine, url: str) -> None:
    save.save_document(engine, document(), [figure()], NOW)
    again = open_database(url)
    assert save.is_known(again, document())
    again.dispose()


def test_several_processes_may_open_a_new_database_at_once(new_url: str) -> None:
    engines: list[Engine] = []
    threads = [Thread(target=lambda: engines.append(open_database(new_url))) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(engines) == 4
    for engine in engines:
        engine.dispose()


def test_sqlite_is_set_up_well(tmp_path: Path) -> None:
    engine = open_database(f"sqlite:///{tmp_path}/tracker.db")
    with engine.connect() as connection:
        assert connection.execute(text("PRAGMA journal_mode")).scalar() == "wal"
        assert connection.execute(text("PRAGMA foreign_keys")).scalar() == 1
    engine.dispose()


def test_readers_read_while_another_writes(engine: Engine) -> None:
    with writing(engine) as session:
        session.execute(text(INSERT))
        with reading(engine) as connection:
            assert connection.execute(text("SELECT count(*) FROM place")).scalar() == 0


def test_an_error_in_a_transaction_rolls_it_back(engine: Engine) -> None:
    def fail_halfway() -> None:
        with writing(engine) as session:
            session.execute(text(INSERT))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail_halfway()
    with reading(engine) as connection:
        assert connection.execute(text("SELECT count(*) FROM place")).scalar() == 0


def unusable(url: str) -> str:
    with pytest.raises(DatabaseUnusable) as caught:
        open_database(url)
    assert "\n" not in str(caught.value)
    return str(caught.value)


@pytest.mark.parametrize("url", ["nonsense", "", "oracel://x/y", "postgresql+nothing://x/y"])
def test_a_malformed_address_is_told(url: str) -> None:
    assert "is not a database address" in unusable(url)


def test_a_file_where_the_folder_should_be_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert "folder of the database" in unusable(f"sqlite:///{tmp_path}/file/tracker.db")


def test_a_folder_where_the_file_should_be_is_told(tmp_path: Path) -> None:
    assert "cannot be opened" in unusable(f"sqlite:///{tmp_path}")


def test_a_file_that_is_no_database_is_told_and_left_alone(tmp_path: Path) -> None:
    (tmp_path / "notes.db").write_text("Notes that nobody wants to lose. " * 50)
    assert "not a database" in unusable(f"sqlite:///{tmp_path}/notes.db")
    assert (tmp_path / "notes.db").read_text().startswith("Notes")


def test_a_newer_revision_is_told_and_left_alone(new_url: str) -> None:
    engine = open_database(new_url)
    with writing(engine) as session:
        session.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    engine.dispose()
    assert "newer version of the tracker" in unusable(new_url)


def test_a_password_is_not_shown() -> None:
    assert "secret" not in unusable("postgresql://user:secret@127.0.0.1:9/tracker")

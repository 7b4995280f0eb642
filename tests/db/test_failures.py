"""What goes wrong outside is one sentence, and nothing is half-written."""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError

from db import queries, save
from db.check import check
from db.engine import DatabaseUnusable, connect, open_database
from db.failures import in_words
from tests.db.rows import NOW, document, figure
from tests.forked import become_nobody, forked, full_disk


@pytest.fixture
def shared_folder(tmp_path: Path) -> Iterator[Path]:
    """Give a folder that every user can read; pytest's own are the owner's alone."""
    folder = Path(tempfile.mkdtemp(prefix="tracker-test-"))
    folder.chmod(0o755)
    save_some(f"sqlite:///{tmp_path}/warm.db")  # who is nobody may not import what was not imported yet
    yield folder
    shutil.rmtree(folder)


def save_some(url: str, number: int = 1) -> str:
    engine = open_database(url)
    try:
        for n in range(number):
            save.save_document(engine, document(url=str(n)), [figure()], NOW)
    except DBAPIError as error:
        return in_words(error)
    finally:
        engine.dispose()
    return "saved"


def test_a_folder_that_may_not_be_written_to(shared_folder: Path) -> None:
    shared_folder.chmod(0o555)
    url = f"sqlite:///{shared_folder}/tracker.db"
    told = forked(lambda: save_some(url), become_nobody)
    assert told.startswith("DatabaseUnusable: The database cannot be opened. Give the right to write to its file")
    told = forked(lambda: save_some(f"sqlite:///{shared_folder}/below/tracker.db"), become_nobody)
    assert told.startswith("DatabaseUnusable: The folder of the database")
    assert "Permission denied" in told


def test_a_database_that_may_not_be_written_to(shared_folder: Path) -> None:
    url = f"sqlite:///{shared_folder}/tracker.db"
    assert save_some(url) == "saved"
    for path in shared_folder.iterdir():
        path.chmod(0o444)
    shared_folder.chmod(0o555)
    told = forked(lambda: save_some(url, 2), become_nobody)
    assert "right to write to its file and its folder" in told


@pytest.mark.parametrize("room", [0, 30_000, 200_000])
def test_a_full_disk(tmp_path: Path, room: int) -> None:
    url = f"sqlite:///{tmp_path}/tracker.db"
    told = forked(lambda: save_some(url, 1000), full_disk(room))
    assert "disk of the database" in told or "Is it full?" in told or "File too large" in told, told
    engine = open_database(url)  # there is room again
    assert list(check(engine)) == []
    engine.dispose()
    assert save_some(url, 10) == "saved"


def test_a_damaged_file(tmp_path: Path) -> None:
    path = tmp_path / "tracker.db"
    assert save_some(f"sqlite:///{path}", 200) == "saved"
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 3] + b"\xff" * (len(whole) // 3) + whole[2 * len(whole) // 3 :])
    engine = connect(f"sqlite:///{path}")
    assert any("damaged" in told for told in check(engine))
    engine.dispose()
    path.write_bytes(whole[:5000])
    with pytest.raises(DatabaseUnusable, match="file is damaged"):
        open_database(f"sqlite:///{path}")
    path.write_bytes(b"\xff" * 100 + whole[100:])
    with pytest.raises(DatabaseUnusable, match="file is not a database"):
        open_database(f"sqlite:///{path}")


def test_a_server_that_is_not_there() -> None:
    with pytest.raises(DatabaseUnusable, match=r"^The database server cannot be reached.*\(TRACKER_DATABASE_URL\)\.$"):
        open_database("postgresql://user:secret@127.0.0.1:9/tracker")


def test_a_database_that_is_not_there(migrated_postgres: str) -> None:
    with pytest.raises(DatabaseUnusable, match="does not exist"):
        open_database(migrated_postgres.replace("tracker_test", "nowhere"))


def test_what_the_database_refuses_is_not_its_failure(engine: Engine) -> None:
    with pytest.raises(DBAPIError) as caught:
        save.save_document(engine, document(), [figure(low=9, high=8)], NOW)
    assert in_words(caught.value).startswith("The database cannot be used.")
    assert queries.is_empty(engine)

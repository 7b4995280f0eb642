"""What a user reads when the database fails: one sentence on standard error, exit status 1, nothing half-written."""

import io
import os
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing, redirect_stderr
from pathlib import Path

import pytest
from sqlalchemy import make_url

from db.check import check
from db.documents import DocumentFilter, count_documents
from db.engine import open_database
from db.queries import Filter, read_figures
from tests.forked import become_nobody, forked
from tests.postgres import administer, fresh_database
from tests.tracker.commands.conftest import Ended, Run
from tests.tracker.test_at_once import write
from tracker.__main__ import main

NUMBER = 200


@pytest.fixture
def target(folder: Path) -> str:
    return write(folder / "d.jsonl", range(NUMBER)).location


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """Give a disk of its own; only root can make one, and elsewhere ``full_disk`` has to do."""
    disk = tmp_path / "disk"
    disk.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=600k", "tmpfs", disk], capture_output=True).returncode:
        pytest.skip("This user may not mount a small disk.")
    yield disk
    subprocess.run(["umount", "-l", disk], check=True)


def capturing(target: str) -> "subprocess.Popen[str]":
    command = [sys.executable, "-m", "tracker", "capture", target]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def ended(process: "subprocess.Popen[str]") -> Ended:
    out, err = process.communicate(timeout=60)
    return Ended(process.returncode, out, err)


def is_one_sentence(told: Ended, words: str) -> bool:
    return told.status == 1 and told.err.startswith(words) and told.err.count("\n") == 1 and "Traceback" not in told.err


def documents_after(url: str) -> int:
    """Return how many documents there are, each with both its figures."""
    engine = open_database(url)
    assert list(check(engine)) == []
    figures = read_figures(engine, Filter())
    engine.dispose()
    assert len(figures) == 2 * figures["url"].nunique()
    return int(figures["url"].nunique())


def test_a_full_disk(small_disk: Path, target: str, monkeypatch: pytest.MonkeyPatch) -> None:
    url = f"sqlite:///{small_disk}/tracker.db"
    monkeypatch.setenv("TRACKER_DATABASE_URL", url)
    told = ended(capturing(target))
    assert is_one_sentence(told, "The disk of the database is full. Make room and try again;"), told
    subprocess.run(["mount", "-o", "remount,size=20m", small_disk], check=True)
    assert 0 < documents_after(url) < NUMBER
    assert ended(capturing(target)).status == 0
    assert documents_after(url) == NUMBER


@pytest.mark.parametrize("is_there", [False, True])
def test_a_folder_that_may_not_be_written_to(
    run: Run, target: str, monkeypatch: pytest.MonkeyPatch, is_there: bool
) -> None:
    # Not below pytest's own folder: nobody may look into that one.
    with tempfile.TemporaryDirectory(prefix="tracker-test-") as folder:
        monkeypatch.setenv("TRACKER_DATABASE_URL", f"sqlite:///{folder}/{'' if is_there else 'other'}tracker.db")
        run("crises", "remove", "River")  # who is nobody may not import what was not imported yet
        if is_there:
            Path(folder, "tracker.db").chmod(0o444)
        monkeypatch.setenv("TRACKER_DATABASE_URL", f"sqlite:///{folder}/tracker.db")
        Path(folder).chmod(0o555)
        monkeypatch.chdir(folder)

        def check_it() -> str:
            with pytest.raises(SystemExit), redirect_stderr(io.StringIO()) as told:
                main()
            return told.getvalue()

        told = forked(check_it, become_nobody)
        assert is_one_sentence(Ended(1, "", told), "The database "), told
        assert "Give the right to write to its file and its folder." in told


@pytest.mark.parametrize("command", [("capture", "d.jsonl"), ("check",), ("status",), ("backup", "b.db"), ("serve",)])
def test_a_database_of_a_newer_version(run: Run, folder: Path, target: str, command: tuple[str, ...]) -> None:
    open_database("sqlite:///data/tracker.db").dispose()
    with closing(sqlite3.connect("data/tracker.db")) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
        connection.commit()
    before = Path("data/tracker.db").read_bytes()
    assert is_one_sentence(run(*command), "The database was made by a newer version of the tracker. Update the tracker")
    assert Path("data/tracker.db").read_bytes() == before


@pytest.mark.parametrize("command", [("capture", "d.jsonl"), ("check",), ("status",), ("reextract",), ("serve",)])
def test_a_file_that_is_damaged(run: Run, folder: Path, target: str, command: tuple[str, ...]) -> None:
    Path("data").mkdir()
    Path("data/tracker.db").write_bytes(os.urandom(50_000))
    told = run(*command)
    assert is_one_sentence(told, "The database's file is not a database. Use another, or restore a backup"), told


def test_a_server_that_goes_away_during_a_capture_and_comes_back(
    postgres: str, target: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with fresh_database(postgres) as url:
        monkeypatch.setenv("TRACKER_DATABASE_URL", url)
        engine, name = open_database(url), make_url(url).database
        process = capturing(target)
        while count_documents(engine, DocumentFilter()) < 5:
            assert process.poll() is None, process.communicate()
        engine.dispose()
        administer(
            postgres,
            f"ALTER DATABASE {name} ALLOW_CONNECTIONS false",
            f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'",
        )
        told = ended(process)
        assert is_one_sentence(told, "The database server cannot be reached. What was reported as saved is saved;")
        administer(postgres, f"ALTER DATABASE {name} ALLOW_CONNECTIONS true")
        assert 5 <= documents_after(url) < NUMBER
        assert ended(capturing(target)).status == 0
        assert documents_after(url) == NUMBER

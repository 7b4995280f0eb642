import logging
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tracker.__main__ import main

ROOT = Path(__file__).parents[3]


@dataclass
class Ended:
    """How a command ended."""

    status: int
    out: str
    err: str

    @property
    def rows(self) -> list[list[str]]:
        """Return the lines of a table, split at white space, without its head."""
        return [line.split() for line in self.out.splitlines()[1:]]


Run = Callable[..., Ended]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in an empty folder with short limits."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    monkeypatch.setenv("COLUMNS", "200")
    monkeypatch.setenv("TRACKER_HTTP_TIMEOUT_SECONDS", "0.5")
    monkeypatch.setenv("TRACKER_HTTP_RETRIES", "0")
    monkeypatch.setenv("TRACKER_FILE_LIMIT_MB", "0.1")
    return tmp_path


@pytest.fixture(autouse=True)
def log_levels() -> Iterator[None]:
    """Give back the levels of the log that a command sets for its process, which here goes on with other tests."""
    loggers = [logging.getLogger(name) for name in ("tracker", "apscheduler")]
    before = [logger.level for logger in loggers]
    yield
    for logger, level in zip(loggers, before, strict=True):
        logger.setLevel(level)


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command line in this process."""

    def run_command(*arguments: str) -> Ended:
        monkeypatch.setattr(sys, "argv", ["tracker", *arguments])
        with pytest.raises(SystemExit) as ended:
            main()
        told = capsys.readouterr()
        return Ended(int(ended.value.code or 0), told.out, told.err)

    return run_command

import json
import logging
from pathlib import Path

import pytest
from sqlalchemy import Engine

from db import queries, save
from db.models import FeedRow
from tracker.capture import now_utc
from tracker.log_lines import JsonLines
from tracker.schedule import _Schedule
from tracker.settings import Settings


def test_a_run_is_one_line_of_json(
    settings: Settings, engine: Engine, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "a.txt").write_text("Twelve people were injured in Homs.")
    save.add_feed(
        engine,
        FeedRow(name="docs", kind="folder", location=str(tmp_path / "a.txt"), interval_minutes=60, added=now_utc()),
    )
    with caplog.at_level(logging.INFO, "tracker"):
        _Schedule(settings, engine).run(queries.read_feeds(engine)[0].id or 0)
    (record,) = caplog.records
    line = JsonLines().format(record)
    told = json.loads(line)
    assert "\n" not in line
    assert {name: told[name] for name in ("feed", "outcome", "new", "figures", "failed")} == {
        "feed": "docs", "outcome": "ok", "new": 1, "figures": 1, "failed": 0,
    }  # fmt: skip
    assert told["seconds"] >= 0
    assert told["at"].endswith("+00:00")


def test_a_fault_is_told_in_its_line() -> None:
    try:
        raise ZeroDivisionError("words")
    except ZeroDivisionError as error:
        record = logging.LogRecord("tracker", logging.ERROR, "", 1, "It broke.", (), (type(error), error, None))
    told = json.loads(JsonLines().format(record))
    assert (told["level"], told["message"]) == ("error", "It broke.")
    assert "ZeroDivisionError: words" in told["exception"]

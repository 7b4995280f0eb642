"""A process that is killed leaves whole documents only, and the next run brings the rest."""

import json
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

from tests.tracker.commands.conftest import Run

NUMBER = 400
TEXT = "At least {} people were killed in Homs on Sunday and 300 were injured, the Red Crescent said."


def count(what: str) -> int:
    if not Path("data/tracker.db").exists():
        return 0
    with closing(sqlite3.connect("data/tracker.db", timeout=30)) as connection:
        try:
            return int(connection.execute(f"SELECT count(*) FROM {what}").fetchone()[0])
        except sqlite3.OperationalError:
            return 0  # its tables are not there yet


def test_killed_in_the_middle(run: Run, folder: Path) -> None:
    lines = [
        {"id": f"d{n}", "text": TEXT.format(n + 2), "language": "en", "published": "2024-05-06"} for n in range(NUMBER)
    ]
    (folder / "d.jsonl").write_text("\n".join(map(json.dumps, lines)))
    with subprocess.Popen([sys.executable, "-m", "tracker", "capture", "d.jsonl"]) as process:
        end = time.monotonic() + 60
        while count("document") < 20 and time.monotonic() < end:
            time.sleep(0.01)
        process.kill()
    kept = count("document")
    assert 20 <= kept < NUMBER
    assert (count("document_version"), count("figure")) == (kept, 2 * kept)
    assert run("capture", "d.jsonl").rows[0][1:4] == [str(NUMBER - kept), "0", str(kept)]
    assert (count("document"), count("figure")) == (NUMBER, 2 * NUMBER)

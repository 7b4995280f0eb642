"""What stays up, as processes of its own: starts, says where, ends in good order."""

import asyncio
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.tracker.commands.conftest import Run
from tracker.commands.serving import listening
from tracker.settings import load_settings


@pytest.fixture
def port(monkeypatch: pytest.MonkeyPatch) -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    monkeypatch.setenv("TRACKER_PORT", str(port))
    return port


@contextmanager
def started(*arguments: str) -> Iterator["subprocess.Popen[str]"]:
    command = [sys.executable, "-m", "tracker", *arguments]
    with subprocess.Popen(command, stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        try:
            yield process
        finally:
            process.kill()


def line_with(process: "subprocess.Popen[str]", words: str) -> str:
    assert process.stderr is not None
    return next(line for line in process.stderr if words in line)


def page(port: int) -> str:
    for _ in range(600):
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=5) as answer:
                return str(answer.read().decode())
        except OSError:
            time.sleep(0.1)
    raise AssertionError("nothing answers")


def test_run_loads_the_demo_serves_and_ends_in_good_order(port: int, folder: Path) -> None:
    with started("run") as process:
        assert f"http://127.0.0.1:{port}" in line_with(process, "Displacement Figures Tracker")
        assert "<html" in page(port)
        assert (folder / "data" / "demo.db").exists()
        process.terminate()
        out, err = process.communicate(timeout=60)
    assert (process.returncode, out, err) == (0, "", "Stopped.\n")


def processes_of(process: "subprocess.Popen[str]") -> list[int]:
    """Return those that answer readers."""
    children = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()
    return [int(pid) for pid in children if b"spawn_main" in Path(f"/proc/{pid}/cmdline").read_bytes()]


def test_serve_needs_no_scheduler_replaces_what_dies_and_ends_with_the_keyboard(port: int, folder: Path) -> None:
    with started("serve") as process:
        assert "<html" in page(port)
        first = processes_of(process)
        assert len(first) == load_settings().dashboard_processes == 2
        for pid in first:
            os.kill(pid, signal.SIGKILL)
        assert "<html" in page(port)
        assert not set(first) & set(processes_of(process))
        process.send_signal(signal.SIGINT)
        assert process.wait(60) == 0
    assert not (folder / "data" / "demo.db").exists()


def test_a_tracker_that_is_killed_leaves_nothing_behind_that_keeps_its_port(port: int, folder: Path) -> None:
    with started("serve") as process:
        assert "<html" in page(port)
        process.kill()
        process.wait()
        end = time.monotonic() + 60
        while is_answered(port):
            assert time.monotonic() < end
            time.sleep(0.1)


def is_answered(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def test_a_dashboard_that_cannot_start_ends_the_tracker(
    run: Run, port: int, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "dashboard").mkdir()
    (folder / "dashboard" / "__init__.py").touch()
    (folder / "dashboard" / "app.py").write_text("raise RuntimeError('half installed')")
    monkeypatch.syspath_prepend(folder)  # which the processes that are to serve begin with
    monkeypatch.setattr("tracker.commands.serving.SILENT", 1)
    ended = run("serve")
    assert ended.status == 1
    assert ended.err.endswith("The dashboard did not start; the lines above say why.\n")


def test_schedule_captures_and_ends_in_good_order(run: Run, folder: Path) -> None:
    (folder / "docs").mkdir()
    (folder / "docs" / "a.txt").write_text("Twelve people were injured in Homs.")
    run("feeds", "add", "docs", "docs")
    with started("schedule") as process:
        assert "docs: ok; 1 new" in line_with(process, "docs: ")
        process.terminate()
        assert process.wait(60) == 0


@pytest.mark.parametrize("command", ["run", "serve"])
def test_a_port_in_use_is_one_sentence_before_anything_starts(run: Run, port: int, folder: Path, command: str) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", port))
        other.listen()
        ended = run(command)
    assert (ended.status, ended.out) == (1, "")
    assert f"port {port} (Address already in use)" in ended.err
    assert "TRACKER_PORT=" in ended.err
    assert ended.err.count("\n") == 1
    assert not (folder / "data" / "demo.db").exists()


def test_an_answer_is_sent_at_once_however_small_its_pieces(port: int) -> None:
    async def is_sent_at_once(listener: socket.socket) -> bool:
        answered: asyncio.Future[bool] = asyncio.get_running_loop().create_future()

        def answer(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            connection = writer.get_extra_info("socket")
            answered.set_result(bool(connection.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)))
            writer.close()

        async with await asyncio.start_server(answer, sock=listener):
            await asyncio.open_connection("127.0.0.1", port)
            return await answered

    with listening(load_settings()) as listener:
        assert asyncio.run(is_sent_at_once(listener))


def test_an_address_that_is_not_ours_is_one_sentence(run: Run, port: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TRACKER_HOST", "192.0.2.1")
    ended = run("serve")
    assert ended.status == 1
    assert "cannot listen on 192.0.2.1" in ended.err


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["--speed", "fast"], "'fast' is no speed; write hours, days or weeks in a second, such as 1d/s or 12h/s.\n"),
        (["atlantis"], "The demo has no 'atlantis'; it has aleppo-2016, derna-2023, "),
    ],
)
def test_a_replay_that_cannot_be_is_one_sentence(run: Run, port: int, arguments: list[str], sentence: str) -> None:
    ended = run("replay", *arguments)
    assert (ended.status, ended.out) == (1, "")
    assert sentence in ended.err
    assert ended.err.count("\n") == 1

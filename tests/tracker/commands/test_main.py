"""What holds for every command."""

import pytest
import typer

from tests.tracker.commands.conftest import Run
from tracker.__main__ import app

GROUP = typer.main.get_command(app)


def paths(command: object, *above: str) -> list[tuple[str, ...]]:
    below = getattr(command, "commands", None)
    return [path for name in below for path in paths(below[name], *above, name)] if below else [above]


COMMANDS = paths(GROUP)


def test_the_commands_of_the_design_are_there() -> None:
    wanted = {"run", "serve", "schedule", "capture", "extract", "accuracy", "feeds list", "feeds add", "feeds remove"}
    wanted |= {"feeds enable", "feeds disable", "demo load", "demo remove"}
    assert {" ".join(path) for path in COMMANDS} >= wanted


@pytest.mark.parametrize("path", COMMANDS, ids=" ".join)
def test_help_has_an_example_that_names_the_command(run: Run, path: tuple[str, ...]) -> None:
    ended = run(*path, "--help")
    assert ended.status == 0
    assert "Example: " in ended.out
    assert f"tracker {' '.join(path)}" in ended.out.partition("Example: ")[2]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("nonsense",), "No such command 'nonsense'"),
        (("capture", "--nonsense"), "No such option: --nonsense"),
        (("feeds", "add"), "Missing argument"),
        (("feeds", "add", "a", "https://paper.example", "--interval", "0"), "--interval"),
        (("extract", "--jobs", "many"), "--jobs"),
    ],
)
def test_a_wrong_call_is_one_sentence(run: Run, arguments: tuple[str, ...], words: str) -> None:
    ended = run(*arguments)
    assert (ended.status, ended.out) == (2, "")
    assert words in ended.err
    assert ended.err.count("\n") == 1
    assert "--help." in ended.err


@pytest.mark.parametrize("command", [("feeds", "list"), ("capture",), ("serve",), ("run",), ("schedule",)])
@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("TRACKER_PORT", "eighty", "TRACKER_PORT is malformed"),
        ("TRACKER_PROT", "8051", "TRACKER_PROT is not a setting"),
        ("TRACKER_DATABASE_URL", "nonsense", "is not a database address"),
    ],
)
def test_a_wrong_setting_is_one_sentence(
    run: Run, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...], name: str, value: str, words: str
) -> None:
    monkeypatch.setenv(name, value)
    ended = run(*command)
    assert (ended.status, ended.out) == (1, "")
    assert words in ended.err
    assert ended.err.count("\n") == 1


def test_a_fault_is_one_sentence_and_a_traceback_with_debug(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def fault(*_: object) -> None:
        raise ZeroDivisionError("by nothing")

    monkeypatch.setattr("db.engine.open_database", fault)
    ended = run("feeds", "list")
    assert ended.status == 1
    assert "ZeroDivisionError: by nothing" in ended.err
    assert ended.err.count("\n") == 1
    for arguments in (("--debug", "feeds", "list"), ("feeds", "list", "--debug")):
        with pytest.raises(ZeroDivisionError):
            run(*arguments)

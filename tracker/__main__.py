"""The command line: ``tracker --help``."""

import os
import sys
from typing import Annotated

import typer

from tracker.commands import (
    accuracy,
    annotations,
    backup,
    briefing,
    capture,
    check,
    copy,
    crises,
    demo,
    extract,
    feeds,
    names,
    reextract,
    replay,
    review,
    serving,
    status,
)
from tracker.commands.console import CommandFailed, messages

app = typer.Typer(
    name="tracker",
    no_args_is_help=True,
    add_completion=False,
    help="Who reports how many people displaced, killed or injured: figures from articles, each with its sentence.",
)
app.command()(serving.run)
app.command()(serving.serve)
app.command()(serving.schedule)
app.command()(capture.capture)
app.add_typer(feeds.app, name="feeds")
app.command()(status.status)
app.add_typer(crises.app, name="crises")
app.add_typer(annotations.app, name="annotations")
app.command()(briefing.briefing)
app.command()(names.places)
app.command()(names.organizations)
app.command()(extract.extract)
app.command()(accuracy.accuracy)
app.command()(review.review)
app.command()(reextract.reextract)
app.command()(check.check)
app.command()(backup.backup)
app.command()(backup.restore)
app.command()(copy.copy)
app.add_typer(demo.app, name="demo")
app.command()(replay.replay)


@app.callback()
def options(
    debug: Annotated[bool, typer.Option("--debug", help="Show where in the program an error comes from.")] = False,
) -> None:
    """Take the options that stand before every command."""
    del debug  # main() has seen it: it is allowed behind a command too
    if "--help" not in sys.argv:
        _take_aliases()


def _take_aliases() -> None:
    """Take the team's spellings of places; a bad entry is told at once, not once for every document."""
    from tracker.gazetteer.aliases import team_file, use_aliases
    from tracker.settings import load_settings

    use_aliases(load_settings().aliases_file)
    if team_file():
        from tracker.gazetteer import load_gazetteer

        load_gazetteer()


def main() -> None:
    """Run the command line of this process; every error is one sentence on standard error and a status above 0."""
    arguments = sys.argv[1:]
    debug = "--debug" in arguments
    try:
        status = typer.main.get_command(app).main(
            [argument for argument in arguments if argument != "--debug"], prog_name="tracker", standalone_mode=False
        )
    except BrokenPipeError:
        # Whoever read our output has gone; the interpreter must not try to flush it once more.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        status = 1
    except Exception as error:
        if debug:
            raise
        if sentence := _sentence(error):
            messages().print(sentence)
        status = getattr(error, "exit_code", 1)
    sys.exit(status)


def _sentence(error: Exception) -> str:
    from sqlalchemy.exc import DBAPIError

    from db.engine import DatabaseUnusable
    from db.failures import in_words
    from tracker.gazetteer.aliases import AliasesInvalid
    from tracker.settings import SettingsInvalid

    if isinstance(error, typer.TyperException):
        message, context = error.format_message().rstrip("."), getattr(error, "ctx", None)
        # Without a command there is no message: its help has been shown.
        return f"{message}. See {context.command_path} --help." if message and context else message
    if isinstance(error, AliasesInvalid | CommandFailed | DatabaseUnusable | SettingsInvalid):
        return str(error)
    if isinstance(error, DBAPIError):
        return in_words(error)
    return f"This went wrong: {type(error).__name__}: {error}. It is a fault of the tracker; --debug shows where."


if __name__ == "__main__":
    main()

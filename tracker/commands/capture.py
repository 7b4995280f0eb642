"""``tracker capture``: bring documents in now, from feeds, paths and web addresses."""

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tracker.commands.console import CommandFailed, messages, results, table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Engine

    from db.models import FeedRow
    from tracker.capture import CaptureResult, Target, Watch
    from tracker.settings import Settings

COUNTS = ("New", "Changed", "Known", "Failed", "Figures")


def capture(
    what: Annotated[
        list[str] | None,
        typer.Argument(metavar="FEED|PATH|URL", help="Names of feeds, files, folders, web addresses."),
    ] = None,
    local: Annotated[bool, typer.Option("--local", help="Let web addresses be on a private network.")] = False,
) -> None:
    """Fetch, read and save documents with their figures; without an argument, all enabled feeds.

    What is known already costs nothing and changes nothing.

    Example: tracker capture reports/ article.html https://example.org/news.rss
    """
    from db.engine import open_database
    from tracker.settings import load_settings

    settings = load_settings()
    engine = open_database(settings.database_url)
    failed = False
    outcome: list[tuple[str, CaptureResult]] = []
    for name, target in _targets(engine, what or [], local=local):
        if target is None:
            messages().print(f"{name} is neither a feed (tracker feeds list), a path nor a web address.")
            failed = True
            continue
        result = _capture_one(engine, settings, name, target)
        failed |= result is None or bool(result.failed) or result.outcome != "ok"
        outcome += [(name, result)] if result else []
    if outcome:
        _print_table(outcome)
    if failed:
        raise typer.Exit(1)


@contextmanager
def show_progress(name: str) -> "Iterator[Watch]":
    """Give a watch that shows a progress bar on a terminal and one line for each problem, on standard error."""
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    from tracker.capture import Watch

    console = messages()
    columns = (TextColumn("{task.description}", markup=False), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as progress:
        task = progress.add_task(name, total=None)
        yield Watch(
            on_progress=lambda done, size: progress.update(task, completed=done, total=size),
            on_problem=console.print,
        )


def _capture_one(engine: "Engine", settings: "Settings", name: str, target: "Target") -> "CaptureResult | None":
    from tracker.capture import capture as run
    from tracker.lease import FeedBusy

    try:
        with show_progress(name) as watch:
            return run(engine, settings, target, watch=watch)
    except FeedBusy as busy:
        messages().print(f"{name}: {busy}")
        return None


def _targets(engine: "Engine", what: list[str], *, local: bool) -> list[tuple[str, "Target | None"]]:
    from db.queries import read_feeds

    feeds = {feed.name: feed for feed in read_feeds(engine)}
    if not what:
        enabled = [feed for feed in feeds.values() if feed.enabled]
        if not enabled:
            raise CommandFailed(
                "There is no enabled feed (see tracker feeds add --help), and no path or address was given."
            )
        return [(feed.name, _of_feed(feed)) for feed in enabled]
    return [(name, _of_feed(feeds[name]) if name in feeds else _by_hand(name, local=local)) for name in what]


def _of_feed(feed: "FeedRow") -> "Target":
    from tracker.capture import target_of

    return target_of(feed)


def _by_hand(name: str, *, local: bool) -> "Target | None":
    from tracker.capture import Target
    from tracker.sources.addresses import is_web_address

    if is_web_address(name):
        return Target(kind="web", location=name, local=local)
    try:
        return Target(kind="folder", location=name) if name and Path(name).expanduser().exists() else None
    except OSError:
        return None


def _print_table(outcome: list[tuple[str, "CaptureResult"]]) -> None:
    shown = table("Captured", *COUNTS, numbers=COUNTS)
    for name, result in outcome:
        shown.add_row(name, *map(str, _counts(result)))
    if len(outcome) > 1:
        together = map(sum, zip(*(_counts(result) for _, result in outcome), strict=True))
        shown.add_row("Together", *map(str, together), style="bold")
    results().print(shown)


def _counts(result: "CaptureResult") -> tuple[int, ...]:
    return result.new, result.changed, result.known, result.failed, result.figures

"""``tracker reextract``: newer rules over the documents that are there."""

import datetime as dt
from collections import Counter
from typing import TYPE_CHECKING, Annotated

import typer

from tracker.commands.console import messages, results, table

if TYPE_CHECKING:
    from db.reextract import Changes

Since = Annotated[
    dt.datetime | None,
    typer.Option(formats=["%Y-%m-%d"], metavar="YYYY-MM-DD", help="Only documents published since this day."),
]


def reextract(
    since: Since = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only show what would change.")] = False,
) -> None:
    """Read all documents again with the rules of this version, and show what that changes.

    A figure that is read as before stays the same one; a changed or vanished one is kept in its document's history.

    Example: tracker reextract --since 2024-01-01 --dry-run
    """
    from db.engine import open_database
    from tracker.commands.capture import show_progress
    from tracker.reextract import reextract as run
    from tracker.settings import load_settings

    engine = open_database(load_settings().database_url)
    with show_progress("Reading again") as watch:
        changes = run(engine, since=since.date() if since else None, dry_run=dry_run, watch=watch)
    if changes.counts:
        _print_table(changes)
    messages().print("Nothing was changed." if dry_run else "Done.")


def _print_table(changes: "Changes") -> None:
    from db.reextract import CHANGES

    columns = tuple(name.capitalize() for name in CHANGES)
    shown = table("Metric", *columns, numbers=columns)
    for metric, counts in sorted(changes.counts.items()):
        shown.add_row(metric, *(str(counts[name]) for name in CHANGES))
    if len(changes.counts) > 1:
        together: Counter[str] = sum(changes.counts.values(), Counter())
        shown.add_row("Together", *(str(together[name]) for name in CHANGES), style="bold")
    results().print(shown)

"""``tracker copy``: move from a laptop to a team's server, or back."""

from typing import TYPE_CHECKING, Annotated

import typer

from tracker.commands.console import messages, results, table

if TYPE_CHECKING:
    from db.copy import Sum


def copy(
    to: Annotated[str, typer.Option("--to", metavar="URL", help="An empty database: sqlite:///… or postgresql://…")],
) -> None:
    """Copy the database of the settings into another, empty one, and compare what arrived row by row.

    Example: tracker copy --to postgresql://tracker@server/tracker
    """
    from db.copy import copy_all
    from db.engine import open_database
    from tracker.settings import load_settings

    target = open_database(to)
    show(copy_all(open_database(load_settings().database_url), target))
    shown = target.url.render_as_string(hide_password=True)
    messages().print(f"Copied. To use it from now on: TRACKER_DATABASE_URL={shown}")


def show(sums: "dict[str, Sum]") -> None:
    """Print how many rows of each table were copied, with the checksum that both sides agree on."""
    shown = table("Table", "Rows", "Checksum", numbers=("Rows",))
    for name, total in sorted(sums.items()):
        shown.add_row(name, str(total.rows), f"{total.checksum:064x}"[:12])
    results().print(shown)

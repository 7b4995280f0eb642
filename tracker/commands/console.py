"""Where commands write: results on standard output, everything else on standard error."""

import sys

from rich.console import Console
from rich.table import Table

UNFOLDED = 200


class CommandFailed(Exception):
    """A command cannot do what it was asked; the message is one sentence that says why and what to do."""


def results() -> Console:
    """Return the console on standard output; where it is no terminal, lines are as long as they need to be."""
    width = None if sys.stdout.isatty() else UNFOLDED
    return Console(highlight=False, markup=False, emoji=False, width=width)


def messages() -> Console:
    """Return the console on standard error; a sentence stays one line, however long."""
    return Console(stderr=True, highlight=False, markup=False, emoji=False, soft_wrap=True)


def table(*columns: str, numbers: tuple[str, ...] = ()) -> Table:
    """Return an empty table with these columns, those in ``numbers`` set to the right."""
    made = Table(box=None, pad_edge=False, header_style="bold")
    for column in columns:
        made.add_column(column, justify="right" if column in numbers else "left", overflow="fold")
    return made

"""``tracker backup`` and ``restore``: everything in one file, and back."""

from pathlib import Path
from typing import Annotated

import typer

from tracker.commands.console import messages


def backup(file: Annotated[Path, typer.Argument(help="The file to write; it must not be there yet.")]) -> None:
    """Write the whole database into one file, also while the tracker is running.

    Example: tracker backup backups/2024-05-06.db
    """
    from db.copy import back_up
    from db.engine import open_database
    from tracker.settings import load_settings

    back_up(open_database(load_settings().database_url), file)
    messages().print(f"Backed up into {file} ({file.stat().st_size / 1_000_000:.1f} MB).")


def restore(file: Annotated[Path, typer.Argument(help="A file that tracker backup wrote.")]) -> None:
    """Bring a backup into the database of the settings, which must be empty; the file stays as it is.

    Example: TRACKER_DATABASE_URL=sqlite:///data/restored.db tracker restore backups/2024-05-06.db
    """
    from db.copy import restore as restore_into
    from db.engine import open_database
    from tracker.commands.copy import show
    from tracker.settings import load_settings

    show(restore_into(file, open_database(load_settings().database_url)))
    messages().print(f"Restored {file}.")

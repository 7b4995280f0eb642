"""``tracker briefing``: a crisis as slides for the meeting."""

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from tracker.commands.console import CommandFailed, messages


def briefing(
    crisis: Annotated[str, typer.Argument(help="The name of a crisis (tracker crises list).")],
    output: Annotated[Path, typer.Option("--output", "-o", help="The file to write, ending in .pptx.")],
    since: Annotated[datetime | None, typer.Option("--from", formats=["%Y-%m-%d"], help="First day.")] = None,
    until: Annotated[datetime | None, typer.Option("--to", formats=["%Y-%m-%d"], help="Last day.")] = None,
    language: Annotated[str, typer.Option(help="en or de.")] = "en",
) -> None:
    """Write the newest figures of a crisis, a chart for each and their sentences into a presentation.

    Example: tracker briefing "Derna flood 2023" -o derna.pptx --language de
    """
    if output.suffix.lower() != ".pptx":
        raise CommandFailed(f"{output} does not end in .pptx, the format that a briefing is written in.")
    # By name, not by import: the arrows of the imports point from the dashboard to the tracker.
    from importlib import import_module

    from tracker.settings import load_settings

    module = import_module("dashboard.briefing")
    first, last = since and since.date(), until and until.date()
    try:
        told = module.write_briefing(load_settings(), crisis, language=language, since=first, until=last)
        output.write_bytes(told)
    except module.NoSuchCrisisError as error:
        raise CommandFailed(str(error)) from error
    except OSError as error:
        raise CommandFailed(f"{output} cannot be written ({error.strerror}).") from error
    messages().print(f"Wrote {output}.")

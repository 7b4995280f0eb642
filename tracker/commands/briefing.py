"""``tracker briefing``: a crisis as slides or pages for the meeting."""

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from tracker.commands.console import CommandFailed, messages


def briefing(
    crisis: Annotated[str, typer.Argument(help="The name of a crisis (tracker crises list).")],
    output: Annotated[Path, typer.Option("--output", "-o", help="The file, ending in .pptx, .docx, .html or .pdf.")],
    since: Annotated[datetime | None, typer.Option("--from", formats=["%Y-%m-%d"], help="First day.")] = None,
    until: Annotated[datetime | None, typer.Option("--to", formats=["%Y-%m-%d"], help="Last day.")] = None,
    language: Annotated[str, typer.Option(help="en or de.")] = "en",
) -> None:
    """Write the newest figures of a crisis, what is new, a chart for each metric and their sentences into a file.

    Example: tracker briefing "Derna flood 2023" -o derna.pptx --language de
    """
    # By name, not by import: the arrows of the imports point from the dashboard to the tracker.
    from importlib import import_module

    from tracker.settings import load_settings

    ending = output.suffix.lower().removeprefix(".")
    module = import_module("dashboard.briefing")
    if ending not in module.FORMATS:
        endings = ", ".join(f".{name}" for name in module.FORMATS)
        raise CommandFailed(f"{output} ends in none of the formats that a briefing is written in: {endings}.")
    first, last = since and since.date(), until and until.date()
    try:
        files = module.write_briefings(load_settings(), crisis, [ending], language=language, since=first, until=last)
        output.write_bytes(files[ending])
    except module.NoSuchCrisisError as error:
        raise CommandFailed(str(error)) from error
    except OSError as error:
        raise CommandFailed(f"{output} cannot be written ({error.strerror}).") from error
    messages().print(f"Wrote {output}.")

"""``tracker crises``: the named selections that a team monitors."""

import datetime as dt
from typing import Annotated

import typer

from tracker.commands.console import CommandFailed, messages, results, table

app = typer.Typer(no_args_is_help=True, help="List, add and remove crises: named selections of places and days.")
Name = Annotated[str, typer.Argument(help="The crisis's name.")]
Day = Annotated[dt.datetime | None, typer.Option(formats=["%Y-%m-%d"], metavar="YYYY-MM-DD")]


@app.command("list")
def list_crises() -> None:
    """Show all crises.

    Example: tracker crises list
    """
    from db.engine import open_database
    from db.places import name_places
    from db.queries import read_crises
    from tracker.settings import load_settings

    engine = open_database(load_settings().database_url)
    crises = read_crises(engine)
    shown = table("Crisis", "Places", "From", "To", "Metrics", "Languages")
    for crisis in crises:
        places = ", ".join(name_places(engine, tuple(crisis.places)).values())
        days = str(crisis.start or ""), str(crisis.end or "")
        shown.add_row(crisis.name, places, *days, ", ".join(crisis.metrics), ", ".join(crisis.languages))
    if crises:
        results().print(shown)
    else:
        messages().print("There are no crises yet. Add one: tracker crises add NAME PLACE …")


@app.command()
def add(
    name: Name,
    places: Annotated[list[str], typer.Argument(help="Names or codes of places; a place stands for those below too.")],
    start: Day = None,
    end: Day = None,
    metric: Annotated[list[str] | None, typer.Option(help="A metric to monitor; all if none is given.")] = None,
    language: Annotated[
        list[str] | None, typer.Option(help="A language of documents to look at, such as de; all if none is given.")
    ] = None,
) -> None:
    """Add a crisis, or change the one of that name.

    Example: tracker crises add "Sudan conflict" Sudan Chad --start 2023-04-15
    """
    from db import save
    from db.engine import open_database
    from db.models import CrisisRow
    from tracker.gazetteer.locate import locate
    from tracker.languages import language_codes
    from tracker.metrics import metrics
    from tracker.settings import load_settings

    unknown = [one for one in metric or () if one not in metrics()]
    if unknown:
        raise CommandFailed(f"{unknown[0]} is not a metric; these are: {', '.join(metrics())}.")
    foreign = [one for one in language or () if one not in language_codes()]
    if foreign:
        raise CommandFailed(f"{foreign[0]} is not a language that is read; these are: {', '.join(language_codes())}.")
    if start and end and end < start:
        raise CommandFailed(f"A crisis cannot end ({end:%Y-%m-%d}) before it starts ({start:%Y-%m-%d}).")
    located = locate(places)
    codes = [located[place].place.code if located[place] else place for place in places]  # type: ignore[union-attr]
    crisis = CrisisRow(
        name=name,
        places=codes,
        metrics=metric or [],
        languages=language or [],
        start=start.date() if start else None,
        end=end.date() if end else None,
    )
    save.save_crisis(open_database(load_settings().database_url), crisis)
    messages().print(f"Added {name}: {', '.join(codes)}.")


@app.command()
def remove(name: Name) -> None:
    """Remove a crisis; its figures stay.

    Example: tracker crises remove "Sudan conflict"
    """
    from db import save
    from db.engine import open_database
    from tracker.settings import load_settings

    try:
        save.remove_crisis(open_database(load_settings().database_url), name)
    except KeyError as error:
        raise CommandFailed(f"There is no crisis {name}. See them all: tracker crises list") from error
    messages().print(f"Removed {name}.")

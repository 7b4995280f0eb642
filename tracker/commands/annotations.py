"""``tracker annotations``: events and notes of a team, which charts show at their day."""

import datetime as dt
from typing import Annotated

import typer

from tracker.commands.console import CommandFailed, messages, results, table

app = typer.Typer(no_args_is_help=True, help="List, add and remove what charts note at a day, such as a ceasefire.")
Crisis = Annotated[str, typer.Option("--crisis", help="Only on charts of this crisis; without it on all charts.")]


@app.command("list")
def list_annotations() -> None:
    """Show all notes, the earliest day first.

    Example: tracker annotations list
    """
    from db.annotations import read_annotations
    from db.engine import open_database
    from db.queries import read_crises
    from tracker.settings import load_settings

    engine = open_database(load_settings().database_url)
    names = {crisis.id: crisis.name for crisis in read_crises(engine)}
    notes = {note.id: note for key in (None, *names) for note in read_annotations(engine, key)}
    shown = table("Number", "Day", "Note", "Crisis")
    for note in sorted(notes.values(), key=lambda note: (note.day, note.id)):
        shown.add_row(str(note.id), str(note.day), note.text, names.get(note.crisis_id, ""))
    if notes:
        results().print(shown)
    else:
        messages().print('There are no notes yet. Add one: tracker annotations add 2020-03-05 "Ceasefire in Idlib"')


@app.command()
def add(
    day: Annotated[dt.datetime, typer.Argument(formats=["%Y-%m-%d"], metavar="YYYY-MM-DD")],
    text: Annotated[str, typer.Argument(help="What happened, in a few words.")],
    crisis: Crisis = "",
) -> None:
    """Note something at a day.

    Example: tracker annotations add 2020-03-05 "Ceasefire in Idlib" --crisis "North-west Syria"
    """
    from db.annotations import save_annotation
    from db.engine import open_database
    from db.queries import read_crises
    from tracker.settings import load_settings

    if not text.strip():
        raise CommandFailed("A note needs some words.")
    engine = open_database(load_settings().database_url)
    crises = {each.name: each.id for each in read_crises(engine)}
    if crisis and crisis not in crises:
        raise CommandFailed(f"There is no crisis {crisis}. See them all: tracker crises list")
    number = save_annotation(engine, day.date(), text, dt.datetime.now(dt.UTC), crisis_id=crises.get(crisis))
    messages().print(f"Noted at {day:%Y-%m-%d} as number {number}: {text.strip()}")


@app.command()
def remove(number: Annotated[int, typer.Argument(help="The note's number, as the list shows it.")]) -> None:
    """Remove a note.

    Example: tracker annotations remove 3
    """
    from db.annotations import remove_annotation
    from db.engine import open_database
    from tracker.settings import load_settings

    try:
        remove_annotation(open_database(load_settings().database_url), number)
    except KeyError as error:
        raise CommandFailed(f"There is no note {number}. See them all: tracker annotations list") from error
    messages().print(f"Removed note {number}.")

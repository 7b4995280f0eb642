"""``tracker demo``: the crises that a new tracker shows until it has data of its own."""

from typing import TYPE_CHECKING

import typer

from tracker.commands.console import messages

if TYPE_CHECKING:
    from tracker.settings import Settings

app = typer.Typer(no_args_is_help=True, help="Load or remove the demo, which is kept apart from your own data.")


@app.command()
def load() -> None:
    """Load the demo, also after it was removed; it is shown as long as there is no data of your own.

    Example: tracker demo load
    """
    from tracker.settings import load_settings

    _load(load_settings())


@app.command()
def remove() -> None:
    """Delete the demo's database for good; your own data is elsewhere and stays.

    Example: tracker demo remove
    """
    from tracker.demo import remove_demo
    from tracker.settings import load_settings

    remove_demo(load_settings())
    messages().print("Removed the demo. It comes back with: tracker demo load")


def load_at_start(settings: "Settings") -> None:
    """Load the demo where nothing else is there to show and nobody removed it."""
    from tracker.demo import is_wanted

    if is_wanted(settings):
        _load(settings)


def _load(settings: "Settings") -> None:
    from tracker.commands.capture import show_progress
    from tracker.demo import load_demo

    with show_progress("Loading the demo") as watch:
        number = load_demo(settings, watch)
    messages().print(f"The demo is loaded ({number} documents); tracker demo remove takes it away.")

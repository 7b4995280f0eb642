"""``tracker replay``: the demo told again, as it was published, on a dashboard that grows."""

import logging
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Event, Thread
from typing import TYPE_CHECKING, Annotated

import typer

from tracker.commands.console import CommandFailed, messages
from tracker.commands.serving import listening, serve_on, settings_to_run, until_stopped

if TYPE_CHECKING:
    import datetime as dt

    from tracker.settings import Settings


def replay(
    crisis: Annotated[
        str, typer.Argument(help="A folder of the demo, such as derna-2023; all where none is given.")
    ] = "",
    speed: Annotated[str, typer.Option(help="How much time passes in a second: 12h/s, 1d/s, 2w/s.")] = "1d/s",
) -> None:
    """Play the demo by its published dates through a watched folder, the scheduler and the dashboard.

    It works on a database of its own, which is deleted at the end; your data and the demo stay as they are.

    Example: tracker replay derna-2023 --speed 12h/s
    """
    from tracker.demo.replay import SpeedInvalid, speed_of

    try:
        pace = speed_of(speed)
    except SpeedInvalid as error:
        raise CommandFailed(str(error)) from error
    with until_stopped(), TemporaryDirectory(prefix="tracker-replay-") as name:
        folder = Path(name)
        kept = settings_to_run().model_copy(
            update={"database_url": f"sqlite:///{folder}/own.db", "demo_database_url": f"sqlite:///{folder}/replay.db"}
        )
        _play(crisis, pace, folder, kept)


def _play(crisis: str, pace: "dt.timedelta", folder: Path, settings: "Settings") -> None:
    from tracker.demo import folders_of_demo
    from tracker.demo.replay import SECOND, open_replay, pages_in
    from tracker.schedule import running_scheduler

    stopping = Event()
    for quiet in ("tracker", "apscheduler"):  # a run every second is no news
        logging.getLogger(quiet).setLevel(logging.ERROR)
    with folders_of_demo() as all_folders, listening(settings) as listener:
        chosen = [each for each in all_folders if crisis in ("", each.name)]
        if not chosen:
            known = ", ".join(each.name for each in all_folders)
            raise CommandFailed(f"The demo has no {crisis!r}; it has {known}.")
        watched = open_replay(settings, folder)
        pages = pages_in(chosen)
        player = Thread(target=_tell_days, args=[pages, pace, watched, stopping], daemon=True)
        captured = settings.model_copy(update={"database_url": settings.demo_database_url})
        with running_scheduler(captured, follow_seconds=1, minute=SECOND):
            player.start()
            try:
                serve_on(listener, settings)
            finally:
                stopping.set()
                player.join()


def _tell_days(*playing: object) -> None:
    from tracker.demo.replay import play

    told = None
    for page in play(*playing):  # type: ignore[arg-type]
        if page.published != told:
            told = page.published
            messages().print(f"{told:%d %B %Y}")
    messages().print("The replay is at its end; Ctrl-C stops the dashboard and deletes its database.")

"""``tracker feeds``: the configured places that documents come from."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from tracker.commands.console import CommandFailed, messages, results, table

if TYPE_CHECKING:
    from sqlalchemy import Engine

app = typer.Typer(no_args_is_help=True, help="List, add, remove, enable and disable feeds.")
Name = Annotated[str, typer.Argument(help="The feed's name.")]


@app.command("list")
def list_feeds() -> None:
    """Show all feeds with their last capture.

    Example: tracker feeds list
    """
    from db.queries import read_captures, read_feeds

    engine = _database()
    latest: dict[str, dict[str, Any]] = {}
    for row in read_captures(engine, most=1000):
        latest.setdefault(row["feed"], row)
    feeds = read_feeds(engine)
    shown = table("Feed", "Kind", "Location", "Every", "Enabled", "Last capture", numbers=("Every",))
    for feed in feeds:
        last = latest.get(feed.name)
        told = f"{last['started']:%Y-%m-%d %H:%M} UTC, {last['outcome']}. {last['error']}".strip() if last else "never"
        every = f"{feed.interval_minutes} min"
        shown.add_row(feed.name, feed.kind, feed.location, every, "yes" if feed.enabled else "no", told)
    if feeds:
        results().print(shown)
    else:
        messages().print("There are no feeds yet. Add one: tracker feeds add NAME LOCATION")


@app.command()
def add(
    name: Name,
    location: Annotated[str, typer.Argument(help="Address of an RSS or Atom feed or of a page, or a folder.")],
    kind: Annotated[str, typer.Option(help="rss, web or folder; told from the location if not given.")] = "",
    interval: Annotated[int, typer.Option(min=1, metavar="MINUTES", help="Minutes between two captures.")] = 60,
    local: Annotated[bool, typer.Option("--local", help="Let it be on a private network.")] = False,
) -> None:
    """Add a feed; the scheduler takes it up within a minute.

    Example: tracker feeds add un-news https://news.un.org/feed/subscribe/en/news/all/rss.xml --interval 30
    """
    from db import save
    from db.models import FeedRow
    from tracker.capture import now_utc
    from tracker.sources import KINDS
    from tracker.sources.addresses import is_web_address

    on_the_web = is_web_address(location)
    kind = kind or ("rss" if on_the_web else "folder")
    if kind not in KINDS:
        raise CommandFailed(f"{kind} is not a kind of feed; these are: {', '.join(KINDS)}.")
    if on_the_web == (kind == "folder"):
        raise CommandFailed(f"{location} is not a location for a feed of kind {kind}.")
    if kind == "folder":
        if not Path(location).expanduser().exists():
            raise CommandFailed(f"There is no file or folder {location}.")
        location = str(Path(location).expanduser().resolve())
    feed = FeedRow(
        name=name, kind=kind, location=location, interval_minutes=interval, added=now_utc(), local=local, enabled=True
    )
    try:
        save.add_feed(_database(), feed)
    except ValueError as error:
        raise CommandFailed(str(error)) from error
    messages().print(f"Added {name}. Capture it now: tracker capture {name}")


@app.command()
def remove(name: Name) -> None:
    """Remove a feed; its documents and figures stay.

    Example: tracker feeds remove un-news
    """
    from db import save

    with _known(name):
        save.remove_feed(_database(), name)
    messages().print(f"Removed {name}; its documents and figures stay.")


@app.command()
def enable(name: Name) -> None:
    """Let the scheduler capture a feed again.

    Example: tracker feeds enable un-news
    """
    _set_enabled(name, enabled=True)


@app.command()
def disable(name: Name) -> None:
    """Keep a feed, but let the scheduler pass it over.

    Example: tracker feeds disable un-news
    """
    _set_enabled(name, enabled=False)


def _set_enabled(name: str, *, enabled: bool) -> None:
    from db import save

    with _known(name):
        save.enable_feed(_database(), name, enabled=enabled)
    messages().print(f"{'Enabled' if enabled else 'Disabled'} {name}.")


@contextmanager
def _known(name: str) -> Iterator[None]:
    try:
        yield
    except KeyError as error:
        raise CommandFailed(f"There is no feed named {name} (tracker feeds list).") from error


def _database() -> "Engine":
    from db.engine import open_database
    from tracker.settings import load_settings

    return open_database(load_settings().database_url)

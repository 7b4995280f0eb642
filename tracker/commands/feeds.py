"""``tracker feeds``: the configured places that documents come from."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated, Any

import typer

from tracker.commands import feed_lists
from tracker.commands.console import CommandFailed, messages, results, table
from tracker.commands.feed_lists import own_database

if TYPE_CHECKING:
    from tracker.adding import Settled
    from tracker.settings import Settings

app = typer.Typer(no_args_is_help=True, help="List, add, remove, enable, disable, import and export feeds.")
app.command("import")(feed_lists.import_)
app.command()(feed_lists.export)
app.command()(feed_lists.starter)
Name = Annotated[str, typer.Argument(help="The feed's name.")]


@app.command("list")
def list_feeds() -> None:
    """Show all feeds with their last capture.

    Example: tracker feeds list
    """
    from db.queries import read_captures, read_feeds

    engine = own_database()
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
    name: Annotated[str, typer.Argument(help="The feed's name; may be left out.")],
    location: Annotated[str, typer.Argument(help="Address of a feed, sitemap or page, or a folder.")] = "",
    kind: Annotated[str, typer.Option(help="A kind such as rss, web or reliefweb; found out if not given.")] = "",
    links: Annotated[
        str, typer.Option(metavar="PATTERN", help="Which links are articles, such as /news/*, for listing and sitemap.")
    ] = "",
    interval: Annotated[int, typer.Option(min=1, metavar="MINUTES", help="Minutes between two captures.")] = 60,
    local: Annotated[bool, typer.Option("--local", help="Let it be on a private network.")] = False,
    keyword: Annotated[
        list[str] | None, typer.Option(metavar="WORD", help="Keep only what tells of it; may be repeated.")
    ] = None,
    country: Annotated[
        list[str] | None, typer.Option(metavar="ISO3", help="Keep only what tells of it, such as SYR; may be repeated.")
    ] = None,
) -> None:
    """Add a feed, or the feed behind a page; the scheduler takes it up within a minute.

    Example: tracker feeds add un-news https://news.un.org/feed/subscribe/en/news/all/rss.xml --interval 30
    """
    from tracker.adding import FeedInvalid, Wishes
    from tracker.adding import add as add_feed
    from tracker.capture import now_utc
    from tracker.settings import load_settings

    engine = own_database()
    named, location = (name, location) if location else ("", name)
    wishes = Wishes(interval=interval, keywords=keyword or [], countries=country or [], local=local)
    try:
        settled = _settled(location, kind, links, load_settings(), local=local)
        name = add_feed(engine, settled, wishes, now_utc(), named)
    except FeedInvalid as error:
        raise CommandFailed(str(error)) from error
    messages().print(f"Added {name} ({settled.kind}, {settled.location}). Capture it now: tracker capture '{name}'")


def _settled(location: str, kind: str, links: str, settings: "Settings", *, local: bool) -> "Settled":
    from tracker.adding import Settled, settle, site_of
    from tracker.sources.answer import Unreachable

    try:
        settled = settle(location, kind, links, settings, local=local)
    except Unreachable as error:
        messages().print(f"{error} It is added as an RSS feed all the same.")
        return Settled("rss", location, site_of(location))
    for other in settled.others:
        messages().print(f"The page has another feed: {other.url} {other.title}".rstrip())
    return settled


@app.command()
def remove(name: Name) -> None:
    """Remove a feed; its documents and figures stay.

    Example: tracker feeds remove un-news
    """
    from db import save

    with _known(name):
        save.remove_feed(own_database(), name)
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
        save.enable_feed(own_database(), name, enabled=enabled)
    messages().print(f"{'Enabled' if enabled else 'Disabled'} {name}.")


@contextmanager
def _known(name: str) -> Iterator[None]:
    try:
        yield
    except KeyError as error:
        raise CommandFailed(f"There is no feed named {name} (tracker feeds list).") from error

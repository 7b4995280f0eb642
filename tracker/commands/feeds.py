"""``tracker feeds``: the configured places that documents come from."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated, Any

import typer

from tracker.commands import feed_lists
from tracker.commands.console import CommandFailed, messages, results, table
from tracker.commands.feed_lists import free_name, own_database

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
    from db import save
    from db.models import FeedRow
    from db.queries import read_feeds
    from tracker.capture import now_utc
    from tracker.commands.add_feed import settle

    engine = own_database()
    named, location = (name, location) if location else ("", name)
    settled = settle(location, kind, links, local=local)
    name = named or free_name(settled.name, {feed.name for feed in read_feeds(engine)})
    feed = FeedRow(
        name=name,
        kind=settled.kind,
        location=settled.location,
        interval_minutes=interval,
        added=now_utc(),
        local=local,
        enabled=True,
        keywords=[word.strip() for word in keyword or [] if word.strip()],
        countries=_countries(country or []),
    )
    try:
        save.add_feed(engine, feed)
    except ValueError as error:
        raise CommandFailed(str(error)) from error
    messages().print(f"Added {name} ({settled.kind}, {settled.location}). Capture it now: tracker capture '{name}'")


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


def _countries(codes: list[str]) -> list[str]:
    from tracker.gazetteer.store import load_gazetteer

    gazetteer = load_gazetteer()
    for code in codes:
        place = gazetteer.place(code.upper())
        if place is None or place.level != "0":
            raise CommandFailed(f"{code} is no country; codes are like SYR or SDN (ISO 3166-1 alpha-3).")
    return [code.upper() for code in codes]


@contextmanager
def _known(name: str) -> Iterator[None]:
    try:
        yield
    except KeyError as error:
        raise CommandFailed(f"There is no feed named {name} (tracker feeds list).") from error

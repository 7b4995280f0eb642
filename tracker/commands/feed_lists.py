"""``tracker feeds import``, ``export`` and ``starter``: many feeds at once."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tracker.commands.console import CommandFailed, messages

if TYPE_CHECKING:
    from sqlalchemy import Engine

    from tracker.sources.opml import ListedFeed


def export(
    file: Annotated[Path | None, typer.Argument(help="OPML file to write; standard output if not given.")] = None,
) -> None:
    """Write all feeds of the web as OPML, for a colleague or a feed reader.

    Example: tracker feeds export feeds.opml
    """
    from db.queries import read_feeds
    from tracker.sources.addresses import is_web_address
    from tracker.sources.opml import ListedFeed, write_opml

    feeds = read_feeds(own_database())
    listed = [
        ListedFeed(
            name=feed.name,
            location=feed.location,
            kind=feed.kind,
            interval=feed.interval_minutes,
            keywords=tuple(feed.keywords),
            countries=tuple(feed.countries),
        )
        for feed in feeds
        if is_web_address(feed.location)
    ]
    if file is None:
        typer.echo(write_opml(listed))
        return
    try:
        file.write_bytes(write_opml(listed))
    except OSError as error:
        raise CommandFailed(f"{file} cannot be written ({error.strerror}).") from error
    messages().print(
        f"Wrote {len(listed)} feeds to {file}" + ("." if len(listed) == len(feeds) else "; folders are left out.")
    )


def import_(
    file: Annotated[Path, typer.Argument(help="OPML file, as feed readers write it.")],
    disabled: Annotated[bool, typer.Option("--disabled", help="Add them, but let the scheduler wait.")] = False,
) -> None:
    """Add the feeds of an OPML file; those whose address is known already are passed over.

    Example: tracker feeds import feeds.opml
    """
    from tracker.sources.opml import NoOpml, read_opml

    try:
        listed = read_opml(file.read_bytes())
    except OSError as error:
        raise CommandFailed(f"{file} cannot be read ({error.strerror}).") from error
    except NoOpml as error:
        raise CommandFailed(f"{file} {error}.") from error
    _add_all(listed, enabled=not disabled)


def starter(
    language: Annotated[
        list[str] | None, typer.Option(metavar="CODE", help="Only this language (en, de, fr, es, ar); may be repeated.")
    ] = None,
    enable: Annotated[bool, typer.Option("--enable", help="Let the scheduler capture them at once.")] = False,
) -> None:
    """Add the feeds that humanitarian teams begin with, disabled until you enable them.

    Example: tracker feeds starter --language de --language ar --enable
    """
    from tracker.sources.opml import starter_feeds

    listed = starter_feeds()
    languages = list(dict.fromkeys(feed.language for feed in listed))
    for code in language or []:
        if code not in languages:
            raise CommandFailed(f"There are no starter feeds in {code}; there are in {', '.join(languages)}.")
    _add_all([feed for feed in listed if not language or feed.language in language], enabled=enable)


def own_database() -> "Engine":
    """Return the database of the settings, made ready for use."""
    from db.engine import open_database
    from tracker.settings import load_settings

    return open_database(load_settings().database_url)


def _add_all(listed: "list[ListedFeed]", *, enabled: bool) -> None:
    from db import save
    from db.models import FeedRow
    from db.queries import read_feeds
    from tracker.adding import free_name
    from tracker.capture import now_utc

    engine = own_database()
    feeds = read_feeds(engine)
    names, locations = {feed.name for feed in feeds}, {feed.location for feed in feeds}
    new = [feed for feed in listed if feed.location not in locations]
    for feed in new:
        name = free_name(feed.name, names)
        names.add(name)
        row = FeedRow(
            name=name,
            kind=feed.kind,
            location=feed.location,
            interval_minutes=feed.interval,
            added=now_utc(),
            enabled=enabled,
            keywords=list(feed.keywords),
            countries=list(feed.countries),
        )
        save.add_feed(engine, row)
    known = len(listed) - len(new)
    told = f"Added {len(new)} feeds" + (f"; {known} were known already" if known else "")
    messages().print(told + ("." if enabled or not new else ". Enable those you want: tracker feeds enable NAME"))

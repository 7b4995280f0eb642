"""``tracker status``: how each feed does."""

import datetime as dt
from collections import defaultdict
from typing import TYPE_CHECKING, Any

import typer

from tracker.commands.console import CommandFailed, results, table

if TYPE_CHECKING:
    from tracker.health import Daily

LOOKED_AT = 50_000  # captures; half a year of ten hourly feeds


def status() -> None:
    """Show how each enabled feed does; the exit status is 0 where all are well, 1 for a silent, 2 for a failing one.

    Example: tracker status || mail -s "A feed fails" desk@example.org
    """
    from db.queries import read_captures, read_feeds
    from tracker.capture import now_utc
    from tracker.commands.feed_lists import own_database
    from tracker.health import State, health

    engine = own_database()
    feeds = [feed for feed in read_feeds(engine) if feed.enabled]
    if not feeds:
        raise CommandFailed("There is no enabled feed. Add one: tracker feeds add NAME LOCATION")
    captures: defaultdict[int, list[dict[str, Any]]] = defaultdict(list)
    for row in read_captures(engine, most=LOOKED_AT):
        captures[row["feed_id"]].append(row)
    shown = table("Feed", "State", "Last success", "Last news", "Documents", "Figures", "In words")
    worst = State.WELL
    for feed in feeds:
        told = health(dt.timedelta(minutes=feed.interval_minutes), captures[feed.id or 0], now_utc())
        worst = max(worst, told.state)
        daily = (_of_day(told.documents), _of_day(told.figures))
        shown.add_row(
            feed.name, told.state.name.lower(), _at(told.last_success), _at(told.last_news), *daily, told.words
        )
    results().print(shown)
    if worst:
        raise typer.Exit(int(worst))


def _of_day(daily: "Daily") -> str:
    usual = "" if daily.usual is None else f" (usually {daily.usual:g})"
    return f"{daily.latest} a day{usual}"


def _at(instant: dt.datetime | None) -> str:
    return f"{instant:%Y-%m-%d %H:%M} UTC" if instant else "never"

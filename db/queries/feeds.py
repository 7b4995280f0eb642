"""Feeds and their captures."""

import datetime as dt
from typing import Any

from sqlalchemy import Engine, func, select
from sqlmodel import col

from db.columns import columns_of
from db.engine import reading
from db.models import CaptureRow, FeedRow


def read_feeds(engine: Engine) -> list[FeedRow]:
    """Return all feeds, by name."""
    with reading(engine) as connection:
        rows = connection.execute(select(*columns_of(FeedRow)).order_by(col(FeedRow.name))).mappings()
        return [FeedRow(**row) for row in rows]


def read_captures(engine: Engine, most: int = 20) -> list[dict[str, Any]]:
    """Return the latest captures, newest first, each with its feed's name ("" where it was by hand)."""
    query = (
        select(*columns_of(CaptureRow), func.coalesce(FeedRow.name, "").label("feed"))
        .outerjoin(FeedRow, col(FeedRow.id) == col(CaptureRow.feed_id))
        .order_by(col(CaptureRow.started).desc(), col(CaptureRow.id).desc())
        .limit(most)
    )
    with reading(engine) as connection:
        return [dict(row) for row in connection.execute(query).mappings()]


def last_started(engine: Engine) -> dict[int, dt.datetime]:
    """Return when the latest capture of each feed started, by the feed's id."""
    query = select(col(CaptureRow.feed_id), func.max(col(CaptureRow.started))).group_by(col(CaptureRow.feed_id))
    with reading(engine) as connection:
        return {feed: started for feed, started in connection.execute(query) if feed is not None}

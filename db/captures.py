"""What earlier captures tell the next one."""

import datetime as dt

from sqlalchemy import Engine, func, select
from sqlmodel import col

from db.engine import reading
from db.models import CaptureRow


def complete_until(engine: Engine, feed_id: int | None, location: str) -> dt.datetime | None:
    """Return the start of a feed's last capture of a location that brought everything, None where there was none."""
    if feed_id is None:
        return None
    own = (col(CaptureRow.feed_id) == feed_id) & (col(CaptureRow.location) == location)
    query = select(func.max(col(CaptureRow.started))).where(own, col(CaptureRow.outcome) == "ok")
    with reading(engine) as connection:
        return connection.execute(query).scalar()

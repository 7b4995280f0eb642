"""What earlier briefings told, so that the next one tells what has changed since."""

import datetime as dt
from typing import Any

from sqlalchemy import Engine, select
from sqlmodel import col

from db.engine import reading, writing
from db.models import BriefingRow


def save_briefing(engine: Engine, crisis: str, figures: dict[str, int], now: dt.datetime) -> None:
    """Keep the figures that a briefing on a crisis told, by whatever key its writer finds them again."""
    with writing(engine) as session:
        session.add(BriefingRow(crisis=crisis, made=now, figures=figures))


def read_last_briefing(engine: Engine, crisis: str) -> tuple[dt.datetime, dict[str, int]] | None:
    """Return when the latest briefing on a crisis was made and its figures, None where there was none."""
    columns: tuple[Any, ...] = (col(BriefingRow.made), col(BriefingRow.figures))
    query = select(*columns).where(col(BriefingRow.crisis) == crisis).order_by(col(BriefingRow.id).desc()).limit(1)
    with reading(engine) as connection:
        row = connection.execute(query).one_or_none()
        return (row.made, dict(row.figures)) if row else None

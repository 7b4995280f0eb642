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


def read_last_briefing(engine: Engine, crisis: str, before: dt.datetime) -> tuple[dt.datetime, dict[str, int]] | None:
    """Return when the latest briefing on a crisis before an instant was made and its figures, None where none was."""
    columns: tuple[Any, ...] = (col(BriefingRow.made), col(BriefingRow.figures))
    made_before = (col(BriefingRow.crisis) == crisis) & (col(BriefingRow.made) < before)
    query = select(*columns).where(made_before).order_by(col(BriefingRow.made).desc()).limit(1)
    with reading(engine) as connection:
        row = connection.execute(query).one_or_none()
        return (row.made, dict(row.figures)) if row else None

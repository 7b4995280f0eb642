"""Expressions of dates and periods."""

from pydantic import BaseModel, ConfigDict


class DateWords(BaseModel):
    """Expressions of dates and periods."""

    model_config = ConfigDict(frozen=True, extra="forbid")

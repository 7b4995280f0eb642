"""Words around place names."""

from pydantic import BaseModel, ConfigDict


class PlaceWords(BaseModel):
    """Words around place names."""

    model_config = ConfigDict(frozen=True, extra="forbid")

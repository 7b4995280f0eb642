"""Words that name who a figure comes from."""

from pydantic import BaseModel, ConfigDict


class AttributionWords(BaseModel):
    """Words that name who a figure comes from."""

    model_config = ConfigDict(frozen=True, extra="forbid")

"""A document: one article or report."""

import datetime as dt
from typing import Annotated

from pydantic import BaseModel, ConfigDict, StringConstraints

Text = Annotated[str, StringConstraints(min_length=1)]


class Document(BaseModel):
    """One article or report, as read; ``text`` is what every range of a figure points into.

    ``title`` gives context (place, date) but no figures. ``published`` is a plain date, None where
    nothing tells it. ``language`` is an ISO 639-1 code, empty where it is still to be detected.
    """

    model_config = ConfigDict(frozen=True, extra="ignore", str_strip_whitespace=False)

    id: str = ""
    text: Text
    title: str = ""
    publisher: str = ""
    url: str = ""
    published: dt.date | None = None
    language: str = ""

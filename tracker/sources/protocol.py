"""What every source gives and says, and what it may use."""

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Protocol

from tracker.document import Document
from tracker.sources.http import Http


class SourceFailed(Exception):
    """A source brings nothing at all; the message is one sentence that says why."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One sentence about one document; ``lost`` where the document could not be had, False for a mere remark."""

    sentence: str
    lost: bool = True


@dataclass(frozen=True, slots=True)
class Unchanged:
    """An item that was not fetched again: it is kept already, and its source tells of no change."""

    url: str


Item = Document | Problem | Unchanged


@dataclass(frozen=True, slots=True, kw_only=True)
class Access:
    """What a source may use: the web, a size limit in bytes, and when a document was last seen (None: never)."""

    http: Http
    limit: int
    last_seen: Callable[[str], dt.datetime | None]


class Source(Protocol):
    """One place that documents come from."""

    def size(self) -> int | None:
        """Return about how many items there are, None where that is not known before; may raise SourceFailed."""
        ...

    def items(self) -> Iterator[Item]:
        """Give every document, each with the address that is its identity in ``url``; raises SourceFailed."""
        ...


OpenSource = Callable[[str, Access], Source]

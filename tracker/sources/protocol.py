"""What every source gives and says, and what it may use."""

import datetime as dt
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from tracker.document import Document
from tracker.figure import Figure
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


@dataclass(frozen=True, slots=True)
class Record:
    """A record of official data: its rendering as a document, and the figures that the record itself tells.

    Every figure quotes a sentence of the rendering; ``codes`` are the gazetteer's codes of the places it names.
    """

    document: Document
    figures: tuple[Figure, ...]
    codes: Mapping[str, str] = field(default_factory=dict)


Item = Document | Record | Problem | Unchanged


@dataclass(frozen=True, slots=True, kw_only=True)
class Access:
    """What a source may use: the web, a size limit in bytes, and when a document was last seen (None: never).

    ``complete_until`` is the start of the feed's last capture that brought everything; None where there was none.
    """

    http: Http
    limit: int
    last_seen: Callable[[str], dt.datetime | None]
    complete_until: dt.datetime | None = None


class Source(ABC):
    """One place that documents come from: its location, and what may be used to read it."""

    def __init__(self, location: str, access: Access) -> None:
        self.location = location
        self.access = access

    def size(self) -> int | None:
        """Return about how many items there are, None where that is not known before; may raise SourceFailed."""
        return None

    @abstractmethod
    def items(self) -> Iterator[Item]:
        """Give every document, each with the address that is its identity in ``url``; raises SourceFailed."""


OpenSource = Callable[[str, Access], Source]

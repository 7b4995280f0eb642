"""What every reader has, gives and says."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO, Protocol

from tracker.document import Document

MEGABYTE = 1_000_000


class Unreadable(Exception):
    """Bytes that hold no document: raised for a whole file, given in place of one line of it.

    The message is a predicate ("is empty"), so that whoever knows the name makes a sentence of it.
    """

    def __init__(self, why: str, line: int | None = None) -> None:
        super().__init__(why)
        self.why = why
        self.line = line

    def about(self, name: str) -> str:
        """Return one sentence about the file, page or stream of that name."""
        where = f"{name}, line {self.line}," if self.line else name
        return f"{where} {self.why}."


@dataclass(frozen=True, slots=True)
class Remark:
    """Something worth a look in a document that is read all the same; a predicate like Unreadable's."""

    why: str

    def about(self, name: str) -> str:
        """Return one sentence about the file or page of that name."""
        return f"{name} {self.why}."


Read = Document | Remark | Unreadable


class Reader(Protocol):
    """A module that reads one format; ``SUFFIXES`` and ``MEDIA_TYPES`` (lower case) say which."""

    @property
    def SUFFIXES(self) -> tuple[str, ...]:  # noqa: N802  a module's constant
        """Endings of file names, with their dot."""
        ...

    @property
    def MEDIA_TYPES(self) -> tuple[str, ...]:  # noqa: N802
        """Internet media types, without parameters."""
        ...

    def read(self, stream: BinaryIO, limit: int) -> Iterator[Read]:
        """Give the documents of a stream, none of them longer than ``limit`` bytes; raises Unreadable."""
        ...


def read_whole(stream: BinaryIO, limit: int) -> bytes:
    """Return all bytes of a stream; Unreadable where there are none, or more than the limit."""
    raw = stream.read(limit + 1)
    if not raw:
        raise Unreadable("is empty")
    if len(raw) > limit:
        raise Unreadable(too_large(limit))
    return raw


def too_large(limit: int) -> str:
    """Return the predicate for what is larger than a limit in bytes."""
    return f"is larger than {limit / MEGABYTE:g} MB (TRACKER_FILE_LIMIT_MB sets the limit)"

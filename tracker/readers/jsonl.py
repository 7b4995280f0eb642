"""JSON Lines: one document a line, ``{"id", "text", "title"?, "published"?, "language"?, "url"?, "publisher"?}``."""

import codecs
from collections.abc import Iterator
from io import BufferedReader
from typing import Any, BinaryIO

import orjson
from pydantic import ValidationError

from tracker.document import Document
from tracker.readers.fields import iso_day, language_code
from tracker.readers.protocol import Read, Unreadable, too_large

SUFFIXES = (".jsonl", ".ndjson")
MEDIA_TYPES = ("application/jsonl", "application/x-ndjson", "application/x-jsonlines")

HEAD = 4096


def read(stream: BinaryIO, limit: int) -> Iterator[Read]:
    """Give the document of each line, an Unreadable with its number for a line that is none; blank lines are passed."""
    # No JSON holds a NUL byte: what does is told once, not line by line. A stream in memory is not worth the look.
    if isinstance(stream, BufferedReader) and b"\0" in stream.peek(HEAD)[:HEAD]:
        raise Unreadable("is not JSON Lines: it holds binary data")
    empty = True
    for number, line in _lines(stream, limit):
        empty = False
        if line.strip():
            try:
                yield document_of(line, limit)
            except Unreadable as reason:
                yield Unreadable(reason.why, line=number)
    if empty:
        raise Unreadable("is empty")


def document_of(line: bytes, limit: int) -> Document:
    """Return the document of one line; Unreadable says what it lacks. Its text is kept to the character."""
    if len(line) > limit:
        raise Unreadable(too_large(limit))
    if line.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise Unreadable("is UTF-16; JSON Lines are UTF-8")
    try:
        fields = orjson.loads(line.removeprefix(codecs.BOM_UTF8))
    except orjson.JSONDecodeError as error:
        raise Unreadable(f"is not JSON ({error.msg}, character {error.pos + 1})") from error
    if not isinstance(fields, dict):
        raise Unreadable("is not a document: it is no JSON object")
    return _document(fields)


def _document(fields: dict[str, Any]) -> Document:
    told = {name: value for name, value in fields.items() if value is not None}
    for name in ("id", "text"):
        if not told.get(name):
            raise Unreadable(f'is not a document: it has no "{name}"')
    if isinstance(told.get("published"), str):
        told["published"] = iso_day(told["published"])
    if isinstance(told.get("language"), str):
        told["language"] = language_code(told["language"])
    try:
        return Document.model_validate(told, strict=True)
    except ValidationError as error:
        first = error.errors()[0]
        name = ".".join(map(str, first["loc"]))
        raise Unreadable(f'is not a document: "{name}" {first["msg"][:1].lower()}{first["msg"][1:]}') from error


def _lines(stream: BinaryIO, limit: int) -> Iterator[tuple[int, bytes]]:
    """Give each line with its number, never holding much more than the limit of one."""
    number = 0
    while line := stream.readline(limit + 2):
        number += 1
        yield number, line
        while line and not line.endswith(b"\n"):
            line = stream.readline(limit + 2)

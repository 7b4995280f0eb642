"""Plain text and Markdown, with or without a YAML front matter."""

import codecs
import re
from collections.abc import Iterator
from typing import BinaryIO

import yaml

from tracker.document import Document
from tracker.readers.fields import iso_day, language_code, one_line
from tracker.readers.protocol import Read, Remark, Unreadable, read_whole

SUFFIXES = (".txt", ".md")
MEDIA_TYPES = ("text/plain", "text/markdown")

FRONT_MATTER = re.compile(r"\A---[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
NOT_IN_TEXT = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
MARKED = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}


def read(stream: BinaryIO, limit: int) -> Iterator[Read]:
    """Give the one document of a text file: its front matter's fields, and all text behind it, stripped."""
    text, encoding = decode(read_whole(stream, limit))
    fields, body = split_front_matter(text.replace("\r\n", "\n").replace("\r", "\n"))
    body = body.strip()
    if not body:
        raise Unreadable("has no text")
    if encoding == "cp1252":
        yield Remark("is not UTF-8 and was read as Windows-1252; save it as UTF-8 if letters look wrong")
    yield Document(
        id=fields.get("id", ""),
        text=body,
        title=one_line(fields.get("title", "")),
        publisher=one_line(fields.get("publisher", "")),
        url=fields.get("url", ""),
        published=iso_day(fields.get("published", "")),
        language=language_code(fields.get("language", "")),
    )


def decode(raw: bytes) -> tuple[str, str]:
    """Return the text of bytes and the encoding they are in; Unreadable where they are no text."""
    marked = next((name for mark, name in MARKED.items() if raw.startswith(mark)), None)
    for encoding in (marked,) if marked else ("utf-8", "cp1252"):
        try:
            text = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        if not NOT_IN_TEXT.search(text):
            return text, encoding
    raise Unreadable("is not text: its bytes are neither UTF-8, UTF-16 nor Windows-1252")


def split_front_matter(text: str) -> tuple[dict[str, str], str]:
    """Return the fields of a YAML front matter (none where there is none) and the text behind it."""
    found = FRONT_MATTER.match(text)
    if not found:
        return {}, text
    try:
        # BaseLoader leaves every value a string: no date, no number, no "no" that becomes False.
        fields = yaml.load(found[1], Loader=yaml.BaseLoader)  # noqa: S506  it constructs nothing but strings
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 2 if error.problem_mark else 1
        raise Unreadable(f"has a front matter that is not YAML (line {line}: {error.problem})") from error
    except (yaml.YAMLError, RecursionError) as error:
        raise Unreadable("has a front matter that is not YAML") from error
    if not isinstance(fields, dict):
        return {}, text
    return {name: value.strip() for name, value in fields.items() if isinstance(value, str)}, text[found.end() :]

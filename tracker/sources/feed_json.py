"""JSON Feed (version 1 and 1.1)."""

import datetime as dt
from typing import Any
from urllib.parse import urlsplit

import orjson

from tracker.readers.fields import any_day, language_code, one_line
from tracker.readers.html import text_of_fragment
from tracker.sources.addresses import item_address
from tracker.sources.answer import Answer
from tracker.sources.entries import Channel, Entry

VERSION = "https://jsonfeed.org/version/"


def read_json_feed(answer: Answer, feed: str) -> Channel | None:
    """Return the entries of an answer, None where it is no JSON Feed; ``feed`` is the address that was asked for."""
    if not answer.body.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        return None
    try:
        told = orjson.loads(answer.body.removeprefix(b"\xef\xbb\xbf"))
    except orjson.JSONDecodeError:
        return None
    if not _text(told, "version").startswith(VERSION):
        return None
    items = told.get("items")
    entries = [_entry(item, told, feed) for item in items if isinstance(item, dict)] if isinstance(items, list) else []
    return Channel(entries=tuple(entries), title=one_line(_text(told, "title")))


def _entry(item: dict[str, Any], channel: dict[str, Any], feed: str) -> Entry:
    link = _text(item, "url") or _text(item, "external_url")
    told = (text_of_fragment(_text(item, "content_html")), _text(item, "content_text"), _text(item, "summary"))
    return Entry(
        url=item_address(link, str(item.get("id") or "") or one_line(_text(item, "title")), feed),
        link=link,
        title=one_line(_text(item, "title")),
        publisher=one_line(_text(channel, "title")) or urlsplit(feed).hostname or "",
        text=max(told, key=len).strip(),
        published=any_day(_text(item, "date_published")),
        language=language_code(_text(item, "language") or _text(channel, "language")),
        changed=instant(_text(item, "date_modified")),
    )


def instant(value: str) -> dt.datetime | None:
    """Return the instant of an ISO 8601 (RFC 3339, W3C) date, None where it is none; a bare day is its beginning."""
    try:
        found = dt.datetime.fromisoformat(value.strip())
    except ValueError:
        return None
    return found if found.tzinfo else found.replace(tzinfo=dt.UTC)


def _text(fields: dict[str, Any], name: str) -> str:
    value = fields.get(name)
    return value if isinstance(value, str) else ""

"""RSS, Atom and RDF, as feedparser reads them."""

import calendar
import datetime as dt
import io
from typing import Any
from urllib.parse import urlsplit

import feedparser

from tracker.readers.fields import any_day, language_code, one_line
from tracker.readers.html import text_of_fragment
from tracker.sources.addresses import item_address
from tracker.sources.answer import Answer
from tracker.sources.entries import Channel, Entry


def read_xml_feed(answer: Answer, feed: str) -> Channel | None:
    """Return the entries of an answer, None where it is no feed; ``feed`` is the address that was asked for."""
    headers = {"content-location": answer.url, "content-type": answer.content_type}
    # Bytes only: feedparser opens a string as a file or an address.
    found = feedparser.parse(io.BytesIO(answer.body), response_headers=headers)
    if not found.get("version") and not found.entries:
        return None
    fault = found.get("bozo_exception")
    if isinstance(fault, feedparser.exceptions.ThingsNobodyCaresAboutButMe):
        fault = None
    told = f"is damaged ({str(fault).removeprefix('<unknown>:')}); some of its items may be missing" if fault else ""
    entries = tuple(_entry(entry, found.feed, feed) for entry in found.entries)
    return Channel(entries=entries, fault=told, title=one_line(found.feed.get("title", "")))


def _entry(entry: Any, channel: Any, feed: str) -> Entry:
    title = one_line(text_of_fragment(entry.get("title", "")))
    link = entry.get("link", "")
    contents = [content.get("value", "") for content in entry.get("content", [])]
    return Entry(
        url=item_address(link, entry.get("id", "") or one_line(entry.get("title", "")), feed),
        link=link,
        title=title,
        publisher=one_line(channel.get("title", "")) or urlsplit(feed).hostname or "",
        text=max((text_of_fragment(markup) for markup in (*contents, entry.get("summary", ""))), key=len),
        published=_published(entry),
        language=language_code(entry.get("language") or channel.get("language") or ""),
        changed=_changed(entry),
    )


def _published(entry: Any) -> dt.date | None:
    """Return the day as the feed writes it: feedparser's own reading knows no German names and moves days to UTC."""
    return any_day(entry.get("published", "")) or any_day(dict.get(entry, "updated", ""))


def _changed(entry: Any) -> dt.datetime | None:
    # dict.get, for feedparser's own gives the published date in place of a missing updated one.
    updated = dict.get(entry, "updated_parsed")
    return dt.datetime.fromtimestamp(calendar.timegm(updated), dt.UTC) if updated else None

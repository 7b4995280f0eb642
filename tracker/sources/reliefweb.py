"""ReliefWeb's API, version 2 (api.reliefweb.int/v2/reports): reports with their whole text, page after page."""

import datetime as dt
from collections.abc import Iterator
from typing import Any

from tracker.readers.fields import any_day, language_code, one_line
from tracker.readers.html import text_of_fragment
from tracker.sources.addresses import canonical, is_web_address
from tracker.sources.api import Parameters, needed, pages_by_offset, split, with_defaults
from tracker.sources.entries import Entry, items_of
from tracker.sources.feed_json import instant
from tracker.sources.protocol import Item, Problem, Source

PAGE = 100
KEY = "ask for one at https://apidoc.reliefweb.int/parameters#appname and write it behind the address (?appname=…)."
FIELDS = (
    "title", "body-html", "url", "url_alias", "date.created", "date.original", "date.changed", "source.shortname",
    "source.name", "language.code", "file.url", "file.mimetype",
)  # fmt: skip
OVERLAP = dt.timedelta(days=1)


class ReliefwebSource(Source):
    """The reports that a query of the API finds; after a capture that brought all, only those that changed since."""

    def items(self) -> Iterator[Item]:
        """Give the document of each report, the oldest first, so that an interrupted capture leaves no gap."""
        url, parameters = split(self.location)
        needed(parameters, "appname", self.location, KEY)
        if self.access.complete_until:
            parameters = changed_since(parameters, self.access.complete_until - OVERLAP)
        asked = with_defaults(parameters, limit=str(PAGE)) + [("fields[include][]", name) for name in FIELDS]
        asked += [] if any(name.startswith("sort") for name, _ in parameters) else [("sort[]", "date.created:asc")]
        for rows, address in pages_by_offset(self.access, url, asked):
            for row in rows:
                yield from self._items(row, address)

    def _items(self, row: Any, address: str) -> Iterator[Item]:
        try:
            entry = _entry(row["fields"])
        except (KeyError, TypeError, AttributeError, IndexError) as error:
            yield Problem(f"{address} holds a report that is malformed ({type(error).__name__}: {error}).")
            return
        if entry.text:
            yield entry.document
        else:
            yield from items_of(entry, self.access)


def changed_since(parameters: Parameters, since: dt.datetime) -> Parameters:
    """Return the parameters of a query with one condition more: that a report changed since an instant."""
    moved = [(name.replace("filter[", "filter[conditions][0][", 1), value) for name, value in parameters]
    number = int(moved != parameters)
    condition = f"filter[conditions][{number}]"
    more = [(f"{condition}[field]", "date.changed"), (f"{condition}[value][from]", f"{since:%Y-%m-%dT%H:%M:%S}+00:00")]
    return [*moved, ("filter[operator]", "AND"), *more]


def _entry(told: Any) -> Entry:
    link = told.get("url_alias") or told["url"]
    dates, sources = told.get("date") or {}, told.get("source") or []
    papers = [file["url"] for file in told.get("file") or [] if file.get("mimetype") == "application/pdf"]
    languages = told.get("language") or []
    paper = next((url for url in papers if is_web_address(url)), "")
    return Entry(
        url=canonical(link),
        link=paper or link,
        title=one_line(told["title"]),
        publisher=one_line(sources[0].get("shortname") or sources[0].get("name") or "") if sources else "ReliefWeb",
        text=text_of_fragment(told.get("body-html") or ""),
        published=any_day(dates.get("original") or dates.get("created") or ""),
        language=language_code(languages[0].get("code") or "") if languages else "",
        changed=instant(dates.get("changed") or dates.get("created") or ""),
    )

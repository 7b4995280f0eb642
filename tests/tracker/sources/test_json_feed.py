import datetime as dt
import json
from typing import Any

import pytest

from tests.tracker.site import Site
from tracker.document import Document
from tracker.sources.protocol import Access, Item, SourceFailed
from tracker.sources.rss import RssSource
from tracker.sources.web import WebSource

LONG = "The water of the lake rose again and reached the lower gardens. " * 30


def feed(*items: Any, **more: Any) -> str:
    return json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": "Lake News", "items": items} | more)


def test_items_are_read(site: Site, access: Access) -> None:
    told = {
        "id": "7",
        "url": f"{site.url}/lake?utm_source=feed",
        "title": "Lake rises",
        "content_html": f"<p>{LONG}</p>",
        "summary": "Short.",
        "date_published": "2024-05-07T00:30:00+02:00",
    }
    items: list[Item] = []
    for kind in (RssSource, WebSource):
        (item,) = kind(site.put("/feed.json", feed(told, language="en-GB"), "application/feed+json"), access).items()
        items.append(item)
    document = items[0]
    assert isinstance(document, Document)
    assert items[1] == document
    assert (document.title, document.publisher, document.language) == ("Lake rises", "Lake News", "en")
    assert (document.url, document.published) == (f"{site.url}/lake", dt.date(2024, 5, 7))
    assert document.text == LONG.strip()


@pytest.mark.parametrize("item", [{}, {"id": 7}, {"id": None, "url": 5, "content_html": [], "date_published": {}}])
def test_an_item_of_odd_types_is_one_problem(site: Site, access: Access, item: dict[str, Any]) -> None:
    items = list(RssSource(site.put("/feed", feed(item, "no item"), "application/json"), access).items())
    assert len(items) == 1


@pytest.mark.parametrize("body", ["{", "[]", "{}", '{"version": 1}', '{"version": "https://other.example/1"}'])
def test_other_json_is_no_feed(site: Site, access: Access, body: str) -> None:
    with pytest.raises(SourceFailed, match="is not a feed"):
        list(RssSource(site.put("/feed", body, "application/json"), access).items())

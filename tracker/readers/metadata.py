"""What a web page says about itself: JSON-LD first, then meta elements, then the time element.

Nothing is guessed from the running text or the footer: a wrong date moves every "on Monday".
"""

import datetime as dt
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from tracker.readers.fields import any_day, language_code, one_line

ARTICLE_TYPE = re.compile(r"(Article|Posting|Report|WebPage)$")
DAY_IN_URL = re.compile(r"/(\d{4})[/-](\d{1,2})[/-](\d{1,2})(?:[/-]|$)")
META = {
    "title": ("og:title", "twitter:title", "dc.title", "dcterms.title"),
    "publisher": ("og:site_name", "dc.publisher", "dcterms.publisher", "application-name"),
    "published": (
        "article:published_time",
        "og:article:published_time",
        "datepublished",
        "date",
        "pubdate",
        "publishdate",
        "dc.date.issued",
        "dcterms.issued",
        "dcterms.created",
        "dc.date",
        "dcterms.date",
        "sailthru.date",
        "parsely-pub-date",
    ),
    "language": ("og:locale", "language", "content-language", "dc.language"),
    "url": ("og:url",),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """What a page declares; empty or None where it declares nothing."""

    title: str
    publisher: str
    url: str
    published: dt.date | None
    language: str


def read_metadata(tree: HtmlElement) -> Metadata:
    """Return what a page declares about the article on it."""
    article = _json_ld_article(tree)
    meta = _meta(tree)
    url = _url(tree, meta)
    language = language_code(tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang") or "")
    return Metadata(
        title=one_line(_text(article.get("headline")) or _first(meta, "title") or _element(tree, "//h1", "//title")),
        publisher=one_line(_name(article.get("publisher")) or _first(meta, "publisher") or _host(url)),
        url=url,
        published=_published(tree, article, meta, url),
        language=language_code(_text(article.get("inLanguage"))) or language or language_code(_first(meta, "language")),
    )


def _published(tree: HtmlElement, article: dict[str, Any], meta: dict[str, str], url: str) -> dt.date | None:
    told = [_text(article.get("datePublished")), *(meta.get(name, "") for name in META["published"])]
    told += tree.xpath("//*[@itemprop='datePublished']/@content | //*[@itemprop='datePublished']/@datetime")
    told += tree.xpath("//article//time/@datetime | //header//time/@datetime | //main//time/@datetime")[:1]
    days = (any_day(value) for value in told if value)
    return next((day for day in days if day), None) or _day_in(url)


def _day_in(url: str) -> dt.date | None:
    if not (found := DAY_IN_URL.search(urlsplit(url).path)):
        return None
    try:
        return dt.date(int(found[1]), int(found[2]), int(found[3]))
    except ValueError:
        return None


def _url(tree: HtmlElement, meta: dict[str, str]) -> str:
    links = [*tree.xpath("//link[translate(@rel, 'CANOIL', 'canoil')='canonical']/@href"), _first(meta, "url")]
    return next((link.strip() for link in links if link.strip().startswith(("http://", "https://"))), "")


def _host(url: str) -> str:
    return (urlsplit(url).hostname or "").removeprefix("www.")


def _meta(tree: HtmlElement) -> dict[str, str]:
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or element.get("http-equiv")
        if name and (content := (element.get("content") or "").strip()):
            found.setdefault(name.lower(), content)
    return found


def _first(meta: dict[str, str], field: str) -> str:
    return next((meta[name] for name in META[field] if name in meta), "")


def _element(tree: HtmlElement, *paths: str) -> str:
    texts = (str(element.text_content()).strip() for path in paths for element in tree.xpath(path))
    return next((text for text in texts if text), "")


def _json_ld_article(tree: HtmlElement) -> dict[str, Any]:
    """Return the first JSON-LD entry of the page that tells a publication date, else the first article, else {}."""
    entries = []
    for script in tree.xpath("//script[@type='application/ld+json']/text()"):
        try:
            entries += [entry for entry in _entries(json.loads(script, strict=False)) if _is_article(entry)]
        except (ValueError, RecursionError):
            continue
    return next((entry for entry in entries if entry.get("datePublished")), entries[0] if entries else {})


def _entries(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, list):
        for item in value:
            yield from _entries(item)
    elif isinstance(value, dict):
        yield value
        yield from _entries(value.get("@graph"))


def _is_article(entry: dict[str, Any]) -> bool:
    kinds = entry.get("@type")
    return any(ARTICLE_TYPE.search(str(kind)) for kind in (kinds if isinstance(kinds, list) else [kinds]))


def _name(value: Any) -> str:
    if isinstance(value, list):
        return next((name for item in value if (name := _name(item))), "")
    return _text(value.get("name")) if isinstance(value, dict) else _text(value)


def _text(value: Any) -> str:
    return value.strip() if isinstance(value, str) else ""

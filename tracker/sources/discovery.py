"""The feed behind an address: the address itself, or what its page names as its feeds."""

import re
from dataclasses import dataclass

from lxml.etree import LxmlError
from lxml.html import fromstring

from tracker.readers.fields import one_line
from tracker.sources.addresses import absolute
from tracker.sources.answer import Answer
from tracker.sources.feed_json import read_json_feed

# Atomic: where one comment might also be read as two, many of them are as many ways as nobody can wait for.
PREAMBLE = rb"(?:\xef\xbb\xbf)?\s*(?>(?><\?xml.*?\?>\s*|<!--.*?-->\s*|<!DOCTYPE[^>]*>\s*)*)"
FEED_START = re.compile(PREAMBLE + rb"<(?:rss|feed|rdf:RDF)[\s>]", re.DOTALL | re.IGNORECASE)
SITEMAP_START = re.compile(PREAMBLE + rb"<(?:\w+:)?(?:urlset|sitemapindex)[\s>/]", re.DOTALL)
MEDIA_TYPES = {"application/rss+xml", "application/atom+xml", "application/feed+json"}
COMMENTS = re.compile(r"comment|kommentar|comentario", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class FoundFeed:
    """A feed that an address leads to: its kind, its own address, and its title as far as the page tells it."""

    kind: str
    url: str
    title: str = ""


def looks_like_feed(answer: Answer) -> bool:
    """Tell whether an answer is a feed rather than a page."""
    return bool(FEED_START.match(answer.body[:4096])) or read_json_feed(answer, answer.url) is not None


def feeds_behind(answer: Answer, asked: str) -> list[FoundFeed]:
    """Return the feeds that an answer is or names, the most likely first; none where it names none."""
    if looks_like_feed(answer):
        return [FoundFeed("rss", asked)]
    if SITEMAP_START.match(answer.body[:4096]):
        return [FoundFeed("sitemap", asked)]
    try:
        tree = fromstring(answer.body)
    except (LxmlError, ValueError):
        return []
    found: dict[str, FoundFeed] = {}
    for link in tree.iter("link"):
        media_type = (link.get("type") or "").partition(";")[0].strip().lower()
        url = absolute(answer.url, link.get("href") or "")
        if "alternate" in (link.get("rel") or "").lower().split() and media_type in MEDIA_TYPES and url:
            found.setdefault(url, FoundFeed("rss", url, one_line(link.get("title") or "")))
    return sorted(found.values(), key=lambda feed: bool(COMMENTS.search(f"{feed.url} {feed.title}")))

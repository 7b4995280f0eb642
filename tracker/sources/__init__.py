"""Where documents come from: one file per kind of feed, all behind ``protocol.Source``.

A new kind is one module whose class takes a location and an ``Access``, named in ``KINDS``.
"""

from tracker.sources.folder import FolderSource
from tracker.sources.hdx_hapi import HdxHapiSource
from tracker.sources.idmc import IdmcSource
from tracker.sources.listing import ListingSource
from tracker.sources.protocol import Access, OpenSource, Source
from tracker.sources.reliefweb import ReliefwebSource
from tracker.sources.rss import RssSource
from tracker.sources.sitemap import SitemapSource
from tracker.sources.unhcr import UnhcrSource
from tracker.sources.web import WebSource

KINDS: dict[str, OpenSource] = {
    "folder": FolderSource,
    "hdx_hapi": HdxHapiSource,
    "idmc": IdmcSource,
    "listing": ListingSource,
    "reliefweb": ReliefwebSource,
    "rss": RssSource,
    "sitemap": SitemapSource,
    "unhcr": UnhcrSource,
    "web": WebSource,
}


def open_source(kind: str, location: str, access: Access) -> Source:
    """Return the source of a kind in ``KINDS`` at a location; nothing is read yet."""
    return KINDS[kind](location, access)

"""Where documents come from: one file per kind of feed, all behind ``protocol.Source``.

A new kind is one module whose class takes a location and an ``Access``, named in ``KINDS``.
"""

from tracker.sources.folder import FolderSource
from tracker.sources.protocol import Access, OpenSource, Source
from tracker.sources.rss import RssSource
from tracker.sources.web import WebSource

KINDS: dict[str, OpenSource] = {"folder": FolderSource, "rss": RssSource, "web": WebSource}


def open_source(kind: str, location: str, access: Access) -> Source:
    """Return the source of a kind in ``KINDS`` at a location; nothing is read yet."""
    return KINDS[kind](location, access)

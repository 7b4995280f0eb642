"""The address that is a document's identity."""

from fnmatch import fnmatchcase
from pathlib import Path
from urllib.parse import quote, unquote, urldefrag, urljoin, urlsplit

from courlan import normalize_url

from tracker.document import Document


def is_web_address(location: str) -> bool:
    """Tell whether a location is a URL of the web."""
    try:
        parts = urlsplit(location)
    except ValueError:  # "http://["
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname)


def canonical(url: str) -> str:
    """Return a web address without its fragment and without the parameters that only track readers."""
    url = url.strip()
    if not is_web_address(url):
        return url
    return str(normalize_url(urldefrag(url).url))


def absolute(base: str, link: str) -> str:
    """Return the whole address of a link on a page, empty where it is none of the web."""
    try:
        url = urljoin(base, link.strip())
    except ValueError:
        return ""
    return url if is_web_address(url) else ""


def item_address(link: str, name: str, feed: str) -> str:
    """Return the identity of a feed's item: its link, else its own name if that is an address, else one in the feed."""
    if is_web_address(link):
        return canonical(link)
    return name if is_web_address(name) else f"{feed}#{name}"


def split_pattern(location: str) -> tuple[str, str]:
    """Return the address of a location and the pattern behind its ``#`` ("*" where there is none)."""
    url, pattern = urldefrag(location)
    return url, unquote(pattern) or "*"


def link_fits(link: str, pattern: str) -> bool:
    """Tell whether the path and query of a link are like a pattern, in which ``*`` stands for anything."""
    parts = urlsplit(link)
    return fnmatchcase((parts.path or "/") + (f"?{parts.query}" if parts.query else ""), pattern)


def page_address(declared: str, asked: str) -> str:
    """Return the identity of a page: the address it declares, unless that is only the front page of its site."""
    if is_web_address(declared) and (urlsplit(declared).path.strip("/") or not urlsplit(asked).path.strip("/")):
        return canonical(declared)
    return canonical(asked)


def file_address(path: Path, part: str = "") -> str:
    """Return a stable address for a file, or for a part of it, that has no address of its own."""
    return path.resolve().as_uri() + (f"#{quote(part)}" if part else "")


def with_address(document: Document, path: Path) -> Document:
    """Return a document read from a file with its identity in ``url``."""
    own = canonical(document.url)
    url = own if is_web_address(own) else file_address(path, document.id or own)
    return document.model_copy(update={"url": url})

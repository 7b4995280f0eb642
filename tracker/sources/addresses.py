"""The address that is a document's identity."""

from pathlib import Path
from urllib.parse import quote, urldefrag, urlsplit

from courlan import normalize_url

from tracker.document import Document


def is_web_address(location: str) -> bool:
    """Tell whether a location is a URL of the web."""
    parts = urlsplit(location)
    return parts.scheme in ("http", "https") and bool(parts.hostname)


def canonical(url: str) -> str:
    """Return a web address without its fragment and without the parameters that only track readers."""
    url = url.strip()
    if not is_web_address(url):
        return url
    return str(normalize_url(urldefrag(url).url))


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

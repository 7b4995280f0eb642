"""The address that is a document's identity."""

import re
from fnmatch import fnmatchcase
from pathlib import Path
from urllib.parse import quote, unquote, urldefrag, urljoin, urlsplit, urlunsplit

from courlan import normalize_url

from tracker.document import Document

AMP_CACHE = re.compile(
    r"https?://(?:(?:www\.)?google\.[a-z.]{2,6}/amp|[\w-]+\.cdn\.ampproject\.org/[a-z])/(?P<safe>s/)?(?P<rest>.+)"
)
PHONE_HOST = re.compile(r"(?P<before>(?:[a-z]{2}\.)?)(?:m|mobile|mobil|amp)\.(?P<rest>.+)")  # m.paper, en.m.paper
AMP_PATH = re.compile(r"(?<=.)/amp/?$|(?<=\w)\.amp$|^/amp(?=/.)")
LOGIN = re.compile(r"(?<=://)[^/@\s]+@")
KEY = re.compile(
    r"([?&;](?:appname|app_identifier|client_id|client_secret|(?:api|access)?_?(?:key|token)|auth|password|secret|sig)=)"
    r"[^&#\s]+",
    re.IGNORECASE,
)
AMP_QUERY = {"amp", "amp=1", "amp=true", "outputtype=amp"}


def is_web_address(location: str) -> bool:
    """Tell whether a location is a URL of the web."""
    try:
        parts = urlsplit(location)
    except ValueError:  # "http://["
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname)


def canonical(url: str) -> str:
    """Return the one address of a page: without fragment, parameters that track readers, and versions for phones."""
    url = url.strip()
    if not is_web_address(url):
        return url
    return str(normalize_url(_of_the_page(urldefrag(url).url)))


def without_secrets(told: str) -> str:
    """Return an address, or a sentence that names some, without logins and the keys of those who ask."""
    return KEY.sub(r"\1…", LOGIN.sub("", told))


def _of_the_page(url: str) -> str:
    """Return the address of the page itself for that of its version for phones (AMP, a host of their own)."""
    if (cached := AMP_CACHE.match(url)) and "." in cached["rest"].partition("/")[0]:
        url = f"http{'s' if cached['safe'] else ''}://{cached['rest']}"
    parts = urlsplit(url)
    host = parts.hostname or ""
    if (found := PHONE_HOST.match(host)) and "." in found["rest"]:
        rest = found["rest"]
        own = rest if found["before"] or rest.count(".") > 1 else f"www.{rest}"
        parts = parts._replace(netloc=parts.netloc.lower().replace(host, found["before"] + own, 1))
    path = AMP_PATH.sub("", parts.path) or "/"
    query = "&".join(part for part in parts.query.split("&") if part.lower() not in AMP_QUERY)
    return urlunsplit(parts._replace(path=path.replace(".amp.html", ".html"), query=query))


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

"""What `tracker feeds add` makes of what it is given: the kind of feed, its own address, a name."""

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote, urldefrag, urlsplit

from tracker.commands.console import CommandFailed, messages

if TYPE_CHECKING:
    from tracker.sources.discovery import FoundFeed

WITH_PATTERN = ("listing", "sitemap")
APIS = {
    "api.reliefweb.int": "reliefweb",
    "hapi.humdata.org": "hdx_hapi",
    "helix-tools-api.idmcdb.org": "idmc",
    "api.unhcr.org": "unhcr",
}


class Settled(NamedTuple):
    """A feed that can be added; ``name`` is a proposal."""

    kind: str
    location: str
    name: str


def settle(location: str, kind: str, links: str, *, local: bool) -> Settled:
    """Return the feed that a location stands for; CommandFailed where it stands for none.

    Without a kind the web is asked: a page's own feed takes the page's place.
    """
    from tracker.sources import KINDS
    from tracker.sources.addresses import is_web_address

    on_the_web = is_web_address(location)
    kind = kind or ("listing" if links else "") or (_api_at(location) if on_the_web else "folder")
    if kind and kind not in KINDS:
        raise CommandFailed(f"{kind} is not a kind of feed; these are: {', '.join(KINDS)}.")
    if kind and on_the_web == (kind == "folder"):
        raise CommandFailed(f"{location} is not a location for a feed of kind {kind}.")
    if kind == "folder":
        return _folder(location)
    if not kind:
        found = _feed_behind(location, local=local)
        return Settled(found.kind, found.url, found.title or _site(found.url))
    if links and kind not in WITH_PATTERN:
        raise CommandFailed(f"A feed of kind {kind} has no --links; {' and '.join(WITH_PATTERN)} have.")
    url, pattern = urldefrag(location)
    if kind == "listing" and not (links or pattern):
        raise CommandFailed("Which links of the page are articles? Tell it with --links, such as --links '/news/*'.")
    return Settled(kind, f"{url}#{quote(links, safe='/*?=&')}" if links else location, _site(url))


def _api_at(url: str) -> str:
    return APIS.get((urlsplit(url).hostname or "").lower(), "")


def _folder(location: str) -> Settled:
    path = Path(location).expanduser()
    if not path.exists():
        raise CommandFailed(f"There is no file or folder {location}.")
    return Settled("folder", str(path.resolve()), path.resolve().name)


def _feed_behind(url: str, *, local: bool) -> "FoundFeed":
    from tracker.settings import load_settings
    from tracker.sources.answer import Unreachable
    from tracker.sources.discovery import FoundFeed, feeds_behind
    from tracker.sources.http import Http

    try:
        with Http(load_settings(), local=local) as http:
            found = feeds_behind(http.get(url), url)
    except Unreachable as error:
        messages().print(f"{error} It is added as an RSS feed all the same.")
        return FoundFeed("rss", url)
    if not found:
        raise CommandFailed(
            f"{url} is a page without a feed. Watch the page itself (--kind web), or the articles that it lists "
            "(--links '/news/*')."
        )
    for other in found[1:]:
        messages().print(f"The page has another feed: {other.url} {other.title}".rstrip())
    return found[0]


def _site(url: str) -> str:
    return (urlsplit(url).hostname or url).removeprefix("www.")

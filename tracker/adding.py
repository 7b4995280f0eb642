"""A feed as it is added: what kind an address is of, the feed behind a page, a free name, countries that there are."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote, urldefrag, urlsplit

from sqlalchemy import Engine

from db import save
from db.models import FeedRow
from db.queries import read_feeds
from tracker.gazetteer.store import load_gazetteer
from tracker.problem import Problem
from tracker.settings import Settings
from tracker.sources import KINDS
from tracker.sources.addresses import is_web_address
from tracker.sources.discovery import FoundFeed, feeds_behind
from tracker.sources.http import Http

WITH_PATTERN = ("listing", "sitemap")
APIS = {
    "api.reliefweb.int": "reliefweb",
    "hapi.humdata.org": "hdx_hapi",
    "helix-tools-api.idmcdb.org": "idmc",
    "api.unhcr.org": "unhcr",
}

PROBLEMS = {
    "kind": "{kind} is not a kind of feed; these are: {known}.",
    "location": "{location} is not a location for a feed of kind {kind}.",
    "links": "A feed of kind {kind} has no --links; {known} have.",
    "articles": "Which links of the page are articles? Tell it with --links, such as --links '/news/*'.",
    "folder": "There is no file or folder {location}.",
    "no_feed": (
        "{location} is a page without a feed. Watch the page itself (--kind web), or the articles that it lists "
        "(--links '/news/*')."
    ),
    "country": "{value} is no country; codes are like SYR or SDN (ISO 3166-1 alpha-3).",
    "taken": "There is a feed named {name!r} already; choose another name.",
}
"""Why a feed cannot be added, in the words of the command line; the dashboard words the same keys."""


class FeedInvalid(Problem):
    """A feed cannot be added; the message is one sentence that says why, ``key`` one of ``PROBLEMS``."""

    sentences = PROBLEMS


class Settled(NamedTuple):
    """A feed that can be added; ``name`` is a proposal, ``others`` are further feeds of the same page."""

    kind: str
    location: str
    name: str
    others: tuple[FoundFeed, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """How often a feed is captured, and what of it is kept: everything, or what tells of a keyword or a country."""

    interval: int = 60
    keywords: Sequence[str] = ()
    countries: Sequence[str] = ()
    local: bool = False


def settle(location: str, kind: str, links: str, settings: Settings, *, local: bool) -> Settled:
    """Return the feed that a location stands for; FeedInvalid where it stands for none.

    Without a kind the web is asked: a page's own feed takes the page's place; Unreachable where nothing answers.
    """
    on_the_web = is_web_address(location)
    kind = kind or ("listing" if links else "") or (_api_at(location) if on_the_web else "folder")
    if kind and kind not in KINDS:
        raise FeedInvalid("kind", kind=kind, known=", ".join(KINDS))
    if kind and on_the_web == (kind == "folder"):
        raise FeedInvalid("location", location=location, kind=kind)
    if kind == "folder":
        return _folder(location)
    if not kind:
        found, *others = _feeds_behind(location, settings, local=local)
        return Settled(found.kind, found.url, found.title or site_of(found.url), tuple(others))
    if links and kind not in WITH_PATTERN:
        raise FeedInvalid("links", kind=kind, known=" and ".join(WITH_PATTERN))
    url, pattern = urldefrag(location)
    if kind == "listing" and not (links or pattern):
        raise FeedInvalid("articles")
    return Settled(kind, f"{url}#{quote(links, safe='/*?=&')}" if links else location, site_of(url))


def add(engine: Engine, settled: Settled, wishes: Wishes, now: dt.datetime, name: str = "") -> str:
    """Add a feed and return its name, a free one where none is given; FeedInvalid says why it cannot be."""
    name = name or free_name(settled.name, {feed.name for feed in read_feeds(engine)})
    feed = FeedRow(
        name=name,
        kind=settled.kind,
        location=settled.location,
        interval_minutes=wishes.interval,
        added=now,
        local=wishes.local,
        enabled=True,
        keywords=[word.strip() for word in wishes.keywords if word.strip()],
        countries=[_country(code) for code in wishes.countries],
    )
    try:
        save.add_feed(engine, feed)
    except ValueError as error:
        raise FeedInvalid("taken", name=name) from error
    return name


def free_name(wanted: str, taken: set[str]) -> str:
    """Return a name as near to the wanted one as there is none of yet."""
    numbered = (f"{wanted} {number}" for number in range(2, len(taken) + 3))
    return wanted if wanted not in taken else next(name for name in numbered if name not in taken)


def site_of(url: str) -> str:
    """Return the site of an address, as a name for its feed."""
    return (urlsplit(url).hostname or url).removeprefix("www.")


def _country(code: str) -> str:
    place = load_gazetteer().place(code.upper())
    if place is None or place.level != "0":
        raise FeedInvalid("country", value=code)
    return code.upper()


def _api_at(url: str) -> str:
    return APIS.get((urlsplit(url).hostname or "").lower(), "")


def _folder(location: str) -> Settled:
    path = Path(location).expanduser()
    if not path.exists():
        raise FeedInvalid("folder", location=location)
    return Settled("folder", str(path.resolve()), path.resolve().name)


def _feeds_behind(url: str, settings: Settings, *, local: bool) -> list[FoundFeed]:
    with Http(settings, local=local) as http:
        found = feeds_behind(http.get(url), url)
    if not found:
        raise FeedInvalid("no_feed", location=url)
    return found

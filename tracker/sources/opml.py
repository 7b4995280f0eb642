"""Lists of feeds as other programs write them (OPML), and the starter list of humanitarian feeds."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

import yaml
from lxml import etree
from pydantic import BaseModel, ConfigDict, Field

from tracker.readers.fields import one_line
from tracker.sources.addresses import is_web_address

OURS = "{urn:displacement-tracker}"
FILTERS = ("keywords", "countries")
KINDS = ("rss", "sitemap", "listing", "web", "reliefweb", "hdx_hapi", "idmc", "unhcr")


class ListedFeed(BaseModel):
    """A feed as a list names it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str = Field(min_length=1)
    location: str = Field(pattern=r"^https?://\S+$")
    kind: str = Field("rss", pattern=f"^({'|'.join(KINDS)})$")
    interval: int = Field(60, ge=1)
    language: str = ""
    keywords: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()


class NoOpml(Exception):
    """A file is no OPML; the message is a predicate."""


def read_opml(raw: bytes) -> list[ListedFeed]:
    """Return the feeds of an OPML file, folders flattened, each address once; NoOpml where it is none.

    What is no address of the web is passed over.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True)
    try:
        root = etree.fromstring(raw, parser)
    except etree.XMLSyntaxError as error:
        raise NoOpml(f"is not OPML ({error.msg})") from error
    if etree.QName(root).localname.lower() != "opml":
        raise NoOpml("is not OPML")
    return list({feed.location: feed for feed in _outlines(root)}.values())


def write_opml(feeds: Iterable[ListedFeed]) -> bytes:
    """Return feeds as an OPML 2.0 file.

    Kind, interval, keywords and countries stand in attributes of our own, which other programs pass over.
    """
    root = etree.Element("opml", {"version": "2.0"}, nsmap={"tracker": OURS[1:-1]})
    etree.SubElement(etree.SubElement(root, "head"), "title").text = "Feeds of the Displacement Figures Tracker"
    body = etree.SubElement(root, "body")
    for feed in feeds:
        told = {"type": "rss", "text": feed.name, "title": feed.name, "xmlUrl": feed.location}
        own = {f"{OURS}kind": feed.kind, f"{OURS}interval": str(feed.interval)}
        own |= {f"{OURS}{name}": json.dumps(getattr(feed, name)) for name in FILTERS if getattr(feed, name)}
        etree.SubElement(body, "outline", told | own)
    written: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)
    return written


def starter_feeds() -> list[ListedFeed]:
    """Return the feeds that humanitarian teams begin with, by language and name."""
    told = yaml.safe_load(Path(__file__).with_name("starter.yaml").read_text("utf-8"))
    return [ListedFeed(language=language, **feed) for language, feeds in told.items() for feed in feeds]


def _outlines(root: etree._Element) -> Iterator[ListedFeed]:
    for outline in root.iter("{*}outline"):
        told = {name.lower(): value.strip() for name, value in outline.attrib.items()}
        location = told.get("xmlurl", "")
        if is_web_address(location) and not any(map(str.isspace, location)):
            kind, interval = told.get(f"{OURS}kind", ""), told.get(f"{OURS}interval", "")
            yield ListedFeed(
                name=one_line(told.get("text") or told.get("title") or location),
                location=location,
                kind=kind if kind in KINDS else "rss",
                interval=int(interval) if interval.isascii() and interval.isdigit() and int(interval[:6]) else 60,
                **{name: _words(told.get(f"{OURS}{name}", "[]")) for name in FILTERS},
            )


def _words(told: str) -> tuple[str, ...]:
    try:
        words = json.loads(told)
    except (ValueError, RecursionError):
        return ()
    return tuple(word for word in words if isinstance(word, str) and word) if isinstance(words, list) else ()

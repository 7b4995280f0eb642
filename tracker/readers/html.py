"""Web pages: the article's text by trafilatura, its metadata from what the page itself declares."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any, BinaryIO

from lxml.etree import LxmlError
from lxml.html import HtmlElement, fromstring

from tracker.document import Document
from tracker.readers.charset import as_utf8, told_in_markup
from tracker.readers.metadata import read_metadata
from tracker.readers.protocol import Read, Unreadable, read_whole
from tracker.readers.walls import wall_in_place_of_article

SUFFIXES = (".html", ".htm", ".xhtml")
MEDIA_TYPES = ("text/html", "application/xhtml+xml")

PARAGRAPH = re.compile(rb"<(?:p|div|article|section)[\s>]", re.IGNORECASE)
END_OF_BLOCK = "\u2029"
BLOCKS = ("p", "br", "div", "li", "ul", "ol", "table", "tr", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6")


def read(stream: BinaryIO, limit: int) -> Iterator[Read]:
    """Give the one article of a page; ``url`` is the canonical address that the page declares, or empty."""
    import trafilatura  # 0.1 s, which readers of other files need not wait for

    tree = _tree(read_whole(stream, limit))
    declared = read_metadata(tree)
    text = (trafilatura.extract(tree, fast=True, include_comments=False, config=_short_news()) or "").strip()
    if not text:
        raise Unreadable("has no article text")
    if wall := wall_in_place_of_article(declared.title, text, free=declared.free):
        raise Unreadable(wall)
    yield Document(
        text=text.replace("\n", "\n\n"),  # each line is a paragraph
        title=declared.title,
        publisher=declared.publisher,
        url=declared.url,
        published=declared.published,
        language=declared.language,
    )


def text_of_fragment(markup: str) -> str:
    """Return the text of a piece of HTML, such as a feed's summary; blocks end a line."""
    if not markup.strip():
        return ""
    try:
        tree = fromstring(f"<div>{markup}</div>")
    except (LxmlError, ValueError):
        return ""
    for element in tree.iter(*BLOCKS):
        element.tail = END_OF_BLOCK + (element.tail or "")
    lines = (" ".join(line.split()) for line in str(tree.text_content()).split(END_OF_BLOCK))
    return "\n".join(line for line in lines if line)


@cache
def _short_news() -> Any:
    """Return settings for flash news: of less than so many characters trafilatura gives the whole page on one line."""
    from trafilatura.settings import use_config

    config = use_config()
    config.set("DEFAULT", "MIN_EXTRACTED_SIZE", "100")
    return config


def _tree(raw: bytes) -> HtmlElement:
    import trafilatura

    if b"\x00" in raw[:4096] and not raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise Unreadable("is not a web page: it holds binary data")
    raw = as_utf8(raw, told_in_markup(raw))
    tree: Any = trafilatura.load_html(raw)
    if tree is None and PARAGRAPH.search(raw):
        tree = trafilatura.load_html(b"<html><body>" + raw + b"</body></html>")  # a page may leave these tags out
    if tree is None:
        raise Unreadable("is not a web page")
    return tree

"""PDF reports: the text of all pages, a form feed between two, so that a range in the text tells its page."""

import io
import logging
import re
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, BinaryIO

from tracker.document import Document
from tracker.readers.fields import language_code, one_line
from tracker.readers.protocol import Read, Remark, Unreadable, read_whole

if TYPE_CHECKING:
    from pypdf import PdfReader

SUFFIXES = (".pdf",)
MEDIA_TYPES = ("application/pdf", "application/x-pdf")

NEW_PAGE = "\f"
MOST_PAGES = 300
SHORT_LINE = 0.7  # of the longest: it ends a paragraph
NO_TITLE = re.compile(r"untitled|^microsoft (word|powerpoint)|\.(docx?|indd|pptx?|pdf)$", re.IGNORECASE)
LISTED = re.compile(r"[•▪●◦‣–—*-]\s")
BROKEN_WORD = re.compile(r"(?<=[^\W\d_])[-\u00ad]$")

logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # what it works around is none of the reader's concern


def read(stream: BinaryIO, limit: int) -> Iterator[Read]:
    """Give the one document of a PDF; its dates are those of the file, not of the report, and are left out."""
    from pypdf import PdfReader  # 0.05 s, which readers of other files need not wait for
    from pypdf.errors import FileNotDecryptedError

    raw = read_whole(stream, limit)
    try:
        reader = PdfReader(io.BytesIO(raw))
        pages = [page.extract_text().splitlines() for page in reader.pages[:MOST_PAGES]]
        total = len(reader.pages)
        title, language = _title(reader), str(reader.root_object.get("/Lang") or "")
    except FileNotDecryptedError as error:
        raise Unreadable("is a PDF that is locked by a password") from error
    except Exception as error:  # a damaged file fails in every way there is
        raise Unreadable(f"is a damaged PDF ({type(error).__name__})") from error
    text = _joined([_paragraphs(lines) for lines in _without_running_heads(pages)])
    if not text.strip():
        raise Unreadable("is a PDF that holds no text; perhaps its pages are pictures")
    if total > MOST_PAGES:
        yield Remark(f"has {total} pages, of which the first {MOST_PAGES} were read")
    yield Document(text=text, title=title, language=language_code(language))


def page_of(text: str, at: int) -> int:
    """Return the number of the page, from 1, that a position in a document's text is on."""
    return text.count(NEW_PAGE, 0, at) + 1


def _title(reader: "PdfReader") -> str:
    title = one_line(str(reader.metadata.title or "")) if reader.metadata else ""
    return "" if NO_TITLE.search(title) else title


def _without_running_heads(pages: list[list[str]]) -> list[list[str]]:
    """Take away first and last lines that most pages share but for their numbers."""
    pages = [[one_line(line) for line in lines if line.strip()] for lines in pages]
    seen = Counter(shape for lines in pages if lines for shape in {_shape(lines[0]), _shape(lines[-1])})
    running = {shape for shape, times in seen.items() if times >= max(3, len(pages) / 2)}
    for lines in pages:
        while lines and _shape(lines[0]) in running:
            del lines[0]
        while lines and _shape(lines[-1]) in running:
            del lines[-1]
    return pages


def _joined(pages: list[str]) -> str:
    """Return pages as one text; only a sentence that goes on is not parted from its second half."""
    text = pages[0] if pages else ""
    for page in pages[1:]:
        text += NEW_PAGE + page if page[:1].islower() else f"\n\n{NEW_PAGE}{page}"
    return text


def _shape(line: str) -> str:
    return re.sub(r"\d+", "0", line)


def _paragraphs(lines: list[str]) -> str:
    """Return the lines of a page as paragraphs: a short line ends one, a mark of a list begins one."""
    longest = max(map(len, lines), default=0)
    parts: list[str] = []
    for before, line in zip(["", *lines], lines, strict=False):
        if not before:
            parts.append(line)
        elif len(before) < SHORT_LINE * longest or LISTED.match(line):
            parts += ["\n\n", line]
        elif BROKEN_WORD.search(before) and line[:1].islower():
            parts[-1] = parts[-1][:-1]
            parts.append(line)
        else:
            parts += [" ", line]
    return "".join(parts)

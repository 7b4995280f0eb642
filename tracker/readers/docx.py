"""Word documents: paragraphs, and tables row by row."""

import io
import zipfile
from collections.abc import Iterator
from itertools import groupby
from typing import TYPE_CHECKING, BinaryIO

from tracker.document import Document
from tracker.readers.fields import language_code, one_line
from tracker.readers.protocol import MEGABYTE, Read, Unreadable, read_whole

if TYPE_CHECKING:
    from docx.table import Table

SUFFIXES = (".docx",)
MEDIA_TYPES = ("application/vnd.openxmlformats-officedocument.wordprocessingml.document",)

UNPACKED = 10  # times the limit


def read(stream: BinaryIO, limit: int) -> Iterator[Read]:
    """Give the one document of a Word file; its dates are those of the file, not of the text, and are left out."""
    import docx  # 0.03 s, which readers of other files need not wait for
    from docx.table import Table

    raw = read_whole(stream, limit)
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as parts:
            size = sum(part.file_size for part in parts.infolist())
        if size > UNPACKED * limit:
            raise Unreadable(f"unpacks to more than {UNPACKED * limit / MEGABYTE:g} MB")
        file = docx.Document(io.BytesIO(raw))
        blocks = [_rows(block) if isinstance(block, Table) else block.text for block in file.iter_inner_content()]
        title, language = file.core_properties.title, file.core_properties.language
    except Unreadable:
        raise
    except Exception as error:  # a damaged file fails in every way there is
        raise Unreadable(f"is a damaged Word document ({type(error).__name__})") from error
    text = "\n\n".join(block.strip() for block in blocks if block.strip())
    if not text:
        raise Unreadable("has no text")
    yield Document(text=text, title=one_line(title or ""), language=language_code(language or ""))


def _rows(table: "Table") -> str:
    # A merged cell is given once for each place that it covers.
    rows = ([one_line(text) for text, _ in groupby(cell.text for cell in row.cells)] for row in table.rows)
    return "\n".join(" | ".join(cell for cell in row if cell) for row in rows)

"""Files: one file, or all files that can be read in a folder and the folders below it."""

import os
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path

from tracker import readers
from tracker.document import Document
from tracker.readers import jsonl
from tracker.sources.addresses import with_address
from tracker.sources.protocol import Access, Item, Problem, Source, SourceFailed

TOLD_PER_FILE = 20  # a file of another format is one mistake, not a million


class FolderSource(Source):
    """The documents of a file or folder, in the order of their paths; hidden files are passed over."""

    def __init__(self, location: str, access: Access) -> None:
        super().__init__(location, access)
        self.root = Path(location).expanduser()

    def size(self) -> int | None:
        """Return the number of documents: files, and lines of JSON Lines."""
        return sum(_count_lines(path) if path.suffix.lower() in jsonl.SUFFIXES else 1 for path in self._wanted())

    def items(self) -> Iterator[Item]:
        """Give each document and each problem; SourceFailed where there is no such file or folder."""
        wanted = self._wanted()
        if self.root.is_dir():
            yield from self._passed_over(wanted)
        for path in wanted:
            yield from self._read(path)

    @cached_property
    def _files(self) -> list[Path]:
        try:
            self.root.stat()
        except OSError as error:
            raise SourceFailed(f"{self.root} cannot be read ({error.strerror}).") from error
        return _files_below(self.root) if self.root.is_dir() else [self.root]

    def _wanted(self) -> list[Path]:
        if not self._files or self._files == [self.root]:
            return self._files
        return [path for path in self._files if readers.reader_for(path.name)]

    def _passed_over(self, wanted: list[Path]) -> Iterator[Problem]:
        others = [path.suffix or path.name for path in self._files if not readers.reader_for(path.name)]
        if others:
            files = "1 file that is" if len(others) == 1 else f"{len(others)} files that are"
            kinds = sorted(set(others))
            shown = ", ".join(kinds[:8]) + (", …" if len(kinds) > 8 else "")
            yield Problem(f"{self.root} holds {files} passed over ({shown}).", lost=False)
        if not wanted:
            readable = ", ".join(readers.suffixes())
            yield Problem(f"{self.root} holds no file that can be read ({readable}).", lost=False)

    def _read(self, path: Path) -> Iterator[Item]:
        told = 0
        try:
            with path.open("rb") as stream:
                for part in readers.read(path.name, stream, self.access.limit):
                    if isinstance(part, Document):
                        yield with_address(part, path)
                    elif isinstance(part, readers.Remark):
                        yield Problem(part.about(str(path)), lost=False)
                    else:
                        told += 1
                        if told <= TOLD_PER_FILE:
                            yield Problem(part.about(str(path)))
        except OSError as error:
            yield Problem(f"{path} cannot be read ({error.strerror}).")
        if told > TOLD_PER_FILE:
            yield Problem(f"{path} has {told - TOLD_PER_FILE:,} further lines that are no documents.")


def _files_below(root: Path) -> list[Path]:
    found = []
    for folder, folders, names in os.walk(root):
        folders[:] = [name for name in folders if not name.startswith(".")]
        found += [Path(folder, name) for name in names if not name.startswith(".")]
    return sorted(path for path in found if path.is_file())


def _count_lines(path: Path) -> int:
    try:
        with path.open("rb") as stream:
            return sum(1 for _ in stream)
    except OSError:
        return 1

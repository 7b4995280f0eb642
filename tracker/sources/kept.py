"""Answers of addresses that are asked at every capture, kept with their validators (ETag, Last-Modified).

They are files beside the database: a saving, never a need. A file that cannot be read or written is passed
over, and the address is simply asked again in full.
"""

import hashlib
import json
import os
import tempfile
import time
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from tracker.sources.answer import Answer

OLD = 30 * 24 * 3600.0


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptAnswer:
    """An answer, and what the server needs to hear to tell whether it still holds."""

    answer: Answer
    etag: str = ""
    last_modified: str = ""
    age: float = 0.0

    @property
    def validators(self) -> dict[str, str]:
        """Return the request headers that ask for the body only where it has changed."""
        told = {"If-None-Match": self.etag, "If-Modified-Since": self.last_modified}
        return {name: value for name, value in told.items() if value}


class Kept:
    """A folder of kept answers, one file each; ``folder`` is made when the first is kept."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def find(self, url: str) -> KeptAnswer | None:
        """Return the kept answer of an address with its age in seconds, None where there is none."""
        try:
            path = self._path(url)
            age = time.time() - path.stat().st_mtime
            head, _, body = path.read_bytes().partition(b"\n")
            told = json.loads(head)
            answer = Answer(url=told["url"], body=body, content_type=told["content_type"])
            if told["asked"] != url or told["length"] != len(body):
                return None
            return KeptAnswer(answer=answer, etag=told["etag"], last_modified=told["last_modified"], age=age)
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def keep(self, url: str, kept: KeptAnswer) -> None:
        """Keep the answer of an address in place of the former one; those that nobody asks for any more go."""
        told = asdict(kept) | {"url": kept.answer.url, "content_type": kept.answer.content_type}
        del told["answer"]
        head = json.dumps(told | {"asked": url, "length": len(kept.answer.body)}).encode()
        with suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(dir=self._folder, suffix=".part")
            try:
                with os.fdopen(handle, "wb") as file:
                    file.write(head + b"\n" + kept.answer.body)
                Path(name).replace(self._path(url))
            finally:
                Path(name).unlink(missing_ok=True)
            self._drop_old()

    def renew(self, url: str) -> None:
        """Note that the kept answer of an address still holds."""
        with suppress(OSError):
            os.utime(self._path(url))

    def _path(self, url: str) -> Path:
        return self._folder / hashlib.sha256(url.encode()).hexdigest()[:32]

    def _drop_old(self) -> None:
        for path in self._folder.iterdir():
            if time.time() - path.stat().st_mtime > OLD:
                path.unlink(missing_ok=True)


def folder_beside(database_url: str) -> Path:
    """Return the folder of kept answers for a database: beside an SQLite file, else below ``data``."""
    file = database_url.removeprefix("sqlite:///") if database_url.startswith("sqlite:///") else ""
    return (Path(file).parent if file and ":memory:" not in file else Path("data")) / "http-cache"

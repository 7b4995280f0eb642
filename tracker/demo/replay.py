"""The demo played again: its documents reach a watched folder in the order and at the pace of their publication."""

import datetime as dt
import re
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import Event

from db import save
from db.engine import open_database
from db.models import FeedRow
from tracker.capture import now_utc
from tracker.demo import crises_of_demo
from tracker.readers.text import decode, split_front_matter
from tracker.settings import Settings

LONGEST_SILENCE = dt.timedelta(days=7)
"""How long a replay keeps silent where nothing was published for longer, such as between two crises."""

SECOND = dt.timedelta(seconds=1)
"""How long a minute of a feed's interval lasts in a replay."""

UNITS = {"h": dt.timedelta(hours=1), "d": dt.timedelta(days=1), "w": dt.timedelta(weeks=1)}
SPEED = re.compile(r"(\d{1,4}(?:\.\d{1,3})?)([hdw])/s")


class SpeedInvalid(ValueError):
    """A speed is malformed; the message says how one is written."""


@dataclass(frozen=True, slots=True)
class Page:
    """A document of the demo as a file, and the day it was published."""

    path: Path
    published: dt.date


def speed_of(written: str) -> dt.timedelta:
    """Return the time that passes in a second of a replay, written as "1d/s", "12h/s" or "2w/s"."""
    found = SPEED.fullmatch(written)
    if not found or not float(found[1]):
        raise SpeedInvalid(f"{written!r} is no speed; write hours, days or weeks in a second, such as 1d/s or 12h/s.")
    return float(found[1]) * UNITS[found[2]]


def pages_in(folders: Sequence[Path]) -> list[Page]:
    """Return the documents of folders of the demo, the earliest published first."""
    paths = sorted(path for folder in folders for path in folder.glob("*.md"))
    return sorted((Page(path, _published(path)) for path in paths), key=lambda page: (page.published, page.path.name))


def timetable(published: Sequence[dt.date], speed: dt.timedelta) -> list[float]:
    """Return for each of some days in order the seconds from the start of a replay; long silences are shortened."""
    seconds, moment = [], dt.timedelta()
    for before, day in zip([published[0], *published] if published else [], published, strict=False):
        moment += min(day - before, LONGEST_SILENCE)
        seconds.append(moment / speed)
    return seconds


def open_replay(settings: Settings, folder: Path) -> Path:
    """Return a new watched folder, the one feed of a new database of the demo that holds nothing but its crises."""
    watched = folder / "published"
    watched.mkdir()
    engine = open_database(settings.demo_database_url)
    for crisis in crises_of_demo():
        save.save_crisis(engine, crisis)
    row = FeedRow(name="Replay", kind="folder", location=str(watched), interval_minutes=1, added=now_utc())
    save.add_feed(engine, row)
    engine.dispose()
    return watched


def play(pages: Sequence[Page], speed: dt.timedelta, watched: Path, stopping: Event) -> Iterator[Page]:
    """Put each page into a watched folder when its day has come, and give it; ends early where it is to stop."""
    elapsed = 0.0
    for page, due in zip(pages, timetable([page.published for page in pages], speed), strict=True):
        if stopping.wait(due - elapsed):
            return
        elapsed = due
        _put(page.path, watched)
        yield page


def _put(path: Path, watched: Path) -> None:
    # Hidden files are passed over: no capture reads one that is half there.
    hidden = watched / f".{path.name}"
    shutil.copyfile(path, hidden)
    hidden.rename(watched / f"{path.parent.name}-{path.name}")


def _published(path: Path) -> dt.date:
    fields, _ = split_front_matter(decode(path.read_bytes())[0])
    return dt.date.fromisoformat(fields["published"])

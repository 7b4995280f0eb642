"""The demo: pages of published facts on six crises, told in the project's own words.

It is kept in a database of its own, beside the user's, and shown only while the user's is empty.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

import yaml
from sqlalchemy import make_url

from db import queries, save
from db.engine import open_database
from db.models import CrisisRow
from tracker.capture import Target, Watch, capture
from tracker.settings import Settings

FINISHED = ("ok", "partial")


def load_demo(settings: Settings, watch: Watch | None = None) -> int:
    """Load the documents of each crisis into a fresh database of the demo and return how many there are."""
    _delete_files(settings)
    marker_of_removal(settings).unlink(missing_ok=True)
    engine = open_database(settings.demo_database_url)
    try:
        with folders_of_demo() as folders:
            targets = [Target(kind="folder", location=str(folder)) for folder in folders]
            for crisis in crises_of_demo():
                save.save_crisis(engine, crisis)
            return sum(capture(engine, settings, target, watch=watch).documents for target in targets)
    finally:
        engine.dispose()


def crises_of_demo() -> list[CrisisRow]:
    """Return the six crises of the demo."""
    return [
        CrisisRow(name=name, metrics=[], **{key: value for key, value in selection.items() if key != "names"})
        for name, selection in _listed().items()
    ]


def crisis_in(name: str, language: str) -> str:
    """Return the name of a crisis of the demo in a language; any other name as it is: a team's own crises have one."""
    names = _listed().get(name, {}).get("names", {})
    return str(names.get(language, name))


@cache
def _listed() -> dict[str, dict[str, Any]]:
    listed: dict[str, dict[str, Any]] = yaml.safe_load(files("tracker.demo").joinpath("crises.yaml").read_text("utf-8"))
    return listed


def remove_demo(settings: Settings) -> None:
    """Delete the demo's database and remember that it is not wanted."""
    _delete_files(settings)
    marker = marker_of_removal(settings)
    marker.parent.mkdir(parents=True, exist_ok=True)
    marker.write_text("The demo was removed; `tracker demo load` brings it back.\n", "utf-8")


def is_wanted(settings: Settings) -> bool:
    """Tell whether the demo is to be loaded: nobody removed it, no own data is there, and it is not loaded yet."""
    if marker_of_removal(settings).exists():
        return False
    own = open_database(settings.database_url)
    try:
        return queries.is_empty(own) and not _is_loaded(settings)
    finally:
        own.dispose()


def is_there(settings: Settings) -> bool:
    """Tell whether the demo can be shown, which it is while the user's own database is empty."""
    # A request that was under way when the demo was removed may leave an empty file behind: the marker decides.
    return demo_file(settings).exists() and not marker_of_removal(settings).exists()


def demo_file(settings: Settings) -> Path:
    """Return the file of the demo's database."""
    return Path(make_url(settings.demo_database_url).database or "")


def marker_of_removal(settings: Settings) -> Path:
    """Return the file that says the demo was removed."""
    return Path(f"{demo_file(settings)}.removed")


def _is_loaded(settings: Settings) -> bool:
    """Tell whether every crisis was captured to its end; a load that was broken off is no demo."""
    if not demo_file(settings).exists():
        return False
    engine = open_database(settings.demo_database_url)
    try:
        loaded = {
            Path(row["location"]).name for row in queries.read_captures(engine, most=100) if row["outcome"] in FINISHED
        }
    finally:
        engine.dispose()
    with folders_of_demo() as folders:
        return {folder.name for folder in folders} <= loaded


def _delete_files(settings: Settings) -> None:
    for ending in ("", "-wal", "-shm", ".lock"):
        Path(f"{demo_file(settings)}{ending}").unlink(missing_ok=True)


@contextmanager
def folders_of_demo() -> Iterator[list[Path]]:
    """Give the folders of the demo's documents, one a crisis."""
    with as_file(files("tracker.demo")) as folder:
        yield sorted({path.parent for path in folder.glob("*/*.md")})

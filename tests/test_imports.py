"""The arrows of the imports point one way: dashboard → tracker → db; what is pure knows no outside world."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PURE = ("extractors", "languages", "trends", "claims", "figure.py", "document.py", "metrics.py")
JOINING = (
    "capture.py",
    "reextract.py",
    "lease.py",
    "schedule.py",
    "review.py",
    "adding.py",
    "to_save.py",
    "commands",
    "demo",
    "__main__.py",
)
"""The parts of tracker/ that know the database."""
OUTSIDE = {"db", "dash", "dashboard", "fastapi", "httpx", "http", "socket", "urllib.request", "feedparser"}
OUTSIDE |= {"sqlalchemy", "sqlmodel", "sqlite3", "time", "random", "subprocess", "requests", "uvicorn"}
CLOCK = {"now", "utcnow", "today"}


def files(*parts: str) -> list[Path]:
    found = [path for part in parts for path in [ROOT / part, *(ROOT / part).rglob("*.py")] if path.suffix == ".py"]
    return sorted(path for path in found if path.is_file())


def imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports are absolute"
            yield node.module or ""
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def imports_any(path: Path, modules: set[str]) -> list[str]:
    return [
        name for name in imports(path) if any(name == module or name.startswith(f"{module}.") for module in modules)
    ]


def names(paths: list[Path]) -> list[str]:
    return [str(path.relative_to(ROOT)) for path in paths]


DB, TRACKER = files("db"), files("tracker")
PURE_FILES = files(*(f"tracker/{part}" for part in PURE))
JOINING_FILES = files(*(f"tracker/{part}" for part in JOINING))
CHARTS = files("dashboard/charts", "dashboard/exports")


def test_the_folders_are_there() -> None:
    assert all((DB, TRACKER, PURE_FILES, JOINING_FILES))
    assert {path.relative_to(ROOT).parts[1] for path in PURE_FILES} == {
        part for part in PURE if (ROOT / "tracker" / part).exists()
    }


@pytest.mark.parametrize("path", DB, ids=names(DB))
def test_db_knows_neither_tracker_nor_dashboard(path: Path) -> None:
    assert imports_any(path, {"tracker", "dashboard"}) == []


@pytest.mark.parametrize("path", TRACKER, ids=names(TRACKER))
def test_tracker_knows_no_dashboard(path: Path) -> None:
    assert imports_any(path, {"dashboard", "dash", "dash_ag_grid", "dash_mantine_components", "plotly"}) == []


@pytest.mark.parametrize("path", [path for path in TRACKER if path not in JOINING_FILES], ids=lambda path: path.name)
def test_only_the_joining_parts_know_the_database(path: Path) -> None:
    assert imports_any(path, {"db", "sqlalchemy", "sqlmodel"}) == []


@pytest.mark.parametrize("path", PURE_FILES, ids=names(PURE_FILES))
def test_pure_parts_know_no_database_no_network_no_clock(path: Path) -> None:
    assert imports_any(path, OUTSIDE) == []
    joining = {f"tracker.{part.removesuffix('.py')}" for part in (*JOINING, "sources", "settings.py")}
    assert imports_any(path, joining) == []
    asked = [node.attr for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Attribute)]
    assert not CLOCK.intersection(asked)


@pytest.mark.parametrize("path", CHARTS, ids=names(CHARTS))
def test_charts_and_exports_know_no_database_and_no_page(path: Path) -> None:
    assert imports_any(path, {"db", "sqlalchemy", "sqlmodel", "dash", "dashboard.pages", "dashboard.data"}) == []


def test_the_commands_import_what_is_slow_only_when_they_run() -> None:
    slow = {
        "db",
        "pandas",
        "trafilatura",
        "uvicorn",
        "sqlalchemy",
        "apscheduler",
        "tracker.capture",
        "tracker.reextract",
        "tracker.schedule",
    }
    slow |= {"tracker.extractors", "tracker.sources", "tracker.readers"}
    for path in files("tracker/__main__.py", "tracker/commands"):
        top = [
            node for node in ast.parse(path.read_text("utf-8")).body if isinstance(node, ast.Import | ast.ImportFrom)
        ]
        loaded = {alias.name for node in top if isinstance(node, ast.Import) for alias in node.names}
        loaded |= {node.module or "" for node in top if isinstance(node, ast.ImportFrom)}
        assert not any(name == module or name.startswith(f"{module}.") for name in loaded for module in slow), path

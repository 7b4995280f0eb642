"""What tests of the dashboard share: its pages, a database of our own reports, a request to answer."""

from collections.abc import Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any, Protocol

import pandas as pd
import pytest
from sqlalchemy import Engine

from dashboard.app import pages
from dashboard.data import Data
from dashboard.filters import Choice
from dashboard.reading import read_shown
from dashboard.request import DATA_KEY
from dashboard.translations import Texts, texts
from db.engine import open_database
from tests.dashboard.reports import save_reports
from tracker.settings import Settings
from tracker.trends.shown import Shown

# A page module can be imported only where the application exists.
pages()


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    # Relative defaults, such as the demo's database, stay in the temporary folder.
    monkeypatch.chdir(tmp_path)
    return Settings(database_url=f"sqlite:///{tmp_path}/tracker.db")


@pytest.fixture
def empty(settings: Settings) -> Iterator[Engine]:
    engine = open_database(settings.database_url)
    yield engine
    engine.dispose()


@pytest.fixture
def engine(empty: Engine) -> Engine:
    save_reports(empty)
    return empty


@pytest.fixture
def shown(engine: Engine) -> Shown:
    return read_shown(engine, Choice(metric="displaced", parts=True), None)


@pytest.fixture
def points(shown: Shown) -> pd.DataFrame:
    return shown.points


@pytest.fixture
def english() -> Texts:
    return texts("en")


@pytest.fixture
def german() -> Texts:
    return texts("de")


class AskFor(Protocol):
    def __call__(self, path: str = "/", **headers: str) -> AbstractContextManager[Any]: ...


@pytest.fixture
def request_on(settings: Settings, empty: Engine) -> AskFor:
    """Return what opens a request to a page, on the test's own database."""

    def ask(path: str = "/", **headers: str) -> AbstractContextManager[Any]:
        environ = {DATA_KEY: Data(settings)}
        context: AbstractContextManager[Any] = pages().server.test_request_context(
            path, environ_overrides=environ, headers=headers
        )
        return context

    return ask

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import plotly
import pytest
from sqlalchemy import Engine
from starlette.testclient import TestClient

import dashboard
from dashboard.app import SECURITY_HEADERS, create_app
from db.engine import DatabaseUnusable, open_database
from tests.dashboard.reports import REPORTS, save_reports
from tracker.settings import Settings

ASSETS = sorted((Path(dashboard.__file__).parent / "assets").iterdir())
OWN = [path for path in ASSETS if not path.name.endswith((".min.js", "runtime.js"))]


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    settings = Settings(database_url=f"sqlite:///{tmp_path_factory.mktemp('app')}/tracker.db")
    engine = open_database(settings.database_url)
    save_reports(engine)
    with TestClient(create_app(settings)) as client:
        yield client
    engine.dispose()


def test_the_page_is_served(client: TestClient) -> None:
    page = client.get("/")
    assert page.status_code == 200
    assert '<html lang="en" dir="ltr"' in page.text


def test_a_page_may_load_from_nowhere_else(client: TestClient) -> None:
    policy = client.get("/").headers["content-security-policy"]
    rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
    assert rules["default-src"] == "'self'"
    assert rules["connect-src"] == "'self'"
    assert rules["frame-ancestors"] == "'none'"
    assert not re.search(r"https?:|\*|'unsafe-eval'", policy)
    assert "'unsafe-inline'" not in rules["script-src"]
    assert "'sha256-" in rules["script-src"]


@pytest.mark.parametrize("path", ["/", "/feeds", "/health", "/api/nothing", "/assets/dashboard.css", "/_dash-layout"])
def test_every_answer_has_the_security_headers(client: TestClient, path: str) -> None:
    headers = client.get(path).headers
    assert {name for name in SECURITY_HEADERS if name not in headers} == set()
    assert headers["x-content-type-options"] == "nosniff"


def test_nothing_served_names_another_host(client: TestClient) -> None:
    served = [client.get("/").text, client.get("/_dash-layout").text]
    served += [path.read_text("utf-8") for path in OWN]
    hosts = {host for text in served for host in re.findall(r"https?://([\w.-]+)", text)}
    assert hosts <= {"testserver", "www.w3.org"}


def test_the_charts_are_drawn_by_the_same_plotly_that_the_package_brings() -> None:
    whole = (Path(plotly.__file__).parent / "package_data" / "plotly.min.js").read_text("utf-8")
    (partial,) = (path for path in ASSETS if path.name.startswith("plotly"))
    versions = [
        re.search(r"plotly\.js (?:\(.*?\) )?v(\d+\.\d+\.\d+)", text[:200])
        for text in (whole, partial.read_text("utf-8"))
    ]
    assert versions[0]
    assert versions[1]
    assert versions[0][1] == versions[1][1], "npm pack plotly.js-basic-dist-min@VERSION and put its file into assets"


OTHER_PROCESS = """
import sys
from concurrent.futures import ThreadPoolExecutor
from dashboard.app import pages
from dashboard.data import Data
from dashboard.request import DATA_KEY
from tracker.settings import Settings

server, told = pages().server, {DATA_KEY: Data(Settings(database_url=sys.argv[1]))}
paths = sys.stdin.read().split()
with ThreadPoolExecutor(len(paths)) as readers:
    print(*readers.map(lambda path: server.test_client().get(path, environ_base=told).status_code, paths))
"""


def test_a_process_that_showed_no_page_serves_the_files_of_one_all_at_once(
    client: TestClient, settings: Settings
) -> None:
    files = re.findall(r'<script src="(/_dash-component-suites/[^"]*)"', client.get("/").text)
    environment = os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])}
    command = [sys.executable, "-c", OTHER_PROCESS, settings.database_url]
    told = subprocess.run(command, input="\n".join(files), env=environment, capture_output=True, text=True, check=True)
    assert told.stdout.split() == ["200"] * len(files)
    assert len(files) > 5


def test_a_page_loads_no_script_for_old_browsers(client: TestClient) -> None:
    scripts = re.findall(r'<script src="([^"]*)"', client.get("/").text)
    assert any("dash_renderer" in script for script in scripts)
    assert any("regenerator-runtime" in script for script in scripts)
    assert not any("polyfill" in script or "dash_table" in script for script in scripts)


def test_an_open_page_hears_that_the_tracker_is_there(client: TestClient) -> None:
    answer = client.get("/alive")
    assert (answer.status_code, answer.content) == (204, b"")


@pytest.mark.parametrize("path", ["/api", "/api/", "/api/v2/figures"])
@pytest.mark.parametrize("method", ["GET", "POST", "DELETE"])
def test_an_unknown_api_address_is_not_the_page(client: TestClient, path: str, method: str) -> None:
    answer = client.request(method, path)
    assert answer.status_code == 404
    assert answer.json() == {"detail": "There is nothing at this address."}


def test_large_answers_are_compressed(client: TestClient) -> None:
    for script in later(client):
        answer = client.get(script, headers={"accept-encoding": "gzip"})
        assert answer.headers["content-encoding"] == "gzip"


def later(client: TestClient) -> list[str]:
    return re.findall(r'<link rel="prefetch" id="later-\w+" href="([^"]*)">', client.get("/").text)


def test_charts_and_tables_bring_their_scripts_when_there_are_any(client: TestClient) -> None:
    plotly_script, grid_script = later(client)
    assert "plotly-basic" in plotly_script
    assert "dash_ag_grid" in grid_script
    assert "plotly-basic" not in (rest := "".join(re.findall(r"<script[^>]*>", client.get("/").text)))
    assert "dash_ag_grid" not in rest
    for script in later(client):
        kept = client.get(script, headers={"accept-encoding": "gzip"}).headers["cache-control"]
        assert "max-age=31536000" in kept


def test_health_tells_whether_the_database_answers(settings: Settings, engine: Engine) -> None:
    client = TestClient(create_app(settings))
    assert (client.get("/health").status_code, client.get("/health").json()) == (200, {"database": "ready"})
    with engine.begin() as connection:
        connection.exec_driver_sql("ALTER TABLE revision RENAME TO elsewhere")
    assert (client.get("/health").status_code, client.get("/health").json()) == (503, {"database": "away"})


@pytest.mark.parametrize(
    ("header", "cookie", "language"),
    [
        ("de-AT,de;q=0.9,en;q=0.5", "", "de"),
        ("en", "de", "de"),
        ("de", "en", "en"),
        ("de", "xx", "de"),
        ("tlh", "", "en"),
        ("", "../../etc", "en"),
    ],
)
def test_the_language_is_the_readers(client: TestClient, header: str, cookie: str, language: str) -> None:
    headers = {"accept-language": header} | ({"cookie": f"language={cookie}"} if cookie else {})
    assert f'<html lang="{language}"' in client.get("/", headers=headers).text


def test_two_applications_show_their_own_databases(settings: Settings, engine: Engine, tmp_path: Path) -> None:
    other = Settings(database_url=f"sqlite:///{tmp_path}/other.db")
    with TestClient(create_app(settings)) as one, TestClient(create_app(other)) as two:
        assert f'"number":{len(REPORTS)}' in one.get("/_dash-layout").text
        assert '"number":0' in two.get("/_dash-layout").text


def test_an_unusable_database_is_said_at_once(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(DatabaseUnusable, match="folder of the database"):
        create_app(Settings(database_url=f"sqlite:///{tmp_path}/file/tracker.db"))

"""Official APIs on a local server: answers of recorded shape, written from the public formats, in their pages."""

import json
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

from tests.tracker.site import Site

ANSWERS = Path(__file__).with_name("answers")
HAPI = {
    "idps": ("/api/v2/affected-people/idps", "hdx_hapi_idps"),
    "refugees": ("/api/v2/affected-people/refugees-persons-of-concern", "hdx_hapi_refugees"),
    "returnees": ("/api/v2/affected-people/returnees", "hdx_hapi_returnees"),
    "conflict": ("/api/v2/coordination-context/conflict-events", "hdx_hapi_conflict"),
}
DOCUMENTS = {"hdx_hapi": 3, "idmc": 2, "reliefweb": 3, "unhcr": 3}
"""How many documents the answers of each kind hold."""


def recorded(name: str, site: Site) -> list[Any]:
    """Return the records of an answer."""
    rows: list[Any] = json.loads((ANSWERS / f"{name}.json").read_text("utf-8").replace("{site}", site.url))
    return rows


def serve(site: Site, kind: str, rows: list[Any] | None = None, endpoint: str = "idps") -> str:
    """Serve the records of a kind, its own or these, and return the location of a feed of them."""
    if kind == "hdx_hapi":
        path, name = HAPI[endpoint]
        _answer(site, path, lambda asked: _hapi(asked, recorded(name, site) if rows is None else rows))
        return f"{site.url}{path}?app_identifier=dGVzdA==&limit=2"
    held = recorded(kind, site) if rows is None else rows
    if kind == "idmc":
        _answer(site, "/external-api/idus/last-180-days/", lambda _: held)
        return f"{site.url}/external-api/idus/last-180-days/?client_id=TEST"
    if kind == "unhcr":
        _answer(site, "/population/v1/population/", lambda asked: _unhcr(asked, held))
        return f"{site.url}/population/v1/population/?limit=2&yearFrom=2023"
    site.put("/map.pdf", (ANSWERS.parents[1] / "readers" / "cases" / "report.pdf").read_bytes(), "application/pdf")
    _answer(site, "/v2/reports", lambda asked: _reliefweb(asked, held))
    return f"{site.url}/v2/reports?appname=test&limit=2"


def _hapi(asked: dict[str, str], rows: list[Any]) -> Any:
    offset = int(asked["offset"])
    return {"data": rows[offset : offset + int(asked["limit"])]}


def _unhcr(asked: dict[str, str], rows: list[Any]) -> Any:
    page, limit = int(asked["page"]), int(asked["limit"])
    shown = rows[(page - 1) * limit : page * limit]
    return {"page": page, "short-url": "", "maxPages": -(-len(rows) // limit), "total": [], "items": shown}


def _reliefweb(asked: dict[str, str], rows: list[Any]) -> Any:
    since = next((value for name, value in asked.items() if name.endswith("[value][from]")), "")
    offset, limit = int(asked["offset"]), int(asked["limit"])
    found = [row for row in rows if not since or row["fields"]["date"].get("changed", "") >= since]
    shown = found[offset : offset + limit]
    told = {"time": 3, "href": "", "links": {}, "took": 2, "totalCount": len(found), "count": len(shown)}
    return told | {"data": shown}


def _answer(site: Site, path: str, answer: Callable[[dict[str, str]], Any]) -> None:
    def reply(request: BaseHTTPRequestHandler) -> None:
        asked = {name: values[0] for name, values in parse_qs(urlsplit(request.path).query).items()}
        body = json.dumps(answer(asked)).encode()
        request.send_response(200)
        request.send_header("Content-Type", "application/json")
        request.send_header("Content-Length", str(len(body)))
        request.end_headers()
        request.wfile.write(body)

    site.pages[path] = reply

"""The read-only REST API at ``/api/v1``: the same data and the same parameters as the pages, as JSON or CSV."""

from collections.abc import Callable
from typing import Any

import orjson
from fastapi import FastAPI, Request, Response
from fastapi.responses import HTMLResponse
from fastapi_offline import FastAPIOffline

from dashboard.api.resources import add_resources
from dashboard.data import DATABASE_AWAY, Data

CHANGE_WITHOUT_REVISION = ("/feeds", "/crises")

_SENTENCE = {"application/json": {"schema": {"type": "object", "properties": {"detail": {"type": "string"}}}}}
ANSWERS: dict[int | str, dict[str, Any]] = {
    200: {"description": "The items.", "content": {"text/csv": {"schema": {"type": "string"}}}},
    304: {"description": "The data are what you know already."},
    400: {"description": "The parameters do not fit together.", "content": _SENTENCE},
    503: {"description": "The database cannot be reached.", "content": _SENTENCE},
}
"""What every address may answer besides its items as JSON."""


def create_api(data: Data) -> FastAPI:
    """Return the API on the data that is shown; mount it at ``/api/v1``."""
    api = FastAPIOffline(
        title="Displacement Figures Tracker", version="1", docs_url=None, redoc_url=None, responses=ANSWERS
    )
    api.middleware("http")(_by_revision(data))
    add_resources(api, data)

    @api.get("/docs", include_in_schema=False)
    def docs(request: Request) -> HTMLResponse:
        """Show the API to a person."""
        root = request.scope.get("root_path", "")
        return HTMLResponse(DOCS.format(root=root), headers={"Content-Security-Policy": DOCS_POLICY})

    @api.get("/docs.js", include_in_schema=False)
    def docs_script() -> Response:
        """Start the page of the API; a script of its own needs no exception from the policy."""
        return Response(DOCS_SCRIPT, media_type="text/javascript")

    return api


DOCS = """<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>API – Displacement figures</title>
<link rel="stylesheet" href="{root}/static-offline-docs/swagger-ui.css"></head><body><div id="swagger-ui"></div>
<script src="{root}/static-offline-docs/swagger-ui-bundle.js"></script>
<script src="{root}/docs.js"></script></body></html>"""
DOCS_SCRIPT = 'SwaggerUIBundle({url: "openapi.json", dom_id: "#swagger-ui", validatorUrl: null});'
DOCS_POLICY = "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'"


def _by_revision(data: Data) -> Callable[..., Any]:
    """Return what gives each answer the data's revision as its tag, and answers 304 to who knows it already."""

    async def answer(request: Request, call: Callable[[Request], Any]) -> Response:
        revision = data.revision()
        tag = f'"{revision["number"]}-{int(bool(revision["demo"]))}"'
        tagged = not request.url.path.endswith(CHANGE_WITHOUT_REVISION)
        if tagged and request.headers.get("if-none-match") == tag:
            return Response(status_code=304, headers={"ETag": tag})
        try:
            response: Response = await call(request)
        except DATABASE_AWAY:
            return _json_error(503, "The database cannot be reached; try again in a moment.")
        if tagged and response.status_code == 200:
            response.headers["ETag"] = tag
        return response

    return answer


def _json_error(status: int, sentence: str) -> Response:
    return Response(orjson.dumps({"detail": sentence}), status_code=status, media_type="application/json")

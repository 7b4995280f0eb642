"""The web application: FastAPI outside, the Dash pages mounted in it, no request to any other host."""

from collections.abc import AsyncIterator, Awaitable, Callable, Iterable
from contextlib import asynccontextmanager
from functools import cache
from typing import Any

from a2wsgi import WSGIMiddleware
from fastapi import FastAPI, HTTPException, Request, Response

from dashboard.addresses import addresses
from dashboard.api import create_api
from dashboard.compressed import CompressedOnce
from dashboard.data import Data
from dashboard.frame import TrackerDash
from dashboard.request import DATA_KEY
from dashboard.warm import kept_warm
from tracker.settings import Settings, load_settings

THREADS = 10
SECURITY_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Content-Security-Policy": "default-src 'self'; frame-ancestors 'none'",
}
"""Headers of every answer; a page brings its own, wider ``Content-Security-Policy`` (``frame``)."""

Call = Callable[[Request], Awaitable[Response]]


def create_app(settings: Settings | None = None) -> FastAPI:
    """Return the application on the database of the settings (this process's where None).

    ``SettingsInvalid`` and ``DatabaseUnusable`` say in one sentence why it cannot be.
    """
    data = Data(settings or load_settings())

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        with kept_warm(data):
            yield

    unlisted: Any = {"docs_url": None, "redoc_url": None, "openapi_url": None}
    app = FastAPI(title="Displacement Figures Tracker", lifespan=lifespan, **unlisted)
    app.middleware("http")(_add_security_headers)
    app.add_middleware(CompressedOnce)

    @app.get("/alive", status_code=204)
    async def alive() -> None:
        """Answer an open page that asks whether anybody is there; the database is not asked."""

    @app.get("/health")
    def health(response: Response) -> dict[str, Any]:
        """Tell a monitor whether the database can be read."""
        revision = data.revision()
        response.status_code = 503 if revision["number"] is None else 200
        return {"database": "away" if revision["number"] is None else "ready"}

    app.mount("/api/v1", create_api(data))

    @app.api_route("/api", methods=["GET", "POST", "PUT", "PATCH", "DELETE"])
    @app.api_route("/api/{path:path}", methods=["GET", "POST", "PUT", "PATCH", "DELETE"])
    def no_such_address() -> None:
        # Without it an unknown address would fall through to the pages and answer 200.
        raise HTTPException(404, "There is nothing at this address.")

    app.include_router(addresses(data))
    app.mount("/", WSGIMiddleware(_with_data(data), workers=THREADS))  # type: ignore[arg-type]
    return app


@cache
def pages() -> TrackerDash:
    """Return the Dash application with all pages; one a process, whatever number of databases it serves."""
    dash = TrackerDash()
    # Dash wants to exist before a page registers itself.
    from dashboard import shell
    from dashboard.pages import document, documents, feeds, method, not_found_404, overview, trends

    shell.fill(dash, [overview, trends, documents, document, feeds, method, not_found_404])
    return dash


def _with_data(data: Data) -> Callable[[dict[str, Any], Any], Iterable[bytes]]:
    server = pages().server

    def application(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        answer: Iterable[bytes] = server(environ | {DATA_KEY: data}, start_response)
        return answer

    return application


async def _add_security_headers(request: Request, call: Call) -> Response:
    response = await call(request)
    for name, value in SECURITY_HEADERS.items():
        response.headers.setdefault(name, value)
    if request.url.path == "/embed":
        del response.headers["X-Frame-Options"]  # its policy says who may frame it
    return response

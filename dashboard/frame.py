"""The Dash application itself: the HTML around the pages, its security policy, and what an error becomes."""

import base64
import hashlib
import json
import logging
import re
from collections.abc import Callable
from html import escape
from pathlib import Path
from threading import Event, Lock
from typing import Any

import flask
from dash import Dash, set_props

from dashboard.request import request_texts

log = logging.getLogger(__name__)

ASSETS = Path(__file__).parent / "assets"

UNNEEDED = re.compile(r'<script src="[^"]*/(polyfill@|dash_table/)[^"]*"></script>\n?')
"""Scripts of Dash that no page needs. Its polyfill replaces what browsers have, and charts take twice as long to draw;
what Dash still takes from it is ``assets/regenerator-runtime.js``."""

PLOTLY = "plotly-basic.min.js"
GRID = re.compile(r'<script src="([^"]*/dash_ag_grid[^"]*)"></script>\n?')
"""Scripts of charts and tables, which ``assets/later.js`` asks for where there are any."""

INLINE_SCRIPT = re.compile(r"<script(?![^>]*\bsrc=)(?![^>]*json)[^>]*>(.*?)</script>", re.DOTALL)
POLICY = (
    "default-src 'self'; script-src 'self' {hashes}; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; "
    "font-src 'self' data:; connect-src 'self'; object-src 'none'; base-uri 'self'; form-action 'self'; "
    "frame-ancestors 'none'"
)
"""No other host, and of inline scripts only those that Dash itself writes into the page."""


class TrackerDash(Dash):
    """Dash with the reader's language in its HTML, a strict policy, and notifications instead of stack traces."""

    def __init__(self) -> None:
        """Create the application; ``shell.fill`` gives it its layout and pages."""
        super().__init__(
            "dashboard",
            assets_ignore=rf"embed\.(js|css)|{re.escape(PLOTLY)}",  # no page's own, and what assets/later.js asks for
            use_pages=True,
            pages_folder="",
            suppress_callback_exceptions=True,
            update_title=None,  # type: ignore[arg-type]
            on_error=show_error,
        )
        self.server.after_request(_add_policy)
        self.server.wsgi_app = _first_alone(self.server.wsgi_app)

    def interpolate_index(self, **parts: Any) -> str:  # type: ignore[override]
        """Return the page's HTML, in the language and the direction of the reader."""
        texts = request_texts()
        icon, scripts = self.get_asset_url("favicon.svg"), UNNEEDED.sub("", parts["scripts"])
        addresses = {"plotly": self._address_of_plotly(), "grid": GRID.findall(scripts)[0]}
        later = "".join(f'<link rel="prefetch" id="later-{name}" href="{at}">' for name, at in addresses.items())
        calendar = escape(json.dumps(texts.calendar(), ensure_ascii=False))
        page = f"""<!DOCTYPE html>
<html lang="{texts.language}" dir="{texts.direction}" data-calendar="{calendar}">
<head>{parts["metas"]}<title>{escape(texts("app_title"))}</title><link rel="icon" href="{icon}">
{parts["css"]}{later}</head>
<body><div id="react-entry-point"><p class="_dash-loading">{escape(texts("loading"))}</p></div>
<noscript><p class="_dash-loading">{escape(texts("no_script"))}</p></noscript>
<footer>{parts["config"]}{GRID.sub("", scripts)}{parts["renderer"]}</footer>
</body>
</html>"""
        hashes = (hashlib.sha256(script.encode()).digest() for script in INLINE_SCRIPT.findall(page))
        flask.g.policy = POLICY.format(hashes=" ".join(f"'sha256-{base64.b64encode(h).decode()}'" for h in hashes))
        return page

    def _address_of_plotly(self) -> str:
        """Return where plotly is, an address that changes with it."""
        changed = int((ASSETS / PLOTLY).stat().st_mtime)
        return f"{self.get_asset_url(PLOTLY)}?m={changed}"


def _first_alone(answer: Callable[..., Any]) -> Callable[..., Any]:
    """Let the first request be over before a second one begins.

    Dash sets itself up in it and marks that as done when it begins: what else comes meanwhile, as a page's files do
    where another process has written the page, would be refused.
    """
    lock, done = Lock(), Event()

    def wait(environ: Any, start_response: Any) -> Any:
        if not done.is_set():
            with lock:
                if not done.is_set():
                    try:
                        return answer(environ, start_response)
                    finally:
                        done.set()
        return answer(environ, start_response)

    return wait


def show_error(error: Exception) -> None:
    """Tell the reader that a callback failed; what and where is for the log."""
    log.error("A callback of the dashboard failed.", exc_info=error)
    texts = request_texts()
    notice = {
        "id": "went-wrong",
        "action": "show",
        "title": texts("went_wrong_title"),
        "message": texts("went_wrong"),
        "color": "red",
    }
    set_props("notifications", {"sendNotifications": [notice]})


def _add_policy(response: flask.Response) -> flask.Response:
    if "policy" in flask.g:
        response.headers["Content-Security-Policy"] = flask.g.policy
    return response

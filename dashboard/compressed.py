"""Compresses answers, and each unchanging file only once: plotly.js alone takes a second of a core."""

from collections import OrderedDict

from starlette.datastructures import Headers, MutableHeaders
from starlette.middleware.gzip import GZipMiddleware
from starlette.types import ASGIApp, Message, Receive, Scope, Send

UNCHANGING = ("/_dash-component-suites/", "/assets/")
"""Paths whose files change their name or query with their content."""

FOR_GOOD = "public, max-age=31536000, immutable"
"""What a browser may do with a file whose query changes with its content."""

MOST_FILES = 200
MINIMUM_SIZE = 1000
LEVEL = 6


class CompressedOnce:
    """ASGI middleware: gzip for all answers; those of unchanging files are kept and not asked for again."""

    def __init__(self, app: ASGIApp) -> None:
        """Wrap an application."""
        self._compressed = GZipMiddleware(app, minimum_size=MINIMUM_SIZE, compresslevel=LEVEL)
        self._kept: OrderedDict[tuple[str, bytes], list[Message]] = OrderedDict()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        if not _is_for_unchanging(scope):
            await self._compressed(scope, receive, send)
            return
        key = (scope["path"], scope["query_string"])
        if key not in self._kept:
            messages = await self._answer(scope, receive)
            if messages[0]["status"] != 200:
                await _send_all(messages, send)
                return
            self._kept[key] = messages
            if len(self._kept) > MOST_FILES:
                self._kept.popitem(last=False)
        await _send_all(self._kept[key], send)

    async def _answer(self, scope: Scope, receive: Receive) -> list[Message]:
        messages: list[Message] = []

        async def keep(message: Message) -> None:
            if message["type"] == "http.response.start" and scope["query_string"]:
                MutableHeaders(scope=message)["Cache-Control"] = FOR_GOOD
            messages.append(message)

        await self._compressed(scope, receive, keep)
        return messages


def _is_for_unchanging(scope: Scope) -> bool:
    if scope["type"] != "http" or scope["method"] != "GET" or not scope["path"].startswith(UNCHANGING):
        return False
    headers = Headers(scope=scope)
    asks_for_part = any(name in headers for name in ("range", "if-none-match", "if-modified-since"))
    return "gzip" in headers.get("accept-encoding", "") and not asks_for_part


async def _send_all(messages: list[Message], send: Send) -> None:
    for message in messages:
        await send(message)

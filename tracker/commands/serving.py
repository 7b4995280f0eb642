"""``tracker run``, ``serve`` and ``schedule``: what stays up."""

import logging
import signal
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event
from typing import TYPE_CHECKING, Annotated

import typer

from tracker.commands.console import CommandFailed, messages

if TYPE_CHECKING:
    from tracker.settings import Settings


TURN = 0.001
"""Seconds that an answer may keep another waiting at a time; Python's own five add up where many are in work."""


class Stopped(BaseException):
    """The process was asked to stop (SIGTERM), and every block on the way out closes what it opened."""


LogJson = Annotated[bool, typer.Option("--log-json", help="Write the log as JSON, one line for each run of a feed.")]


def run(log_json: LogJson = False) -> None:
    """Start dashboard and scheduler; loads the demo where there is no own data yet.

    Example: tracker run
    """
    with until_stopped():
        from tracker.commands.demo import load_at_start
        from tracker.schedule import running_scheduler

        settings = _prepared(log_json=log_json)
        with listening(settings) as listener:
            load_at_start(settings)
            with running_scheduler(settings):
                serve_on(listener, settings)


def serve() -> None:
    """Start the dashboard alone, without the scheduler.

    Example: TRACKER_PORT=8051 tracker serve
    """
    with until_stopped():
        settings = _prepared()
        with listening(settings) as listener:
            serve_on(listener, settings)


def schedule(log_json: LogJson = False) -> None:
    """Capture each enabled feed at its interval, without the dashboard, until it is stopped.

    Example: tracker schedule
    """
    with until_stopped():
        from tracker.schedule import running_scheduler

        with running_scheduler(_prepared(log_json=log_json)):
            messages().print("Capturing feeds at their intervals; Ctrl-C stops it.")
            Event().wait()


def _prepared(*, log_json: bool = False) -> "Settings":
    from db.engine import open_database

    settings = settings_to_run()
    if log_json:
        from tracker.log_lines import log_as_json

        log_as_json()
    open_database(settings.database_url).dispose()
    return settings


def settings_to_run() -> "Settings":
    """Return the settings of this process, and have its log told on standard error."""
    from tracker.settings import load_settings

    logging.basicConfig(level=logging.WARNING, format="%(asctime)s %(message)s", datefmt="%Y-%m-%d %H:%M:%S")
    logging.getLogger("tracker").setLevel(logging.INFO)
    return load_settings()


@contextmanager
def listening(settings: "Settings") -> Iterator[socket.socket]:
    """Listen on the dashboard's port before anything else starts, so that a port in use is told first."""
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    # Told that it is TCP, or asyncio leaves Nagle's algorithm on, which holds every answer back for 40 ms.
    with socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP) as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((settings.host, settings.port))
            listener.listen(128)
        except OSError as error:
            raise CommandFailed(
                f"The dashboard cannot listen on {settings.host} port {settings.port} ({error.strerror}). "
                f"Stop what uses it, or choose another: TRACKER_PORT={settings.port % 65535 + 1}"
            ) from error
        yield listener


def serve_on(listener: socket.socket, settings: "Settings") -> None:
    """Serve the dashboard of some settings on a listening socket until the process is asked to stop."""
    import uvicorn
    from uvicorn.importer import import_from_string

    host = f"[{settings.host}]" if ":" in settings.host else settings.host
    shown = {"0.0.0.0": "127.0.0.1", "[::]": "[::1]"}.get(host, host)  # noqa: S104  compared, not bound
    messages().print(f"Displacement Figures Tracker: http://{shown}:{settings.port} (Ctrl-C stops it)")
    # By name, not by import: the arrows of the imports point from the dashboard to the tracker.
    app = import_from_string("dashboard.app:create_app")(settings)
    sys.setswitchinterval(TURN)
    config = uvicorn.Config(app, log_level="warning", timeout_graceful_shutdown=5)
    uvicorn.Server(config).run(sockets=[listener])


@contextmanager
def until_stopped() -> Iterator[None]:
    """End the block in good order on SIGTERM and Ctrl-C; uvicorn passes both on when it has closed."""

    def stop(*_: object) -> None:
        raise Stopped

    before = {number: signal.signal(number, stop) for number in (signal.SIGTERM, signal.SIGINT)}
    try:
        yield
    except Stopped:
        messages().print("Stopped.")
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)

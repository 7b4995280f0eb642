"""``tracker run``, ``serve`` and ``schedule``: what stays up."""

import logging
import multiprocessing
import signal
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from threading import Event, Thread
from typing import TYPE_CHECKING, Annotated, Any

import typer

from tracker.commands.console import CommandFailed, messages

if TYPE_CHECKING:
    from tracker.settings import Settings


TURN = 0.001
"""Seconds that an answer may keep another waiting at a time; Python's own five add up where many are in work."""

SILENT = 30
"""Seconds after which a process that does not say it is alive is replaced; a machine under load takes its time."""


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
                serve_on(listener, settings, log_json=log_json)


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

    settings = settings_to_run(log_json=log_json)
    open_database(settings.database_url).dispose()
    return settings


def settings_to_run(*, log_json: bool = False) -> "Settings":
    """Return the settings of this process, and have its log told on standard error."""
    from tracker.settings import load_settings

    _tell_log(log_json=log_json)
    return load_settings()


def _tell_log(*, log_json: bool) -> None:
    logging.basicConfig(level=logging.WARNING, format="%(asctime)s %(message)s", datefmt="%Y-%m-%d %H:%M:%S")
    logging.getLogger("tracker").setLevel(logging.INFO)
    if log_json:
        from tracker.log_lines import log_as_json

        log_as_json()


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


def serve_on(listener: socket.socket, settings: "Settings", *, log_json: bool = False) -> None:
    """Serve the dashboard of some settings on a listening socket until the process is asked to stop.

    Readers are answered by processes of their own, as many as the settings say: Python works on one core each, and
    what this one does besides, such as captures, keeps nobody waiting.
    """
    import uvicorn
    from uvicorn.config import STARTUP_FAILURE
    from uvicorn.supervisors import Multiprocess

    host = f"[{settings.host}]" if ":" in settings.host else settings.host
    shown = {"0.0.0.0": "127.0.0.1", "[::]": "[::1]"}.get(host, host)  # noqa: S104  compared, not bound
    messages().print(f"Displacement Figures Tracker: http://{shown}:{settings.port} (Ctrl-C stops it)")
    config = uvicorn.Config(
        partial(_dashboard, settings, log_json=log_json),
        factory=True,
        workers=settings.dashboard_processes,
        log_level="warning",
        timeout_graceful_shutdown=5,
        timeout_worker_healthcheck=SILENT,
    )
    serving = Multiprocess(config, sockets=[listener])
    serving.run()
    if any(process.exitcode == STARTUP_FAILURE for process in serving.processes):
        raise CommandFailed("The dashboard did not start; the lines above say why.")
    raise Stopped


def _dashboard(settings: "Settings", *, log_json: bool) -> Any:
    """Return the dashboard to a process that serves it, in which nothing is set up yet and which ends with its parent.

    A parent that is killed cannot end it, and the port would stay in use. A dashboard that cannot start is not tried
    again and again.
    """
    from uvicorn.config import STARTUP_FAILURE
    from uvicorn.importer import import_from_string

    from tracker.gazetteer.aliases import use_aliases

    _tell_log(log_json=log_json)
    use_aliases(settings.aliases_file)
    sys.setswitchinterval(TURN)
    Thread(target=_end_with_parent, name="end with parent", daemon=True).start()
    try:
        # By name, not by import: the arrows of the imports point from the dashboard to the tracker.
        return import_from_string("dashboard.app:create_app")(settings)
    except Exception:
        logging.exception("The dashboard cannot start.")
        sys.exit(STARTUP_FAILURE)


def _end_with_parent() -> None:
    if parent := multiprocessing.parent_process():
        parent.join()
        signal.raise_signal(signal.SIGTERM)


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

"""After a capture, what readers will ask for next is worked out before they come."""

import logging
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

from dashboard import options, reading
from dashboard.data import DATABASE_AWAY, Data
from dashboard.filters import Choice
from dashboard.translations import FALLBACK, texts

EVERY = 2.0
"""Seconds between two looks at the data's revision."""

REST = 10
"""Times as long as it worked it then rests: many captures in a row leave the cores to the readers."""

MOST = 3
"""So many of the views that were looked at last are worked out anew."""

LONGEST_END = 5.0
"""Seconds that the end of the server waits for what is being worked out."""

log = logging.getLogger(__name__)


@contextmanager
def kept_warm(data: Data, every: float = EVERY) -> Iterator[None]:
    """Work out what is seen first and what was looked at last, now and after each change, for the time of the block."""
    stopping = threading.Event()
    thread = threading.Thread(target=_keep_warm, args=[data, every, stopping], name="warm", daemon=True)
    thread.start()
    try:
        yield
    finally:
        stopping.set()
        thread.join(LONGEST_END)


def _keep_warm(data: Data, every: float, stopping: threading.Event) -> None:
    done: object = None
    while True:
        now, took = (data.engine, data.revision()["number"]), 0.0
        if now != done and now[1] is not None:
            begun = time.monotonic()
            try:
                warm(data)
            except DATABASE_AWAY:
                log.info("The database cannot be reached; readers are told so.")
            except Exception:
                log.exception("What readers ask for next could not be worked out; they will wait for it.")
            done, took = now, time.monotonic() - begun
        if stopping.wait(max(every, REST * took)):
            return


def warm(data: Data) -> None:
    """Work out what the first page shows, and what was looked at last; what ``DATABASE_AWAY`` lists may be raised."""
    engine = data.engine
    reading.read_latest(engine, options.read_options(engine, Choice(), texts(FALLBACK)).crisis)
    options.renew(engine, MOST)
    reading.renew(engine, MOST)

"""After a capture, what readers will ask for next is worked out before they come."""

import gc
import logging
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Engine

from dashboard import options, reading
from dashboard.data import DATABASE_AWAY, Data
from dashboard.filters import Choice
from dashboard.translations import FALLBACK, texts
from db.queries import read_crises

EVERY = 2.0
"""Seconds between two looks at the data's revision."""

REST = 3
"""Times as long as it worked it then rests: many captures in a row leave the cores to the readers."""

MOST = 3
"""So many of the views that were looked at last are worked out anew."""

RARELY = (50_000, 50, 100)
"""So many new objects, and rounds of them, before Python looks for garbage; an answer makes thousands."""

LONGEST_END = 5.0
"""Seconds that the end of the server waits for what is being worked out."""

log = logging.getLogger(__name__)


@contextmanager
def kept_warm(data: Data, every: float = EVERY) -> Iterator[None]:
    """Work out what is seen first, what was looked at last and then the crises, now and after each change."""
    stopping, rounds = threading.Event(), gc.get_threshold()
    thread = threading.Thread(target=_keep_warm, args=[data, every, stopping], name="warm", daemon=True)
    thread.start()
    try:
        yield
    finally:
        stopping.set()
        thread.join(LONGEST_END)
        gc.unfreeze()
        gc.set_threshold(*rounds)


def _keep_warm(data: Data, every: float, stopping: threading.Event) -> None:
    done: object = None
    steps: Iterator[None] = iter(())
    while True:
        now, begun = (data.engine, data.revision()["number"]), time.monotonic()
        if now != done and now[1] is not None:
            done, steps = now, warm(data.engine)
        try:
            next(steps, None)
        except DATABASE_AWAY:
            log.info("The database cannot be reached; readers are told so.")
        except Exception:
            log.exception("What readers ask for next could not be worked out; they will wait for it.")
        if stopping.wait(max(every, REST * (time.monotonic() - begun))):
            return


def warm(engine: Engine) -> Iterator[None]:
    """Work out what the first page shows and what was looked at last, then one crisis a step, as many as are kept.

    Of a crisis these are its overview and the first chart of each metric.

    What ``DATABASE_AWAY`` lists may be raised.
    """
    reading.read_latest(engine, options.read_options(engine, Choice(), texts(FALLBACK)).crisis)
    options.renew(engine, MOST)
    reading.renew(engine, MOST)
    # What is kept stays: looking through it for garbage held up all readers for 0.2 s at a time. Once a capture it is
    # looked through all the same, for what the last one left.
    if gc.get_freeze_count():
        gc.unfreeze()
        gc.collect()
    gc.freeze()
    gc.set_threshold(*RARELY)
    room = reading.MOST_FIGURES
    for crisis in read_crises(engine):
        yield
        room -= options.count_figures(engine, crisis)
        if room < 0:
            return
        reading.read_latest(engine, crisis, asked=False)
        for choice in options.first_views(engine, crisis, texts(FALLBACK)):
            reading.read_shown(engine, choice, crisis, asked=False)
        gc.freeze()

"""One run of a feed at a time, over all processes and machines: who holds the feed's lease may capture it."""

import datetime as dt
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from sqlalchemy import Engine

from db import save

LEASE = dt.timedelta(minutes=10)  # longer than any single document takes
RENEW_AFTER = dt.timedelta(minutes=1)


class FeedBusy(Exception):
    """The feed is being captured at this moment, or just was; the message says which."""


@contextmanager
def hold_lease(engine: Engine, feed_id: int | None, clock: Callable[[], dt.datetime]) -> Iterator[Callable[[], bool]]:
    """Hold a feed's lease for the block, or nothing where there is no feed; FeedBusy where another holds it.

    Gives a function to call between documents: it renews the lease in time, and answers False where
    another has taken it over because this holder was silent for too long.
    """
    if feed_id is None:
        yield lambda: True
        return
    held = clock() + LEASE
    if not save.take_lease(engine, feed_id, clock(), held):
        raise FeedBusy("This feed is being captured at this moment; try again when that has ended.")

    def renew() -> bool:
        nonlocal held
        until = clock() + LEASE
        if until - held < RENEW_AFTER:
            return True
        renewed, held = save.set_lease(engine, feed_id, held, until), until
        return renewed

    try:
        yield renew
    finally:
        save.set_lease(engine, feed_id, held, None)

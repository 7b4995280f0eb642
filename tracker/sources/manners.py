"""How often one host is asked, over all feeds of this process, and how long to wait after a refusal."""

import random
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from email.utils import parsedate_to_datetime
from threading import BoundedSemaphore, Lock

AT_ONCE = 2
LONGEST_PAUSE = 30.0


class Gate:
    """Lets a few requests at a time through to one host, each a pause later than the one before."""

    def __init__(self) -> None:
        self._places, self._lock, self._next = BoundedSemaphore(AT_ONCE), Lock(), 0.0

    @contextmanager
    def passing(self, seconds: float, pause: Callable[[float], None]) -> Iterator[None]:
        """Hold a place for the block, once ``seconds`` have gone by since the last request began."""
        with self._places:
            with self._lock:
                now = time.monotonic()
                start = max(now, self._next)
                self._next = start + seconds
            if start > now:
                pause(start - now)
            yield


_gates: dict[str, Gate] = {}


def gate_of(host: str) -> Gate:
    """Return the one gate of a host in this process."""
    return _gates.setdefault(host, Gate())


def pause_before_next(retry_after: str, tried: int) -> float | None:
    """Return the seconds to wait after a try that failed: what the server asks for, else twice as long each time.

    None where the server asks for more than is worth waiting. The chance in it keeps many clients that failed
    together from coming back together.
    """
    asked = _seconds(retry_after.strip())
    if asked is not None:
        return asked if asked <= LONGEST_PAUSE else None
    return float(2 ** (tried - 1)) * random.uniform(0.75, 1.25)  # noqa: S311  no secret


def _seconds(retry_after: str) -> float | None:
    if retry_after.isascii() and retry_after.isdigit():
        return float(retry_after[:9])
    try:
        return max(0.0, parsedate_to_datetime(retry_after).timestamp() - time.time())
    except (ValueError, OverflowError):
        return None

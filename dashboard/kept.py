"""What is worked out from the data, kept while its revision stays the same."""

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from concurrent.futures import Future
from typing import Generic, TypeVar

from sqlalchemy import Engine

from db.queries import data_revision

Result = TypeVar("Result")


class Kept(Generic[Result]):
    """Results by key, of the newest revision of each database; who asks for one that is in work waits for it.

    Without the waiting, twenty readers who come after a capture would each work out the same.
    """

    def __init__(self, most: int) -> None:
        """Keep at most so many results, those asked for last."""
        self._most = most
        self._lock = threading.Lock()
        self._kept: OrderedDict[tuple[Engine, Hashable], tuple[int, Future[Result]]] = OrderedDict()

    def get(self, engine: Engine, key: Hashable, work: Callable[[], Result]) -> Result:
        """Return the result of a key, worked out if there is none of the data's revision; what ``work`` raises."""
        revision, own = data_revision(engine), (engine, key)
        with self._lock:
            there = self._kept.get(own)
            is_there = there is not None and there[0] == revision
            future: Future[Result] = there[1] if there and is_there else Future()
            self._kept[own] = (revision, future)
            self._kept.move_to_end(own)
            while len(self._kept) > self._most:
                self._kept.popitem(last=False)
        return future.result() if is_there else self._worked_out(own, future, work)

    def _worked_out(self, own: tuple[Engine, Hashable], future: Future[Result], work: Callable[[], Result]) -> Result:
        try:
            result = work()
        except BaseException as error:
            with self._lock:
                if own in self._kept and self._kept[own][1] is future:
                    del self._kept[own]
            future.set_exception(error)
            raise
        future.set_result(result)
        return result

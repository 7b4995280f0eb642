"""What is worked out from the data, kept while its revision stays the same."""

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from concurrent.futures import Future
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from sqlalchemy import Engine

from db.queries import data_revision

Result = TypeVar("Result")


@dataclass(slots=True)
class _Work(Generic[Result]):
    revision: int
    work: Callable[[], Result]
    weight: int = 0
    future: Future[Result] = field(default_factory=Future)


class Kept(Generic[Result]):
    """Results by key, of the newest revision of each database; who asks for one that is in work waits for it.

    Without the waiting, twenty readers who come after a capture would each work out the same.
    """

    def __init__(self, most: int, weigh: Callable[[Result], int] = lambda _: 1) -> None:
        """Keep results that together weigh at most so much, those asked for last; the newest one in any case."""
        self._most, self._weigh = most, weigh
        self._lock = threading.Lock()
        self._kept: OrderedDict[tuple[Engine, Hashable], _Work[Result]] = OrderedDict()

    def get(self, engine: Engine, key: Hashable, work: Callable[[], Result], *, asked: bool = True) -> Result:
        """Return the result of a key, worked out if there is none of the data's revision; what ``work`` raises.

        Where nobody ``asked`` for it, it is the first to be given up.
        """
        revision, own = data_revision(engine), (engine, key)
        with self._lock:
            there, mine = self._kept.get(own), None
            is_new = not there
            if not there or there.revision != revision:
                there = mine = self._kept[own] = _Work(revision, work)
            if asked or is_new:
                self._kept.move_to_end(own, last=asked)
        if mine:
            self._do(mine, own, work)
        return there.future.result()

    def renew(self, engine: Engine, most: int) -> None:
        """Work out anew what was asked for last and is of an older revision, before a reader asks again."""
        with self._lock:
            last = [(key, there.work) for (of, key), there in self._kept.items() if of is engine][-most:]
        for key, work in last:
            self.get(engine, key, work)

    def _do(self, mine: _Work[Result], own: tuple[Engine, Hashable], work: Callable[[], Result]) -> None:
        try:
            result = work()
        except BaseException as error:
            with self._lock:
                if self._kept.get(own) is mine:
                    del self._kept[own]
            mine.future.set_exception(error)
            return
        with self._lock:
            mine.weight = self._weigh(result)
            while len(self._kept) > 1 and sum(one.weight for one in self._kept.values()) > self._most:
                self._kept.popitem(last=False)
        mine.future.set_result(result)

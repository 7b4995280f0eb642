"""Run a function in a process of its own that may do less than this one."""

import multiprocessing
import os
import resource
from collections.abc import Callable
from multiprocessing.connection import Connection

FORK = multiprocessing.get_context("fork")
NOBODY = 65534


def forked(function: Callable[[], object], prepare: Callable[[], object]) -> str:
    """Return what a function returns, or the class and words of what it raises, after ``prepare`` in its process."""
    receiver, sender = FORK.Pipe(duplex=False)
    process = FORK.Process(target=_run, args=(function, prepare, sender))
    process.start()
    sender.close()
    try:
        return str(receiver.recv())
    finally:
        process.join()


def become_nobody() -> None:
    """Give up the rights of root; whoever is not root has none to give up."""
    if os.geteuid() == 0:
        os.setgid(NOBODY)
        os.setuid(NOBODY)


def full_disk(size: int) -> Callable[[], None]:
    """Return a preparation after which no file can grow beyond so many bytes."""
    return lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))


def _run(function: Callable[[], object], prepare: Callable[[], object], sender: Connection) -> None:
    try:
        prepare()
        sender.send(str(function()))
    except Exception as error:
        sender.send(f"{type(error).__name__}: {error}")

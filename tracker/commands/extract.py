"""``tracker extract``: a filter from documents to figures, without a database."""

import signal
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import Annotated

import orjson
import typer

from tracker.commands.console import CommandFailed, messages
from tracker.document import Document

BATCH = 8  # documents a process takes at once
AHEAD = 4  # batches read ahead for each process, so that a stream of any length fits into memory

Outcome = tuple[str, bytes | None, str]
"""A document's id, its line of figures, or None and in words why there is none."""


def extract(
    jobs: Annotated[int, typer.Option("--jobs", "-j", min=1, metavar="N", help="Processes to use.")] = 1,
    explain: Annotated[
        bool,
        typer.Option("--explain", help="Write for a person: each sentence, its figures, and the rules that fired."),
    ] = False,
) -> None:
    """Read documents as JSON Lines from standard input, write their figures as JSON Lines, in order.

    A line that is no document is told on standard error; the rest goes on, and the exit status is 1.

    Example: tracker extract --jobs 2 < documents.jsonl > figures.jsonl

    Example: tracker extract --explain < documents.jsonl | less
    """
    from tracker.settings import load_settings

    console, broken = messages(), 0

    def documents(limit: int) -> Iterator[Document]:
        nonlocal broken
        from tracker.readers import Unreadable, read

        for part in read("standard input.jsonl", sys.stdin.buffer, limit):
            if isinstance(part, Document):
                yield part
            elif isinstance(part, Unreadable):
                broken += 1
                console.print(part.about("standard input"))

    limit = int(load_settings().file_limit_mb * 1_000_000)
    for name, line, error in extract_all(documents(limit), jobs, told=explain):
        if line is None:
            broken += 1
            console.print(f"document {name} could not be extracted ({error}).")
        else:
            sys.stdout.buffer.write(line)
    sys.stdout.buffer.flush()
    if broken:
        raise typer.Exit(1)


def extract_all(documents: Iterable[Document], jobs: int, *, told: bool = False) -> Iterator[Outcome]:
    """Give the line of figures of each document, in order, worked out by so many processes; ``told`` for a person."""
    for batch in _in_order(_explain_batch if told else _extract_batch, _batches(documents), jobs):
        yield from batch


def _extract_batch(documents: list[Document]) -> list[Outcome]:
    return [_extract_one(document) for document in documents]


def _explain_batch(documents: list[Document]) -> list[Outcome]:
    return [_extract_one(document, told=True) for document in documents]


def _extract_one(document: Document, *, told: bool = False) -> Outcome:
    from tracker.extractors import extract as figures_of
    from tracker.extractors.explain import explain as lines_of

    try:
        figures = figures_of(document)
        if told:
            return document.id, "".join(f"{line}\n" for line in lines_of(document, figures)).encode(), ""
        line = {"id": document.id, "figures": [figure.as_json() for figure in figures]}
        return document.id, orjson.dumps(line, option=orjson.OPT_APPEND_NEWLINE), ""
    except Exception as error:  # one document must not stop the stream
        return document.id, None, f"{type(error).__name__}: {error}"


def _batches(documents: Iterable[Document]) -> Iterator[list[Document]]:
    batch: list[Document] = []
    for document in documents:
        batch.append(document)
        if len(batch) == BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


def _in_order(
    work: Callable[[list[Document]], list[Outcome]], batches: Iterator[list[Document]], jobs: int
) -> Iterator[list[Outcome]]:
    if jobs == 1:
        yield from map(work, batches)
        return
    # Ctrl-C reaches every process; only this one has something to say about it.
    pool = ProcessPoolExecutor(jobs, initializer=signal.signal, initargs=(signal.SIGINT, signal.SIG_IGN))
    waiting: deque[Future[list[Outcome]]] = deque()
    try:
        for batch in batches:
            waiting.append(pool.submit(work, batch))
            if len(waiting) >= AHEAD * jobs:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    except BrokenProcessPool as error:
        raise CommandFailed("A process was killed, perhaps for want of memory; use fewer --jobs.") from error
    finally:
        pool.shutdown(cancel_futures=True)

"""The one place that joins sources, extractors and the database.

Each document is one transaction: whatever stops a capture, what it reported as saved is saved, and
the next run goes on where it stopped, because a document that is kept as it is costs nothing.
"""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field

from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError

from db import save
from db.captures import complete_until
from db.failures import in_words, is_about_the_data
from db.models import FeedRow
from db.queries import last_seen
from db.save import DocumentToSave, FigureToSave, Saved
from db.stories import candidates, note_story
from tracker.document import Document
from tracker.extractors import extract
from tracker.lease import FeedBusy, hold_lease
from tracker.settings import Settings
from tracker.sources import open_source
from tracker.sources.addresses import without_secrets
from tracker.sources.http import Http
from tracker.sources.protocol import Access, Item, Problem, Record, SourceFailed, Unchanged
from tracker.stories import is_reprint, shingles
from tracker.to_save import document_to_save, figures_to_save, without_nul
from tracker.wanted import PassedOver, Wanted

_passed_over = PassedOver()
SHOWN_PROBLEMS = 5  # so many sentences stand in a capture's row; all are in its result


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """What to capture: a kind of ``tracker.sources.KINDS``, its location, and the feed it belongs to, if any.

    Of its documents those are kept that are ``wanted``.
    """

    kind: str
    location: str
    feed_id: int | None = None
    local: bool = False
    wanted: Wanted = field(default_factory=Wanted)


def target_of(feed: FeedRow) -> Target:
    """Return what to capture for a feed."""
    wanted = Wanted(tuple(feed.keywords), tuple(feed.countries))
    return Target(kind=feed.kind, location=feed.location, feed_id=feed.id, local=feed.local, wanted=wanted)


@dataclass(slots=True, kw_only=True)
class CaptureResult:
    """What a capture brought: documents by what became of them, new figures, one sentence for each problem.

    ``outcome`` is ok, partial (some documents failed, or it was stopped) or failed; ``error`` says why in words.
    """

    new: int = 0
    changed: int = 0
    known: int = 0
    failed: int = 0
    unwanted: int = 0
    figures: int = 0
    problems: list[str] = field(default_factory=list)
    outcome: str = "ok"
    error: str = ""

    @property
    def documents(self) -> int:
        """Return the number of documents that the source told of."""
        return self.new + self.changed + self.known + self.failed + self.unwanted


@dataclass(frozen=True, slots=True, kw_only=True)
class Watch:
    """Who follows a capture: told of progress (done, about how many) and of problems, asked whether to stop."""

    on_progress: Callable[[int, int | None], None] = lambda _done, _size: None
    on_problem: Callable[[str], None] = lambda _sentence: None
    stopping: Callable[[], bool] = lambda: False


def now_utc() -> dt.datetime:
    """Return the present instant."""
    return dt.datetime.now(dt.UTC)


def capture(
    engine: Engine,
    settings: Settings,
    target: Target,
    *,
    clock: Callable[[], dt.datetime] = now_utc,
    watch: Watch | None = None,
    is_due: Callable[[], bool] = lambda: True,
) -> CaptureResult:
    """Fetch, read, extract and save what a target brings, and leave a row that tells of it.

    A document that fails is told in ``problems`` and stops nothing. FeedBusy where the target's feed
    is being captured already, or is not due; that is asked once nobody else can capture it.
    """
    watch = watch or Watch()
    with hold_lease(engine, target.feed_id, clock) as renew:
        if not is_due():
            raise FeedBusy("This feed was captured a short while ago.")
        row = save.start_capture(engine, target.feed_id, target.location, clock())
        run = _Run(engine, clock, watch, target.wanted, CaptureResult())
        try:
            with Http(settings, local=target.local) as http:
                run.take_all(target, _access(engine, settings, target, http), renew)
        except SourceFailed as error:
            run.fail(str(error))
        except BaseException as error:
            run.result.outcome, run.result.error = "failed", f"It broke off ({_in_words(error)})."
            raise
        finally:
            _close(engine, row, run.result, clock())
        return run.result


def _access(engine: Engine, settings: Settings, target: Target, http: Http) -> Access:
    return Access(
        http=http,
        limit=int(settings.file_limit_mb * 1_000_000),
        last_seen=lambda url: _passed_over.seen(target.wanted, url) or last_seen(engine, url),
        complete_until=complete_until(engine, target.feed_id, target.location),
    )


@dataclass(slots=True)
class _Run:
    engine: Engine
    clock: Callable[[], dt.datetime]
    watch: Watch
    wanted: Wanted
    result: CaptureResult
    hashes: dict[str, str] = field(default_factory=dict)

    def take_all(self, target: Target, access: Access, renew: Callable[[], bool]) -> None:
        source = open_source(target.kind, target.location, access)
        size = source.size()
        self.watch.on_progress(0, size)
        for item in source.items():
            self.take(item)
            self.watch.on_progress(self.result.documents, size)
            if self.watch.stopping() or not renew():
                self.result.outcome = "partial"
                self.result.error = "It was stopped before its end; the next run goes on."
                return
        if self.result.failed:
            self.result.outcome = "partial" if self.result.failed < self.result.documents else "failed"
            self.result.error = " ".join(self.result.problems[:SHOWN_PROBLEMS])

    def take(self, item: Item) -> None:
        if isinstance(item, Problem):
            self.tell(item.sentence, lost=item.lost)
        elif isinstance(item, Unchanged):
            self.keep_known(item.url)
        else:
            document = item.document if isinstance(item, Record) else item
            try:
                document = without_nul(document)
                self.keep(document, document_to_save(document), item if isinstance(item, Record) else None)
            except Exception as error:  # whatever a document does, the others go on
                if isinstance(error, DBAPIError) and not is_about_the_data(error):
                    raise  # the database itself: every further document would fail too
                self.tell(f"{document.url} could not be captured ({_in_words(error)}).")

    def keep(self, document: Document, to_save: DocumentToSave, record: Record | None) -> None:
        before = self.hashes.setdefault(document.url, to_save.content_hash)
        if before != to_save.content_hash:
            self.tell(f"{document.url} comes twice with different words; the first is kept.")
            return
        if save.is_known(self.engine, to_save):
            save.mark_seen(self.engine, document.url, self.clock())
            self.result.known += 1
            return
        if not self.wanted(document):
            _passed_over.add(self.wanted, document.url, self.clock())
            self.result.unwanted += 1
            return
        figures = _figures(document, record)
        saved = save.save_document(self.engine, to_save, figures, self.clock())
        if document.published is None:
            self.tell(f"{document.url} has no published date; days like “on Monday” stay open.", lost=False)
        setattr(self.result, saved, getattr(self.result, saved) + 1)
        if saved is not Saved.KNOWN and figures:
            self.result.figures += len(figures)
            if record is None:
                _group_with_reprints(self.engine, document.url)

    def keep_known(self, url: str) -> None:
        if _passed_over.seen(self.wanted, url):
            self.result.unwanted += 1
            return
        save.mark_seen(self.engine, url, self.clock())
        self.result.known += 1

    def tell(self, sentence: str, *, lost: bool = True) -> None:
        self.result.failed += lost
        sentence = without_secrets(sentence)
        self.result.problems.append(sentence)
        self.watch.on_problem(sentence)

    def fail(self, sentence: str) -> None:
        self.result.outcome = "partial" if self.result.new + self.result.changed + self.result.known else "failed"
        self.tell(sentence, lost=False)
        self.result.error = self.result.problems[-1]


def _figures(document: Document, record: Record | None) -> list[FigureToSave]:
    if record is None:
        return figures_to_save(document, extract(document))
    return figures_to_save(document, record.figures, origin="record", codes=record.codes)


def _group_with_reprints(engine: Engine, url: str) -> None:
    """Note which earlier document a document tells nearly the same as, if any that shares a figure with it does."""
    own, others = candidates(engine, url)
    if own is None:
        return
    told = shingles(own.text)
    first = next((other for other in others if is_reprint(told, shingles(other.text))), None)
    if first is not None:
        note_story(engine, own.document_id, first.story_id or first.document_id)


def _in_words(error: BaseException) -> str:
    if isinstance(error, DBAPIError) and not is_about_the_data(error):
        return in_words(error)
    reason = error.orig if isinstance(error, DBAPIError) and error.orig else error
    return without_secrets(f"{type(reason).__name__}: {reason}".splitlines()[0][:200])


def _close(engine: Engine, row: int, result: CaptureResult, ended: dt.datetime) -> None:
    save.update_capture(
        engine,
        row,
        ended=ended,
        outcome=result.outcome,
        error=result.error,
        documents_new=result.new,
        documents_changed=result.changed,
        documents_known=result.known,
        documents_failed=result.failed,
        figures=result.figures,
    )

"""Read the kept texts again with the rules of today; places and organizations are looked up anew too."""

import datetime as dt
from collections.abc import Callable

from sqlalchemy import Engine

from db.reextract import Changes, newest_versions, save_extraction
from db.save import DocumentToSave
from tracker.capture import Watch, now_utc
from tracker.document import Document
from tracker.extractors import extract
from tracker.to_save import figures_to_save


def reextract(
    engine: Engine,
    *,
    since: dt.date | None = None,
    dry_run: bool = False,
    clock: Callable[[], dt.datetime] = now_utc,
    watch: Watch | None = None,
) -> Changes:
    """Read the newest version of each document (published, else retrieved ``since``) and return what changed.

    Each document is one transaction; one that cannot be read is told as a problem, keeps its figures and stops
    nothing. On a ``dry_run`` nothing is written.
    """
    watch = watch or Watch()
    changes = Changes()
    for done, kept in enumerate(newest_versions(engine, since), start=1):
        try:
            document = _document(kept.document)
            figures = figures_to_save(document, extract(document))
        except Exception as error:  # whatever a document does, the others go on
            watch.on_problem(f"{kept.document.url} could not be read again ({type(error).__name__}: {error}).")
        else:
            changes.add(save_extraction(engine, kept.version_id, figures, clock(), dry_run=dry_run))
        watch.on_progress(done, None)
        if watch.stopping():
            break
    return changes


def _document(kept: DocumentToSave) -> Document:
    return Document(
        id=kept.url,
        url=kept.url,
        text=kept.text,
        title=kept.title,
        publisher=kept.publisher,
        published=kept.published,
        language=kept.language,
    )

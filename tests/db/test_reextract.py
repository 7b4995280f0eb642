import datetime as dt
from typing import Any

from sqlalchemy import Engine, text

from db import queries, save
from db.check import check
from db.engine import reading
from db.queries import Filter
from db.reextract import Changes, newest_versions, save_extraction
from db.save import FigureToSave
from tests.db.rows import IN_HOMS, IN_IDLIB, NOW, TEXT, document, figure

LATER = NOW + dt.timedelta(hours=1)


def read_again(engine: Engine, *figures: FigureToSave, **options: Any) -> dict[str, dict[str, int]]:
    changes = save_extraction(engine, 1, figures, LATER, **options)
    return {metric: dict(counts) for metric, counts in changes.counts.items()}


def current(engine: Engine) -> list[tuple[int, str, int]]:
    frame = queries.read_figures(engine, Filter())
    return sorted(zip(frame["figure_id"], frame["metric"], frame["low"], strict=True))


def retired(engine: Engine) -> list[tuple[int, str, int | None]]:
    with reading(engine) as connection:
        query = "SELECT id, retired_by, successor_id FROM figure WHERE retired IS NOT NULL ORDER BY id"
        return [tuple(row) for row in connection.execute(text(query))]


def test_each_change_keeps_its_history(engine: Engine) -> None:
    before = [figure(), figure(metric="injured"), figure(metric="missing")]
    save.save_document(engine, document(), before, NOW)
    counts = read_again(engine, figure(), figure(metric="injured", low=83), figure(metric="displaced"))
    assert counts == {
        "killed": {"before": 1, "unchanged": 1, "after": 1},
        "injured": {"before": 1, "changed": 1, "after": 1},
        "missing": {"before": 1, "vanished": 1},
        "displaced": {"added": 1, "after": 1},
    }
    assert current(engine) == [(1, "killed", 82), (4, "injured", 83), (5, "displaced", 82)]
    assert retired(engine) == [(2, "rules", 4), (3, "rules", None)]
    evidence = queries.read_evidence(engine, 2)
    assert evidence is not None
    assert (evidence.retired, evidence.retired_by, evidence.successor) == (True, "rules", 4)
    assert list(check(engine)) == []


def test_reading_the_same_again_changes_nothing(engine: Engine) -> None:
    save.save_document(engine, document(), [figure(), figure((IN_IDLIB, IN_HOMS))], NOW)
    revision = queries.data_revision(engine)
    read_again(engine, figure((IN_IDLIB, IN_HOMS)), figure())
    assert [figure_id for figure_id, *_ in current(engine)] == [1, 2]
    assert (retired(engine), queries.data_revision(engine)) == ([], revision)


def test_a_place_found_later_and_a_new_confidence(engine: Engine) -> None:
    save.save_document(engine, document(), [figure((("Homs", None),)), figure(metric="injured")], NOW)
    read_again(engine, figure((IN_HOMS,)), figure(metric="injured", confidence=0.1, extractor="2"))
    assert retired(engine) == [(1, "rules", 3)]
    frame = queries.read_figures(engine, Filter(places=("homs",))).set_index("figure_id")
    assert frame["confidence"].to_dict() == {2: 0.1, 3: 0.9}


def test_every_change_raises_the_revision(engine: Engine) -> None:
    save.save_document(engine, document(), [figure()], NOW)
    revisions = [queries.data_revision(engine)]
    for figures in ([figure(confidence=0.1)], [figure(low=83)], [], [figure()]):
        read_again(engine, *figures)
        revisions.append(queries.data_revision(engine))
    assert revisions == sorted(set(revisions))


def test_a_dry_run_tells_the_same_and_does_nothing(engine: Engine) -> None:
    save.save_document(engine, document(), [figure(), figure(metric="missing")], NOW)
    revision = queries.data_revision(engine)
    dry = read_again(engine, figure(low=83, confidence=0.1), dry_run=True)
    assert current(engine) == [(1, "killed", 82), (2, "missing", 82)]
    assert queries.data_revision(engine) == revision
    assert read_again(engine, figure(low=83, confidence=0.1)) == dry


def test_a_version_that_is_no_more_the_newest_is_left_alone(engine: Engine) -> None:
    save.save_document(engine, document(), [figure()], NOW)
    save.save_document(engine, document(text=f"{TEXT} More."), [figure(low=90)], LATER)
    assert save_extraction(engine, 1, [figure(low=1)], LATER) == Changes()
    assert current(engine) == [(2, "killed", 90)]


def test_newest_versions_are_those_published_else_retrieved_since(engine: Engine) -> None:
    save.save_document(engine, document(), [], NOW)
    save.save_document(engine, document(text="Changed."), [], NOW)
    save.save_document(engine, document(url="old", published=dt.date(2020, 1, 1)), [], NOW)
    save.save_document(engine, document(url="undated", published=None), [], NOW)

    def urls(since: dt.date | None = None) -> list[str]:
        return [kept.document.url for kept in newest_versions(engine, since)]

    assert urls() == [document().url, "old", "undated"]
    assert urls(dt.date(2024, 5, 6)) == [document().url, "undated"]
    assert urls(dt.date(2024, 5, 7)) == []
    assert next(newest_versions(engine)).document == document(text="Changed.")

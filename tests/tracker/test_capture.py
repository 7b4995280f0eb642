import datetime as dt
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine

from db import queries, save
from db.models import FeedRow
from db.queries import Filter, read_captures, read_evidence, read_figures
from tests.tracker.site import Site
from tracker.capture import CaptureResult, Target, Watch, capture
from tracker.document import Document
from tracker.figure import Figure
from tracker.lease import LEASE, FeedBusy, hold_lease
from tracker.settings import Settings

SENTENCE = "At least 82 civilians were killed in Homs on Monday, the Red Crescent said."
START = dt.datetime(2024, 5, 6, 12, tzinfo=dt.UTC)


class Clock:
    """Goes on by so much with every look at it."""

    def __init__(self, step: dt.timedelta = dt.timedelta(seconds=1)) -> None:
        self.now, self.step = START, step

    def __call__(self) -> dt.datetime:
        self.now += self.step
        return self.now


def write(folder: Path, **files: str) -> Target:
    folder.mkdir(exist_ok=True)
    for name, text in files.items():
        head = f"---\nurl: https://paper.example/{name}\npublished: 2024-05-07\nlanguage: en\n---\n"
        (folder / f"{name}.md").write_text(head + text)
    return Target(kind="folder", location=str(folder))


def counts(result: CaptureResult) -> tuple[int, ...]:
    return result.new, result.changed, result.known, result.failed, result.figures


@pytest.fixture
def settings(settings: Settings, url: str) -> Settings:
    return settings.model_copy(update={"database_url": url})


@pytest.fixture
def feed(engine: Engine, tmp_path: Path) -> Target:
    target = write(tmp_path / "docs", a=SENTENCE)
    row = FeedRow(name="docs", kind="folder", location=target.location, interval_minutes=60, added=START)
    save.add_feed(engine, row)
    (feed,) = queries.read_feeds(engine)
    return Target(kind="folder", location=target.location, feed_id=feed.id)


def test_documents_become_figures_with_their_evidence(engine: Engine, settings: Settings, tmp_path: Path) -> None:
    result = capture(engine, settings, write(tmp_path / "docs", a=SENTENCE), clock=Clock())
    assert counts(result) == (1, 0, 0, 0, 1)
    (figure,) = read_figures(engine, Filter()).to_dict("records")
    assert (figure["metric"], figure["low"], figure["quantifier"], figure["place"]) == (
        "killed",
        82,
        "at_least",
        "Homs",
    )
    assert figure["url"] == "https://paper.example/a"
    assert figure["end"].date() == dt.date(2024, 5, 6)
    evidence = read_evidence(engine, figure["figure_id"])
    assert evidence is not None
    assert evidence.text[slice(*evidence.quote)] == SENTENCE
    assert evidence.text[slice(*evidence.at)] == "82"


def test_twice_is_once(engine: Engine, settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = write(tmp_path / "docs", a=SENTENCE, b="Nothing else happened.")
    capture(engine, settings, target, clock=Clock())
    before, revision = read_figures(engine, Filter()), queries.data_revision(engine)
    monkeypatch.setattr("tracker.capture.extract", lambda _: pytest.fail("a known document is not extracted again"))
    again = capture(engine, settings, target, clock=Clock())
    assert counts(again) == (0, 0, 2, 0, 0)
    assert again.outcome == "ok"
    assert read_figures(engine, Filter()).equals(before)
    assert queries.data_revision(engine) == revision


def test_a_changed_document_shows_its_new_figures_only(engine: Engine, settings: Settings, tmp_path: Path) -> None:
    capture(engine, settings, write(tmp_path / "docs", a=SENTENCE), clock=Clock())
    changed = capture(engine, settings, write(tmp_path / "docs", a=SENTENCE.replace("82", "93")), clock=Clock())
    assert counts(changed) == (0, 1, 0, 0, 1)
    assert read_figures(engine, Filter())["low"].to_list() == [93]


def test_a_document_that_fails_stops_nothing_and_comes_with_the_next_run(
    engine: Engine, settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = write(tmp_path / "docs", a=SENTENCE, b="poison", c=SENTENCE.replace("82", "93"))
    with monkeypatch.context() as patch:
        patch.setattr("tracker.capture.extract", _fails_on_poison)
        result = capture(engine, settings, target, clock=Clock())
    assert counts(result)[:4] == (2, 0, 0, 1)
    assert result.outcome == "partial"
    (problem,) = result.problems
    assert problem == "https://paper.example/b could not be captured (ZeroDivisionError: poison)."
    assert counts(capture(engine, settings, target, clock=Clock())) == (1, 0, 2, 0, 0)


def _fails_on_poison(document: Document) -> tuple[Figure, ...]:
    if document.text == "poison":
        raise ZeroDivisionError("poison")
    return ()


def test_a_figure_that_the_database_refuses_leaves_nothing_of_its_document(
    engine: Engine, settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tracker.extractors import extract

    def outside_its_quote(document: Document) -> tuple[Any, ...]:
        (figure,) = extract(document)
        return figure, Broken(figure)

    class Broken:
        def __init__(self, figure: Figure) -> None:
            self.figure = figure

        def __getattr__(self, name: str) -> Any:
            return (5000, 5001) if name == "at" else getattr(self.figure, name)

    monkeypatch.setattr("tracker.capture.extract", outside_its_quote)
    result = capture(engine, settings, write(tmp_path / "docs", a=SENTENCE), clock=Clock())
    assert counts(result) == (0, 0, 0, 1, 0)
    assert "number_inside_quote" in result.problems[0]
    assert queries.is_empty(engine)


def test_a_missing_date_is_a_remark(engine: Engine, settings: Settings, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(SENTENCE)
    result = capture(engine, settings, Target(kind="folder", location=str(tmp_path / "a.txt")), clock=Clock())
    assert counts(result) == (1, 0, 0, 0, 1)
    assert result.outcome == "ok"
    (remark,) = result.problems
    assert "a.txt has no published date" in remark
    assert read_figures(engine, Filter())["end"].isna().all()


def test_two_texts_under_one_address_keep_the_first(engine: Engine, settings: Settings, tmp_path: Path) -> None:
    lines = [{"id": name, "text": f"{name} {SENTENCE}", "url": "https://paper.example/a"} for name in "xyx"]
    (tmp_path / "d.jsonl").write_text("\n".join(map(json.dumps, lines)))
    target = Target(kind="folder", location=str(tmp_path / "d.jsonl"))
    first, second = (capture(engine, settings, target, clock=Clock()) for _ in "12")
    assert counts(first)[:4] == (1, 0, 1, 1)
    assert counts(second)[:4] == (0, 0, 2, 1)
    assert "comes twice" in first.problems[-1]


def test_nul_characters_are_kept_as_a_mark(engine: Engine, settings: Settings, tmp_path: Path) -> None:
    (tmp_path / "d.jsonl").write_text(json.dumps({"id": "a", "text": f"\0 {SENTENCE}"}))
    target = Target(kind="folder", location=str(tmp_path / "d.jsonl"))
    assert counts(capture(engine, settings, target, clock=Clock()))[:4] == (1, 0, 0, 0)
    assert counts(capture(engine, settings, target, clock=Clock()))[:4] == (0, 0, 1, 0)


def test_each_capture_leaves_a_row(engine: Engine, settings: Settings, feed: Target, site: Site) -> None:
    capture(engine, settings, feed, clock=Clock())
    broken = Target(kind="rss", location=site.put("/feed", "", status=500), local=True)
    result = capture(engine, settings, broken, clock=Clock(dt.timedelta(seconds=2)))
    last, first = sorted(read_captures(engine), key=lambda row: row["id"], reverse=True)
    assert (first["feed"], first["outcome"], first["error"]) == ("docs", "ok", "")
    assert (first["documents_new"], first["documents_failed"], first["figures"]) == (1, 0, 1)
    assert START < first["started"] < first["ended"]
    assert (last["feed"], last["location"], last["outcome"]) == ("", broken.location, "failed")
    assert last["error"] == f"{broken.location} answered 500 Internal Server Error."
    assert result.problems == [last["error"]]


def test_progress_and_problems_are_told(engine: Engine, settings: Settings, tmp_path: Path) -> None:
    target = write(tmp_path / "docs", a=SENTENCE, b="Text.")
    (tmp_path / "docs" / "c.txt").touch()
    progress: list[tuple[int, int | None]] = []
    problems: list[str] = []
    watch = Watch(on_progress=lambda *told: progress.append(told), on_problem=problems.append)
    result = capture(engine, settings, target, clock=Clock(), watch=watch)
    assert progress == [(0, 3), (1, 3), (2, 3), (3, 3)]
    assert problems == result.problems != []


def test_stopping_ends_between_two_documents_and_the_next_run_goes_on(
    engine: Engine, settings: Settings, tmp_path: Path
) -> None:
    target = write(tmp_path / "docs", a="One.", b="Two.", c="Three.")
    stopped = capture(engine, settings, target, clock=Clock(), watch=Watch(stopping=lambda: True))
    assert counts(stopped)[:4] == (1, 0, 0, 0)
    assert stopped.outcome == "partial"
    assert "next run goes on" in stopped.error
    assert counts(capture(engine, settings, target, clock=Clock()))[:4] == (2, 0, 1, 0)


def test_an_interrupt_leaves_what_was_saved_and_a_row_that_says_so(
    engine: Engine, settings: Settings, feed: Target, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(_: object) -> Iterator[Figure]:
        raise KeyboardInterrupt

    write(tmp_path / "docs", b="Two.")
    monkeypatch.setattr("tracker.capture.extract", interrupted)
    with pytest.raises(KeyboardInterrupt):
        capture(engine, settings, feed, clock=Clock())
    (row,) = read_captures(engine)
    assert row["outcome"] == "failed"
    assert "KeyboardInterrupt" in row["error"]
    monkeypatch.undo()
    assert counts(capture(engine, settings, feed, clock=Clock()))[:4] == (2, 0, 0, 0)


def test_one_run_of_a_feed_at_a_time(engine: Engine, settings: Settings, feed: Target) -> None:
    with hold_lease(engine, feed.feed_id, Clock()), pytest.raises(FeedBusy):
        capture(engine, settings, feed, clock=Clock())
    assert read_captures(engine) == []
    assert counts(capture(engine, settings, feed, clock=Clock()))[:4] == (1, 0, 0, 0)


def test_a_lease_of_a_dead_process_expires(engine: Engine, feed: Target) -> None:
    assert feed.feed_id is not None
    save.take_lease(engine, feed.feed_id, START, START + LEASE)
    with pytest.raises(FeedBusy), hold_lease(engine, feed.feed_id, lambda: START + LEASE / 2):
        pass
    with hold_lease(engine, feed.feed_id, lambda: START + LEASE * 2):
        pass


def test_a_lease_is_renewed_and_its_loss_is_noticed(engine: Engine, feed: Target) -> None:
    assert feed.feed_id is not None
    clock = Clock(LEASE / 4)
    with hold_lease(engine, feed.feed_id, clock) as renew:
        assert all(renew() for _ in range(8))  # twice as long as one lease
        later = clock.now + 2 * LEASE
        assert save.take_lease(engine, feed.feed_id, later, later + LEASE)
        assert not renew()
    (row,) = queries.read_feeds(engine)
    assert row.leased_until == later + LEASE  # the other's lease is left alone


def test_a_lost_lease_ends_the_capture(engine: Engine, settings: Settings, feed: Target, tmp_path: Path) -> None:
    assert feed.feed_id is not None
    write(tmp_path / "docs", b="Two.", c="Three.")
    clock = Clock(dt.timedelta(seconds=30))

    def steal(_done: int, _size: int | None) -> None:
        save.take_lease(engine, feed.feed_id or 0, clock.now + 2 * LEASE, clock.now + 9 * LEASE)

    result = capture(engine, settings, feed, clock=clock, watch=Watch(on_progress=steal))
    assert result.outcome == "partial"
    assert result.documents < 3


def test_a_figure_keeps_the_page_it_stands_on(engine: Engine, settings: Settings, tmp_path: Path) -> None:
    capture(
        engine, settings, write(tmp_path / "docs", report=f"Nothing new.\f{SENTENCE}", note=SENTENCE), clock=Clock()
    )
    pages = {read_evidence(engine, figure_id).figure["page"] for figure_id in (1, 2)}  # type: ignore[union-attr]
    assert pages == {2, None}

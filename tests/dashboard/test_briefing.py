"""The briefing of a crisis: every number in it is a figure's, every figure has its sentence."""

import datetime as dt
import io
from pathlib import Path

import pytest
from pptx import Presentation
from sqlalchemy import Engine

from dashboard.briefing import Asked, NoSuchCrisisError, keep_briefing, read_briefing, write_briefings
from dashboard.exports.briefing import pptx
from dashboard.exports.briefing.contents import Briefing
from dashboard.filters import Choice
from dashboard.translations import texts
from db import save
from db.briefings import read_last_briefing, save_briefing
from tests.dashboard.reports import REPORTS, thaw
from tests.tracker.commands.conftest import Run, run  # noqa: F401  a fixture
from tracker.capture import now_utc
from tracker.settings import Settings


@pytest.fixture
def crisis(engine: Engine) -> Engine:
    save.save_crisis(engine, thaw())
    return engine


def briefing(engine: Engine, **choice: dt.date) -> Briefing:
    return read_briefing(engine, asked(**choice))


def asked(**choice: dt.date) -> Asked:
    return Asked(choice=Choice(crisis="Thaw", **choice), texts=texts("en"))  # type: ignore[arg-type]


def test_headlines_are_the_newest_figures_with_their_bounds(crisis: Engine) -> None:
    told = briefing(crisis)
    assert [(row.metric, row.figure, row.told_by) for row in told.headlines] == [
        ("Displaced, Ardan", "5,000 people", "Harbour Relief · as of 2 Feb 2024"),
        ("Killed, Velm", "At least 35 people", "Velm Radio · as of 5 Mar 2024"),
    ]
    assert told.headlines[0].moved == "▲ 1,600 since 20 Jan 2024"


def test_every_headline_has_its_sentence_and_its_link(crisis: Engine) -> None:
    told = briefing(crisis)
    assert [source.quote for source in told.sources] == [REPORTS[2].sentence, REPORTS[5].sentence]
    assert all(source.url.startswith("https://courier.example/") for source in told.sources)


def test_what_moved_since_the_last_briefing_stays_for_the_day(crisis: Engine) -> None:
    now = now_utc()
    keep_briefing(crisis, asked())
    assert "since the briefing" not in briefing(crisis).headlines[0].moved
    earlier = read_last_briefing(crisis, "Thaw", now + dt.timedelta(minutes=1))
    assert earlier
    then = {key: value - 500 for key, value in earlier[1].items()}
    save_briefing(crisis, "Thaw", then, now - dt.timedelta(days=2))
    keep_briefing(crisis, asked())
    day = texts("en").day((now - dt.timedelta(days=2)).date())
    assert f"500 since the briefing of {day}" in briefing(crisis).headlines[0].moved


def test_it_looks_at_the_days_asked_for(crisis: Engine) -> None:
    told = briefing(crisis, until=dt.date(2024, 1, 31))
    assert [row.figure for row in told.headlines] == ["More than 3,400 people"]
    assert told.subtitle == "15–31 Jan 2024".replace("–", "\u2009–\u2009") or "31 Jan 2024" in told.subtitle


def test_the_slides_say_what_the_briefing_says(crisis: Engine) -> None:
    deck = Presentation(io.BytesIO(pptx.write(briefing(crisis), None)))
    first, *_, last = deck.slides
    (table,) = [shape.table for shape in first.shapes if shape.has_table]
    assert [cell.text for cell in table.rows[1].cells][:2] == ["Displaced, Ardan", "5,000 people"]
    assert sum(shape.has_chart for slide in deck.slides for shape in slide.shapes) == 1
    words = " ".join(shape.text_frame.text for shape in last.shapes if shape.has_text_frame)
    assert REPORTS[5].sentence in words
    for slide in deck.slides:
        assert all(shape.top + shape.height <= deck.slide_height for shape in slide.shapes)


def test_a_crisis_without_figures_says_so(crisis: Engine) -> None:
    told = briefing(crisis, since=dt.date(2024, 4, 1))
    (only,) = Presentation(io.BytesIO(pptx.write(told, None))).slides
    assert "No figures match this view." in " ".join(s.text_frame.text for s in only.shapes if s.has_text_frame)


def test_a_crisis_that_is_not_there_is_said_with_those_that_are(settings: Settings, crisis: Engine) -> None:
    with pytest.raises(NoSuchCrisisError, match="There is no crisis 'Frost'; there are: Thaw"):
        write_briefings(settings, "Frost", ["pptx"], language="en")


def test_the_command_writes_the_file(
    run: Run,  # noqa: F811
    settings: Settings,
    crisis: Engine,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("TRACKER_DATABASE_URL", settings.database_url)
    ended = run("briefing", "Thaw", "-o", "thaw.pptx", "--from", "2024-01-15", "--language", "de")
    assert (ended.status, ended.err) == (0, "Wrote thaw.pptx.\n")
    first = Presentation(tmp_path / "thaw.pptx").slides[0]
    assert "Lagebild: Thaw" in [shape.text_frame.text for shape in first.shapes if shape.has_text_frame]
    assert run("briefing", "Frost", "-o", "x.pptx").err.startswith("There is no crisis 'Frost'")
    assert run("briefing", "Thaw", "-o", "x.odt").err.startswith("x.odt ends in none of the formats")
    assert run("briefing", "Thaw", "-o", "gone/x.pptx").err.startswith("gone/x.pptx cannot be written")

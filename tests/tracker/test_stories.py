"""Reprints of one report are grouped, whoever prints them, and each is kept."""

from pathlib import Path

from sqlalchemy import Engine

from db.queries import Filter, read_figures
from tracker.capture import Target, capture
from tracker.settings import Settings
from tracker.stories import is_reprint, shingles

WIRE = (
    "At least 82 people were killed in Homs on Monday when shells hit a market, the Red Crescent said. "
    "Rescue workers searched the rubble until late at night, and two hospitals asked for blood. "
    "The road to the coast was closed, and buses turned back at the bridge."
)
CUT = WIRE.rpartition(" The road")[0]
OTHER = (
    "The Red Crescent counted at least 82 people killed in Homs on Monday. A market had been hit in the morning. "
    "Families waited outside the clinics of the old town, where doctors worked without a pause for many hours."
)


def save(folder: Path, engine: Engine, settings: Settings, **texts: str) -> None:
    for name, text in texts.items():
        head = f"---\nurl: https://{name}.example/a\npublished: 2024-05-07\nlanguage: en\n---\n"
        (folder / f"{name}.md").write_text(head + text)
        capture(engine, settings, Target(kind="folder", location=str(folder / f"{name}.md")))


def stories(engine: Engine) -> dict[str, int | None]:
    with engine.connect() as connection:
        rows = connection.exec_driver_sql("SELECT url, story_id FROM document ORDER BY id").all()
    return {row.url.split("/")[2].partition(".")[0]: row.story_id for row in rows}


def test_a_reprint_is_the_same_report_perhaps_cut() -> None:
    assert is_reprint(shingles(WIRE), shingles(CUT))
    assert is_reprint(shingles(CUT), shingles(f"{WIRE} Our reporter adds that shops stayed closed."))
    assert not is_reprint(shingles(WIRE), shingles(OTHER))
    assert not is_reprint(shingles("Two dead."), shingles("Two dead."))


def test_reprints_have_one_story_and_each_is_kept(engine: Engine, settings: Settings, tmp_path: Path) -> None:
    save(tmp_path, engine, settings, wire=WIRE, other=OTHER, courier=CUT, post=WIRE.upper())
    assert stories(engine) == {"wire": 1, "other": None, "courier": 1, "post": 1}
    figures = read_figures(engine, Filter())
    assert sorted(figures["low"]) == [82] * 4


def test_a_changed_page_is_read_again_and_its_new_figures_are_an_update(
    engine: Engine, settings: Settings, tmp_path: Path
) -> None:
    save(tmp_path, engine, settings, wire=WIRE)
    save(tmp_path, engine, settings, wire=WIRE.replace("82", "97"))
    assert list(read_figures(engine, Filter())["low"]) == [97]
    with engine.connect() as connection:
        rows = connection.exec_driver_sql(
            "SELECT low, number, retired_by FROM figure JOIN document_version v ON v.id = version_id ORDER BY number"
        ).all()
    assert [tuple(row) for row in rows] == [(82, 1, "version"), (97, 2, None)]

"""What every exported file says of its figures, beside them."""

from dataclasses import replace

import pytest
from sqlalchemy import Engine

from dashboard.exports.export import left_to_right
from dashboard.translations import Texts
from db.models import CrisisRow
from db.save import save_crisis
from tests.dashboard.exports.conftest import ARABIC, Make
from tests.dashboard.reports import REPORTS, day, save_report, thaw


def test_a_source_that_is_alone_is_named(make: Make) -> None:
    assert make(metric="displaced", until=day("2024-01-31")).cautions == [
        "Only one source reports this: Harbour Relief."
    ]
    assert make().cautions == []


@pytest.mark.parametrize(
    ("value", "told"), [(9000, ["Sources disagree: 5,000 to 9,000 (as of 3 Feb 2024)."]), (6000, [])]
)
def test_sources_that_are_far_apart_are_told_with_their_bounds(
    make: Make, engine: Engine, value: int, told: list[str]
) -> None:
    beside = replace(REPORTS[2], source="Coast Guard", publisher="Velm Radio", low=value, high=value)
    save_report(engine, replace(beside, url="https://radio.example/1", end=day("2024-02-03")))
    export = make(places=("VEL01",))
    assert export.cautions == told
    assert [note for note in export.footnotes if note.startswith("Sources disagree")] == told


def test_a_crisis_gives_the_places_of_the_title(make: Make, engine: Engine) -> None:
    save_crisis(engine, thaw("VEL"))
    assert make(crisis="Thaw").title.startswith("Displaced, Velmland, ")


def test_files_name_a_crisis_in_the_readers_language(make: Make, engine: Engine) -> None:
    save_crisis(engine, CrisisRow(name="Derna flood 2023", places=["VEL"], metrics=[]))
    assert make("de", crisis="Derna flood 2023").subtitle.startswith("Flut in Derna 2023 · ")
    assert make(crisis="Derna flood 2023").subtitle.startswith("Derna flood 2023 · ")


def test_a_number_behind_an_arabic_name_stays_behind_it(make: Make, german: Texts) -> None:
    assert make(places=(ARABIC,)).title == f"Displaced, {ARABIC}\u200e: no figures"
    assert left_to_right("Idlib", german) == "Idlib"

from dataclasses import replace

import pytest
from sqlalchemy import Engine

from dashboard.places import place_names
from dashboard.translations import Texts
from tests.dashboard import reports
from tests.dashboard.reports import REPORTS, save_report


def test_places_are_named_as_the_reader_knows_them(
    empty: Engine, german: Texts, monkeypatch: pytest.MonkeyPatch
) -> None:
    turkey = replace(reports.PLACES["Port Ardan"], code="TUR", name="Turkey")
    monkeypatch.setitem(reports.PLACES, "Port Ardan", turkey)
    save_report(empty, REPORTS[0])
    assert place_names(empty, ("TUR",), german) == {"TUR": "Türkei"}


def test_a_place_that_the_gazetteer_does_not_know_keeps_its_name(engine: Engine, german: Texts) -> None:
    assert place_names(engine, ("VEL01", "Nowhere"), german) == {"VEL01": "Ardan", "Nowhere": "Nowhere"}

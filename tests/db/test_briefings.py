import datetime as dt

from sqlalchemy import Engine

from db.briefings import read_last_briefing, save_briefing
from tests.db.rows import NOW


def test_the_latest_briefing_of_a_crisis_is_found_again(engine: Engine) -> None:
    week = dt.timedelta(days=7)
    assert read_last_briefing(engine, "Thaw", NOW + 2 * week) is None
    save_briefing(engine, "Thaw", {"killed": 30}, NOW)
    save_briefing(engine, "Frost", {"killed": 1}, NOW)
    save_briefing(engine, "Thaw", {"killed": 35}, NOW + week)
    assert read_last_briefing(engine, "Thaw", NOW + 2 * week) == (NOW + week, {"killed": 35})
    assert read_last_briefing(engine, "Thaw", NOW + week) == (NOW, {"killed": 30})

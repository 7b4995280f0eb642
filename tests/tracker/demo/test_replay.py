import datetime as dt
from itertools import pairwise
from pathlib import Path
from threading import Event

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.demo import folders_of_demo
from tracker.demo.replay import LONGEST_SILENCE, SpeedInvalid, pages_in, play, speed_of, timetable

DAY = dt.timedelta(days=1)
days = st.lists(st.dates(dt.date(2000, 1, 1), dt.date(2030, 1, 1)), max_size=20).map(sorted)


@pytest.mark.parametrize(
    ("written", "passes"),
    [("1d/s", DAY), ("12h/s", DAY / 2), ("2w/s", 14 * DAY), ("0.5d/s", DAY / 2)],
)
def test_a_speed_is_time_in_a_second(written: str, passes: dt.timedelta) -> None:
    assert speed_of(written) == passes


@pytest.mark.parametrize("written", ["", "1d", "d/s", "0d/s", "-1d/s", "1m/s", "99999d/s", "1 d/s"])
def test_another_speed_is_refused_with_an_example(written: str) -> None:
    with pytest.raises(SpeedInvalid, match="such as 1d/s"):
        speed_of(written)


@given(days)
def test_pages_come_in_their_order_and_no_silence_is_long(published: list[dt.date]) -> None:
    due = timetable(published, DAY)
    assert len(due) == len(published)
    assert due == sorted(due)
    assert due[:1] in ([], [0.0])
    assert all(later - sooner <= LONGEST_SILENCE / DAY for sooner, later in pairwise(due))


def test_a_week_takes_seven_seconds_at_a_day_a_second() -> None:
    first = dt.date(2024, 5, 6)
    assert timetable([first, first, first + 3 * DAY, first + 90 * DAY], DAY) == [0, 0, 3, 10]


def test_all_pages_are_played_by_their_published_dates(tmp_path: Path) -> None:
    with folders_of_demo() as folders:
        pages = pages_in(folders)
        played = list(play(pages, 10_000 * 7 * DAY, tmp_path, Event()))
    assert played == pages
    assert len(pages) == len({page.path for page in pages}) == len(list(tmp_path.iterdir())) == 207
    assert [page.published for page in pages] == sorted(page.published for page in pages)


def test_it_stops_where_it_is_to_stop(tmp_path: Path) -> None:
    stopping = Event()
    with folders_of_demo() as folders:
        played = play(pages_in(folders), DAY / 1000, tmp_path, stopping)
        next(played)
        stopping.set()
        assert list(played) == []
    assert len(list(tmp_path.iterdir())) == 1

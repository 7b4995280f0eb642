import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.readers.fields import any_day, iso_day, language_code
from tracker.readers.protocol import Unreadable

DAY = dt.date(2016, 12, 13)


@pytest.mark.parametrize(
    "written",
    [
        "2016-12-13",
        "2016-12-13T23:30:00Z",
        "2016-12-13T00:30:00+01:00",
        "Tue, 13 Dec 2016 10:00:00 GMT",
        "Tue, 13 Dec 2016 00:30:00 CET",
        "Di, 13 Dez 2016 10:00:00 +0100",
        "Di, 13 Dez 2016",
        "13. Dezember 2016",
        "13 décembre 2016",
        "13 de diciembre de 2016",
        "13 ديسمبر 2016",
        "13.12.2016",
    ],
)
def test_the_day_is_the_one_that_is_written(written: str) -> None:
    assert any_day(written) == DAY


@pytest.mark.parametrize("written", ["", "yesterday", "Montag", "2016", "Dec 2016", "2016-13-45", "soon", "x" * 10_000])
def test_what_names_no_day_gives_none(written: str) -> None:
    assert any_day(written) is None


@given(st.dates())
def test_every_iso_day_is_read(day: dt.date) -> None:
    assert iso_day(day.isoformat()) == day
    assert iso_day(f"{day.isoformat()}T12:00:00") == day


@pytest.mark.parametrize("written", ["13.12.2016", "2016-02-30", "2016-12", "2016-12-134"])
def test_a_hand_written_date_that_is_none_is_told(written: str) -> None:
    with pytest.raises(Unreadable, match="published date"):
        iso_day(written)


@pytest.mark.parametrize(
    ("tag", "code"),
    [("de", "de"), ("de-AT", "de"), ("en_GB", "en"), ("AR", "ar"), ("deu", ""), ("", "")],
)
def test_language_tags(tag: str, code: str) -> None:
    assert language_code(tag) == code

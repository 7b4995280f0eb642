import datetime as dt
from itertools import combinations
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from dashboard.charts.marks import LETTER, LEVEL, MOST_LEVELS, NARROWEST, Mark, rows_of_marks, with_marks
from dashboard.charts.style import THEMES
from dashboard.translations import texts

FIRST, LAST = dt.date(2020, 1, 1), dt.date(2020, 4, 9)
INSIDE = st.dates(FIRST + dt.timedelta(days=1), LAST - dt.timedelta(days=1))
WORDS = st.text("abcdefgh ", min_size=1, max_size=60).filter(str.strip)


def drawn(*marks: Mark) -> dict[str, Any]:
    layout = {"xaxis": {"range": [FIRST.isoformat(), LAST.isoformat()]}, "margin": {"t": 44}, "meta": {}}
    return with_marks({"data": [], "layout": layout}, marks, texts("en"), THEMES["light"])


def labels(chart: dict[str, Any]) -> list[tuple[float, float, int, float]]:
    """Return where each label begins and ends on the narrowest chart, its row, and where its line stands."""
    told = []
    for label in chart["layout"]["annotations"]:
        at = (dt.date.fromisoformat(label["x"]) - FIRST) / (LAST - FIRST) * NARROWEST
        width = len(label["text"]) * LETTER
        begin = at if label["xanchor"] == "left" else at - width
        told.append((begin, begin + width, label["yshift"] // LEVEL, at))
    return told


def test_a_mark_is_a_line_a_label_and_a_card() -> None:
    chart = drawn(Mark(dt.date(2020, 3, 5), "Ceasefire in <Idlib> since this morning"))
    (line,), (label,), (cards,) = chart["layout"]["shapes"], chart["layout"]["annotations"], chart["data"]
    assert (line["x0"], line["x1"], line["y0"], line["y1"]) == ("2020-03-05", "2020-03-05", 0, 1)
    assert label["text"] == "Ceasefire in &lt;Idlib&gt; …"
    assert cards["text"] == ["<b>5 Mar 2020</b><br>Ceasefire in &lt;Idlib&gt; since this morning"]
    assert "customdata" not in cards


def test_marks_of_one_day_share_a_line_and_those_beyond_the_chart_are_not_drawn() -> None:
    day = dt.date(2020, 2, 1)
    chart = drawn(Mark(day, "one"), Mark(day, "two"), Mark(LAST, "edge"), Mark(dt.date(2019, 1, 1), "before"))
    assert chart["data"][0]["x"] == ["2020-02-01"]
    assert chart["layout"]["annotations"][0]["text"] == "one · two"


def test_without_a_mark_a_chart_stays_as_it_is() -> None:
    assert drawn()["data"] == []
    assert rows_of_marks(drawn()["layout"]) == 0


@given(st.lists(st.builds(Mark, INSIDE, WORDS), min_size=1, max_size=12))
def test_no_label_covers_another_or_is_crossed_by_a_line(marks: list[Mark]) -> None:
    chart = drawn(*marks)
    for one, other in combinations(labels(chart), 2):
        (begin, end, row, at), (other_begin, other_end, other_row, other_at) = one, other
        if row == other_row:
            assert end <= other_begin or begin >= other_end
        elif row < other_row:
            assert not begin < other_at < end
        else:
            assert not other_begin < at < other_end
    assert all(begin >= 0 and end <= NARROWEST + 1 for begin, end, _, _ in labels(chart))
    assert rows_of_marks(chart["layout"]) <= MOST_LEVELS
    assert {line["x0"] for line in chart["layout"]["shapes"]} == {mark.day.isoformat() for mark in marks}

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from db.matching import Told, match


def told(begin: int = 0, end: int = 2, metric: str = "killed", **row: Any) -> Told:
    figure = {
        "metric": metric,
        "at_begin": begin,
        "at_end": end,
        "low": 82,
        "confidence": 0.5,
        "why": [],
        "extractor": "1",
    }
    return Told(figure | row, (("Homs", "homs"),))


def test_the_same_is_unchanged_however_it_was_read() -> None:
    matches = match([told()], [told(confidence=0.9, why=["other"], extractor="2")])
    assert (matches.unchanged, matches.changed, matches.vanished, matches.added) == ([(0, 0)], [], [], [])


def test_another_number_or_place_at_the_same_range_is_a_change() -> None:
    assert match([told()], [told(low=83)]).changed == [(0, 0)]
    assert match([told()], [Told(told().row, (("Homs", None),))]).changed == [(0, 0)]


def test_an_overlapping_range_is_a_change_and_another_metric_is_not() -> None:
    assert match([told(5, 7)], [told(0, 7)]).changed == [(0, 0)]
    apart = match([told(5, 7)], [told(7, 9), told(5, 7, "injured")])
    assert (apart.vanished, apart.added) == ([0], [1, 0])


def test_of_several_at_one_range_the_same_ones_find_each_other_first() -> None:
    matches = match([told(low=1), told(low=2)], [told(low=2), told(low=3)])
    assert (matches.unchanged, matches.changed) == ([(1, 0)], [(0, 1)])


FIGURES = st.lists(
    st.builds(
        lambda begin, length, metric, low: told(begin, begin + length, metric, low=low),
        st.integers(0, 9), st.integers(1, 3), st.sampled_from(["killed", "injured"]), st.integers(0, 2),
    ),
    max_size=6,
)  # fmt: skip


@given(FIGURES, FIGURES)
def test_each_figure_is_told_of_once(old: list[Told], new: list[Told]) -> None:
    matches = match(old, new)
    pairs = matches.unchanged + matches.changed
    assert sorted([one for one, _ in pairs] + matches.vanished) == list(range(len(old)))
    assert sorted([other for _, other in pairs] + matches.added) == list(range(len(new)))
    assert all(old[one].reports_as(new[other]) for one, other in matches.unchanged)
    assert all(old[one].row["metric"] == new[other].row["metric"] for one, other in matches.changed)


@given(FIGURES, st.randoms())
def test_whatever_the_order_the_same_figures_are_unchanged(old: list[Told], random: Any) -> None:
    new = random.sample(old, len(old))
    assert len(match(old, new).unchanged) == len(old)

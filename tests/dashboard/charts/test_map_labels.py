from itertools import combinations

import pytest

from dashboard.charts.map_labels import SCREENS, Point, positions_of_labels
from dashboard.charts.map_labels import _label as label_of

TOWNS = [
    Point("Aleppo", 0.62, 0.55, 40),
    Point("Idlib", 0.5, 0.5, 24),
    Point("Saraqib", 0.55, 0.49, 14),
    Point("Maarrat an-Nu'man", 0.54, 0.4, 12),
    Point("Ariha", 0.49, 0.48, 9),
    Point("Latakia", 0.02, 0.3, 9),
    Point("Raqqa", 0.98, 0.6, 9),
]


@pytest.mark.parametrize("shape", [0.6, 1.0, 2.2])
def test_names_neither_meet_nor_are_cut_on_any_screen(shape: float) -> None:
    positions = positions_of_labels(TOWNS, shape, 12)
    named = [(point, position) for point, position in zip(TOWNS, positions, strict=True) if position]
    assert len(named) >= 4
    for width, height in SCREENS:
        scale = min(width, height * shape)
        boxes = [label_of(point, position, scale, shape) for point, position in named]
        assert not any(one.meets(other) for one, other in combinations(boxes, 2))
        assert all(-width / 2 <= box.left and box.right <= width / 2 for box in boxes)
        assert all(-height / 2 <= box.bottom and box.top <= height / 2 for box in boxes)


def test_of_two_on_one_spot_the_lesser_goes_below_and_a_crowd_loses_its_least() -> None:
    crowd = [Point(name, 0.5, 0.5, 12) for name in ("Greater", "Lesser", "Third place", "Fourth place", "Fifth place")]
    positions = positions_of_labels(crowd, 1, 12)
    assert positions[0]
    assert positions[1] not in ("", positions[0])
    assert positions[4] == ""


def test_no_more_names_than_wanted() -> None:
    assert [bool(position) for position in positions_of_labels(TOWNS[::3], 1, 1)] == [True, False, False]

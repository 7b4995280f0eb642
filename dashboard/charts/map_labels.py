"""The names at the points of the map, each where it finds room; the lesser ones are left to the hover card."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from dashboard.charts.box import Box

LETTER, LINE = 6.8, 16
"""Pixels of a letter and of a line of type."""

SCREENS = ((324, 416), (480, 416), (600, 416))
"""Pixels of the map on a phone, on a tablet and on a desk: a name stands where it has room on each."""

POSITIONS = ("top center", "bottom center", "middle right", "middle left")


class Point(NamedTuple):
    """A point with its name: where it stands in parts of the map, from the lower left, and its size in pixels."""

    name: str
    x: float
    y: float
    size: float


def positions_of_labels(points: Sequence[Point], shape: float, most: int) -> list[str]:
    """Return where the name of each point stands (plotly's ``textposition``), "" where it finds no room.

    Points come the weightiest first; ``shape`` is how many times as wide as high the ground shown at least is.
    Names never meet each other nor the edge, and stay off the points where they can.
    """
    scales = [min(width, height * shape) for width, height in SCREENS]
    placed: list[list[Box]] = [[] for _ in SCREENS]
    found = []
    for number, point in enumerate(points):
        others = [*points[:number], *points[number + 1 :]]
        best = min(_free(point, others, scales, shape, placed), default=None) if len(placed[0]) < most else None
        if best is None:
            found.append("")
            continue
        found.append(POSITIONS[best[1]])
        for boxes, scale in zip(placed, scales, strict=True):
            boxes.append(_label(point, POSITIONS[best[1]], scale, shape))
    return found


def _free(
    point: Point, others: Sequence[Point], scales: Sequence[float], shape: float, placed: Sequence[Sequence[Box]]
) -> Iterator[tuple[int, int]]:
    """Yield the positions that are free on every screen: how many points the name would cover, and which it is."""
    for number, position in enumerate(POSITIONS):
        covered = 0
        for screen, scale, boxes in zip(SCREENS, scales, placed, strict=True):
            label = _label(point, position, scale, shape)
            if not _is_inside(label, screen) or any(label.meets(box) for box in boxes):
                break
            covered += sum(label.meets(_mark(other, scale, shape)) for other in others)
        else:
            yield covered, number


def _is_inside(box: Box, screen: tuple[int, int]) -> bool:
    width, height = screen
    return max(abs(box.left), abs(box.right)) <= width / 2 and max(abs(box.bottom), abs(box.top)) <= height / 2


def _middle(point: Point, scale: float, shape: float) -> tuple[float, float]:
    return (point.x - 0.5) * scale, (point.y - 0.5) * scale / shape


def _mark(point: Point, scale: float, shape: float) -> Box:
    (x, y), half = _middle(point, scale, shape), point.size / 2
    return Box(x - half, y - half, x + half, y + half)


def _label(point: Point, position: str, scale: float, shape: float) -> Box:
    x, y = _middle(point, scale, shape)
    wide, away = len(point.name) * LETTER, point.size / 1.6 + 1  # plotly's own distance
    if position == "top center":
        return Box(x - wide / 2, y + away, x + wide / 2, y + away + LINE)
    if position == "bottom center":
        return Box(x - wide / 2, y - away - LINE, x + wide / 2, y - away)
    left = x + away if position == "middle right" else x - away - wide
    return Box(left, y - LINE / 2, left + wide, y + LINE / 2)

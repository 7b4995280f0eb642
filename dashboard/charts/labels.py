"""The names that stand at lines instead of in a legend, where each finds room."""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from html import escape
from typing import Any

import numpy as np
import pandas as pd

from dashboard.charts.box import Box
from dashboard.charts.lines import Drawn, Held, Key, line_dashes, name_of_line, to_tell_apart, told_lines
from dashboard.charts.style import Theme
from dashboard.translations import Texts
from tracker.trends.shown import Shown

MOST_LABELS, MOST_THIN = 6, 5
"""So many recommended lines are named, and so many others."""

WIDTH, HEIGHT = 620, 290
"""Pixels of the smallest plot that shows labels; in larger ones they stand farther apart."""

LETTER, LINE, AWAY = 6.4, 15, 8
"""Pixels of a letter, of a line of type, and from a line to its name."""

FAR = 60
"""Pixels that a name may stand away from its end of the line, where the line rises under it."""

STROKE = 3
"""Letters that the stroke before a name takes."""

MOST_COVERED = 2
"""So many points may lie under the name of a recommended line."""


def line_labels(
    shown: Shown,
    places: Mapping[str, str],
    texts: Texts,
    colours: Mapping[str, str],
    theme: Theme,
    height: Callable[[float], float] | None = None,
) -> list[dict[str, Any]]:
    """Return what names the lines, the recommended ones first; ``places`` are names by the lines' ``at``.

    Each stands above or below an end of its line, where it covers no other and fewest points; another organization's
    only where it covers none. ``height`` tells how high in the plot a value stands, from 0 to 1.
    """
    lines = [(told, True) for told in _longest(shown, MOST_LABELS, recommended=True)]
    lines += [(told, False) for told in _longest(shown, MOST_THIN, recommended=False)]
    if not lines:
        return []
    highest = 1.1 * max(1, *(held.value for (_, line), _ in lines for held in line))
    at = _Plot(shown.points, height or (lambda value: value / highest))
    apart = to_tell_apart(line_dashes(shown, colours))
    placed: list[Box] = []
    labels = []
    for (key, line), recommended in lines:
        drawn = Drawn.of(key, recommended=recommended)
        # The name of an organization alone says enough of its only line.
        short = not recommended and key[-1] not in apart
        name = name_of_line(drawn._replace(series="") if short else drawn, shown, places, texts)
        free = [
            (at.points_in(box), box, position)
            for box, position in at.positions(line, len(name))
            if _is_inside(box) and not any(box.meets(other) for other in placed)
        ]
        covered, box, position = min(free, key=lambda each: each[0], default=(0, None, {}))
        if name and box and covered <= (MOST_COVERED if recommended else 0):
            placed.append(box)
            labels.append(_label(name, colours.get(key[-1], theme.quiet), theme) | position)
    return labels


def _label(name: str, colour: str, theme: Theme) -> dict[str, Any]:
    # Text in the line's own colour would be too faint for many readers: a stroke before it has that colour.
    return {
        "name": "line",
        "text": f'<span style="color:{colour}"><b>━</b></span> {escape(name)}',
        "font": {"color": theme.ink, "size": 12},
        "showarrow": False,
    }


def _longest(shown: Shown, most: int, *, recommended: bool) -> list[tuple[Key, list[Held]]]:
    return sorted(told_lines(shown, recommended=recommended), key=lambda told: -len(told[1]))[:most]


class _Plot:
    """Where days and values stand on the smallest plot, in pixels."""

    def __init__(self, points: pd.DataFrame, height: Callable[[float], float]) -> None:
        days = points["day"].to_numpy(dtype="datetime64[D]")
        self._first: dt.date = days.min().item()
        self._days: int = max((days.max().item() - self._first).days, 1)
        self._height = height
        self._xs = (days - days.min()).astype("int64") * (WIDTH / self._days)
        self._ys = np.array([self.y(value) for value in points["value"].tolist()])

    def x(self, day: dt.date) -> float:
        return WIDTH * (day - self._first).days / self._days

    def y(self, value: float) -> float:
        return self._height(float(value)) * HEIGHT

    def points_in(self, box: Box) -> int:
        across = (box.left < self._xs) & (self._xs < box.right)
        return int((across & (box.bottom < self._ys) & (self._ys < box.top)).sum())

    def positions(self, line: Sequence[Held], letters: int) -> Iterator[tuple[Box, dict[str, Any]]]:
        """Yield where a name can stand, the best first: above the end, below it, above and below the beginning."""
        wide = (letters + STROKE) * LETTER
        begin, end = line[0].day, max(held.until for held in line)
        for day, is_end in ((end, True), (begin, False)):
            left = self.x(day) - wide if is_end else self.x(day)
            values = self._values_within(line, left, left + wide)
            own = line[-1 if is_end else 0].value
            for value, is_above in ((max(values), True), (min(values), False)):
                if abs(self.y(value) - self.y(own)) > FAR:
                    continue
                bottom = self.y(value) + (AWAY if is_above else -AWAY - LINE)
                yield (
                    Box(left, bottom, left + wide, bottom + LINE),
                    {
                        "x": day.isoformat(),
                        "y": value,
                        "xanchor": "right" if is_end else "left",
                        "yanchor": "bottom" if is_above else "top",
                        "yshift": AWAY if is_above else -AWAY,
                    },
                )

    def _values_within(self, line: Sequence[Held], left: float, right: float) -> list[int]:
        nexts = [held.day for held in line[1:]] + [max(held.until for held in line)]
        return [
            held.value
            for held, following in zip(line, nexts, strict=True)
            if self.x(following) >= left and self.x(held.day) <= right
        ]


def _is_inside(box: Box) -> bool:
    """Return whether a label is neither cut off nor among the marks above the plot."""
    return box.left >= 0 and box.right <= WIDTH and box.bottom >= 0 and box.top <= HEIGHT + LINE

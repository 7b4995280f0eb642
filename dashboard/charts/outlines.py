"""The outlines of the world's countries, their centres and their reach, from files of our own."""

import gzip
import json
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import NamedTuple

Outline = list[list[int]]
"""A line of longitudes and latitudes in hundredths of a degree."""


def outlines_within(west: float, east: float, south: float, north: float) -> tuple[list[float | None], ...]:
    """Return longitudes and latitudes of the outlines within some bounds, as one line with gaps."""
    box = (100 * west, 100 * east, 100 * south, 100 * north)
    x: list[float | None] = []
    y: list[float | None] = []
    for line in all_outlines():
        for piece in _inside(line, box):
            x += [*(longitude / 100 for longitude, _ in piece), None]
            y += [*(latitude / 100 for _, latitude in piece), None]
    return x, y


def _inside(line: Outline, box: tuple[float, float, float, float]) -> Iterator[Outline]:
    """Yield the stretches of a line whose points lie in a box."""
    west, east, south, north = box
    piece: Outline = []
    for point in line:
        if west <= point[0] <= east and south <= point[1] <= north:
            piece.append(point)
        elif piece:
            yield piece
            piece = []
    if piece:
        yield piece


@cache
def all_outlines() -> list[Outline]:
    """Return the outlines of the world's countries."""
    packed = files("dashboard.charts").joinpath("outlines.json.gz").read_bytes()
    lines: list[Outline] = json.loads(gzip.decompress(packed))
    return lines


class Country(NamedTuple):
    """The middle of a country, and how many degrees its largest piece of land reaches from there."""

    latitude: float
    longitude: float
    to_north_or_south: float
    to_east_or_west: float


@cache
def countries() -> dict[str, Country]:
    """Return the countries by their ISO 3166 code of three letters."""
    told = json.loads(files("dashboard.charts").joinpath("countries.json").read_text("utf-8"))
    return {code: Country(*numbers) for code, numbers in told.items()}

"""Build ``dashboard/charts/countries.json`` from the world's countries of Natural Earth (public domain).

Takes ``countries-50m.json`` as ``build_outlines.py`` does: ``python scripts/build_countries.py countries-50m.json``.
The centre of a country is that of its largest piece of land; where that lies outside (a sickle, an arc of
islands), the point of the land that is farthest from its edge. How far that piece reaches from there stands beside.
"""

import json
import sys
from pathlib import Path
from typing import Any

import numpy as np
from babel.core import get_global
from matplotlib.path import Path as Outline

TARGET = Path(__file__).parents[1] / "dashboard" / "charts" / "countries.json"
GRID = 60
"""So many points across and down are looked at where the middle lies outside."""


Ring = np.ndarray[Any, np.dtype[np.float64]]


def centres_of(topology: dict[str, Any]) -> dict[str, list[float]]:
    """Return each country's centre and reach by its ISO 3166 code of three letters.

    These are latitude, longitude, degrees to the north or south, degrees to the east or west.
    """
    (scale_x, scale_y), (shift_x, shift_y) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = [np.cumsum(arc, axis=0) * [scale_x, scale_y] + [shift_x, shift_y] for arc in topology["arcs"]]
    codes = _codes()
    found = {}
    for country in topology["objects"]["countries"]["geometries"]:
        polygons = [country["arcs"]] if country["type"] == "Polygon" else country["arcs"]
        rings = [_ring(polygon[0], arcs) for polygon in polygons]
        largest = max(rings, key=lambda ring: abs(_area(ring)))
        centre = _centre(largest)
        told = [*_on_earth(centre), *(round(float(far), 2) for far in np.abs(largest - centre).max(axis=0)[::-1])]
        found |= dict.fromkeys(codes.get(country.get("id", country["properties"]["name"]), ()), told)
    return dict(sorted(found.items()))


def _codes() -> dict[str, list[str]]:
    """Return the codes of three letters, former ones too, by those of three digits, as the file has them."""
    aliases = {old: new[0] for old, new in get_global("territory_aliases").items() if len(old) == 3 and len(new) == 1}
    letters: dict[str, list[str]] = {}
    for old, new in aliases.items():
        if old.isalpha():
            letters.setdefault(new, []).append(old)
    return {"Kosovo": ["XKX"]} | {old: letters[new] for old, new in aliases.items() if old.isdigit() and new in letters}


def _ring(numbers: list[int], arcs: list[Ring]) -> Ring:
    ring = np.concatenate([arcs[number] if number >= 0 else arcs[~number][::-1] for number in numbers])
    return np.column_stack([np.unwrap(ring[:, 0], period=360), ring[:, 1]])  # some cross the date line


def _cross(ring: Ring) -> Ring:
    after = np.roll(ring, -1, axis=0)
    return ring[:, 0] * after[:, 1] - after[:, 0] * ring[:, 1]


def _area(ring: Ring) -> float:
    return float(_cross(ring).sum() / 2)


def _centre(ring: Ring) -> Ring:
    summed = ((ring + np.roll(ring, -1, axis=0)) * _cross(ring)[:, None]).sum(axis=0)
    centre: Ring = summed / (6 * _area(ring))
    return centre if Outline(ring).contains_point(centre) else _innermost(ring)


def _on_earth(centre: Ring) -> list[float]:
    """Return latitude and longitude of a point whose longitude may go on beyond the date line."""
    x, y = centre.tolist()
    return [round(y, 2), round((x + 180) % 360 - 180, 2)]


def _innermost(ring: Ring) -> Ring:
    across, down = (np.linspace(low, high, GRID) for low, high in zip(ring.min(axis=0), ring.max(axis=0), strict=True))
    grid = np.stack(np.meshgrid(across, down), axis=-1).reshape(-1, 2)
    inside = grid[Outline(ring).contains_points(grid)]
    away = np.linalg.norm(inside[:, None] - ring[None], axis=-1).min(axis=1)
    return inside[away.argmax()]


if __name__ == "__main__":
    source = json.loads(Path(sys.argv[1]).read_text("utf-8"))
    TARGET.write_text(json.dumps(centres_of(source)).replace("], ", "],\n") + "\n", "utf-8")

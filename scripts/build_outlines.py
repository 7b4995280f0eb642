"""Build ``dashboard/charts/outlines.json.gz`` from the world's countries of Natural Earth (public domain).

Takes ``countries-50m.json`` of the npm package world-atlas: ``npm pack world-atlas``, unpack it, then
``python scripts/build_outlines.py package/countries-50m.json``. Each line between two countries, or a country and
the sea, is kept once, in hundredths of a degree.
"""

import gzip
import json
import sys
from pathlib import Path

TARGET = Path(__file__).parents[1] / "dashboard" / "charts" / "outlines.json.gz"


def lines_of(topology: dict) -> list[list[list[int]]]:
    """Return the arcs of a quantized topology as lines of longitudes and latitudes in hundredths of a degree."""
    (scale_x, scale_y), (shift_x, shift_y) = topology["transform"]["scale"], topology["transform"]["translate"]
    lines = []
    for arc in topology["arcs"]:
        x = y = 0
        line: list[list[int]] = []
        for step_x, step_y in arc:
            x, y = x + step_x, y + step_y
            point = [round(100 * (x * scale_x + shift_x)), round(100 * (y * scale_y + shift_y))]
            if point not in line[-1:]:
                line.append(point)
        if len(line) > 1:
            lines.append(line)
    return lines


if __name__ == "__main__":
    source = json.loads(Path(sys.argv[1]).read_text("utf-8"))
    told = json.dumps(lines_of(source), separators=(",", ":")).encode()
    TARGET.write_bytes(gzip.compress(told, 9, mtime=0))

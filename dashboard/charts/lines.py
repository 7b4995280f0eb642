"""The lines of the trend chart: through the claims of each organization, with the recommended one and its band."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import cycle
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from dashboard.charts.style import Theme
from dashboard.translations import Texts
from dashboard.wording import iso_days, plain_date
from tracker.trends.shown import Shown

SERIES = ["at", "series", "episode"]
DASHES = ("solid", "dash", "dot", "dashdot", "longdash", "longdashdot")
"""How the thin lines of organizations are broken, in the order of their colours: they differ in black and white too.
The recommended ones are thick; of several lines of one organization each is broken in a way of its own."""

LEAST_COURSE = 3
"""A band is drawn around a recommended line through so many claims."""

LONGEST_WAIT = pd.Timedelta(days=31)
"""A thin line and a band are not drawn over a longer wait: two numbers are no course."""


def band_traces(shown: Shown, colours: Mapping[str, str], theme: Theme) -> Iterator[dict[str, Any]]:
    """Yield the areas from the lowest to the highest current claim, where several organizations tell of a series."""
    leads = {key[:-1]: key[-1] for key, line in told_lines(shown, recommended=True) if len(line) >= LEAST_COURSE}
    for key, band in shown.band.groupby(SERIES, sort=False):
        lead = leads.get(tuple(map(str, key)))
        for run in _runs(band) if lead else ():
            days = iso_days(run["day"])
            lowest, highest = run["lowest"].tolist(), run["highest"].tolist()
            yield {
                "type": "scatter",
                "mode": "none",
                "x": [*days, *reversed(days)],
                "y": [*highest, *reversed(lowest)],
                "fill": "toself",
                "fillcolor": _faint(colours.get(lead or "", theme.other)),
                "hoverinfo": "skip",
            }


def _runs(band: pd.DataFrame) -> Iterator[pd.DataFrame]:
    """Yield the stretches told by several organizations, each to the next day on which one tells, if it comes soon."""
    several = (band["organizations"] > 1).to_numpy()
    after_silence = (band["day"].diff() > LONGEST_WAIT).to_numpy()
    begin: int | None = None
    for row in range(len(band) + 1):
        ends = row == len(band) or after_silence[row]
        closes = not ends and begin is not None and not several[row]
        if begin is not None and (ends or closes):
            if (stop := row + closes) - begin > 1:
                yield band.iloc[begin:stop]
            begin = None
        if row < len(band) and several[row] and begin is None:
            begin = row


def line_traces(shown: Shown, colours: Mapping[str, str], theme: Theme) -> Iterator[dict[str, Any]]:
    """Yield each organization's line thin, then the recommended lines, so that these lie above."""
    dashes = line_dashes(shown, colours)
    others = [(key, part) for key, line in told_lines(shown, recommended=False) for part in _parts(line)]
    recommended = told_lines(shown, recommended=True)
    for lines, style, opacity in ((others, {"width": 1.25}, 0.75), (recommended, {"width": 3}, 0.9)):
        for key, line in lines:
            drawn = Drawn.of(key, recommended=lines is recommended)
            yield {
                "type": "scatter",
                "mode": "lines",
                **_vertices(line),
                "line": style | {"color": colours.get(drawn.organization, theme.other), "dash": dashes[drawn]},
                "opacity": opacity,
                "hoverinfo": "skip",
            }


class Drawn(NamedTuple):
    """What one line of the chart tells: whose, of which place, counted since when; recommended or beside that."""

    recommended: bool
    at: str
    series: str
    organization: str

    @staticmethod
    def of(key: tuple[str, ...], *, recommended: bool) -> "Drawn":
        """Return the line of a key of ``told_lines``."""
        at, series, *_, organization = key
        return Drawn(recommended, at, series, organization)


def line_dashes(shown: Shown, organizations: Iterable[str]) -> dict[Drawn, str]:
    """Return how each line is broken, the fullest of an organization first.

    A recommended line is whole, a thin one broken as its organization is in the order of ``organizations``; a further
    one of the same organization is broken in the next way.
    """
    own = dict(zip(organizations, cycle(range(len(DASHES))), strict=False))
    dashes: dict[Drawn, str] = {}
    for recommended in (True, False):
        counted: Counter[str] = Counter()
        for key, _ in sorted(told_lines(shown, recommended=recommended), key=lambda told: -len(told[1])):
            line = Drawn.of(key, recommended=recommended)
            if line not in dashes:
                first = 0 if recommended else own.get(line.organization, 0)
                dashes[line] = DASHES[(first + counted[line.organization]) % len(DASHES)]
                counted[line.organization] += 1
    return dashes


def to_tell_apart(dashes: Iterable[Drawn]) -> set[str]:
    """Return the organizations whose lines their names do not tell: with several, or one beside the main line's series.

    ``dashes`` are those of ``line_dashes``; the main line is the fullest recommended one.
    """
    lines = list(dashes)
    told = Counter(organization for _, _, organization in {(one.at, one.series, one.organization) for one in lines})
    elsewhere = {one.organization for one in lines if (one.at, one.series) != (lines[0].at, lines[0].series)}
    return elsewhere | {organization for organization, count in told.items() if count > 1}


def name_of_line(line: Drawn, shown: Shown, places: Mapping[str, str], texts: Texts) -> str:
    """Return a line's place (where there are several), organization and what it counts since when.

    A total is named by its start, so that totals since different days are told apart.
    """
    told = _place(line, shown, places), line.organization, series_in_words(line.series, texts)
    return " · ".join(filter(None, told))


def what_of_line(line: Drawn, shown: Shown, places: Mapping[str, str], texts: Texts) -> str:
    """Return a line's place (where there are several) and what it counts since when, without its organization."""
    return " · ".join(filter(None, (_place(line, shown, places), series_in_words(line.series, texts))))


def _place(line: Drawn, shown: Shown, places: Mapping[str, str]) -> str:
    return places.get(line.at, line.at) if shown.lines["at"].nunique() > 1 else ""


def series_in_words(series: str, texts: Texts) -> str:
    """Return what a series counts: since when, or that its start is not told; "" where there is none."""
    measure, _, start = series.partition(":")
    day = plain_date(start or None)
    return texts("series_since", day=texts.day(day)) if day else texts(f"series_{measure}") if measure else ""


@lru_cache(maxsize=32)  # traces, dashes, labels and legend of a chart all begin with them
def told_lines(shown: Shown, *, recommended: bool) -> list[tuple[tuple[str, ...], pd.DataFrame]]:
    """Return the lines through two claims or more: their place, series, episode and organization, and their rows."""
    wanted = shown.lines[shown.lines["recommended"] == recommended]
    rows: dict[tuple[str, ...], list[int]] = {}
    for row, key in enumerate(zip(*(wanted[name].tolist() for name in (*SERIES, "organization")), strict=True)):
        rows.setdefault(tuple(map(str, key)), []).append(row)
    return [(key, wanted.take(own)) for key, own in rows.items() if len(own) > 1]


def _parts(line: pd.DataFrame) -> Iterator[pd.DataFrame]:
    begins = (line["day"].diff() > LONGEST_WAIT).cumsum()
    return (part for _, part in line.groupby(begins) if len(part) > 1)


def _vertices(line: pd.DataFrame) -> dict[str, Any]:
    # A value that was told again holds until then, unless the next one counts from that very day.
    day, until = line["day"].to_numpy(), line["until"].to_numpy()
    holds = (until != day) & (until != np.append(day[1:], np.datetime64("NaT")))
    days = np.column_stack([day, until])[np.column_stack([np.ones_like(holds), holds])]
    values = np.repeat(line["value"].to_numpy(), 1 + holds)
    return {"x": iso_days(pd.Series(days)), "y": values.tolist()}


def _faint(colour: str) -> str:
    red, green, blue = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
    return f"rgba({red},{green},{blue},0.13)"

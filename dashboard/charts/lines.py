"""The lines of the trend chart: through the claims of each organization, with the recommended one and its band."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import cycle, pairwise
from typing import Any, NamedTuple

from dashboard.charts.style import Theme
from dashboard.translations import Texts
from dashboard.wording import plain_date, plain_dates
from tracker.trends.shown import Shown

SERIES = ["at", "series", "episode"]
DASHES = ("solid", "dash", "dot", "dashdot", "longdash", "longdashdot")
"""How the thin lines of organizations are broken, in the order of their colours: they differ in black and white too.
The recommended ones are thick; of several lines of one organization each is broken in a way of its own."""

LEAST_COURSE = 3
"""A band is drawn around a recommended line through so many claims."""

LONGEST_WAIT = dt.timedelta(days=31)
"""A thin line and a band are not drawn over a longer wait: two numbers are no course."""


def band_traces(shown: Shown, colours: Mapping[str, str], theme: Theme) -> Iterator[dict[str, Any]]:
    """Yield the areas from the lowest to the highest current claim, where several organizations tell of a series."""
    lines = told_lines(shown, recommended=True)
    leads: dict[Any, str] = {key[:-1]: key[-1] for key, line in lines if len(line) >= LEAST_COURSE}
    for key, band in _bands(shown).items():
        lead = leads.get(key)
        for run in _runs(band) if lead else ():
            days = [bounds.day.isoformat() for bounds in run]
            yield {
                "type": "scatter",
                "mode": "none",
                "x": [*days, *reversed(days)],
                "y": [*(bounds.highest for bounds in run), *(bounds.lowest for bounds in reversed(run))],
                "fill": "toself",
                "fillcolor": _faint(colours.get(lead or "", theme.other)),
                "hoverinfo": "skip",
            }


class Bounds(NamedTuple):
    """The lowest and the highest current claim on a day, and of how many organizations."""

    day: dt.date
    lowest: int
    highest: int
    organizations: int


def _bands(shown: Shown) -> dict[tuple[Any, ...], list[Bounds]]:
    if shown.band.empty:
        return {}
    keys = zip(*(shown.band[name].tolist() for name in SERIES), strict=True)
    days = plain_dates(shown.band["day"])
    told = zip(days, *(shown.band[name].tolist() for name in Bounds._fields[1:]), strict=True)
    bands: dict[tuple[Any, ...], list[Bounds]] = {}
    for key, bounds in zip(keys, told, strict=True):
        bands.setdefault(key, []).append(Bounds(*bounds))
    return bands


def _runs(band: Sequence[Bounds]) -> Iterator[list[Bounds]]:
    """Yield the stretches told by several organizations, each to the next day on which one tells, if it comes soon."""
    run: list[Bounds] = []
    for bounds in band:
        if run and bounds.day - run[-1].day > LONGEST_WAIT:
            yield from [run] if len(run) > 1 else []
            run = []
        if run or bounds.organizations > 1:
            run.append(bounds)
        if run and bounds.organizations <= 1:
            yield run
            run = []
    yield from [run] if len(run) > 1 else []


def line_traces(shown: Shown, colours: Mapping[str, str], theme: Theme) -> Iterator[dict[str, Any]]:
    """Yield each organization's line thin, then the recommended lines, so that these lie above."""
    dashes = line_dashes(shown, colours)
    for drawn, corners in drawn_lines(shown):
        style = {"color": colours.get(drawn.organization, theme.other), "dash": dashes[drawn]}
        yield {
            "type": "scatter",
            "mode": "lines",
            "x": [day.isoformat() for day, _ in corners],
            "y": [value for _, value in corners],
            "line": style | {"width": 3 if drawn.recommended else 1.25},
            "opacity": 0.9 if drawn.recommended else 0.75,
            "hoverinfo": "skip",
        }


class Drawn(NamedTuple):
    """What one line of the chart tells: whose, of which place, counted since when; recommended or beside that."""

    recommended: bool
    at: str
    series: str
    organization: str

    @staticmethod
    def of(key: "Key", *, recommended: bool) -> "Drawn":
        """Return the line of a key of ``told_lines``."""
        at, series, _, organization = key
        return Drawn(recommended, at, series, organization)


def drawn_lines(shown: Shown) -> Iterator[tuple[Drawn, list[tuple[dt.date, int]]]]:
    """Yield each line with the days and values of its corners: first the thin ones, in parts, then the recommended."""
    for key, line in told_lines(shown, recommended=False):
        for part in _parts(line):
            yield Drawn.of(key, recommended=False), _corners(part)
    for key, line in told_lines(shown, recommended=True):
        yield Drawn.of(key, recommended=True), _corners(line)


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


class Held(NamedTuple):
    """A value of a line, from the first to the last day that it was told for."""

    day: dt.date
    until: dt.date
    value: int


Key = tuple[str, str, int, str]
"""The place, series, episode and organization of a line."""


@lru_cache(maxsize=32)  # traces, dashes, labels and legend of a chart all begin with them
def told_lines(shown: Shown, *, recommended: bool) -> list[tuple[Key, list[Held]]]:
    """Return the lines through two claims or more, in the order of their first claims."""
    wanted = shown.lines[shown.lines["recommended"] == recommended]
    keys = zip(*(wanted[name].tolist() for name in (*SERIES, "organization")), strict=True)
    days, untils = (plain_dates(wanted[name]) for name in ("day", "until"))
    lines: dict[Key, list[Held]] = {}
    for key, *told in zip(keys, days, untils, wanted["value"].tolist(), strict=True):
        lines.setdefault(key, []).append(Held(*told))
    return [(key, line) for key, line in lines.items() if len(line) > 1]


def _parts(line: Sequence[Held]) -> Iterator[list[Held]]:
    """Yield the parts of a line between longer waits, each of two values or more."""
    part = [line[0]]
    for before, after in pairwise(line):
        if after.day - before.day > LONGEST_WAIT:
            yield from [part] if len(part) > 1 else []
            part = []
        part.append(after)
    yield from [part] if len(part) > 1 else []


def _corners(line: Sequence[Held]) -> list[tuple[dt.date, int]]:
    # A value that was told again holds until then, unless the next one counts from that very day.
    nexts = [after.day for after in line[1:]] + [None]
    return [
        (day, held.value)
        for held, following in zip(line, nexts, strict=True)
        for day in (held.day, *([held.until] if held.until not in (held.day, following) else ()))
    ]


def _faint(colour: str) -> str:
    red, green, blue = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
    return f"rgba({red},{green},{blue},0.13)"

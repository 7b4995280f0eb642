"""What a crisis stands at: the newest recommended figure of each metric, and the claims that are new."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from tracker.claims import NO_NAMES, Names
from tracker.metrics import metrics
from tracker.trends.change import changes
from tracker.trends.flags import FLAGS, flags
from tracker.trends.trend import trend

LINE = ["series", "episode", "organization"]


@dataclass(frozen=True, slots=True)
class Latest:
    """The newest figure on a recommended line.

    ``place`` is what its line is drawn for, else the figure's own; ``figure``: its row of the grouped figures;
    ``line``: the claims of its line (``Trend.lines``) up to it; ``change``: its row of ``changes``;
    ``flags``: keys of ``FLAGS``, of the line as a whole and of this figure.
    """

    metric: str
    place: str
    figure: Mapping[Any, Any]
    line: pd.DataFrame
    change: Mapping[Any, Any]
    flags: tuple[str, ...]

    @property
    def series(self) -> str:
        """Return the key of the series, as in ``Trend``."""
        return str(self.change["series"])


def latest_figures(
    claimed: pd.DataFrame,
    *,
    places: Sequence[str] = (),
    today: dt.date,
    names: Names = NO_NAMES,
    organizations: Names = NO_NAMES,
) -> list[Latest]:
    """Return the newest recommended figure of each metric, in the order of ``tracker.metrics``.

    ``claimed`` is what ``group_claims`` returned; ``places`` are those of the crisis (none: all). A metric stands
    for its fullest recommended line: the one through most claims, of equals the one told of last; where there
    is no line, for its newest figure.
    """
    told = set(claimed["metric"].unique())
    found = []
    for metric in (name for name in metrics() if name in told):
        lines = [
            latest
            for place in places or ("",)
            for latest in _of_place(claimed, metric, place, today, names, organizations)
        ]
        found += (
            [max(lines, key=lambda latest: (len(latest.line), latest.figure["day"]))]
            if lines
            else (_beside_lines(claimed, metric))
        )
    return found


def _beside_lines(claimed: pd.DataFrame, metric: str) -> list[Latest]:
    """Return the newest figure of a metric that no line goes through, such as "dozens"; nothing is compared with it."""
    newest = latest_by_place(claimed, metric).head(1).to_dict("records")
    nothing = trend(claimed.head(0), metric=metric, place="").lines
    unmoved = dict.fromkeys(changes(nothing, dt.date.min).columns) | {"series": "", "record": False}
    return [Latest(metric, str(figure["place_id"]), figure, nothing, unmoved, ()) for figure in newest]


def _of_place(
    claimed: pd.DataFrame, metric: str, place: str, today: dt.date, names: Names, organizations: Names
) -> Iterator[Latest]:
    drawn = trend(claimed, metric=metric, place=place, places=names, organizations=organizations)
    recommended = drawn.lines[drawn.lines["recommended"]]
    if recommended.empty:
        return
    beware = flags(drawn, today)
    for change in changes(recommended, today).to_dict("records"):
        line = recommended[recommended["series"] == change["series"]]
        line = line[line["episode"] == line["episode"].max()]
        figure = claimed[claimed["figure_id"] == change["figure_id"]].iloc[0]
        yield Latest(metric, place, figure.to_dict(), line, change, _flags_of(beware, change))


def _flags_of(beware: pd.DataFrame, change: Mapping[Any, Any]) -> tuple[str, ...]:
    """Return what is to be told with a figure: of the figure itself, of its day, and of the whole series."""
    here = beware[beware["series"] == change["series"]]
    whole = here["figure_id"].isna() & (here["day"].isna() | (here["day"] == change["day"]))
    told = set(here[whole | (here["figure_id"] == change["figure_id"]).fillna(False)]["flag"])
    return tuple(flag for flag in FLAGS if flag in told)


def new_claims(claimed: pd.DataFrame, since: dt.datetime) -> pd.DataFrame:
    """Return the recommended figure of each claim that nothing told before an instant, the newest day first.

    Columns as in ``claimed``, with ``reports``, the number of figures of the claim. Parts of totals are left out.
    """
    first = claimed.groupby("claim")["retrieved"].transform("min")
    reports = claimed.groupby("claim")["figure_id"].transform("size")
    wanted = claimed.assign(reports=reports)[(first >= since) & (claimed["rank"] == 0)]
    whole = wanted[wanted["standing"] == "whole"]
    return whole.sort_values(["day", "value", "figure_id"], ascending=False, ignore_index=True)


def latest_by_place(claimed: pd.DataFrame, metric: str) -> pd.DataFrame:
    """Return the recommended figure of each place's newest claim, in the metric's own unit; columns as in ``claimed``.

    Parts of totals are left out; of several claims of a day the highest is taken.
    """
    wanted = (claimed["metric"] == metric) & (claimed["unit"] == metrics()[metric].unit.value) & (claimed["rank"] == 0)
    whole = claimed[(wanted & (claimed["standing"] == "whole")).to_numpy()]
    newest = whole.sort_values(["day", "value", "figure_id"], ascending=False)
    return newest.drop_duplicates("place_id").reset_index(drop=True)

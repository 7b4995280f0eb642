"""What a choice shows: its figures from the database, with the lines through their claims."""

import datetime as dt
from dataclasses import dataclass, replace
from functools import lru_cache

import pandas as pd
from sqlalchemy import Engine

from dashboard.filters import Choice
from db.models import CrisisRow
from db.places import read_places_above
from db.queries import Filter, data_revision, read_evidence, read_figures
from tracker.claims import Names, group_claims, nested_names
from tracker.claims.listed import ListedOrganizations
from tracker.trends.latest import Latest, latest_figures
from tracker.trends.shown import Shown, View, show


def read_shown(engine: Engine, choice: Choice, crisis: CrisisRow | None) -> Shown:
    """Return the points, lines and bands of a choice, which must have a metric.

    Lines are drawn from all figures of the crisis, else from those of the chosen days: a total of the
    crisis is the same line whatever part of it, or of its organizations, is looked at.
    """
    wanted = choice.filter(crisis)
    everything = replace(choice, since=None, until=None).filter(crisis) if crisis else wanted
    names = ("places", "since", "until", "parts", "organizations", "measure")
    view = View(metric=choice.metric, **{name: getattr(wanted, name) for name in names})
    return _shown(engine, data_revision(engine), replace(everything, parts=True, organizations=(), measure=""), view)


AROUND = 60
"""Days before and after a figure's own within which other reports of the same fact lie."""


@dataclass(frozen=True, slots=True)
class Claimed:
    """The grouped figures of a crisis (``tracker.claims.group_claims``), with the names that they were grouped by."""

    figures: pd.DataFrame
    places: Names
    organizations: Names


def read_claimed(engine: Engine, crisis: CrisisRow | None) -> Claimed:
    """Return all figures of a crisis (of everything where None), parts included, grouped to claims."""
    return _claimed(engine, data_revision(engine), replace(Choice().filter(crisis), parts=True))


def read_latest(claimed: Claimed, crisis: CrisisRow | None) -> list[Latest]:
    """Return the newest recommended figure of each metric, as of today or the end of the crisis."""
    return latest_figures(
        claimed.figures,
        places=tuple(crisis.places) if crisis else (),
        today=today_of(crisis),
        names=claimed.places,
        organizations=claimed.organizations,
    )


def today_of(crisis: CrisisRow | None) -> dt.date:
    """Return the day by which a line is silent: today, or the end of a crisis that is over."""
    today = dt.datetime.now(dt.UTC).date()
    return min(today, crisis.end) if crisis and crisis.end else today


def read_claim(engine: Engine, figure_id: int, known: dt.datetime | None = None) -> pd.DataFrame:
    """Return the figures of a figure's claim, the recommended one first; empty where it counts no more.

    Grouped from what is told of the metric around the figure's day: no farther figure can be in its claim. ``known``
    asks for what was known at an instant.
    """
    evidence = read_evidence(engine, figure_id, known)
    day = evidence and (evidence.figure["end"] or evidence.figure["published"])
    if not evidence or not day:
        return pd.DataFrame()
    around = Filter(
        metrics=(evidence.figure["metric"],), since=_days(day, -AROUND), until=_days(day, AROUND), as_known_at=known
    )
    figures = _claimed(engine, data_revision(engine), around).figures
    claim = figures.loc[figures["figure_id"] == figure_id, "claim"]
    return figures[figures["claim"].isin(claim)].sort_values(["rank", "figure_id"], ignore_index=True)


def _days(day: dt.date, number: int) -> dt.date:
    try:
        return day + dt.timedelta(days=number)
    except OverflowError:
        return dt.date.max if number > 0 else dt.date.min


@lru_cache(maxsize=16)
def _claimed(engine: Engine, revision: int, wanted: Filter) -> Claimed:  # noqa: ARG001
    places, organizations = nested_names(read_places_above(engine)), ListedOrganizations()
    figures = group_claims(read_figures(engine, wanted), places=places, organizations=organizations)
    return Claimed(figures, places, organizations)


@lru_cache(maxsize=32)
def _shown(engine: Engine, revision: int, wanted: Filter, view: View) -> Shown:  # noqa: ARG001
    # Kept while the data's revision is the same: a change of colours or a second reader groups nothing anew.
    figures = read_figures(engine, wanted)
    places = nested_names(read_places_above(engine))
    return show(figures, view, places=places, organizations=ListedOrganizations())

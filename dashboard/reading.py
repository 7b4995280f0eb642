"""What a choice shows: its figures from the database, with the lines through their claims."""

from dataclasses import dataclass, replace
from functools import lru_cache

import pandas as pd
from sqlalchemy import Engine

from dashboard.filters import Choice
from db.models import CrisisRow
from db.places import read_places_above
from db.queries import Filter, data_revision, read_figures
from tracker.claims import Names, group_claims, nested_names
from tracker.claims.listed import ListedOrganizations
from tracker.trends.shown import Shown, View, show


def read_shown(engine: Engine, choice: Choice, crisis: CrisisRow | None) -> Shown:
    """Return the points, lines and bands of a choice, which must have a metric.

    Lines are drawn from all figures of the crisis, else from those of the chosen days: a total of the
    crisis is the same line whatever part of it is looked at.
    """
    wanted = choice.filter(crisis)
    everything = replace(choice, since=None, until=None).filter(crisis) if crisis else wanted
    view = View(metric=choice.metric, places=wanted.places, since=wanted.since, until=wanted.until, parts=choice.parts)
    return _shown(engine, data_revision(engine), replace(everything, parts=True), view)


@dataclass(frozen=True, slots=True)
class Claimed:
    """The grouped figures of a crisis (``tracker.claims.group_claims``), with the names that they were grouped by."""

    figures: pd.DataFrame
    places: Names
    organizations: Names


def read_claimed(engine: Engine, crisis: CrisisRow | None) -> Claimed:
    """Return all figures of a crisis (of everything where None), parts included, grouped to claims."""
    return _claimed(engine, data_revision(engine), replace(Choice().filter(crisis), parts=True))


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

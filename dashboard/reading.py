"""What a choice shows: its figures from the database, with the lines through their claims."""

from dataclasses import replace
from functools import lru_cache

from sqlalchemy import Engine

from dashboard.filters import Choice
from db.models import CrisisRow
from db.queries import Filter, data_revision, read_figures, read_places_above
from tracker.claims import nested_names
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


@lru_cache(maxsize=32)
def _shown(engine: Engine, revision: int, wanted: Filter, view: View) -> Shown:  # noqa: ARG001
    # Kept while the data's revision is the same: a change of colours or a second reader groups nothing anew.
    figures = read_figures(engine, wanted)
    places = nested_names(read_places_above(engine))
    return show(figures, view, places=places, organizations=ListedOrganizations())

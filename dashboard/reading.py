"""What a choice shows: its figures from the database, with the lines through their claims."""

import datetime as dt
from dataclasses import dataclass, replace
from functools import partial

import pandas as pd
from sqlalchemy import Engine

from dashboard.charts.marks import Mark
from dashboard.filters import Choice
from dashboard.kept import Kept
from db.annotations import read_annotations
from db.models import CrisisRow
from db.places import read_places_above
from db.queries import Filter, read_evidence, read_figure_ids, read_figures
from tracker.claims import Names, group_claims, nested_names
from tracker.claims.listed import ListedOrganizations
from tracker.trends.apart import figures_at, places_apart
from tracker.trends.latest import Latest, latest_figures
from tracker.trends.shown import Shown, View, show


def read_shown(engine: Engine, choice: Choice, crisis: CrisisRow | None, *, asked: bool = True) -> Shown:
    """Return the points, lines and bands of a choice, which must have a metric.

    Lines are drawn from all figures of the crisis, else from those of the chosen days: a total of the
    crisis is the same line whatever part of it, or of its organizations, is looked at. ``asked`` is as in
    ``read_latest``.
    """
    everything, view = _asked(choice, crisis)
    return _SHOWN.get(engine, (everything, view), lambda: _shown(engine, everything, view, crisis), asked=asked)


def read_apart(engine: Engine, choice: Choice, crisis: CrisisRow | None) -> dict[str, Shown]:
    """Return what each place within those of a choice shows by itself (``trends.apart``), with a point at least.

    Nothing where there are fewer than two such places.
    """
    whole = read_shown(engine, choice, crisis)
    everything, view = _asked(choice, crisis)
    told: dict[str, Shown] = {}
    for place in places_apart(whole.points, view.places, whole.places):
        alone = replace(view, places=(place,))
        draw = partial(_shown, engine, everything, alone, crisis, apart=True)
        told[place] = _SHOWN.get(engine, (everything, alone, "apart"), draw)
    filled = {place: shown for place, shown in told.items() if not shown.points.empty}
    return filled if len(filled) > 1 else {}


def _asked(choice: Choice, crisis: CrisisRow | None) -> tuple[Filter, View]:
    """Return which figures lines are drawn from, whatever part of them is looked at, and what is looked at."""
    wanted = choice.filter(crisis)
    everything = replace(choice, since=None, until=None).filter(crisis) if crisis else wanted
    names = ("places", "since", "until", "parts", "organizations", "measure")
    view = View(metric=choice.metric, **{name: getattr(wanted, name) for name in names})
    return replace(everything, parts=True, organizations=(), measure=""), view


def read_marks(engine: Engine, crisis: CrisisRow | None, choice: Choice) -> list[Mark]:
    """Return the notes on the charts of a crisis (of all data where None), as they were known in a frozen view."""
    notes = read_annotations(engine, crisis.id if crisis else None)
    return [Mark(note.day, note.text) for note in notes if choice.known is None or note.added <= choice.known]


AROUND = 60
"""Days before and after a figure's own within which other reports of the same fact lie."""


@dataclass(frozen=True, slots=True)
class Claimed:
    """The grouped figures of a crisis (``tracker.claims.group_claims``), with the names that they were grouped by.

    ``told``: the same figures as they were read.
    """

    told: pd.DataFrame
    figures: pd.DataFrame
    places: Names
    organizations: Names


def read_claimed(engine: Engine, crisis: CrisisRow | None) -> Claimed:
    """Return all figures of a crisis (of everything where None), parts included, grouped to claims."""
    return _claimed(engine, _all_of(crisis))


def _all_of(crisis: CrisisRow | None) -> Filter:
    return replace(Choice().filter(crisis), parts=True)


def read_latest(engine: Engine, crisis: CrisisRow | None, *, asked: bool = True) -> list[Latest]:
    """Return the newest recommended figure of each metric, as of today or the end of the crisis.

    ``asked`` is False where it is but for readers who may come (``Kept.get``).
    """
    return _LATEST.get(engine, (_all_of(crisis), today_of(crisis)), lambda: _latest(engine, crisis), asked=asked)


def _latest(engine: Engine, crisis: CrisisRow | None) -> list[Latest]:
    claimed = read_claimed(engine, crisis)
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
    figures = _claimed(engine, around).figures
    claim = figures.loc[figures["figure_id"] == figure_id, "claim"]
    return figures[figures["claim"].isin(claim)].sort_values(["rank", "figure_id"], ignore_index=True)


def _days(day: dt.date, number: int) -> dt.date:
    try:
        return day + dt.timedelta(days=number)
    except OverflowError:
        return dt.date.max if number > 0 else dt.date.min


def _claimed(engine: Engine, wanted: Filter) -> Claimed:
    return _CLAIMED.get(engine, wanted, lambda: _grouped(engine, wanted))


def _grouped(engine: Engine, wanted: Filter) -> Claimed:
    places, organizations = nested_names(read_places_above(engine)), ListedOrganizations()
    told = read_figures(engine, wanted)
    return Claimed(told, group_claims(told, places=places, organizations=organizations), places, organizations)


def _shown(engine: Engine, wanted: Filter, view: View, crisis: CrisisRow | None, *, apart: bool = False) -> Shown:
    """Return what a view shows of the wanted figures; ``apart`` where its place is but a part of theirs."""
    claimed = (crisis and _of_crisis(engine, wanted, crisis)) or _claimed(engine, wanted)
    names = {"places": claimed.places, "organizations": claimed.organizations}
    told = figures_at(claimed.told, view.places[0], claimed.places) if apart else claimed.told
    return show(told, view, claimed=claimed.figures, **names)


def _of_crisis(engine: Engine, wanted: Filter, crisis: CrisisRow) -> Claimed | None:
    """Return the figures of a filter with the claims of the whole crisis; None where they are not all among its own."""
    if wanted.as_known_at:
        return None
    return _OF_CRISIS.get(engine, (wanted, _all_of(crisis)), lambda: _among_claimed(engine, wanted, crisis))


def _among_claimed(engine: Engine, wanted: Filter, crisis: CrisisRow) -> Claimed | None:
    claimed, ids = read_claimed(engine, crisis), read_figure_ids(engine, wanted)
    told, figures = (table[table["figure_id"].isin(ids)] for table in (claimed.told, claimed.figures))
    return replace(claimed, told=told, figures=figures) if len(told) == len(ids) else None


def renew(engine: Engine, most: int) -> None:
    """Work out anew what readers looked at last, after a capture and before they come back."""
    for kept in (_LATEST, _SHOWN):
        kept.renew(engine, most)


MOST_FIGURES = 500_000
"""So many figures are kept grouped, each takes about 1 kB."""

_CLAIMED: Kept[Claimed] = Kept(MOST_FIGURES, weigh=lambda claimed: len(claimed.told))
_OF_CRISIS: Kept[Claimed | None] = Kept(MOST_FIGURES, weigh=lambda claimed: len(claimed.told) if claimed else 1)
_LATEST: Kept[list[Latest]] = Kept(100)
_SHOWN: Kept[Shown] = Kept(200_000, weigh=lambda shown: len(shown.points))
"""A change of colours, another metric or a second reader groups nothing anew."""

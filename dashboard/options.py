"""What can be chosen, and what is chosen where the address does not say: the best-filled chart."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from sqlalchemy import Engine

from dashboard.filters import Choice
from dashboard.kept import Kept
from dashboard.places import place_names
from dashboard.translations import Texts
from dashboard.wording import crisis_name, place_name
from db.models import CrisisRow
from db.places import places_within
from db.queries import (
    count_figures_by_day,
    count_figures_by_metric,
    count_figures_by_organization,
    count_figures_by_place,
    read_crises,
)
from tracker.metrics import metrics

LONGEST_GAP = dt.timedelta(days=180)
"""A longer silence ends an episode."""


@dataclass(frozen=True, slots=True)
class Options:
    """The options of the controls, each ``{"value", "label"}``, and the choice completed.

    The option of a place or an organization also has its ``count`` of figures. ``crisis`` is the chosen one, None for
    all data; ``crises`` is empty where there are none.
    """

    choice: Choice
    crisis: CrisisRow | None = None
    crises: list[dict[str, Any]] = field(default_factory=list)
    metrics: list[dict[str, Any]] = field(default_factory=list)
    places: list[dict[str, Any]] = field(default_factory=list)
    organizations: list[dict[str, Any]] = field(default_factory=list)

    @property
    def days(self) -> tuple[dt.date | None, dt.date | None]:
        """Return the first and the last day of the crisis, None where nothing bounds them."""
        return (self.crisis.start, self.crisis.end) if self.crisis else (None, None)


def read_options(engine: Engine, choice: Choice, texts: Texts, prefer: str = "") -> Options:
    """Return what can be chosen for a choice.

    Without a metric, the metric with most figures is chosen and the best filled place, so that the first
    chart is readable without a click: of the chosen crisis, else of the crisis that holds most figures of
    one metric, else in the period that holds most of them. ``prefer`` is the metric to choose then where
    it has figures. Chosen places and organizations stay options though they have no figure.
    """
    crises = read_crises(engine)
    is_first = replace(choice, figure=None, known=None, per="", log=False, split=False, own=False) == Choice()
    crisis = _fullest(engine, crises) if is_first else chosen_crisis(crises, choice)
    choice = replace(choice, crisis=crisis.name if crisis else "")
    by_metric = _count_by_metric(engine, crisis, parts=True)
    metric = choice.metric or (prefer if prefer in by_metric else _best_filled_metric(engine, crisis))
    by_place = _count_by_place(engine, Choice(metric=metric, parts=choice.parts), crisis) if metric else {}
    places = choice.places if choice.metric or choice.places else _first_place(by_place, crisis)
    completed = replace(choice, metric=metric, places=places)
    if is_first and metric and not crisis:
        since, until = busiest_episode(count_figures_by_day(engine, completed.filter()))
        completed = replace(completed, since=since, until=until)
    missing = tuple(place for place in places if place not in by_place)
    offered = by_place | {place: (name, 0) for place, name in place_names(engine, missing, texts).items()}
    known = {name: label for name, label in metrics().items() if name in by_metric or name == metric}
    return Options(
        completed,
        crisis,
        _crises(crises, texts),
        [{"value": name, "label": texts.of(shown.label)} for name, shown in known.items()],
        [
            {"value": place, "label": place_name(place, name, texts), "count": count, "shown": texts.number(count)}
            for place, (name, count) in offered.items()
        ],
        _organizations(engine, completed, crisis, texts),
    )


def _crises(crises: Iterable[CrisisRow], texts: Texts) -> list[dict[str, Any]]:
    """Return the crises to choose from, and all data beside them; nothing where there is none."""
    offered = [{"value": crisis.name, "label": crisis_name(crisis.name, texts)} for crisis in crises]
    return [{"value": "", "label": texts("crisis_none")}, *offered] if offered else []


def _organizations(engine: Engine, choice: Choice, crisis: CrisisRow | None, texts: Texts) -> list[dict[str, Any]]:
    """Return the organizations that tell of the metric at the places in the period, and those that are chosen."""
    counts = count_figures_by_organization(engine, replace(choice, organizations=()).filter(crisis))
    offered = counts | {name: 0 for name in choice.organizations if name not in counts}
    return [
        {"value": name, "label": name, "count": count, "shown": texts.number(count)} for name, count in offered.items()
    ]


def first_views(engine: Engine, crisis: CrisisRow, texts: Texts) -> list[Choice]:
    """Return what is shown first of a crisis, and the same of each metric; what can be chosen beside them is kept."""
    first = read_options(engine, Choice(crisis=crisis.name), texts).choice
    views = (replace(first, metric=metric) for metric in _count_by_metric(engine, crisis, parts=True))
    return [read_options(engine, view, texts).choice for view in views]


def chosen_crisis(crises: Iterable[CrisisRow], choice: Choice) -> CrisisRow | None:
    """Return the crisis of a choice, None for all data and where there is none of that name."""
    return next((crisis for crisis in crises if crisis.name == choice.crisis), None)


def _fullest(engine: Engine, crises: Iterable[CrisisRow]) -> CrisisRow | None:
    return max(crises, key=lambda crisis: max(_count_by_metric(engine, crisis).values(), default=0), default=None)


def _best_filled_metric(engine: Engine, crisis: CrisisRow | None) -> str:
    counts = _count_by_metric(engine, crisis) or _count_by_metric(engine, crisis, parts=True)
    return max(counts, key=lambda name: counts[name], default="")


def _count_by_metric(engine: Engine, crisis: CrisisRow | None, *, parts: bool = False) -> dict[str, int]:
    wanted = Choice(parts=parts).filter(crisis)
    return _BY_METRIC.get(engine, wanted, lambda: count_figures_by_metric(engine, wanted))


def _count_by_place(engine: Engine, choice: Choice, crisis: CrisisRow | None) -> dict[str, tuple[str, int]]:
    wanted = choice.filter(crisis)
    counts = _BY_PLACE.get(engine, wanted, lambda: count_figures_by_place(engine, wanted))
    if not crisis or not crisis.places:
        return counts
    # A figure in the crisis is also one of the places above it, which are more than the crisis.
    within = places_within(engine, tuple(crisis.places))
    return {place: told for place, told in counts.items() if place in within or place == told[0]}


def count_figures(engine: Engine, crisis: CrisisRow) -> int:
    """Return the number of figures of a crisis, parts included."""
    return sum(_count_by_metric(engine, crisis, parts=True).values())


def renew(engine: Engine, most: int) -> None:
    """Count anew what readers chose from last."""
    _BY_METRIC.renew(engine, len(read_crises(engine)) + most)
    _BY_PLACE.renew(engine, most)


_BY_METRIC: Kept[dict[str, int]] = Kept(100)
_BY_PLACE: Kept[dict[str, tuple[str, int]]] = Kept(200)


def _first_place(by_place: Mapping[str, tuple[str, int]], crisis: CrisisRow | None) -> tuple[str, ...]:
    own = [place for place in (crisis.places if crisis else ()) if place in by_place]
    return (max(own, key=lambda place: by_place[place][1]),) if own else best_filled(by_place)


def best_filled(places: Mapping[str, tuple[str, int]]) -> tuple[str, ...]:
    """Return the place to show first: the smallest that has half as many figures as the best filled one.

    A country holds the figures of all its places, which are hard to compare in one chart.
    """
    most = max((count for _, count in places.values()), default=0)
    enough = [place for place, (_, count) in places.items() if count * 2 >= most]
    return (min(enough, key=lambda place: places[place][1]),) if enough else ()


def busiest_episode(counts: Mapping[dt.date, int]) -> tuple[dt.date | None, dt.date | None]:
    """Return the bounds of the stretch of days that holds most figures, between silences of ``LONGEST_GAP``.

    Takes the number of figures of each day. A bound is None where no figure lies beyond it, so that
    the newest stretch stays open to what comes.
    """
    episodes: list[list[dt.date]] = []
    for day in sorted(counts):
        if not episodes or day - episodes[-1][-1] > LONGEST_GAP:
            episodes.append([])
        episodes[-1].append(day)
    if not episodes:
        return None, None
    busiest = max(episodes, key=lambda days: sum(counts[day] for day in days))
    return (
        None if busiest is episodes[0] else busiest[0],
        None if busiest is episodes[-1] else busiest[-1],
    )

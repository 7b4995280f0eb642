"""What can be chosen, and what is chosen where the address does not say: the best-filled chart."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Engine

from dashboard.filters import Choice
from dashboard.translations import Texts
from db.queries import Filter, count_figures_by_day, count_figures_by_metric, count_figures_by_place, name_places
from tracker.metrics import metrics
from tracker.trends.series import busiest_episode


@dataclass(frozen=True, slots=True)
class Options:
    """The options of the metric and the place control, each ``{"value", "label"}``, and the choice completed.

    A place's option also has its ``count`` of figures.
    """

    choice: Choice
    metrics: list[dict[str, Any]]
    places: list[dict[str, Any]]


def read_options(engine: Engine, choice: Choice, texts: Texts) -> Options:
    """Return what can be chosen for a choice.

    Without a metric, the metric with most figures is chosen, the best filled place and the period that
    holds most of its figures, so that the first chart is readable without a click. Chosen places stay
    options though they have no figure.
    """
    by_metric = count_figures_by_metric(engine)
    metric = choice.metric or max(by_metric, key=lambda name: by_metric[name], default="")
    by_place = count_figures_by_place(engine, Filter(metrics=(metric,), parts=choice.parts)) if metric else {}
    places = choice.places if choice.metric or choice.places else best_filled(by_place)
    completed = replace(choice, metric=metric, places=places)
    if metric and choice == replace(Choice(), figure=choice.figure):
        since, until = busiest_episode(count_figures_by_day(engine, completed.filter()))
        completed = replace(completed, since=since, until=until)
    missing = tuple(place for place in places if place not in by_place)
    offered = by_place | {place: (name, 0) for place, name in name_places(engine, missing).items()}
    return Options(
        completed,
        [
            {"value": name, "label": texts.of(known.label)}
            for name, known in metrics().items()
            if name in by_metric or name == metric
        ],
        [
            {"value": place, "label": name, "count": count, "shown": texts.number(count)}
            for place, (name, count) in offered.items()
        ],
    )


def best_filled(places: Mapping[str, tuple[str, int]]) -> tuple[str, ...]:
    """Return the place to show first: the smallest that has half as many figures as the best filled one.

    A country holds the figures of all its places, which are hard to compare in one chart.
    """
    most = max((count for _, count in places.values()), default=0)
    enough = [place for place, (_, count) in places.items() if count * 2 >= most]
    return (min(enough, key=lambda place: places[place][1]),) if enough else ()

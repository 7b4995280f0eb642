"""From a crisis to its briefing: the newest figures, their charts and their sentences, as a file."""

import datetime as dt
from collections.abc import Mapping

from sqlalchemy import Engine

from dashboard.data import Data
from dashboard.exporting import read_export
from dashboard.exports.briefing import Briefing, Headline, Source, write_pptx
from dashboard.filters import Choice
from dashboard.options import chosen_crisis
from dashboard.places import place_names
from dashboard.reading import read_claimed, read_latest
from dashboard.tiles import marks_in_words, moves_in_words, place_of, told_by_in_words
from dashboard.translations import Texts, texts
from dashboard.wording import as_sentence, figure_in_words, plain_number
from db.queries import read_crises, read_quotes
from tracker.metrics import metrics
from tracker.settings import Settings
from tracker.trends.latest import Latest


class NoSuchCrisisError(Exception):
    """There is no crisis of a name; the message lists those there are."""


def write_briefing(
    settings: Settings, crisis: str, *, language: str, since: dt.date | None = None, until: dt.date | None = None
) -> bytes:
    """Return the briefing of a crisis as a PowerPoint file, of the days from ``since`` to ``until`` where given.

    NoSuchCrisisError where there is none of that name.
    """
    data = Data(settings)
    choice = Choice(crisis=crisis, since=since, until=until)
    return write_pptx(read_briefing(data.engine, choice, texts(language), is_demo=data.is_demo))


def read_briefing(engine: Engine, choice: Choice, told_in: Texts, *, is_demo: bool) -> Briefing:
    """Return what a briefing says of the crisis of a choice within its days; NoSuchCrisisError where there is none."""
    crises = read_crises(engine)
    crisis = chosen_crisis(crises, choice)
    if crisis is None:
        known = ", ".join(each.name for each in crises) or "none yet (tracker crises add)"
        raise NoSuchCrisisError(f"There is no crisis {choice.crisis!r}; there are: {known}.")
    first, last = choice.since or crisis.start, choice.until or crisis.end
    within = crisis.model_copy(update={"start": first, "end": last})
    latest = read_latest(read_claimed(engine, within), within)
    names = place_names(engine, tuple({each.figure["place_id"] for each in latest}), told_in)
    quotes = read_quotes(engine, [int(each.figure["figure_id"]) for each in latest])
    choices = [
        Choice(crisis=crisis.name, metric=each.metric, places=(each.place,), since=first, until=last) for each in latest
    ]
    charts = [read_export(engine, one, told_in, f"/trends{one.query()}", is_demo=is_demo) for one in choices]
    return Briefing(
        title=told_in("briefing_title", crisis=crisis.name),
        subtitle=told_in.days(first, last) if first and last else "",
        headlines=[_headline(each, names, told_in) for each in latest],
        charts=[chart for chart in charts if len(chart.shown.points) > 1],
        sources=[_source(each, quotes, told_in) for each in latest],
        footnotes=charts[0].footnotes[1:-1] if charts else [],
        texts=told_in,
    )


def _headline(latest: Latest, names: Mapping[str, str], told_in: Texts) -> Headline:
    label = told_in.of(metrics()[latest.metric].label)
    return Headline(
        metric=f"{label}, {place_of(latest, names) or told_in('headline_all_places')}",
        figure=_figure(latest, told_in),
        told_by=told_by_in_words(latest.figure, told_in),
        moved="\n".join(moves_in_words(latest.change, told_in)),
        marks=", ".join(marks_in_words(latest, told_in)),
    )


def _source(latest: Latest, quotes: Mapping[int, str], told_in: Texts) -> Source:
    figure = latest.figure
    quote = quotes.get(int(figure["figure_id"]), "")
    return Source(_figure(latest, told_in), quote, publisher=figure["publisher"], url=figure["url"])


def _figure(latest: Latest, told_in: Texts) -> str:
    figure = latest.figure
    low, high = plain_number(figure["low"]), plain_number(figure["high"])
    return as_sentence(figure_in_words(told_in, figure["quantifier"], low, high, figure["unit"]))

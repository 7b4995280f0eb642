"""From a crisis to its briefing: the newest figures, what is new, who disagrees, charts and sentences, as a file."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sqlalchemy import Engine

from dashboard.data import Data
from dashboard.exporting import read_export
from dashboard.exports.briefing import FORMATS
from dashboard.exports.briefing.contents import Briefing, Headline, Source
from dashboard.exports.export import Export
from dashboard.filters import Choice
from dashboard.options import chosen_crisis
from dashboard.places import place_names
from dashboard.reading import read_claimed, read_latest
from dashboard.tiles import marks_in_words, moves_in_words, place_of, signed, told_by_in_words
from dashboard.translations import Texts, texts
from dashboard.wording import as_sentence, crisis_name, figure_in_words, plain_date, plain_number
from db.briefings import read_last_briefing, save_briefing
from db.models import CrisisRow
from db.queries import read_crises, read_quotes
from tracker.metrics import metrics
from tracker.settings import Settings
from tracker.trends.comparison import compare, disagreements
from tracker.trends.latest import Latest, new_claims

MOST_NEWS = 12


class NoSuchCrisisError(Exception):
    """There is no crisis of a name; the message lists those there are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A briefing as it is asked for: the crisis and days of a choice, a language, where links lead, templates."""

    choice: Choice
    texts: Texts
    address: str = ""
    templates: Mapping[str, Path] = field(default_factory=dict)
    is_demo: bool = False


def write_briefings(
    settings: Settings,
    crisis: str,
    endings: Sequence[str],
    *,
    language: str,
    since: dt.date | None = None,
    until: dt.date | None = None,
) -> dict[str, bytes]:
    """Return the briefing of a crisis as files by their endings (of ``FORMATS``), and keep what it told.

    ``since`` and ``until`` narrow the days. NoSuchCrisisError where there is none of that name.
    """
    data = Data(settings)
    asked = Asked(
        choice=Choice(crisis=crisis, since=since, until=until),
        texts=texts(language),
        address=settings.dashboard_url.rstrip("/"),
        templates=settings.templates,
        is_demo=data.is_demo,
    )
    briefing = read_briefing(data.engine, asked)
    files = {ending: FORMATS[ending][1](briefing, settings.templates.get(ending)) for ending in endings}
    keep_briefing(data.engine, asked)
    return files


def crisis_names(settings: Settings) -> list[str]:
    """Return the names of the crises that a briefing can be written of."""
    return [crisis.name for crisis in read_crises(Data(settings).engine)]


def keep_briefing(engine: Engine, asked: Asked) -> None:
    """Keep the figures that a briefing tells, so that the next one tells what has changed since."""
    _, latest = _read_latest(engine, asked)
    told = {_key(each): int(each.figure["value"]) for each in latest}
    save_briefing(engine, asked.choice.crisis, told, dt.datetime.now(dt.UTC))


def read_briefing(engine: Engine, asked: Asked) -> Briefing:
    """Return what a briefing says of the crisis of a choice within its days; NoSuchCrisisError where there is none."""
    told_in = asked.texts
    crisis, latest = _read_latest(engine, asked)
    names = place_names(engine, tuple({each.figure["place_id"] for each in latest}), told_in)
    quotes = read_quotes(engine, [int(each.figure["figure_id"]) for each in latest])
    # One made twice on a day tells twice what is new since the day of the one before.
    today = dt.datetime.combine(dt.datetime.now(dt.UTC), dt.time(), dt.UTC)
    before = read_last_briefing(engine, crisis.name, today)
    charts = [_chart(engine, asked, crisis, each) for each in latest]
    return Briefing(
        title=told_in("briefing_title", crisis=crisis_name(crisis.name, told_in)),
        subtitle=told_in.days(crisis.start, crisis.end) if crisis.start and crisis.end else "",
        headlines=[_headline(each, names, before, told_in) for each in latest],
        news=_news(engine, crisis, before and before[0], told_in),
        disagreements=[sentence for chart in charts for sentence in _disagreements(chart)],
        charts=[chart for chart in charts if len(chart.shown.points) > 1],
        sources=[_source(each, quotes, told_in) for each in latest],
        footnotes=[note for note in charts[0].footnotes[1:-1] if note not in charts[0].cautions] if charts else [],
        texts=told_in,
    )


def _read_latest(engine: Engine, asked: Asked) -> tuple[CrisisRow, list[Latest]]:
    crises = read_crises(engine)
    crisis = chosen_crisis(crises, asked.choice)
    if crisis is None:
        known = ", ".join(each.name for each in crises) or "none yet (tracker crises add)"
        raise NoSuchCrisisError(f"There is no crisis {asked.choice.crisis!r}; there are: {known}.")
    days = {"start": asked.choice.since or crisis.start, "end": asked.choice.until or crisis.end}
    within = crisis.model_copy(update=days)
    return within, read_latest(engine, within)


def _key(latest: Latest) -> str:
    return f"{latest.metric} {latest.place} {latest.series}"


def _chart(engine: Engine, asked: Asked, crisis: CrisisRow, latest: Latest) -> Export:
    places = (latest.place,) if latest.place else ()
    one = Choice(crisis=crisis.name, metric=latest.metric, places=places, since=crisis.start, until=crisis.end)
    link = f"{asked.address}/trends{one.query()}"
    return read_export(engine, one, asked.texts, link, is_demo=asked.is_demo, templates=asked.templates)


def _headline(
    latest: Latest, names: Mapping[str, str], before: tuple[dt.datetime, dict[str, int]] | None, told_in: Texts
) -> Headline:
    label = told_in.of(metrics()[latest.metric].label)
    moves = moves_in_words(latest.change, told_in)
    if before and _key(latest) in before[1]:
        change = signed(int(latest.figure["value"]) - before[1][_key(latest)], told_in)
        moves.append(told_in("briefing_since_last", change=change, day=told_in.day(before[0].date())))
    return Headline(
        metric=f"{label}, {place_of(latest, names) or told_in('headline_all_places')}",
        figure=_figure(latest.figure, told_in),
        told_by=told_by_in_words(latest.figure, told_in),
        moved="\n".join(moves),
        marks=", ".join(marks_in_words(latest, told_in)),
    )


def _news(engine: Engine, crisis: CrisisRow, since: dt.datetime | None, told_in: Texts) -> list[str]:
    """Return what came since the last briefing, the newest first; where there was none, the newest of all."""
    new = new_claims(read_claimed(engine, crisis).figures, since or dt.datetime.min.replace(tzinfo=dt.UTC))
    rows = new.head(MOST_NEWS)
    names = place_names(engine, tuple(rows["place_id"].astype(str)), told_in)
    return [_new(row, names, told_in) for row in rows.to_dict("records")]


def _new(row: Mapping[Any, Any], names: Mapping[str, str], told_in: Texts) -> str:
    label = told_in.of(metrics()[str(row["metric"])].label)
    place = names.get(str(row["place_id"])) or str(row["place_name"]) or told_in("unknown")
    told = ", ".join(filter(None, (label, place)))
    return f"{told}: {_figure(row, told_in)}; {told_by_in_words(row, told_in)}."


def _disagreements(chart: Export) -> Iterator[str]:
    """Yield a sentence for each organization that is far from the recommended line of a chart, else how far all are."""
    told_in = chart.texts
    label = told_in.of(metrics()[chart.choice.metric].label)
    rows = disagreements(compare(chart.shown.lines)).to_dict("records")
    if not rows and chart.apart:
        yield f"{label}: {told_in('briefing_apart', **chart.apart)}"
    for row in rows:
        day = plain_date(row["day"])
        yield told_in(
            "briefing_disagreement",
            metric=label,
            organization=row["organization_name"],
            value=int(row["value"]),
            other=row["beside_name"],
            beside=int(row["beside"]),
            day=told_in.day(day) if day else "",
        )


def _source(latest: Latest, quotes: Mapping[int, str], told_in: Texts) -> Source:
    figure = latest.figure
    quote = quotes.get(int(figure["figure_id"]), "")
    return Source(_figure(figure, told_in), quote, publisher=figure["publisher"], url=figure["url"])


def _figure(figure: Mapping[Any, Any], told_in: Texts) -> str:
    low, high = plain_number(figure["low"]), plain_number(figure["high"])
    return as_sentence(figure_in_words(told_in, str(figure["quantifier"]), low, high, str(figure["unit"])))

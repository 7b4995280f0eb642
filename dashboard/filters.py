"""The state of the page ⇄ its address ⇄ a ``db.queries.Filter``, in this one place."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import parse_qs, urlencode

from db.models import CrisisRow
from db.queries import Filter
from tracker.trends.flows import Per

MOST_PLACES = 50
LONGEST_NAME = 200
INSTANT = "%Y-%m-%dT%H:%M:%SZ"


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What the reader looks at; ``metric`` is empty where the address names none (then the default is shown).

    ``crisis`` is the name of a crisis, empty for all data. ``parts`` shows parts of totals too; ``figure``
    is the id of the figure whose evidence is open. ``known`` freezes the view: what the database knew at that instant.
    ``per`` shows flows by day, week or month instead of lines; ``log`` is a logarithmic scale.
    """

    crisis: str = ""
    metric: str = ""
    places: tuple[str, ...] = ()
    since: dt.date | None = None
    until: dt.date | None = None
    parts: bool = False
    figure: int | None = None
    known: dt.datetime | None = None
    per: str = ""
    log: bool = False

    def filter(self, crisis: CrisisRow | None = None) -> Filter:
        """Return what to read from the database; the crisis gives the places and days that are not chosen."""
        metrics = (self.metric,) if self.metric else tuple(crisis.metrics if crisis else ())
        return Filter(
            metrics=metrics,
            places=self.places or tuple(crisis.places if crisis else ()),
            since=self.since or (crisis.start if crisis else None),
            until=self.until or (crisis.end if crisis else None),
            parts=self.parts,
            as_known_at=self.known,
        )

    def query(self) -> str:
        """Return the query part of the address, with its question mark; ``choice_from_query`` turns it back."""
        fields: list[tuple[str, str]] = [("crisis", self.crisis)] if self.crisis else []
        fields += [("metric", self.metric)] if self.metric else []
        fields += [("place", place) for place in self.places]
        fields += [("since", self.since.isoformat())] if self.since else []
        fields += [("until", self.until.isoformat())] if self.until else []
        fields += [("parts", "1")] if self.parts else []
        fields += [("per", self.per)] if self.per else []
        fields += [("log", "1")] if self.log else []
        fields += [("figure", str(self.figure))] if self.figure is not None else []
        fields += [("known", instant_in_address(self.known))] if self.known else []
        return f"?{urlencode(fields)}" if fields else ""


def choice_from_query(query: str, metrics: Iterable[str]) -> Choice:
    """Return the choice that an address asks for; what is malformed in it is passed over."""
    return choice_from_fields(parse_qs(query.removeprefix("?"), errors="replace", max_num_fields=None), metrics)


def choice_from_fields(fields: Mapping[str, str | list[str]], metrics: Iterable[str]) -> Choice:
    """Return the choice of parsed query fields (each a value or several), as ``choice_from_query``."""
    known = frozenset(metrics)
    metric = next((value for value in _values(fields, "metric") if value in known), "")
    places = dict.fromkeys(_names(fields, "place"))
    since, until = _day(_first(fields, "since")), _day(_first(fields, "until"))
    if since and until and since > until:
        since = until = None
    return Choice(
        crisis=next(_names(fields, "crisis"), ""),
        metric=metric,
        places=tuple(places)[:MOST_PLACES],
        since=since,
        until=until,
        parts=_first(fields, "parts") == "1",
        figure=_id(_first(fields, "figure")),
        known=instant_of(_first(fields, "known")),
        per=_per(_first(fields, "per")),
        log=_first(fields, "log") == "1",
    )


def choice_from_controls(
    metric: str | None,
    places: list[str] | None,
    since: str | None,
    until: str | None,
    parts: bool | None,
    figure: int | None = None,
    crisis: str | None = None,
    known: str | None = None,
    per: str | None = None,
    log: bool | None = None,
) -> Choice:
    """Return the choice that the controls of the page show; days and the instant are in ISO form."""
    return Choice(
        crisis=crisis or "",
        metric=metric or "",
        places=tuple(places or ()),
        since=_day(since or ""),
        until=_day(until or ""),
        parts=bool(parts),
        figure=figure,
        known=instant_of(known or ""),
        per=_per(per or ""),
        log=bool(log),
    )


def instant_in_address(instant: dt.datetime) -> str:
    """Return an instant as an address holds it, to the second, in UTC."""
    return instant.astimezone(dt.UTC).strftime(INSTANT)


def _values(fields: Mapping[str, str | list[str]], name: str) -> list[str]:
    value = fields.get(name, [])
    return [value] if isinstance(value, str) else list(value)


def _names(fields: Mapping[str, str | list[str]], name: str) -> Iterator[str]:
    named = (value.strip() for value in _values(fields, name))
    return (value for value in named if value and len(value) <= LONGEST_NAME and value.isprintable())


def _first(fields: Mapping[str, str | list[str]], name: str) -> str:
    return next(iter(_values(fields, name)), "")


def _day(text: str) -> dt.date | None:
    try:
        return dt.datetime.strptime(text, "%Y-%m-%d").replace(tzinfo=dt.UTC).date()
    except ValueError:
        return None


def instant_of(text: str) -> dt.datetime | None:
    """Return the instant that an address tells of, None where it is none."""
    try:
        return dt.datetime.strptime(text, INSTANT).replace(tzinfo=dt.UTC)
    except ValueError:
        return None


def _per(text: str) -> str:
    return text if text in list(Per) else ""


def _id(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 18 else None

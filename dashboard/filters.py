"""The state of the page ⇄ its address ⇄ a ``db.queries.Filter``, in this one place."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import parse_qs, urlencode

from db.queries import Filter

MOST_PLACES = 50
LONGEST_PLACE = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What the reader looks at; ``metric`` is empty where the address names none (then the default is shown).

    ``parts`` shows parts of totals too; ``figure`` is the id of the figure whose evidence is open.
    """

    metric: str = ""
    places: tuple[str, ...] = ()
    since: dt.date | None = None
    until: dt.date | None = None
    parts: bool = False
    figure: int | None = None

    def filter(self) -> Filter:
        """Return what to read from the database."""
        metrics = (self.metric,) if self.metric else ()
        return Filter(metrics=metrics, places=self.places, since=self.since, until=self.until, parts=self.parts)

    def query(self) -> str:
        """Return the query part of the address, with its question mark; ``choice_from_query`` turns it back."""
        fields: list[tuple[str, str]] = [("metric", self.metric)] if self.metric else []
        fields += [("place", place) for place in self.places]
        fields += [("since", self.since.isoformat())] if self.since else []
        fields += [("until", self.until.isoformat())] if self.until else []
        fields += [("parts", "1")] if self.parts else []
        fields += [("figure", str(self.figure))] if self.figure is not None else []
        return f"?{urlencode(fields)}" if fields else ""


def choice_from_query(query: str, metrics: Iterable[str]) -> Choice:
    """Return the choice that an address asks for; what is malformed in it is passed over."""
    return choice_from_fields(parse_qs(query.removeprefix("?"), errors="replace", max_num_fields=None), metrics)


def choice_from_fields(fields: Mapping[str, str | list[str]], metrics: Iterable[str]) -> Choice:
    """Return the choice of parsed query fields (each a value or several), as ``choice_from_query``."""
    known = frozenset(metrics)
    metric = next((value for value in _values(fields, "metric") if value in known), "")
    named = (value.strip() for value in _values(fields, "place"))
    places = dict.fromkeys(name for name in named if name and len(name) <= LONGEST_PLACE and name.isprintable())
    since, until = _day(_first(fields, "since")), _day(_first(fields, "until"))
    if since and until and since > until:
        since = until = None
    return Choice(
        metric=metric,
        places=tuple(places)[:MOST_PLACES],
        since=since,
        until=until,
        parts=_first(fields, "parts") == "1",
        figure=_id(_first(fields, "figure")),
    )


def choice_from_controls(
    metric: str | None,
    places: list[str] | None,
    since: str | None,
    until: str | None,
    parts: bool | None,
    figure: int | None = None,
) -> Choice:
    """Return the choice that the controls of the page show; the days are ISO dates."""
    return Choice(
        metric=metric or "",
        places=tuple(places or ()),
        since=_day(since or ""),
        until=_day(until or ""),
        parts=bool(parts),
        figure=figure,
    )


def _values(fields: Mapping[str, str | list[str]], name: str) -> list[str]:
    value = fields.get(name, [])
    return [value] if isinstance(value, str) else list(value)


def _first(fields: Mapping[str, str | list[str]], name: str) -> str:
    return next(iter(_values(fields, name)), "")


def _day(text: str) -> dt.date | None:
    try:
        return dt.datetime.strptime(text, "%Y-%m-%d").replace(tzinfo=dt.UTC).date()
    except ValueError:
        return None


def _id(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 18 else None

"""The state of the page ⇄ its address ⇄ a ``db.queries.Filter``, in this one place."""

import dataclasses
import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qs, urlencode

from db.models import CrisisRow
from db.queries import Filter
from tracker.figure import Measure
from tracker.trends.flows import Per

MOST_PLACES = 50
MOST_ORGANIZATIONS = 50
LONGEST_NAME = 200
INSTANT = "%Y-%m-%dT%H:%M:%SZ"


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What the reader looks at; ``metric`` is empty where the address names none (then the default is shown).

    ``crisis`` is the name of a crisis, empty for all data. ``organizations`` and ``measure`` narrow what is shown;
    ``parts`` shows parts of totals too; ``figure`` is the id of the figure whose evidence is open. ``known`` freezes
    the view: what the database knew at that instant. ``per`` shows flows by day, week or month instead of lines;
    ``log`` is a logarithmic scale; ``split`` shows each place within by itself, ``own`` each of these on its own scale.
    """

    crisis: str = ""
    metric: str = ""
    places: tuple[str, ...] = ()
    since: dt.date | None = None
    until: dt.date | None = None
    organizations: tuple[str, ...] = ()
    measure: str = ""
    parts: bool = False
    figure: int | None = None
    known: dt.datetime | None = None
    per: str = ""
    log: bool = False
    split: bool = False
    own: bool = False

    def filter(self, crisis: CrisisRow | None = None) -> Filter:
        """Return what to read from the database; the crisis gives what is not chosen: places, days, languages."""
        metrics = (self.metric,) if self.metric else tuple(crisis.metrics if crisis else ())
        return Filter(
            metrics=metrics,
            places=self.places or tuple(crisis.places if crisis else ()),
            since=self.since or (crisis.start if crisis else None),
            until=self.until or (crisis.end if crisis else None),
            parts=self.parts,
            organizations=self.organizations,
            measure=self.measure,
            languages=tuple(crisis.languages) if crisis else (),
            as_known_at=self.known,
        )

    def query(self) -> str:
        """Return the query part of the address, with its question mark; ``choice_from_query`` turns it back."""
        fields: list[tuple[str, str]] = [("crisis", self.crisis)] if self.crisis else []
        fields += [("metric", self.metric)] if self.metric else []
        fields += [("place", place) for place in self.places]
        fields += [("since", self.since.isoformat())] if self.since else []
        fields += [("until", self.until.isoformat())] if self.until else []
        fields += [("organization", name) for name in self.organizations]
        fields += [("measure", self.measure)] if self.measure else []
        fields += [("parts", "1")] if self.parts else []
        fields += [("per", self.per)] if self.per else []
        fields += [("log", "1")] if self.log else []
        fields += [("split", "place")] if self.split else []
        fields += [("scale", "own")] if self.own else []
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
        organizations=tuple(dict.fromkeys(_names(fields, "organization")))[:MOST_ORGANIZATIONS],
        measure=_measure(_first(fields, "measure")),
        parts=_first(fields, "parts") == "1",
        figure=_id(_first(fields, "figure")),
        known=instant_of(_first(fields, "known")),
        per=_per(_first(fields, "per")),
        log=_first(fields, "log") == "1",
        split=_first(fields, "split") == "place",
        own=_first(fields, "scale") == "own",
    )


def choice_from_controls(**values: Any) -> Choice:
    """Return the choice that the controls of the page show, by the names of its fields; ``in_controls`` turns it back.

    Days and the instant are in ISO form; what is not shown is not chosen.
    """
    return Choice(
        crisis=values.get("crisis") or "",
        metric=values.get("metric") or "",
        places=tuple(values.get("places") or ()),
        since=_day(values.get("since") or ""),
        until=_day(values.get("until") or ""),
        organizations=tuple(values.get("organizations") or ()),
        measure=_measure(values.get("measure") or ""),
        parts=bool(values.get("parts")),
        figure=values.get("figure"),
        known=instant_of(values.get("known") or ""),
        per=_per(values.get("per") or ""),
        log=bool(values.get("log")),
        split=bool(values.get("split")),
        own=bool(values.get("own")),
    )


def in_controls(choice: Choice) -> dict[str, Any]:
    """Return the values of the controls that show a choice, by the names of its fields."""
    values = {field.name: getattr(choice, field.name) for field in dataclasses.fields(choice)}
    return values | {
        "metric": choice.metric or None,
        "places": list(choice.places),
        "since": choice.since and choice.since.isoformat(),
        "until": choice.until and choice.until.isoformat(),
        "organizations": list(choice.organizations),
        "known": instant_in_address(choice.known) if choice.known else None,
    }


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


def _measure(text: str) -> str:
    return text if text in list(Measure) else ""


def _per(text: str) -> str:
    return text if text in list(Per) else ""


def _id(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 18 else None

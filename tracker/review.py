"""A person's correction, as typed, to what the database keeps: numbers, days, names, places with codes."""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from db.reviews import Decision
from tracker.figure import Quantifier, Unit
from tracker.gazetteer.locate import locate
from tracker.metrics import metrics
from tracker.organizations import resolve
from tracker.to_save import place_to_save


class ReviewInvalid(ValueError):
    """A correction cannot be understood; the message is one sentence that says what it takes."""


def decide(
    figure_id: int,
    decision: str,
    *,
    reviewer: str,
    why: str = "",
    corrections: Iterable[str] = (),
    figure: Mapping[str, Any],
) -> Decision:
    """Return a decision about a figure, its corrections given as ``field=value``; ReviewInvalid says what is wrong.

    The fields are metric, quantifier, low, high, unit, subset (yes, no), start, end (days in ISO form), source and
    place (several names apart by ";"); an empty value means none. ``figure`` holds what stands there now.
    """
    told = dict(_pair(text) for text in corrections)
    if (decision == "corrected") != bool(told):
        raise ReviewInvalid("A correction needs field=value, such as low=28, and only a correction has one.")
    places = told.pop("place", None)
    changes = {name: _READ[name](value) for name, value in told.items()}
    low, high = (changes.get(name, figure[name]) for name in ("low", "high"))
    if low is None and high is None:
        raise ReviewInvalid("A figure needs low, high or both.")
    for first, last in (("low", "high"), ("start", "end")):
        begins, ends = changes.get(first, figure[first]), changes.get(last, figure[last])
        if begins is not None and ends is not None and begins > ends:
            raise ReviewInvalid(f"{first} ({begins}) must not be above {last} ({ends}).")
    located = locate([name.strip() for name in places.split(";") if name.strip()]) if places is not None else None
    if "source" in changes and (found := resolve(changes["source"], None)):
        changes |= {"organization": found.name, "organization_kind": str(found.kind or "")}
    return Decision(
        figure_id=figure_id,
        decision=decision,
        reviewer=reviewer,
        why=why,
        changes=changes,
        places=None if located is None else [(name, place_to_save(place)) for name, place in located.items()],
    )


def _pair(text: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not equals or name not in {*_READ, "place"}:
        raise ReviewInvalid(f"{text!r} is no correction; write one of {', '.join([*_READ, 'place'])}, =, and a value.")
    return name, value.strip()


def _number(value: str) -> int | None:
    if not value:
        return None
    plain = value.replace(",", "").replace(".", "").replace(" ", "")
    if not (plain.isascii() and plain.isdigit()):
        raise ReviewInvalid(f"{value!r} is no whole number.")
    return int(plain)


def _day(value: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(value) if value else None
    except ValueError as error:
        raise ReviewInvalid(f"{value!r} is no day; write it like 2024-05-31.") from error


def _one_of(names: Iterable[str]) -> Callable[[str], str]:
    known = list(names)

    def read(value: str) -> str:
        if value not in known:
            raise ReviewInvalid(f"{value!r} is none of {', '.join(known)}.")
        return value

    return read


def _yes_or_no(value: str) -> bool:
    return _one_of(["yes", "no"])(value) == "yes"


_READ: dict[str, Callable[[str], Any]] = {
    "metric": lambda value: _one_of(metrics())(value),
    "quantifier": _one_of(map(str, Quantifier)),
    "low": _number,
    "high": _number,
    "unit": _one_of(map(str, Unit)),
    "subset": _yes_or_no,
    "start": _day,
    "end": _day,
    "source": str,
}

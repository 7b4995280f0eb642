"""A person's decision about a figure, as typed, to what the database keeps: numbers, days, names, places with codes."""

import datetime as dt
import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from sqlalchemy import Engine

from db.enumerations import DECISIONS
from db.queries import read_evidence
from db.reviews import Decision, save_review
from tracker.figure import Quantifier, Unit
from tracker.gazetteer.locate import locate
from tracker.metrics import metrics
from tracker.organizations import resolve
from tracker.problem import Problem
from tracker.to_save import place_to_save

PROBLEMS = {
    "gone": "There is no figure {figure}.",
    "decision": "{value!r} is no decision; it is one of {known}.",
    "nobody": "Say who decides: --by NAME, or set TRACKER_REVIEWER.",
    "retired": "Figure {figure} counts no more: its document or our rules have changed.",
    "changes": "A correction needs field=value, such as low=28, and only a correction has one.",
    "unbounded": "A figure needs low, high or both.",
    "order": "{first} ({begins}) must not be above {last} ({ends}).",
    "field": "{value!r} is no correction; write one of {known}, =, and a value.",
    "number": "{value!r} is no whole number.",
    "day": "{value!r} is no day; write it like 2024-05-31.",
    "name": "{value!r} is none of {known}.",
}
"""What can be wrong with a decision, in the words of the command line; the dashboard words the same keys."""

WHOLE = re.compile(r"\d{1,3}(?:([., '’\u00a0\u202f])\d{3})(?:\1\d{3})*|\d+", re.ASCII)


class ReviewInvalid(Problem):
    """A decision cannot be taken; the message is one sentence that says what it takes, ``key`` one of ``PROBLEMS``."""

    sentences = PROBLEMS


def review(
    engine: Engine,
    figure_id: int,
    decision: str,
    *,
    reviewer: str,
    now: dt.datetime,
    why: str = "",
    corrections: Iterable[str] = (),
) -> None:
    """Save a decision about a figure, its corrections as in ``decide``; ReviewInvalid says why it cannot be."""
    evidence = read_evidence(engine, figure_id)
    if evidence is None:
        raise ReviewInvalid("gone", figure=figure_id)
    if decision not in DECISIONS:
        raise ReviewInvalid("decision", value=decision, known=", ".join(DECISIONS))
    if not reviewer.strip():
        raise ReviewInvalid("nobody")
    told = decide(
        figure_id, decision, reviewer=reviewer.strip(), why=why, corrections=corrections, figure=evidence.figure
    )
    try:
        save_review(engine, told, now)
    except KeyError as error:
        raise ReviewInvalid("retired", figure=figure_id) from error


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
        raise ReviewInvalid("changes")
    places = told.pop("place", None)
    changes = {name: _READ[name](value) for name, value in told.items()}
    low, high = (changes.get(name, figure[name]) for name in ("low", "high"))
    if low is None and high is None:
        raise ReviewInvalid("unbounded")
    for first, last in (("low", "high"), ("start", "end")):
        begins, ends = changes.get(first, figure[first]), changes.get(last, figure[last])
        if begins is not None and ends is not None and begins > ends:
            raise ReviewInvalid("order", first=first, begins=begins, last=last, ends=ends)
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
        raise ReviewInvalid("field", value=text, known=", ".join([*_READ, "place"]))
    return name, value.strip()


def _number(value: str) -> int | None:
    if not value:
        return None
    if not WHOLE.fullmatch(value):
        raise ReviewInvalid("number", value=value)
    return int(re.sub(r"\D", "", value))


def _day(value: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(value) if value else None
    except ValueError as error:
        raise ReviewInvalid("day", value=value) from error


def _one_of(names: Iterable[str]) -> Callable[[str], str]:
    known = list(names)

    def read(value: str) -> str:
        if value not in known:
            raise ReviewInvalid("name", value=value, known=", ".join(known))
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

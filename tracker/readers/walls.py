"""Pages that stand in place of an article: consent walls, logins, paywalls, robot checks, error pages."""

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict

from tracker.readers.fields import one_line

SHORT = 1500  # characters; a longer text is an article, whatever else stands on its page
HEAD_END = re.compile(r"\s+[-–—|·]\s|[.!?]?\s*(?:\n|$)|[.!?]\s")
SENTENCES = {
    "consent": "asks for consent to cookies in place of an article",
    "login": "asks for a login in place of an article",
    "paywall": "shows only the beginning of an article to those who do not pay",
    "robot": "asks whether the reader is a robot",
    "error": "is an error page",
}

Phrases = dict[str, list[str]]


class Walls(BaseModel):
    """The phrases of ``walls.yaml``: by kind of wall, then by language."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    consent: Phrases
    login: Phrases
    paywall: Phrases
    robot: Phrases
    error: Phrases


@cache
def walls() -> Walls:
    """Return the phrases that give a wall away."""
    return Walls.model_validate(yaml.safe_load(Path(__file__).with_suffix(".yaml").read_text("utf-8")))


def wall_in_place_of_article(title: str, text: str, *, free: bool = True) -> str:
    """Return what a page is if it is no article, as a predicate; empty for an article.

    ``free`` is False where the page itself declares that it may be read only for money.
    """
    if len(text) >= SHORT:
        return ""
    shown = one_line(text).casefold()
    kinds = walls().model_dump()
    errors = set(_all(kinds.pop("error")))
    if not errors.isdisjoint((_head(title), _head(text))):
        return SENTENCES["error"]
    found = (kind for kind, phrases in kinds.items() if any(phrase in shown for phrase in _all(phrases)))
    kind = next(found, "" if free else "paywall")
    return SENTENCES[kind] if kind else ""


def _head(text: str) -> str:
    return HEAD_END.split(text.strip()[:200], maxsplit=1)[0].casefold()


def _all(phrases: Phrases) -> Iterable[str]:
    return (phrase.casefold() for of_language in phrases.values() for phrase in of_language)

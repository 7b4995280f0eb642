"""Expressions of dates and periods."""

import datetime as dt
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

Forms = tuple[str, ...]


def _values(words: Any) -> Any:
    """Read a plain list of words as words without a value of their own."""
    return {"": words} if isinstance(words, list) else words


class DateExample(BaseModel):
    """A text that holds one expression, and the period it means for a date of publication."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    text: str
    published: dt.date | None = None
    start: dt.date | None = None
    end: dt.date | None = None


class DatePhrase(BaseModel):
    """Ways to say one meaning.

    ``means`` names a meaning of ``tracker.extractors.periods.meanings``; ``value`` and ``unit`` are its number and
    its unit where the words hold none ("yesterday": -1). A phrase of a later ``layer`` may build on
    ``{date}``, what an earlier layer found. ``forms`` are in the notation of ``tracker.extractors.periods.phrases``.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    means: str
    value: int = 0
    unit: str = ""
    layer: int = Field(default=1, ge=1, le=4)
    forms: Forms
    examples: tuple[DateExample, ...] = Field(min_length=1)


class PeriodCue(BaseModel):
    """Words that tell how a date serves the figures around it, with sentences that hold one."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    forms: Forms
    examples: tuple[str, ...] = Field(min_length=1)


class DateWords(BaseModel):
    """Expressions of dates and periods.

    ``words`` are the classes that a form names in braces, each word under the value it stands for. A word
    written with a capital letter needs one in the text. ``compounds`` are pairs of classes whose words a
    language writes as one; the compound counts as its first part. ``proclitics`` are written before any
    word without a space and change nothing (Arabic "and", "in"). ``parts`` are named pieces of forms.
    ``common`` words alone make no phrase: only sentences that hold another one are looked at. ``cues`` are
    in the notation of ``tracker.extractors.periods.cues``. Where ``reporting_takes_clause``, a verb of saying
    claims every day in its clause ("teilte die Polizei am Montag mit"), else only the one beside it.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    words: dict[str, Annotated[dict[int | str, Forms], BeforeValidator(_values)]] = {}
    common: Forms = ()
    proclitics: Forms = ()
    compounds: tuple[tuple[str, str], ...] = ()
    parts: dict[str, str] = {}
    phrases: tuple[DatePhrase, ...] = ()
    cues: dict[str, PeriodCue] = {}
    reporting_takes_clause: bool = False

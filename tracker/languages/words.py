"""A list of words in a language file, and a group of them with the examples that prove it.

Every list of words is in the notation of ``inflection`` and expanded when it is loaded. Every group
carries ``examples``: a text and the figures it holds, each as ``"metric quantifier value [unit] [subset]"``
("killed at_least 82", "killed range 180-200", "displaced exact 8000 household").
"""

from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict

from tracker.languages.inflection import expand_all


def _words(value: str | list[str]) -> tuple[str, ...]:
    """Expand a list of notations; a string is words parted by white space."""
    return expand_all(value.split() if isinstance(value, str) else value)


Words = Annotated[tuple[str, ...], BeforeValidator(_words)]
Examples = dict[str, list[str]]


class Group(BaseModel):
    """A group of words with the examples that prove them."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    examples: Examples = {}

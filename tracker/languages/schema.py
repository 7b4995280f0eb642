"""What a language file holds, and how it is loaded."""

import re
from functools import cache
from importlib.resources import files
from pathlib import PurePath

import yaml
from pydantic import BaseModel, ConfigDict

from tracker.languages.attribution import AttributionWords
from tracker.languages.counting import CountingWords
from tracker.languages.dates import DateWords
from tracker.languages.places import PlaceWords


class Language(BaseModel):
    """The words of one language, by the extractor that uses them."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    code: str
    name: str
    counting: CountingWords
    dates: DateWords = DateWords()
    places: PlaceWords = PlaceWords()
    attribution: AttributionWords = AttributionWords()


@cache
def language_codes() -> tuple[str, ...]:
    """Return the ISO 639-1 codes of all languages that have a file, sorted."""
    folder = files("tracker.languages")
    return tuple(sorted(PurePath(f.name).stem for f in folder.iterdir() if f.name.endswith(".yaml")))


@cache
def load_language(code: str) -> Language:
    """Return the language of an ISO 639-1 code; KeyError where it has no file."""
    if code not in language_codes():
        raise KeyError(code)
    text = files("tracker.languages").joinpath(f"{code}.yaml").read_text("utf-8")
    return Language.model_validate(yaml.load(text, _WordLoader))  # noqa: S506  a safe loader, see below


class _WordLoader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """A safe loader for which "no", "on" and "off" are words; only true and false are truth values."""


_WordLoader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:bool"]
    for first, resolvers in _WordLoader.yaml_implicit_resolvers.items()
}
_WordLoader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("^(?:true|false)$"), list("tf"))

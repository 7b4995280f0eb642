"""What a language file holds, and how it is loaded."""

from functools import cache
from importlib.resources import files
from pathlib import PurePath

from pydantic import BaseModel, ConfigDict

from tracker.languages.attribution import AttributionWords
from tracker.languages.counting import CountingWords
from tracker.languages.dates import DateWords
from tracker.languages.places import PlaceWords
from tracker.word_lists import load_word_list


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
    return Language.model_validate(load_word_list("tracker.languages", f"{code}.yaml"))

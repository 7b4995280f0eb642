"""What the data files hold, and how they are loaded."""

from enum import StrEnum
from functools import cache
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict

from tracker.languages import language_codes, load_language
from tracker.word_lists import load_word_list

Words = tuple[str, ...]
Reliability = Literal["A", "B", "C", "D", "E", "F"]


class Kind(StrEnum):
    """What sort of source an organization is."""

    UN = "UN"
    NGO = "NGO"
    MONITOR = "monitor"
    GOVERNMENT = "government"
    ARMED_GROUP = "armed group"
    MEDICAL = "medical"
    MEDIA = "media"
    LOCAL = "local"


class Organization(BaseModel):
    """One organization, known by ``name``, with every spelling that means it.

    ``acronyms`` keep their capitals in running text; ``names`` are per language (ISO 639-1), the one to show
    first; ``officials`` speak for it; ``at_home`` spellings mean it only where ``country`` (ISO 3166-1
    alpha-3) is known from the text or the caller, and so does the role it has there, its ``office``.
    A ``word`` is also something else ("Emergency"), so inside a longer source one word alone must be in capitals.
    ``parent`` is the larger organization; ``reliability`` the usual class A-F of the Admiralty scale, None
    where it depends on the statement.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str
    kind: Kind
    parent: str | None = None
    country: str | None = None
    reliability: Reliability | None = None
    acronyms: Words = ()
    names: dict[str, Words] = {}
    officials: Words = ()
    at_home: Words = ()
    office: str | None = None
    word: bool = False


class Role(BaseModel):
    """What a source can be without being one known organization: a ministry, police, residents.

    ``words`` are per language; a ``*`` at an end of a single word stands for the rest of a compound. A
    ``national`` role is one organization in each country. Where the source does not say which, the country of
    the figure is ``assumed`` always, where a ``listed`` organization has the role there, or never (an army
    also fights abroad). A ``weak`` role counts only where nothing else is named.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str
    kind: Kind
    words: dict[str, Words]
    national: bool = False
    assumed: Literal["always", "listed", "never"] = "always"
    weak: bool = False
    parent: str | None = None


class CommonWords(BaseModel):
    """Words that name nobody: ``articles`` go from the front of a name, ``fillers`` add nothing to a role,
    ``place_prepositions`` stand between a role and its place."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    articles: Words
    fillers: Words
    place_prepositions: Words


@cache
def organizations() -> dict[str, Organization]:
    """Return every organization by its canonical name; ValueError where a parent or office is unknown."""
    entries = {name: Organization(name=name, **entry) for name, entry in _load("organizations.yaml").items()}
    for entry in entries.values():
        if entry.parent is not None and entry.parent not in entries:
            raise ValueError(f"{entry.name}: unknown parent {entry.parent}")
        if entry.office is not None and entry.office not in roles():
            raise ValueError(f"{entry.name}: unknown office {entry.office}")
    return entries


@cache
def roles() -> dict[str, Role]:
    """Return every role by its name."""
    return {name: Role(name=name, **entry) for name, entry in _load("roles.yaml")["roles"].items()}


@cache
def common_words() -> CommonWords:
    """Return the words that name nobody."""
    return CommonWords.model_validate(_load("roles.yaml")["common"])


@cache
def country_words() -> dict[str, Words]:
    """Return the words that name a country (names, adjectives, people, capital) by ISO 3166-1 alpha-3 code.

    Adjectives and people in a language with a file come from that file.
    """
    demonyms = [load_language(code).places.demonyms for code in language_codes()]
    return {
        code: tuple(dict.fromkeys([*words, *(word for language in demonyms for word in language.get(code, ()))]))
        for code, words in _load("countries.yaml").items()
    }


@cache
def _load(name: str) -> dict[str, Any]:
    content: dict[str, Any] = load_word_list("tracker.organizations", name)
    return content

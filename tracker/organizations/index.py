"""Where each spelling leads: phrases by their stems, acronyms by their capitals."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Generic, NamedTuple, TypeAlias, TypeVar

from tracker.organizations.schema import Organization, Role, common_words, country_words, organizations, roles
from tracker.organizations.spelling import Key, Word, acronym_forms, is_acronym, key

T = TypeVar("T")


class Claim(NamedTuple):
    """A spelling of an organization and what sort of spelling it is: name, acronym, official, at home."""

    organization: Organization
    rule: str
    spelling: str


@dataclass(frozen=True, slots=True)
class Match(Generic[T]):
    """The words ``[begin, end)`` of a source and what they mean."""

    begin: int
    end: int
    values: tuple[T, ...]


Accept: TypeAlias = Callable[[Match[T], Sequence[Word]], bool]


class Phrases(Generic[T]):
    """Phrases to be found in a row of words, the longest first."""

    def __init__(self, entries: Iterable[tuple[str, T]]) -> None:
        phrases: defaultdict[Key, list[T]] = defaultdict(list)
        acronyms: defaultdict[str, list[T]] = defaultdict(list)
        self._prefixes: dict[str, T] = {}
        self._suffixes: dict[str, T] = {}
        for spelling, value in entries:
            if is_acronym(spelling):
                acronyms[spelling.casefold()].append(value)
            elif spelling.endswith("*"):
                self._prefixes[key(spelling)[0]] = value
            elif spelling.startswith("*"):
                self._suffixes[key(spelling)[0]] = value
            else:
                phrases[key(spelling)].append(value)
        self._phrases = {stems: _once(values) for stems, values in phrases.items()}
        self._acronyms = {folded: _once(values) for folded, values in acronyms.items()}
        self._parts = tuple(self._prefixes), tuple(self._suffixes)
        self._lengths: dict[str, tuple[int, ...]] = {}
        for stems in sorted(self._phrases, key=len, reverse=True):
            known = self._lengths.get(stems[0], ())
            if len(stems) not in known:
                self._lengths[stems[0]] = (*known, len(stems))

    def whole(self, words: Sequence[Word]) -> tuple[T, ...]:
        """Return what all the words together mean, whatever their case."""
        found = self._phrases.get(tuple(w.stem for w in words), ())
        return found or (self._acronyms.get(words[0].folded, ()) if len(words) == 1 else ())

    def find(self, words: Sequence[Word], accept: Accept[T] | None = None) -> list[Match[T]]:
        """Return the phrases in the words from left to right, the longest accepted one at each place."""
        if values := self.whole(words):
            whole = Match(0, len(words), values)
            return [whole] if accept is None or accept(whole, words) else []
        stems = [w.stem for w in words]
        matches: list[Match[T]] = []
        index = 0
        while index < len(words):
            found = (*self._longest(stems, index), *self._single(words[index], index))
            match = next((m for m in found if accept is None or accept(m, words)), None)
            if match is not None:
                matches.append(match)
            index = match.end if match is not None else index + 1
        return matches

    def _longest(self, stems: Sequence[str], index: int) -> Iterator[Match[T]]:
        for length in self._lengths.get(stems[index], ()):
            phrase = tuple(stems[index : index + length])
            if len(phrase) == length and (values := self._phrases.get(phrase)) is not None:
                yield Match(index, index + length, values)

    def _single(self, word: Word, index: int) -> Iterator[Match[T]]:
        for form in acronym_forms(word):
            if form in self._acronyms:
                yield Match(index, index + 1, self._acronyms[form])
        starts, ends = self._parts
        if word.folded.startswith(starts):
            start = max(filter(word.folded.startswith, starts), key=len)
            yield Match(index, index + 1, (self._prefixes[start],))
        if word.stem.endswith(ends):
            end = max(filter(word.stem.endswith, ends), key=len)
            yield Match(index, index + 1, (self._suffixes[end],))


def _once(values: Sequence[T]) -> tuple[T, ...]:
    return tuple({id(value): value for value in values}.values()) if len(values) > 1 else tuple(values)


def spellings(organization: Organization) -> list[Claim]:
    """Return every spelling of an organization, the canonical name first."""
    pairs = [("name", organization.name)]
    pairs += [("acronym", spelling) for spelling in organization.acronyms]
    pairs += [(f"name ({code})", spelling) for code, names in organization.names.items() for spelling in names]
    pairs += [("official", spelling) for spelling in organization.officials]
    pairs += [("at home", spelling) for spelling in organization.at_home]
    return [Claim(organization, rule, spelling) for rule, spelling in pairs]


@cache
def organization_index() -> Phrases[Claim]:
    """Return the organizations by their spellings."""
    return Phrases((claim.spelling, claim) for entry in organizations().values() for claim in spellings(entry))


@cache
def role_index() -> Phrases[Role]:
    """Return the roles by their words."""
    return Phrases((word, role) for role in roles().values() for words in role.words.values() for word in words)


@cache
def country_index() -> Phrases[str]:
    """Return the countries (ISO 3166-1 alpha-3) by the words that name them and by their codes."""
    return Phrases((word, code) for code, words in country_words().items() for word in (code, *words))


@cache
def offices() -> dict[tuple[str, str], Organization]:
    """Return the organizations that have a role in a country, by role and country."""
    return {(o.office, o.country): o for o in organizations().values() if o.office is not None and o.country}


@cache
def common_stems() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """Return articles (folded), fillers (stems) and prepositions before a place (folded)."""
    common = common_words()
    return (
        frozenset(word.casefold() for word in common.articles),
        frozenset(stem for word in common.fillers for stem in key(word)),
        frozenset(word.casefold() for word in common.place_prepositions),
    )

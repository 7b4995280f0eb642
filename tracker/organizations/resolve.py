"""From a source's spelling to its organization."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from tracker.organizations.guess import FoundRole, guess, says_who, without_article
from tracker.organizations.index import Claim, offices, organization_index, role_index
from tracker.organizations.listed import is_meant, listed, of_entry
from tracker.organizations.places import Place, named_country
from tracker.organizations.resolution import Resolution
from tracker.organizations.schema import Kind, roles
from tracker.organizations.spelling import Word, clean, read

_SEPARATOR = re.compile(r"[;/\n]+")
_REMEMBERED = 65536
_LONGEST_SOURCE = 400


@lru_cache(maxsize=_REMEMBERED)
def resolve(source: str, country: str | None = None) -> Resolution | None:
    """Return who a source is, as the text names it; None where no word of the source names anybody.

    ``country`` (ISO 3166-1 alpha-3) is where the figure is about: it decides between the organizations that
    share a spelling ("Red Crescent") unless the source names a country itself. Where a source names
    several ("WHO;White Helmets"), the first stands and the others are in ``also``.
    """
    found = resolve_all(source, country)
    if not found:
        return None
    first, *others = found
    return replace(first, text=source, also=(*first.also, *(other.name for other in others)))


@lru_cache(maxsize=_REMEMBERED)
def resolve_all(source: str, country: str | None = None) -> tuple[Resolution, ...]:
    """Return each source of a list written with semicolons or slashes, as ``resolve`` reads it."""
    return tuple(r for part in _parts(source) if (r := _resolve_part(part, country, publisher=False)))


@lru_cache(maxsize=_REMEMBERED)
def resolve_publisher(publisher: str) -> Resolution | None:
    """Return who a publisher is; None where it has no word.

    Of a newspaper with its agency ("Die Zeit / AFP") the newspaper stands and the agency is in ``also``.
    A publisher that is not listed is guessed to be media.
    """
    found = [r for part in _parts(publisher) if (r := _resolve_part(part, None, publisher=True))]
    if not found:
        return None
    first, *others = found
    return replace(first, text=publisher, also=(*first.also, *(other.name for other in others)))


def _parts(source: str) -> tuple[str, ...]:
    text = clean(source[:_LONGEST_SOURCE])
    if not _SEPARATOR.search(text) or organization_index().whole(read(text)):
        return (text,)
    return tuple(part.strip() for part in _SEPARATOR.split(text))


def _resolve_part(text: str, country: str | None, *, publisher: bool) -> Resolution | None:
    words = read(text)
    if not words:
        return None
    matches = organization_index().find(words, is_meant)
    claims = [claim for match in matches for claim in match.values]
    shared = [claim for claim in claims if claim.rule == "at home"]
    place = named_country(words) if shared or _only_media(claims) else None
    named = listed(text, matches, place, country)
    armed = not publisher and bool(named) and named[0].kind is Kind.ARMED_GROUP
    whole = any(match.begin == 0 and match.end == len(words) for match in matches)
    if named and (publisher or not (armed or _only_media(claims)) or (whole and not armed)):
        return _with_others(named)
    role = None if publisher else _role(words, place)
    if armed:
        governs = role is not None and role.role.parent in roles()
        return _run_by(text, named[0], role) if role and governs else _with_others(named)
    if named and (role is None or role.role.weak or role.role.kind is Kind.MEDIA):
        return _with_others(named)
    return _of_role(text, role, place, country) if role else _unlisted(text, words, shared, publisher=publisher)


def _run_by(text: str, group: Resolution, role: FoundRole) -> Resolution:
    """Return the ministry that an armed group runs: the group's own, and neither it nor the state's."""
    place = Place(group.name, None, frozenset(range(len(role.words))))
    return guess(text, replace(role, place=place), None)


def _only_media(claims: Sequence[Claim]) -> bool:
    return all(claim.organization.kind is Kind.MEDIA for claim in claims)


def _with_others(named: Sequence[Resolution]) -> Resolution:
    return replace(named[0], also=tuple(other.name for other in named[1:]))


def _role(words: tuple[Word, ...], place: Place | None) -> FoundRole | None:
    """Return the role that says most: a strong one first, then the longest, then the first.

    The country may stand inside it ("ministère syrien de la Santé").
    """
    found = _best(words, place)
    if place is None or (found is not None and not found.role.weak):
        return found
    others = tuple(word for index, word in enumerate(words) if index not in place.words)
    inner = _best(others, replace(place, words=frozenset()))
    return inner if inner is not None and not inner.role.weak else found


def _best(words: tuple[Word, ...], place: Place | None) -> FoundRole | None:
    matches = role_index().find(words)
    if not matches:
        return None
    match = min(matches, key=lambda m: (m.values[0].weak, m.begin - m.end, m.begin))
    return FoundRole(match.values[0], words, match.begin, match.end, place)


def _of_role(text: str, found: FoundRole, place: Place | None, hint: str | None) -> Resolution:
    """Return the listed organization that has the role in the country, else the guess."""
    named = place.country if place else None
    assumed = hint if place is None and found.role.assumed != "never" else None
    entry = offices().get((found.role.name, named or assumed or ""))
    if entry is not None:
        rule = f"country {named} in the source" if named else f"country {hint} of the figure"
        return of_entry(text, Claim(entry, "office", found.role.name), (rule,))
    return guess(text, found, hint)


def _unlisted(text: str, words: Sequence[Word], shared: Sequence[Claim], *, publisher: bool) -> Resolution | None:
    """Return the source as it stands, with what its spelling may mean; None for a word such as "the group"."""
    name = without_article(text, words)
    kinds = {claim.organization.kind for claim in shared}
    if not publisher and not any(map(says_who, words)):
        return None
    if shared:
        names = tuple(dict.fromkeys(claim.organization.name for claim in shared))
        kind = kinds.pop() if len(kinds) == 1 else None
        return Resolution(text=text, name=name, kind=kind, candidates=names, why=("several share this spelling",))
    if publisher:
        return Resolution(text=text, name=text, kind=Kind.MEDIA, why=("a publisher that is not listed",))
    return Resolution(text=text, name=name, kind=None, why=("not listed",))

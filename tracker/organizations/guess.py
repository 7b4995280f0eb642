"""What a source is that no entry names: its role, its place, and its own words."""

from collections.abc import Sequence
from dataclasses import dataclass

from tracker.organizations.index import common_stems, offices
from tracker.organizations.places import Place, place_behind
from tracker.organizations.resolution import Resolution
from tracker.organizations.schema import Role, organizations
from tracker.organizations.spelling import Word


@dataclass(frozen=True, slots=True)
class FoundRole:
    """A role in the words ``[begin, end)`` of a source, and the country that the source names."""

    role: Role
    words: Sequence[Word]
    begin: int
    end: int
    place: Place | None


def guess(text: str, found: FoundRole, hint: str | None) -> Resolution:
    """Return a guess by role: "Ministry of Health (SDN)" for a national one, else the source's own words.

    Nothing is added to what the source says but the country of the figure, to a role that assumes it.
    """
    role, words = found.role, found.words
    spoken = text[words[found.begin].begin : words[found.end - 1].end]
    why = [f"role “{role.name}” by “{spoken}”"]
    place = found.place or place_behind(text, words, found.end)
    country, where = (place.country, place.name) if place else (None, None)
    if where:
        why.append(f"place “{where}” in the source")
    elif role.national and hint and role.assumed == "always":
        country = where = hint
        why.append(f"country {hint} of the figure")
    more = _is_modified(text, found, place) if role.national else _says_more(found, place)
    name = without_article(text, words) if more else role.name
    if name == role.name and where:
        name = f"{role.name} ({where})"
    return Resolution(
        text=text,
        name=name,
        kind=role.kind,
        country=country,
        role=role,
        place=where,
        candidates=_sharing(role) if where is None and hint is None else (),
        why=tuple(why),
    )


def _sharing(role: Role) -> tuple[str, ...]:
    """Return the listed members of the organization that a role belongs to, as the Red Crescent societies."""
    if role.parent not in organizations():
        return ()
    return tuple(organization.name for (office, _), organization in offices().items() if office == role.name)


def without_article(text: str, words: Sequence[Word]) -> str:
    """Return the source without the article before it, and without what stands around it."""
    articles = common_stems()[0]
    first = 0
    while first < len(words) - 1 and words[first].folded in articles and text[words[first].end] in " ’'":
        if words[first].written.isupper():
            break
        first += 1
    return text[words[first].begin :].rstrip(" ,:;.")


def _says_more(found: FoundRole, place: Place | None) -> bool:
    """Return whether the source holds more than its role, its place and words that name nobody."""
    placed = place.words if place else frozenset()
    return any(
        says_who(word)
        for index, word in enumerate(found.words)
        if index not in placed and not found.begin <= index < found.end
    )


def _is_modified(text: str, found: FoundRole, place: Place | None) -> bool:
    """Return whether a word right before the role makes it another ("Salvation Government", "Delhi police").

    Further words are persons and what they do: "Innenminister Wais Barmak".
    """
    before = found.begin - 1
    if before < 0 or (place is not None and before in place.words):
        return False
    word = found.words[before]
    return says_who(word) and text[word.end : found.words[found.begin].begin] in (" ", "-")


def says_who(word: Word) -> bool:
    """Return whether a word of a source adds anything to who it is."""
    articles, fillers, prepositions = common_stems()
    return word.stem not in fillers and word.folded not in articles and word.folded not in prepositions

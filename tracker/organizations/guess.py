"""What a source is that no entry names: its role, its place, and its own words."""

from collections.abc import Sequence

from tracker.organizations.index import Match, common_stems, offices
from tracker.organizations.places import Place, place_behind
from tracker.organizations.resolution import Resolution
from tracker.organizations.schema import Role, organizations
from tracker.organizations.spelling import Word


def guess(
    text: str, words: Sequence[Word], match: Match[Role], role: Role, place: Place | None, hint: str | None
) -> Resolution:
    """Return a guess by role: "Ministry of Health (SDN)" for a national one, else the source's own words.

    Nothing is added to what the source says but the country of the figure, to a role that assumes it.
    """
    place = place or place_behind(text, words, match.end)
    spoken = text[words[match.begin].begin : words[match.end - 1].end]
    why = [f"role “{role.name}” by “{spoken}”"]
    country = place.country if place else None
    where = place.name if place else None
    if where:
        why.append(f"place “{where}” in the source")
    elif role.national and hint and role.assumed == "always":
        country = where = hint
        why.append(f"country {hint} of the figure")
    name = role.name if role.national or not _says_more(words, match, place) else without_article(text, words)
    if name == role.name and where:
        name = f"{role.name} ({where})"
    shared = where is None and hint is None and role.parent in organizations()
    candidates = tuple(o.name for (office, _), o in offices().items() if office == role.name) if shared else ()
    return Resolution(
        text=text, name=name, kind=role.kind, country=country, role=role, place=where, candidates=candidates,
        why=tuple(why),
    )  # fmt: skip


def without_article(text: str, words: Sequence[Word]) -> str:
    """Return the source without the article before it, and without what stands around it."""
    articles = common_stems()[0]
    first = 0
    while first < len(words) - 1 and words[first].folded in articles and text[words[first].end] in " ’'":
        if words[first].written.isupper():
            break
        first += 1
    return text[words[first].begin :].rstrip(" ,:;.")


def _says_more(words: Sequence[Word], match: Match[Role], place: Place | None) -> bool:
    """Return whether the source holds more than its role, its place and words that name nobody."""
    articles, fillers, prepositions = common_stems()
    placed = place.words if place else frozenset()
    return any(
        word.stem not in fillers and word.folded not in articles and word.folded not in prepositions
        for index, word in enumerate(words)
        if index not in placed and not match.begin <= index < match.end
    )

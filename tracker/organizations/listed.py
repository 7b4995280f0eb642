"""The listed organizations that a source names."""

from collections.abc import Sequence

from tracker.organizations.index import Claim, Match
from tracker.organizations.places import Place
from tracker.organizations.resolution import Resolution, ancestors
from tracker.organizations.schema import Kind
from tracker.organizations.spelling import Word


def listed(text: str, matches: Sequence[Match[Claim]], place: Place | None, country: str | None) -> list[Resolution]:
    """Return the listed organizations that the source names, the one it comes from first."""
    found: dict[str, tuple[tuple[int, int], Resolution]] = {}
    for match in matches:
        claim, rules = _claimed(match, place.country if place else None, country)
        if claim is not None:
            rank = (claim.rule == "official") + 2 * (claim.organization.kind is Kind.MEDIA)
            known = found.get(claim.organization.name)
            if known is None or rank < known[0][0]:
                found[claim.organization.name] = (rank, match.begin), of_entry(text, claim, rules)
    ranked = [resolution for _, resolution in sorted(found.values(), key=lambda pair: pair[0])]
    parents = {name for r in ranked if r.organization for name in ancestors(r.organization)}
    return [r for r in ranked if r.name not in parents]


def is_meant(match: Match[Claim], words: Sequence[Word]) -> bool:
    """Return whether a name that is also a word ("Emergency", "Die Presse") is meant as the name."""
    written, claim = words[match.begin].written, match.values[0]
    if match.end - match.begin > 1:
        return not claim.organization.word or not written[0].islower() or claim.spelling.startswith(written)
    if len(words) == 1:
        return True
    if claim.organization.word:
        return written.isupper()
    return written == claim.spelling or not written[0].islower()


def _claimed(match: Match[Claim], named: str | None, hint: str | None) -> tuple[Claim | None, tuple[str, ...]]:
    """Return the claim that holds in the country named in the text, else hinted at, and the rules."""
    for country, rule in ((named, f"country {named} in the source"), (hint, f"country {hint} of the figure")):
        for claim in match.values:
            if country is not None and claim.organization.country == country:
                return claim, (rule,) if claim.rule == "at home" else ()
        if named is not None:
            break
    return next((claim for claim in match.values if claim.rule != "at home"), None), ()


def of_entry(text: str, claim: Claim, rules: tuple[str, ...]) -> Resolution:
    """Return the resolution of a source to an entry, with the spelling and the rules that led there."""
    entry = claim.organization
    return Resolution(
        text=text,
        name=entry.name,
        kind=entry.kind,
        country=entry.country,
        organization=entry,
        why=(f"{claim.rule} “{claim.spelling}”", *rules),
    )

"""Organizations as ``tracker.organizations`` knows them."""

from functools import cache

from tracker.claims.names import Names
from tracker.organizations import Kind, resolve, resolve_publisher
from tracker.organizations.resolution import lineage


class ListedOrganizations(Names):
    """The listed organizations, and the roles that every country has, with what each is part of."""

    def __init__(self) -> None:
        super().__init__({})

    def organization(self, told: str) -> str:
        """Return the canonical name of a source, itself where it is not listed; "" where it names nobody."""
        found = resolve(told) if told else None
        return found.name if found else ""

    def publisher(self, told: str) -> str:
        """Return the organization that a publisher is, "" where it is a medium or not listed."""
        found = resolve_publisher(told) if told else None
        return found.name if found and found.organization and found.kind is not Kind.MEDIA else ""

    def above(self, canonical: str) -> tuple[str, ...]:
        """Return what an organization is part of, the nearest first."""
        return _above(canonical)

    def lists(self, canonical: str) -> bool:
        """Tell whether an organization is listed, not only guessed from its words."""
        return _is_listed(canonical)

    def shown(self, canonical: str) -> bool:  # noqa: ARG002
        """Tell that every name keeps its spelling."""
        return True


@cache
def _is_listed(canonical: str) -> bool:
    found = resolve(canonical) if canonical else None
    return found is not None and not found.guessed


@cache
def _above(canonical: str) -> tuple[str, ...]:
    found = resolve(canonical) if canonical else None
    return tuple(name for name in lineage(found) if name != canonical) if found else ()

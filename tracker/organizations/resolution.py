"""What a source resolves to."""

from dataclasses import dataclass, field

from tracker.organizations.schema import Kind, Organization, Role, organizations, roles


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolution:
    """Who a source is, and why.

    ``text`` is the source as given, ``name`` the canonical name; ``organization`` is its entry, None where
    the source is not listed and ``kind`` only guessed (None: nothing to guess it by). A guess says what
    ``role`` it has and keeps ``place``, as text or ISO3, where the source names one. Where the same
    spelling means several organizations, ``name`` stays what the source says and ``candidates`` lists
    them. ``also`` are further organizations that the source names; ``why`` are the rules, in their order.
    """

    text: str
    name: str
    kind: Kind | None
    country: str | None = None
    organization: Organization | None = field(default=None, hash=False)
    role: Role | None = field(default=None, hash=False)
    place: str | None = None
    candidates: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    why: tuple[str, ...] = ()

    @property
    def guessed(self) -> bool:
        """Whether the source is no listed organization."""
        return self.organization is None

    def label(self, language: str) -> str:
        """Return the name to show in a language (ISO 639-1), the canonical one where it has none."""
        named = self.organization.names if self.organization else self.role.words if self.role else {}
        shown = next((word for word in named.get(language, ()) if "*" not in word), None)
        if shown is None or (self.role is not None and not self.name.startswith(self.role.name)):
            return self.name
        return f"{shown} ({self.place})" if self.role is not None and self.place else shown


def same_or_nested(one: Resolution, other: Resolution) -> bool:
    """Return whether two sources are one organization, or one a part of the other (UN OCHA of the UN).

    What one of them says is then no independent confirmation of the other. A role whose country is
    unknown may be the same as that of any country; two parts of one parent are different organizations.
    """
    return one.name in lineage(other) or other.name in lineage(one)


def lineage(resolution: Resolution) -> tuple[str, ...]:
    """Return the name and everything it is a part of, nearest first."""
    names = [resolution.name]
    if resolution.organization is not None:
        names += _office_names(resolution.organization) + ancestors(resolution.organization)
    elif resolution.role is not None:
        names += _role_names(resolution.role, resolution.country)
    return tuple(dict.fromkeys(names))


def ancestors(organization: Organization) -> list[str]:
    """Return the names of the organizations that an organization is a part of, nearest first."""
    names = []
    parent = organization.parent
    while parent is not None:
        names.append(parent)
        parent = organizations()[parent].parent
    return names


def _office_names(organization: Organization) -> list[str]:
    office = organization.office
    return [] if office is None else _role_names(roles()[office], organization.country)


def _role_names(role: Role, country: str | None) -> list[str]:
    at_home = [f"{role.name} ({country})"] if country else []
    if role.parent is None:
        return [*at_home, role.name]
    above = roles().get(role.parent)
    return [*at_home, role.name, *(_role_names(above, country) if above else [role.parent])]

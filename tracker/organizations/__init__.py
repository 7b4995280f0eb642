"""Who a figure comes from: the organization behind a source's or publisher's spelling.

``organizations.yaml`` lists the organizations, ``roles.yaml`` what every country has (a health ministry,
police, residents), ``countries.yaml`` the words that name a country. Pure: no database, no network.
"""

from tracker.organizations.explain import explain
from tracker.organizations.resolution import Resolution, same_or_nested
from tracker.organizations.resolve import resolve, resolve_all, resolve_publisher
from tracker.organizations.schema import Kind, Organization, Role, organizations, roles

__all__ = [
    "Kind",
    "Organization",
    "Resolution",
    "Role",
    "explain",
    "organizations",
    "resolve",
    "resolve_all",
    "resolve_publisher",
    "roles",
    "same_or_nested",
]

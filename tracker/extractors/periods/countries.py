"""The countries that names of places stand in."""

from collections.abc import Sequence

from tracker.gazetteer import load_gazetteer


def countries_of(names: Sequence[str]) -> frozenset[str]:
    """Return the countries of the names that stand in one country only; empty where none does."""
    return frozenset(country for name in names if (country := _country(name)))


def is_place(name: str) -> bool:
    """Return whether a text is the name of a place."""
    return name[:1].isupper() and bool(load_gazetteer().resolve(name))


def _country(name: str) -> str:
    gazetteer = load_gazetteer()
    countries = {gazetteer.country(place) for place in gazetteer.resolve(name)}
    return countries.pop() if len(countries) == 1 else ""

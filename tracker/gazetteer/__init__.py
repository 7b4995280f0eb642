"""Places of the world with P-codes and coordinates: names in, places and their parents out."""

from tracker.gazetteer.aliases import AliasesInvalid, use_aliases
from tracker.gazetteer.facts import Point, name_in, point, population
from tracker.gazetteer.store import Gazetteer, Hit, Place, load_gazetteer

__all__ = [
    "AliasesInvalid",
    "Gazetteer",
    "Hit",
    "Place",
    "Point",
    "load_gazetteer",
    "name_in",
    "point",
    "population",
    "use_aliases",
]

"""Places of the world with P-codes and coordinates: names in, places and their parents out."""

from tracker.gazetteer.store import Gazetteer, Hit, Place, load_gazetteer

__all__ = ["Gazetteer", "Hit", "Place", "load_gazetteer"]

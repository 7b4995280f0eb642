"""Where each figure is: the places a text mentions, and which of them a count is about.

``mentions`` finds them (with ``nameless`` and ``introduced``), ``geography`` says what the document is about,
``scores``, ``references``, ``same_kind``, ``capitals`` and ``events`` choose, ``assign`` gives each count its places.
"""

from tracker.extractors.places.assign import assign_places

__all__ = ["assign_places"]

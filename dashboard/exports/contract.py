"""What every export format has."""

from collections.abc import Callable
from dataclasses import dataclass

from dashboard.exports.export import Export


@dataclass(frozen=True, slots=True)
class Format:
    """A format: its name in addresses, the ending of its files, its media type, and data to bytes.

    Its label in the interface is the text ``export_NAME``.
    """

    name: str
    ending: str
    media_type: str
    write: Callable[[Export], bytes]

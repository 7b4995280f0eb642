"""The room that something takes on a chart."""

from typing import NamedTuple


class Box(NamedTuple):
    """A rectangle in pixels, from wherever its chart counts them."""

    left: float
    bottom: float
    right: float
    top: float

    def meets(self, other: "Box") -> bool:
        """Tell whether two of them would cover each other."""
        across = self.left < other.right and other.left < self.right
        return across and self.bottom < other.top and other.bottom < self.top

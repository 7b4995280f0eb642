"""What the extractors share: a document prepared for reading, and a count found in it."""

from dataclasses import dataclass, field

from tracker.document import Document
from tracker.figure import Quantifier, Range, Unit
from tracker.languages import Language


@dataclass(frozen=True, slots=True)
class Reading:
    """A document with its language and the ranges of its sentences, in order, not overlapping."""

    document: Document
    language: Language
    sentences: tuple[Range, ...]

    @property
    def text(self) -> str:
        """Return the document's text."""
        return self.document.text


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """A number that counts people, facilities or homes as a fact; place, period and source are open.

    ``at`` is the number, ``phrase`` the number with what it counts ("mehr als 820 Menschen"),
    ``clause`` the clause that reports it, ``sentence`` the index of its sentence in the reading.
    ``further`` marks "another 20", ``cumulative``, ``standing`` and ``earlier`` the wording of its clause ("so
    far", "still", "initially"); ``found`` marks bodies, which are counted as they are found, ``culprit`` who did it,
    ``left`` those who are told to have left, ``single`` the noun of one whom an article counts, ``overall`` a total
    ("in all"), ``against`` one that another is only set against ("compared with 300"), ``degree`` a word of how badly
    they fared; ``link`` and ``distance`` say how, and from how far in tokens, the metric was found; ``summed`` marks
    what makes up another number together with others.
    """

    metric: str
    quantifier: Quantifier
    low: int | None
    high: int | None
    unit: Unit
    subset: bool
    population: str
    at: Range
    phrase: Range
    clause: Range
    sentence: int
    why: tuple[str, ...] = field(default=())
    further: bool = False
    cumulative: bool = False
    standing: bool = False
    earlier: bool = False
    link: str = ""
    distance: int = 0
    found: bool = False
    culprit: bool = False
    left: bool = False
    single: str = ""
    overall: bool = False
    against: bool = False
    degree: bool = False
    summed: bool = False

    @property
    def value(self) -> int:
        """Return the number that the count is compared by: its lower bound, else its upper one."""
        return self.low if self.low is not None else self.high or 0

    @property
    def most(self) -> int:
        """Return the largest number that the count may be of."""
        return max(self.value, self.high or 0)

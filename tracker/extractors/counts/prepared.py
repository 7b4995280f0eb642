"""A sentence prepared for counting, and how a number is linked to its metric."""

from dataclasses import dataclass, field

from tracker.extractors.counts.clauses import Clauses
from tracker.extractors.counts.lexicon import Lexicon
from tracker.extractors.counts.nouns import Counted
from tracker.extractors.counts.numbers import Number
from tracker.extractors.counts.tokens import Tokens
from tracker.extractors.reading import Count

NEAR = 3
"""How many small words may stand between a verb and its object."""
FAR = 60
"""How many tokens of its own clause a predicate may be away."""


@dataclass(slots=True)
class Sentence:
    """A sentence prepared for counting: its tokens, clauses, numbers and what each number counts.

    ``attributes`` are the tokens between a number and its noun, ``phrases`` those from its quantifier
    on; ``wording`` holds the roles of all words of a clause, ``roles`` those of the sentence; ``before``
    and ``told`` are the kind and the metric that were counted last in the sentences before, ``previous`` the
    last count of the one right before; ``links`` the predicates found so far.
    """

    tokens: Tokens
    clauses: Clauses
    numbers: list[Number]
    counted: list[Counted]
    lexicon: Lexicon
    context: frozenset[str]
    attributes: frozenset[int] = field(init=False)
    phrases: frozenset[int] = field(init=False)
    wording: dict[int, int] = field(init=False)
    roles: int = field(init=False)
    before: str = ""
    told: str = ""
    previous: Count | None = None
    links: "dict[int, Link | None]" = field(default_factory=dict)

    def __post_init__(self) -> None:
        pairs = list(zip(self.numbers, self.counted, strict=True))
        self.attributes = frozenset(
            i for x, c in pairs if c.kind != "thing" for i in range(x.last + 1, c.last + (not x.article))
        )
        counting = [(x, c) for x, c in pairs if not x.article or not (c.kind == "thing" or c.guessed)]
        self.phrases = frozenset(i for x, c in counting for i in range(x.lead, c.last + 1))
        self.wording, self.roles = {}, 0
        for clause, word in zip(self.clauses.of, self.tokens.word, strict=True):
            self.wording[clause] = self.wording.get(clause, 0) | word.roles
            self.roles |= word.roles


@dataclass(frozen=True, slots=True)
class Link:
    """A number's predicate: the metric it gives, its token and how it was found."""

    metric: str
    at: int
    form: int
    how: str
    distance: int = 0
    kind: str = ""

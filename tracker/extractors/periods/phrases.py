"""A matcher for phrases of words: a compact notation compiled to one automaton, run over the tokens.

The notation: words as they are written, ``(a|b c)`` for a choice, ``[a|b]`` for a choice that may be left
out, ``{class}`` for any word of a class, ``<part>`` for a named piece of notation, ``...`` for up to four
words in between, ``..`` for up to two.
"""

import re
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

TOKEN = re.compile(r"\d+|(?:[^\W\d_]+|[\u00ad\u0300-\u036f\u064b-\u0655\u0670]+)+|[^\w\s]")
GAP_KEY = "..."
_NOTATION = re.compile(r"\.\.\.?|\{\w+\}|<\w+>|[()\[\]|]|" + TOKEN.pattern)
_GAPS = {"..": 2, "...": 4}


@dataclass(slots=True, eq=False)
class Node:
    """A place between the words of a phrase; ``meaning`` is the number of the phrase that ends here."""

    steps: dict[str, list["Node"]] = field(default_factory=dict)
    meaning: int | None = None


class State:
    """All nodes that the words so far may have led to; where each of its ``steps`` leads is found out on demand."""

    __slots__ = ("_after", "gap", "meaning", "steps")

    def __init__(self, nodes: Iterable[Node]) -> None:
        self.meaning = min((n.meaning for n in nodes if n.meaning is not None), default=None)
        self.steps: dict[str, list[Node]] = {}
        for node in nodes:
            for key, after in node.steps.items():
                self.steps.setdefault(key, []).extend(after)
        self._after: dict[str, State] = {}
        self.gap = GAP_KEY in self.steps

    def after(self, key: str) -> "State":
        """Return the state behind a word or class that is one of the ``steps``."""
        known = self._after.get(key)
        if known is None:
            known = self._after[key] = State(_unique(self.steps[key]))
        return known


Keys = tuple[tuple[str, object], ...]
"""What a token may be read as: itself or a class in braces, with the value it has there."""


class Token(NamedTuple):
    """A piece of text with its readings; ``word`` tells whether it may stand in a gap."""

    begin: int
    end: int
    keys: Keys
    word: bool = True


class Match(NamedTuple):
    """A phrase found: tokens ``[first, last)``, and its values by class, in their order."""

    first: int
    last: int
    meaning: int
    values: Keys


class Phrases:
    """Phrases compiled into an automaton; ``add`` each with its number, then ``find`` them in tokens."""

    def __init__(self, parts: Mapping[str, str]) -> None:
        self._parts = parts
        self._root = Node()
        self._start: State | None = None
        self.words: set[str] = set()
        self.classes: set[str] = set()

    def add(self, notation: str, meaning: int) -> None:
        """Add a phrase; of two phrases alike the first one added stands. ValueError on bad notation."""
        pieces = list(self._pieces(notation))
        ends, rest = self._choice([self._root], pieces, 0)
        if rest != len(pieces):
            raise ValueError(f"unbalanced brackets in {notation!r}")
        for node in ends:
            if node is self._root:
                raise ValueError(f"{notation!r} matches nothing at all")
            if node.meaning is None:
                node.meaning = meaning

    def _pieces(self, notation: str) -> Iterator[str]:
        for piece in _NOTATION.findall(notation):
            if piece.startswith("<") and len(piece) > 1:
                yield "("
                yield from self._pieces(self._parts[piece[1:-1]])
                yield ")"
            else:
                yield piece

    def _choice(self, begins: list[Node], pieces: list[str], i: int) -> tuple[list[Node], int]:
        ends, here = [], begins
        while i < len(pieces) and pieces[i] not in ")]":
            piece = pieces[i]
            i += 1
            if piece == "|":
                ends += here
                here = begins
            elif piece in "([":
                inside, i = self._choice(here, pieces, i)
                here = _unique([*here, *inside] if piece == "[" else inside)
                i += 1
            elif piece in _GAPS:
                for _ in range(_GAPS[piece]):
                    here = [*here, self._step(here, GAP_KEY)]
            else:
                here = [self._step(here, piece)]
        return _unique([*ends, *here]), i

    def _step(self, nodes: Iterable[Node], key: str) -> Node:
        (self.classes if key.startswith("{") else self.words).add(key)
        after = Node()
        for node in nodes:
            node.steps.setdefault(key, []).append(after)
        return after

    def find(self, tokens: Sequence[Token]) -> Iterator[Match]:
        """Yield the phrases in the tokens from left to right, the longest at each place, not overlapping."""
        if self._start is None:
            self._start = State([self._root])
        start, done, count = self._start, 0, len(tokens)
        for i, token in enumerate(tokens):
            if i < done or not token.keys:
                continue
            for key, _ in token.keys:
                if key not in start.steps:
                    continue
                state = start.after(key)
                # Most words that open a phrase are followed by one that none goes on with.
                if state.meaning is not None or state.gap or (i + 1 < count and tokens[i + 1].keys):
                    best = self._longest(start, tokens, i)
                    if best is not None:
                        done = best.last
                        yield best
                    break

    def has_path(self, keys: Container[str]) -> bool:
        """Return whether some phrase can be made of such words and classes alone."""
        seen: set[int] = set()
        open_ = [self._root]
        while open_:
            node = open_.pop()
            if node.meaning is not None:
                return True
            for key, after in node.steps.items():
                if key in keys or key == GAP_KEY:
                    open_ += [n for n in after if id(n) not in seen]
                    seen.update(id(n) for n in after)
        return False

    def _longest(self, start: State, tokens: Sequence[Token], first: int) -> Match | None:
        best: Match | None = None
        open_: list[tuple[State, int, Keys]] = [(start, first, ())]
        while open_:
            state, i, values = open_.pop()
            if state.meaning is not None and (best is None or (-i, state.meaning) < (-best.last, best.meaning)):
                best = Match(first, i, state.meaning, values)
            if i == len(tokens):
                continue
            token = tokens[i]
            if state.gap and token.word and i > first:
                open_.append((state.after(GAP_KEY), i + 1, values))
            for key, value in token.keys:
                if key in state.steps:
                    told = (*values, (key, value)) if key[0] == "{" else values
                    open_.append((state.after(key), i + 1, told))
        return best


def _unique(nodes: Iterable[Node]) -> list[Node]:
    return list({id(n): n for n in nodes}.values())

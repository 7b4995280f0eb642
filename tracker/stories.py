"""Which documents tell nearly the same: a wire report and its reprints. Each is kept; the group is only noted."""

import re

SHINGLE = 5  # words
FEWEST = 20  # shingles; shorter texts are alike by chance
ALIKE = 0.6  # of the shorter text: a reprint is often cut
WORD = re.compile(r"\w+")


def shingles(text: str) -> frozenset[int]:
    """Return the runs of five words of a text, as numbers that hold within this process."""
    words = [word.casefold() for word in WORD.findall(text)]
    return frozenset(hash(tuple(words[at : at + SHINGLE])) for at in range(len(words) - SHINGLE + 1))


def is_reprint(one: frozenset[int], other: frozenset[int]) -> bool:
    """Tell whether two texts are the same report, one of them perhaps cut or with a few sentences of its own."""
    shorter = min(len(one), len(other))
    return shorter >= FEWEST and len(one & other) >= ALIKE * shorter

"""Which places bear a name, and which name stands at a word of a text: lines that are looked up, never read whole.

``names.tsv`` has one line for each word that names begin with, folded, the lines sorted: the word, then each name
that begins with it and the codes of its places (``|`` between them). ``~`` stands before a name that is looked up
but not found in texts. ``build.py`` writes it from the lines of ``places.tsv``.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable
from mmap import mmap

SHORTEST_NAME = 3
KNOWN_BY_OTHER_NAMES = 300_000
TOWN = frozenset({"city", "capital"})
REMEMBERED = 20_000
LONGEST_WORD = 40
HIDDEN = "~"
BLOCK = 4096
"""So many bytes are searched for a line at once."""
Lines = bytes | mmap
"""Sorted lines, each with its key in front of the first tab."""
_WORD = re.compile(r"[^\W_]+")


class _Remembered(dict[str, tuple[str, ...]]):
    """What is looked up for each word of a text, without a call where the word was met before."""

    def __init__(self, look_up: Callable[[str], tuple[str, ...]]) -> None:
        self._look_up = look_up

    def __missing__(self, word: str) -> tuple[str, ...]:
        if len(self) >= REMEMBERED:
            self.clear()
        self[word] = self._look_up(word)
        return self[word]


class NameIndex:
    """All names, each read when a word that it begins with is met."""

    def __init__(self, lines: Lines) -> None:
        """Take the lines of ``names.tsv``."""
        self._lines = lines
        self._codes: dict[str, dict[str, tuple[str, ...]]] = {}
        self.beginning_with = _Remembered(self._beginning_with)
        """The names whose first word is one of a text or that without its inflecting "s", the longest first."""
        self._added: defaultdict[str, list[str]] = defaultdict(list)

    def add(self, names: Iterable[str]) -> None:
        """Let further names be found in texts."""
        for name in names:
            self._added[_first_word(name)].append(name)
        self.beginning_with.clear()

    def codes(self, name: str) -> tuple[str, ...]:
        """Return the codes of the places of this name, in any case."""
        word = _first_word(name)
        named = self._codes.get(word)
        if named is None:
            if len(self._codes) >= REMEMBERED:
                self._codes.clear()
            entries = (entry.removeprefix(HIDDEN).split("|") for entry in self._entries(word))
            named = self._codes[word] = {name.casefold(): tuple(codes) for name, *codes in entries}
        return named.get(name.casefold(), ())

    def _beginning_with(self, word: str) -> tuple[str, ...]:
        firsts = [word, word[:-1]] if word.endswith("s") else [word]
        found = [name for first in firsts for name in self._read(first.casefold())]
        return tuple(sorted(found, key=len, reverse=True))

    def _read(self, word: str) -> list[str]:
        shown = [entry.partition("|")[0] for entry in self._entries(word) if not entry.startswith(HIDDEN)]
        return self._added.get(word, []) + shown

    def _entries(self, word: str) -> list[str]:
        return line_of(self._lines, word).split("\t")[1:] if len(word) <= LONGEST_WORD else []


def line_of(lines: Lines, key: str) -> str:
    """Return the line of a key, "" where there is none."""
    begins = f"{key}\t".encode(errors="replace")
    low, high = 0, len(lines)
    while high - low > BLOCK:
        middle = (low + high) // 2
        behind = lines.find(b"\n", middle, high) + 1
        if behind and lines[behind : behind + len(begins)] <= begins:
            low = behind
        else:
            high = middle
    if lines[low : low + len(begins)] != begins:
        low = lines.find(b"\n" + begins, low, high + len(begins)) + 1
    end = lines.find(b"\n", low)
    return lines[low : end if end >= 0 else len(lines)].decode() if low or lines[: len(begins)] == begins else ""


def name_lines(places: Lines) -> bytes:
    """Return ``names.tsv`` for ``places.tsv``."""
    codes: defaultdict[str, list[str]] = defaultdict(list)
    found: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for line in places[:].decode().split("\n"):
        code, level, name, _, _, _, population, others = line.split("\t")
        names = [name, *others.split("|")] if others else [name]
        for one in dict.fromkeys(map(str.casefold, names)):
            codes[one].append(code)
        if level in TOWN and int(population or 0) < KNOWN_BY_OTHER_NAMES:
            names = names[:2]
        for one in names:
            if len(one) >= SHORTEST_NAME and not one[0].islower():
                found[one.casefold()][one] = None
    entries: defaultdict[str, list[str]] = defaultdict(list)
    for folded, bearers in codes.items():
        for name in found.get(folded, (HIDDEN + folded,)):
            entries[_first_word(folded)].append("|".join((name, *bearers)))
    return b"\n".join(sorted("\t".join((word, *sorted(names))).encode() for word, names in entries.items()))


def _first_word(name: str) -> str:
    word = _WORD.search(name)
    return word[0].casefold() if word else ""

"""The short notation for words that a language file lists with all their forms.

``"kill//s/ed"`` is kill, kills, killed; ``"evacuat/e/es/ed"`` evacuate, evacuates, evacuated;
``"in (urgent/dire/) need"`` in urgent need, in dire need, in need. A string may hold one phrase only.
"""

import re
from collections.abc import Iterable
from itertools import product

_CHOICE = re.compile(r"\(([^()]*)\)")


def expand(notation: str) -> tuple[str, ...]:
    """Return every form that a notation stands for, in its order, folded to lower case."""
    parts = _CHOICE.split(notation)
    options = [part.split("/") if i % 2 else [part] for i, part in enumerate(parts)]
    phrases = ["".join(choice) for choice in product(*options)]
    forms = [form for phrase in phrases for form in product(*map(_endings, phrase.lower().split()))]
    return tuple(dict.fromkeys(" ".join(form) for form in forms))


def expand_all(notations: Iterable[str]) -> tuple[str, ...]:
    """Return the forms of several notations, each once."""
    return tuple(dict.fromkeys(form for notation in notations for form in expand(notation)))


def _endings(word: str) -> list[str]:
    stem, *endings = word.split("/")
    return [stem + ending for ending in endings] if endings else [stem]

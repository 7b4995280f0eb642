"""How right extracted figures are, against gold annotations in the guidelines' format.

A predicted figure is right when a gold figure of the same document has the same metric, low and high.
Repeats of a right figure are free; optional gold figures count neither as missed nor as false alarms.
The slots are scored on the right figures only. "Complete" is the share of gold figures that are found
with every slot right.
"""

import json
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

Fields = Mapping[str, Any]
SLOTS = ("quantifier", "unit", "subset", "place", "period", "source")


@dataclass(slots=True)
class Tally:
    """Figures found right, missed and falsely reported, and the slots right among the right ones."""

    right: int = 0
    missed: int = 0
    alarms: int = 0
    complete: int = 0
    slots: Counter[str] = field(default_factory=Counter)

    @property
    def gold(self) -> int:
        """Return the number of gold figures that had to be found."""
        return self.right + self.missed

    @property
    def precision(self) -> float:
        """Return the share of reported figures that are right."""
        return _share(self.right, self.right + self.alarms)

    @property
    def recall(self) -> float:
        """Return the share of gold figures that were found."""
        return _share(self.right, self.gold)

    @property
    def f1(self) -> float:
        """Return the harmonic mean of precision and recall."""
        return _share(2 * self.precision * self.recall, self.precision + self.recall)

    @property
    def completeness(self) -> float:
        """Return the share of gold figures that were found with every slot right."""
        return _share(self.complete, self.gold)

    def slot(self, name: str) -> float:
        """Return the share of right figures whose slot is right."""
        return _share(self.slots[name], self.right)


@dataclass(slots=True)
class Error:
    """One thing that went wrong: a figure "missed", an "alarm", or a wrong "slot" with both readings."""

    document: str
    kind: str
    figure: Fields
    slots: dict[str, tuple[Any, Any]] = field(default_factory=dict)


@dataclass(slots=True)
class Score:
    """The tallies over all documents, per language and per metric, and every error."""

    documents: int = 0
    all: Tally = field(default_factory=Tally)
    languages: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    metrics: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    errors: list[Error] = field(default_factory=list)


def read_gold(path: Path) -> dict[str, dict[str, Any]]:
    """Return annotated documents by id, from a .jsonl file or a folder of .json; ValueError for bad JSON."""
    if path.is_dir():
        documents = [json.loads(file.read_text("utf-8")) for file in sorted(path.rglob("*.json"))]
    else:
        documents = [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]
    return {document["id"]: document for document in documents}


def score(gold: Mapping[str, Fields], predicted: Mapping[str, Sequence[Fields]]) -> Score:
    """Score predicted figures by document id against gold documents by id.

    A figure needs at least ``metric``, ``low`` and ``high``; ``at`` decides between equal ones.
    """
    result = Score(documents=len(gold))
    for name, document in gold.items():
        pairs, missed, alarms = _pair(document["figures"], predicted.get(name, ()))

        def tallies(figure: Fields, language: str = document.get("language", "")) -> tuple[Tally, ...]:
            return result.all, result.languages[language], result.metrics[figure["metric"]]

        for figure, found in pairs:
            if not figure.get("optional"):
                _count_right(result, name, figure, found, tallies(figure))
        for figure in missed:
            if not figure.get("optional"):
                _add(tallies(figure), "missed")
                result.errors.append(Error(name, "missed", figure))
        for figure in alarms:
            _add(tallies(figure), "alarms")
            result.errors.append(Error(name, "alarm", figure))
    return result


def _count_right(result: Score, name: str, gold: Fields, found: Fields, tallies: Sequence[Tally]) -> None:
    wrong = {slot: (_told(slot, gold), _told(slot, found)) for slot in SLOTS if not _slot_right(slot, gold, found)}
    _add(tallies, "right")
    for tally in tallies:
        tally.complete += not wrong
        tally.slots.update(slot for slot in SLOTS if slot not in wrong)
    if wrong:
        result.errors.append(Error(name, "slot", gold, wrong))


def _add(tallies: Sequence[Tally], what: str) -> None:
    for tally in tallies:
        setattr(tally, what, getattr(tally, what) + 1)


def _pair(
    gold: Sequence[Fields], predicted: Sequence[Fields]
) -> tuple[list[tuple[Fields, Fields]], list[Fields], list[Fields]]:
    """Match the figures of one document: pairs, missed gold, false alarms."""
    by_key: dict[tuple[Any, ...], list[Fields]] = defaultdict(list)
    for figure in predicted:
        by_key[_key(figure)].append(figure)
    pairs, missed = [], []
    for figure in sorted(gold, key=lambda figure: bool(figure.get("optional"))):
        free = by_key[_key(figure)]
        if not free:
            missed.append(figure)
            continue
        best = max(free, key=_overlap_with(figure))
        by_key[_key(figure)] = [other for other in free if other is not best]
        pairs.append((figure, best))
    known, optional = {_key(figure) for figure in gold}, [figure for figure in gold if figure.get("optional")]
    # Another reading of an optional figure is no false alarm either.
    alarms = [f for f in predicted if _key(f) not in known and not any(_overlap_with(o)(f) for o in optional)]
    return pairs, missed, alarms


def _key(figure: Fields) -> tuple[Any, ...]:
    return figure["metric"], *(None if figure.get(bound) is None else int(figure[bound]) for bound in ("low", "high"))


def _overlap_with(gold: Fields) -> Callable[[Fields], int]:
    def overlap(figure: Fields) -> int:
        a, b = gold.get("at"), figure.get("at")
        return max(0, min(a[1], b[1]) - max(a[0], b[0])) if a and b else 0

    return overlap


def _slot_right(slot: str, gold: Fields, found: Fields) -> bool:
    if slot == "period":
        return [found.get("start"), found.get("end")] in [
            [gold.get("start"), gold.get("end")],
            *gold.get("periods", []),
        ]
    if slot in {"place", "source"}:
        return same_name(_names(gold.get(slot)), _names(found.get(slot)))
    if slot == "subset":
        return bool(gold.get("subset")) == bool(found.get("subset"))
    return bool(gold.get(slot) == found.get(slot))


def same_name(gold: Sequence[str], found: Sequence[str]) -> bool:
    """Return whether some found name holds, or is held in, some gold name, word by word; none equals none."""
    if not gold or not found:
        return not gold and not found
    folded = [(f" {_fold(a)} ", f" {_fold(b)} ") for a in gold for b in found]
    return any(a.strip() and b.strip() and (a in b or b in a) for a, b in folded)


def _names(value: Any) -> list[str]:
    if not value:
        return []
    if isinstance(value, str):
        return [value]
    return [name for item in value for name in _names(item)]


def _fold(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return " ".join(re.findall(r"\w+", "".join(c for c in decomposed if not unicodedata.combining(c))))


def _told(slot: str, figure: Fields) -> Any:
    return (figure.get("start"), figure.get("end")) if slot == "period" else figure.get(slot)


def _share(part: float, whole: float) -> float:
    return part / whole if whole else 1.0

"""Names in their variants: which are the same, and which is part of which."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import cache

Relations = Mapping[str, tuple[str, tuple[str, ...]]]
"""Name as told → its canonical name, and what that is part of, the nearest first ("Idlib" → ("Idlib",
("north-west Syria", "Syria")); "ONU" → ("UN", ())). A name that is not in it stands for itself."""

_PARENTHESIS = re.compile(r"\s*\(([^)]*)\)")


@cache
def fold(name: str) -> str:
    """Return a name without case, accents and spacing, so that variants of one spelling are equal."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    kept = (" " if not letter.isalnum() else letter for letter in plain if not unicodedata.combining(letter))
    return " ".join("".join(kept).split())


class Names:
    """The names of one kind (places, or organizations) with their relations."""

    def __init__(self, relations: Relations) -> None:
        self._known = {fold(name): entry for name, entry in relations.items()}
        self._above: dict[str, tuple[str, ...]] = {}
        for canonical, above in relations.values():
            self._known.setdefault(fold(canonical), (canonical, above))
            self._above[canonical] = above
        for above in list(self._above.values()):
            for depth, name in enumerate(above):
                self._above.setdefault(name, above[depth + 1 :])
                self._known.setdefault(fold(name), (name, above[depth + 1 :]))

    def shown(self, canonical: str) -> bool:
        """Tell whether a canonical name can be shown as it is; one that nobody knows has lost its capitals."""
        return canonical in self._above or not canonical

    def knows(self, told: str) -> bool:
        """Tell whether a name as told is among the relations."""
        return fold(told) in self._known

    def lists(self, canonical: str) -> bool:
        """Tell whether a canonical name is listed, so that all texts mean the same by it: not "an NGO"."""
        return canonical in self._above

    def canonical(self, told: str) -> str:
        """Return the canonical name of one name as told, itself folded where it is not known."""
        entry = self._known.get(fold(told))
        return entry[0] if entry else fold(told)

    def above(self, canonical: str) -> tuple[str, ...]:
        """Return what a canonical name is part of, the nearest first."""
        return self._above.get(canonical, ())

    def related(self, one: str, other: str) -> bool:
        """Tell whether two canonical names are equal or one is part of the other."""
        return one == other or one in self.above(other) or other in self.above(one)

    def within(self, canonical: str, names: Iterable[str]) -> set[str]:
        """Return those of some canonical names that are part of one, itself left out."""
        return {name for name in names if canonical in self.above(name)}

    def place(self, told: str) -> str:
        """Return the canonical place of names joined by ";": the most specific where they are nested.

        Places beside each other become the nearest place that holds them all, else the first.
        """
        names = [self.canonical(name) for name in told.split(";") if name.strip()]
        if len(names) < 2 or self.knows(told):
            return self.canonical(told) if told else ""
        wider = {above for name in names for above in self.above(name)}
        specific = [name for name in dict.fromkeys(names) if name not in wider]
        if len(specific) == 1:
            return specific[0]
        shared = set.intersection(*({*self.above(name)} for name in specific))
        return next((above for above in self.above(specific[0]) if above in shared), specific[0])

    def organization(self, told: str) -> str:
        """Return the canonical organization of a source as told: "Mark Lowcock (ONU)" is the UN.

        Several joined by ";" are known ones together, in order of name; a person whose organization
        is not known keeps the words outside the parenthesis.
        """
        if not told.strip():
            return ""
        if self.knows(told):
            return self.canonical(told)
        parts = [part for part in told.split(";") if part.strip()]
        if len(parts) > 1:
            known = sorted({found for part in parts if (found := self._known_in(part))})
            return " and ".join(known) or self.organization(parts[0])
        return self._known_in(told) or fold(_PARENTHESIS.sub("", told)) or fold(told)

    def publisher(self, told: str) -> str:
        """Return the organization that a publisher is, "" where it is none that is known: a newspaper."""
        found = self.organization(told)
        return found if found in self._above else ""

    def _known_in(self, told: str) -> str:
        forms = [*_PARENTHESIS.findall(told), _PARENTHESIS.sub("", told), told]
        known = {self.canonical(form) for form in forms if self.knows(form)}
        return min(known, key=lambda name: (-len(self.above(name)), name), default="")


def nested_names(pairs: Iterable[tuple[str, str]]) -> Names:
    """Return names that are known by what holds them: pairs of a place's code and of one that holds it."""
    above: dict[str, set[str]] = {}
    for name, holder in pairs:
        above.setdefault(name, set())
        above.setdefault(holder, set())
        if name != holder:
            above[name].add(holder)
    nearest_first = {name: sorted(holders, key=lambda one: (-len(above[one]), one)) for name, holders in above.items()}
    return Names({name: (name, tuple(holders)) for name, holders in nearest_first.items()})


NO_NAMES = Names({})
"""Nothing is known: only equal names are equal."""

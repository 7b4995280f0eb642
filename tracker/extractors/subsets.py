"""Parts of a total: cues need a total; numbers that add up to a total, or lie inside it, are its parts."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from tracker.extractors.containment import MOST, OWN, Containment, Period
from tracker.extractors.reading import Count
from tracker.figure import Quantifier

_BOUNDED = frozenset({Quantifier.AT_LEAST, Quantifier.MORE_THAN, Quantifier.APPROXIMATELY})
NAMED = "named"
"""A part of a whole that its sentence names needs no number for it ("of the dead in Homs, 20 …")."""
_SIBLINGS = frozenset({"among", "whole", "listed-as"})
"""Parts of the same whole, which are no wholes of each other."""
_LISTED = frozenset({"inherited", "listed"})
"""How a number gets its metric from the one right before it."""
SEVERAL = 5
"""A number that is only told by its size may be so many times larger than its bound."""
MOST_OF, TOO_MUCH = 0.5, 1.05
"""Parts that follow a total make up this share of it at least; a total that is a bound may be exceeded."""


def mark_subsets(
    counts: Sequence[Count], periods: Sequence[Period], places: Sequence[tuple[str, ...]], sources: Sequence[str]
) -> list[Count]:
    """Return the counts with ``subset`` settled: cues without a total are dropped, sums are found."""
    parts: set[int] = set()
    containment = Containment(counts, periods, places, sources)
    for metric in {(count.metric, count.unit) for count in counts}:
        group = [i for i, count in enumerate(counts) if (count.metric, count.unit) == metric]
        for position, i in enumerate(group):
            if counts[i].subset or i in parts:
                continue
            behind = [j for j in group[position + 1 : position + 1 + MOST] if not _labelled(counts[i], counts[j])]
            wider = next((k for k, j in enumerate(behind) if containment.wider(i, j)), len(behind))
            home = [j for j in behind[:wider] if not containment.abroad(i, j)]
            parts.update(_parts(counts, periods, i, home))
            parts.update(_completing(counts, periods, i, home))
            if containment.is_event(i):
                parts.update(j for j in home if _is_found(counts[i], counts[j]) and containment.follows(i, j))
            behind = [j for j in behind if not counts[j].culprit]
            parts.update(j for j in behind if not _is_former(counts[j]) and containment.holds(i, j))
            parts.update(containment.hosts(i, [j for j in behind if not _apart(periods[i], periods[j])]))
            parts.update(containment.shares(i, [j for j in behind if j not in parts]))
            last = [j for j in group[max(0, position - 2) : position] if not containment.abroad(i, j)]
            parts.update(j for j in last if _raises(counts[j], counts[i]))
            parts.update(j for j in last if _adds(counts[j], counts[i]) and _is_shorter(periods[j], periods[i]))
            parts.update(j for j in group[max(0, position - 2) : position] if containment.closes(i, j))
            parts.update(j for j in home[:1] if _has_raised(counts[j], counts[i]))
            parts.update(_summed(counts, i, [j for j in group[max(0, position - MOST) : position] if j not in parts]))
    counts = _listed(counts, periods, parts)
    known = _with_whole(counts)
    return [_settled(count, is_part=i in parts, has_whole=i in known) for i, count in enumerate(counts)]


def _listed(counts: Sequence[Count], periods: Sequence[Period], parts: set[int]) -> list[Count]:
    """Return the counts with a list of parts told to its end ("30 people: ten in Homs, eight in Hama")."""
    listed = list(counts)
    for i, (last, count) in enumerate(pairwise(counts), start=1):
        goes_on = count.link in _LISTED or not (count.link in OWN or count.further)
        beside = count.sentence == last.sentence and count.metric == last.metric and not _is_told_again(listed, i)
        if count.link in _LISTED and _apart(*periods[i - 1 : i + 1]):
            continue
        if goes_on and beside and (listed[i - 1].subset or i - 1 in parts):
            listed[i] = replace(count, subset=True)
    return listed


def _is_told_again(counts: Sequence[Count], i: int) -> bool:
    """Return whether a number right before tells the same whole ("20 died. Seven of the 20 dead were children")."""
    same = (c for c in counts[max(0, i - MOST) : i] if c.metric == counts[i].metric and not c.subset)
    return any(c.value == counts[i].value for c in same)


def _settled(count: Count, *, is_part: bool, has_whole: bool) -> Count:
    """Return the count with its subset: a cue needs a whole that is large enough, a sum proves itself."""
    if is_part and not count.subset:
        return replace(count, subset=True, summed=True)
    subset = is_part or (count.subset and has_whole)
    return count if count.subset is subset else replace(count, subset=subset)


def _with_whole(counts: Sequence[Count]) -> set[int]:
    """Return the counts that a whole is known for: named with them, or a number as large that is no part itself."""
    first: dict[str, int] = {}
    known = set()
    for i in sorted(range(len(counts)), key=lambda i: (-_room(counts[i]), counts[i].subset)):
        count = counts[i]
        if count.subset and (count.link == NAMED or first.get(count.metric, count.sentence + 1) <= count.sentence):
            known.add(i)
        sibling = count.subset and count.link in _SIBLINGS
        if count.link == NAMED or not (i in known or sibling):
            first[count.metric] = min(first.get(count.metric, count.sentence), count.sentence)
    return known


def _is_former(count: Count) -> bool:
    """Return whether a number is what was told before ("at first, 55 dead had been reported")."""
    return count.earlier and not count.cumulative


def _room(count: Count) -> int:
    """Return how large a part of the number may be; "thousands" are fewer than ten thousand."""
    return count.most * SEVERAL if count.quantifier is Quantifier.VAGUE else count.most


def _parts(counts: Sequence[Count], periods: Sequence[Period], whole: int, behind: Sequence[int]) -> list[int]:
    """Return the longest run of numbers behind a total that adds up to most of it, at least two of them."""
    total, taken, best, added = counts[whole].value, [], [], 0
    limit = total * (TOO_MUCH if counts[whole].quantifier in _BOUNDED else 1)
    if not behind or counts[whole].quantifier is Quantifier.RANGE:
        return []
    if counts[whole].sentence == counts[behind[0]].sentence:
        return []
    for i in behind:
        value = counts[i].value
        aside = counts[i].link in OWN or _is_former(counts[i])
        if counts[i].subset or counts[i].quantifier is Quantifier.VAGUE or aside:
            continue
        if value >= total or added + value > limit or _apart(periods[whole], periods[i]) or _others(counts, whole, i):
            break
        added += value
        taken.append(i)
        if len(taken) > 1 and added >= MOST_OF * total:
            best = list(taken)
    return best


def _completing(counts: Sequence[Count], periods: Sequence[Period], whole: int, behind: Sequence[int]) -> list[int]:
    """Return the numbers that add up to exactly the total with those that a cue calls its parts."""
    total, added, taken = counts[whole], 0, []
    for i in behind:
        aside = counts[i].link in OWN or counts[i].quantifier is Quantifier.VAGUE
        if aside or counts[i].value >= total.value or _apart(periods[whole], periods[i]) or _others(counts, whole, i):
            break
        added += counts[i].value
        if not counts[i].subset:
            taken.append(i)
        if added >= total.value:
            return taken if added == total.value else []
    return []


def _others(counts: Sequence[Count], whole: int, part: int) -> bool:
    """Return whether a number counts others than those of a group ("three soldiers, two policemen and a civilian")."""
    return counts[whole].population not in {"", counts[part].population}


def _labelled(whole: Count, part: Count) -> bool:
    """Return whether two labels name different things ("Houses destroyed: 700 / Houses flooded: 500")."""
    return whole.link == part.link == "label" and whole.population == part.population


def _is_found(total: Count, bodies: Count) -> bool:
    """Return whether bodies were found of a toll that was told before ("20 bodies were pulled from the river")."""
    told = not (total.found or total.earlier or total.further) and total.quantifier is not Quantifier.VAGUE
    return told and bodies.found and not bodies.further and bodies.most < total.value


def _raises(part: Count, total: Count) -> bool:
    """Return whether the number is what a total in the same sentence has grown by ("three more, the toll is 51")."""
    told = total.link in {"toll", "counter"} and total.sentence == part.sentence
    return told and part.further and part.value < total.value


def _adds(part: Count, total: Count) -> bool:
    """Return whether a toll is told behind a number of its sentence ("seven died, bringing the toll to 27")."""
    told = total.link in {"toll", "counter"} and total.sentence == part.sentence and part.link not in OWN
    fits = part.value < total.value and not part.earlier and part.quantifier is not Quantifier.VAGUE
    return told and fits and part.metric in {"killed", "injured"}


def _is_shorter(part: Period, total: Period) -> bool:
    """Return whether a number is of days that those of a running total, begun earlier or some time, hold."""
    (start, end), (first, last) = part, total
    if start is None or end is None or last is None:
        return False
    return end <= last and (first is None or first < start)


def _has_raised(part: Count, total: Count) -> bool:
    """Return whether a toll is told with what raised it ("rose to 72 after two of the injured died")."""
    beside = total.link in {"toll", "counter"} and total.sentence == part.sentence and part.link not in OWN
    return beside and part.value < total.value and part.quantifier is not Quantifier.VAGUE


def _summed(counts: Sequence[Count], whole: int, before: Sequence[int]) -> list[int]:
    """Return the numbers right before a total that add up to exactly it, at least two of them."""
    total, added, taken = counts[whole], 0, []
    if not (total.cumulative or total.link in {"toll", "counter"}):
        return []
    for i in reversed(before):
        if not counts[i].subset:
            added += counts[i].value
            taken.append(i)
        if added >= total.value:
            return taken if added == total.value and len(taken) > 1 else []
    return []


def _apart(whole: Period, part: Period) -> bool:
    """Return whether two periods do not touch."""
    (a, b), (c, d) = whole, part
    return (b is not None and c is not None and c > b) or (a is not None and d is not None and d < a)

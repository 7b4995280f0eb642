"""The same figure told twice is one figure, at its most informative mention."""

import datetime as dt
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from tracker.extractors.reading import Count
from tracker.figure import Figure, Quantifier
from tracker.gazetteer.locate import LocatedPlace, locate

SMALL = 9
"""So small a number is another one in another place; a larger one is told again of a place and of its part."""
_A_FEW = 99
"""So few people may have died in two events; a larger number is told again."""
_LONG_AGO = 300
"""What happened so many days before the news is another event."""
LEAD = 1
"""Headline and lead tell what the text behind them tells again."""
_A_DAY = dt.timedelta(days=1)
"""Two readings of one date may differ by so much."""
_BOUNDED = frozenset({Quantifier.AT_LEAST, Quantifier.MORE_THAN})


def told_once(figures: Sequence[Figure], counts: Sequence[Count]) -> tuple[Figure, ...]:
    """Return the figures without repeats, in the order of the text.

    Same metric, low and high are one figure unless "another", a list, one sentence, two places of a small number
    or periods that do not touch tell them apart; the mention with more slots filled stays, the first of equals. The
    plain number of a headline is that of the text, which bounds it ("at least"). A part at one mention is one.
    """
    newest = max((one.end for one in figures if one.end), default=None)
    best: dict[tuple[object, ...], list[int]] = {}
    located = _located(figures)
    parts: set[int] = set()
    bounded = {(one.metric, one.unit, one.low) for one in figures if one.quantifier in _BOUNDED}
    for i, (figure, count) in enumerate(zip(figures, counts, strict=True)):
        if _is_headline(figure, count) and (figure.metric, figure.unit, figure.low) in bounded:
            continue
        key: tuple[object, ...] = (figure.metric, figure.low, figure.high, figure.unit)
        if count.further or count.link == "listed":
            key = (*key, i)
        elif count.culprit:
            key = (*key, "culprit")
        known = best.setdefault(key, [])
        place = next(
            (
                n
                for n, j in enumerate(known)
                if counts[j].sentence != count.sentence
                and not _are_apart(figure, figures[j])
                and not _are_others(count, counts[j])
                and not _are_elsewhere(figure, figures[j], located)
                and not _is_one_of_old(figure, figures[j], newest)
                and not _are_of_others(figure, figures[j])
            ),
            None,
        )
        if place is None:
            known.append(i)
        else:
            if figure.subset or figures[known[place]].subset or known[place] in parts:
                parts |= {known[place], i}
            if _told(figure) > _told(figures[known[place]]):
                known[place] = i
    return tuple(
        replace(figures[i], subset=True) if i in parts else figures[i]
        for i in sorted(i for known in best.values() for i in known)
    )


def _are_others(one: Count, other: Count) -> bool:
    """Return whether two single victims behind the lead are told by other nouns: an article tells of someone new."""
    behind = one.sentence > LEAD and other.sentence > LEAD
    return behind and bool(one.single and other.single) and one.single != other.single


def _are_of_others(one: Figure, other: Figure) -> bool:
    """Return whether two single victims, or a few that two sources tell of, are of different groups."""
    value, spoken = one.low or one.high or 0, bool(one.source and other.source and one.source != other.source)
    return one.population != other.population and (value == 1 or (spoken and value <= SMALL))


def _is_headline(figure: Figure, count: Count) -> bool:
    """Return whether the figure is a plain number of the first line."""
    return count.sentence == 0 and figure.quantifier is Quantifier.EXACT


def _are_apart(one: Figure, other: Figure) -> bool:
    """Return whether both periods are known from end to end, and more than a day lies between them."""
    if one.start is None or one.end is None or other.start is None or other.end is None:
        return False
    return max(one.start, other.start) - min(one.end, other.end) > _A_DAY


def _is_one_of_old(one: Figure, other: Figure, newest: dt.date | None) -> bool:
    """Return whether a number of a few people is told once of days long before the news, and once without a date."""
    dated = [figure for figure in (one, other) if figure.start and figure.end]
    if newest is None or len(dated) != 1 or (one.low or one.high or 0) > _A_FEW:
        return False
    return bool(dated[0].end and (newest - dated[0].end).days > _LONG_AGO)


def _are_elsewhere(one: Figure, other: Figure, located: Mapping[str, LocatedPlace | None]) -> bool:
    """Return whether two figures of a small number have places of which none holds the other."""
    here, there = (located.get(figure.place[0]) if figure.place else None for figure in (one, other))
    if here is None or there is None or here.place.code == there.place.code:
        return False
    return here.place not in there.above and there.place not in here.above


def _located(figures: Sequence[Figure]) -> Mapping[str, LocatedPlace | None]:
    """Return the places of the small numbers that are told more than once."""
    told = Counter((one.metric, one.low, one.high) for one in figures)
    names = [
        one.place[0] for one in figures if one.place and told[one.metric, one.low, one.high] > 1 and _is_small(one)
    ]
    return locate(names) if len(set(names)) > 1 else {}


def _is_small(figure: Figure) -> bool:
    return (figure.low or figure.high or 0) <= SMALL


def _told(figure: Figure) -> int:
    return 2 * bool(figure.place) + bool(figure.start) + bool(figure.end) + 2 * bool(figure.source) - figure.subset

"""The place of the event that a text goes on with: what the sentences before or behind a count tell."""

from collections.abc import Sequence

from tracker.extractors.places.before import NEAR, is_parted, section_of, told_lately, told_since
from tracker.extractors.places.earlier import tells_earlier
from tracker.extractors.places.geography import Geography
from tracker.extractors.places.told import ARRIVALS, Names, Told, first_names
from tracker.extractors.places.waters import LOST, nameless_sea, sea_before, water_of_voyage
from tracker.extractors.places.words import Relation
from tracker.extractors.reading import Count

FORWARD = 3

ANNOUNCED = 2
"""Sentences behind a headline that tell its place: a dateline may stand between."""

OUTGROWN = 15
"""Times what was told of a place that a total of the whole country is at least."""

VAST = 10_000

VAST_AT_UNKNOWN = 1_000
"""People of a total that is more than those of a town that the gazetteer does not know."""

VAST_IN_UNIT = 100_000
"""People of a total that is more than one town's, or one province's."""

LIST = 8
"""Counts behind the first that may tell it again."""

HARM = frozenset({"killed", "injured", "missing", "homes_destroyed"})


def told_by_event(geography: Geography, count: Count, before: Told | None, told: Sequence[Told]) -> Names:
    """Return the place of the event that goes on, or of the country in a war told as a whole.

    A town that has fewer inhabitants than the count has people gives way to the last place that has not.
    """
    names = _event(geography, count, before, told)
    there = (one.of for one in told[-LIST:] if names and one.names == names)
    water = water_of_voyage(geography, count, names[0] if names else "", there)
    water = water or (nameless_sea(geography, count) if names else "")
    if water:
        return (water,)
    if names and _outgrows(geography, count, names, told):
        country = geography.country_told(first_names(told))
        return (country,) if country else names
    if not names or not geography.is_too_small(names[0], count):
        return names
    larger = next((one.names for one in reversed(told) if _can_hold(geography, one, count)), ())
    country = geography.country_told(first_names(told))
    return larger or ((country,) if country else names)


def _outgrows(geography: Geography, count: Count, names: Names, told: Sequence[Told]) -> bool:
    """Return whether a running total is far more than was told of a place ("29 died"; "since May 38,000 died")."""
    level = geography.level_of(names[0])
    if level in ("0", "area") or not geography.says(geography.words(count), "running"):
        return False
    town = level or any(map(geography.vocabulary.is_town_kind, names[0].lower().split()))
    if not town or (not level and count.value < VAST_AT_UNKNOWN):
        return False
    if level == "1" and count.metric != "refugees" and count.value < VAST_IN_UNIT:
        return False
    there = [one.of.value for one in told if one.of.metric == count.metric and one.names == names]
    return count.value >= (OUTGROWN * max(there) if there else VAST)


def _can_hold(geography: Geography, one: Told, count: Count) -> bool:
    """Return whether a count's place has room for the people of another, in the same country."""
    return bool(one.names) and not geography.is_too_small(one.names[0], count)


def _event(geography: Geography, count: Count, before: Told | None, told: Sequence[Told]) -> Names:
    if not count.metric.startswith("health_") and geography.says(geography.words(count), "wide"):
        country = _country_at_war(geography, count, told)
        if country:
            return (country,)
    if before and told[-1].of.sentence == count.sentence - 1 > before.of.sentence and not told[-1].of.subset:
        return before.names
    anew = told_since(geography, count, before, told)
    anew = anew or (() if before else _told_aside(geography, count, told))
    if anew:
        return anew
    if before and before.of.metric in ARRIVALS and count.metric in LOST:
        crossed = sea_before(geography, count)
        if crossed is not None:
            return (crossed.name,)
    return _going_on(geography, count, before, told) if before else _of_lead(geography, count)


def _going_on(geography: Geography, count: Count, before: Told, told: Sequence[Told]) -> Names:
    """Return the place of the event that goes on behind ``before``, or of the one that a text comes back to."""
    elsewhere = _main_event(geography, count, before, told) or section_of(geography, before)
    if elsewhere:
        return elsewhere
    narrow = bool(before.names) and not geography.is_country(before.names[0]) and count.metric in HARM
    if narrow and _tells_earlier(geography, count) and not _tells_earlier(geography, before.of):
        return _country_hit(geography, count, told) or _lead(geography, told)
    return _lead(geography, told) if is_parted(geography, before.of, count.at[0]) else before.names


def _told_aside(geography: Geography, count: Count, told: Sequence[Told]) -> Names:
    """Return the place where the text tells of an arrest, a vigil or the like; none abroad behind a dateline."""
    aside = told_since(geography, count, None, told, asides=True)
    there, here = (geography.iso3_of(name) if name else "" for name in ((aside or ("",))[0], geography.newsroom()))
    return () if there and here and there != here else aside


def _of_lead(geography: Geography, count: Count) -> Names:
    """Return the place of a figure that no other stands before: what its headline announces, the title, the lead."""
    announced = _told_ahead(geography, count, ANNOUNCED) if geography.announces(count) else ()
    if announced:
        return announced
    name = _from_headline(geography) or _named_in_passing(geography, count)
    return (name,) if name else _told_ahead(geography, count, FORWARD)


def _tells_earlier(geography: Geography, count: Count) -> bool:
    return tells_earlier(geography, geography.words(count))


def _main_event(geography: Geography, count: Count, before: Told, told: Sequence[Told]) -> Names:
    """Return the place of the last event of these days behind one of earlier years, to which "still" comes back."""
    if not geography.says(geography.words(count), "returning") or _tells_earlier(geography, count):
        return ()
    moves = {count.metric, before.of.metric} & ARRIVALS  # "noch 73.500 Asylwerber" only compares
    if moves or not _tells_earlier(geography, before.of):
        return ()
    return next((one.names for one in reversed(told) if one.names and not _tells_earlier(geography, one.of)), ())


def _country_at_war(geography: Geography, count: Count, told: Sequence[Told]) -> str:
    """Return the country of the place told lately, or the one of most places where that is another."""
    lately, names = told_lately(geography, count), first_names(told)
    here = geography.iso3_of(lately) if lately else ""
    if not here:
        return geography.country_told(names)
    mostly = geography.country_told(names)
    others = [name for name in names if geography.iso3_of(name) == geography.iso3_of(mostly)]
    return (
        mostly if geography.iso3_of(mostly) != here and len(others) * 2 > len(names) else geography.country_of(lately)
    )


def _country_hit(geography: Geography, count: Count, told: Sequence[Told]) -> Names:
    """Return the country that a toll of the same metric was told of, which an earlier disaster without a place hit."""
    same = (one.names for one in told if one.names and one.of.metric == count.metric)
    return next((names for names in same if geography.is_country(names[0])), ())


def _lead(geography: Geography, told: Sequence[Told]) -> Names:
    """Return the place of the first count, as the text told it where the headline only anticipates it."""
    if geography.scene:
        return (geography.scene,)
    first = told[0]
    same = (first.of.metric, first.of.low, first.of.high)
    again = (
        one
        for one in told[1:LIST]
        if one.of.sentence > first.of.sentence and (one.of.metric, one.of.low, one.of.high) == same
    )
    return next((one.names for one in again if one.names), first.names) if geography.headline else first.names


def _from_headline(geography: Geography) -> str:
    """Return the title's place, or the dateline's where that lies in it; "" where neither tells one."""
    title, newsroom = geography.title, geography.newsroom()
    if title is None or (newsroom and geography.holds(title.core, newsroom)):
        return newsroom
    return title.name


def _named_in_passing(geography: Geography, count: Count) -> str:
    """Return the last known place that the lead names in another part ("residents of Stolberg"), "" without one."""
    for sentence in range(count.sentence - 1, max(-1, count.sentence - 1 - NEAR), -1):
        for mention in reversed(geography.mentions(sentence)):
            named = mention.relation in (Relation.OF, Relation.NONE) and not mention.inside
            named = named and (mention.known or mention.relation is Relation.OF)
            if named and not mention.spoken and not geography.is_dateline(mention):
                return mention.name
    return ""


def _told_ahead(geography: Geography, count: Count, sentences: int) -> Names:
    """Return the place that so many sentences behind the lead tell."""
    last = min(len(geography.reading.sentences), count.sentence + 1 + sentences)
    for sentence in range(count.sentence + 1, last):
        for mention in geography.mentions(sentence):
            at = mention.relation in (Relation.AT, Relation.STRIKE) and not geography.is_dateline(mention)
            if at and not mention.aside:
                return (mention.name,)
    return ()

"""The place of the event that a text goes on with: what the sentences before or behind a count tell."""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from tracker.extractors.places.datelines import written
from tracker.extractors.places.geography import Geography
from tracker.extractors.places.mention import Mention
from tracker.extractors.places.references import whole_of_part
from tracker.extractors.places.scores import FRONT, moved
from tracker.extractors.places.waters import LOST, nameless_sea, sea_before, water_of_voyage
from tracker.extractors.places.words import Relation
from tracker.extractors.reading import Count

Names = tuple[str, ...]

BACK = 12
FAR_BACK = 40
FORWARD = 3
ANNOUNCED = 2
"""Sentences behind a headline that tell its place: a dateline may stand between."""
NEAR = 2
PARTS = 40
ARRIVALS = frozenset({"refugees", "returned"})
"""Metrics of movements that are told from where they end."""
OUTGROWN = 15
"""Times what was told of a place that a total of the whole country is at least."""
VAST = 10_000
VAST_IN_UNIT = 100_000
"""People of a total that is more than one town's, or one province's."""
LIST = 8
"""Counts behind the first that may tell it again."""
CASUALTIES = frozenset({"killed", "injured", "missing", "homes_destroyed"})
YEAR = 4
OLDEST = 1900
HEADING = 60
"""Characters of the longest line that is only a place."""


class Told(NamedTuple):
    """A count whose place is known."""

    of: Count
    names: Names


def first_names(told: Sequence[Told]) -> list[str]:
    """Return the first place of each of the last counts."""
    return [one.names[0] for one in told[-PARTS:] if one.names]


def listed(best: Mention, mentions: Sequence[Mention]) -> Names:
    """Return the name with those that its list joins it to."""
    names = [m.name for m in mentions if m.group == best.group]
    return tuple(dict.fromkeys([best.name, *names] if best.name not in names[:1] else names))


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
    if level in ("", "0", "area") or not geography.says(geography.words(count), "running"):
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
    anew = _told_since(geography, count, before, told)
    anew = anew or (() if before else _told_since(geography, count, before, told, asides=True))
    if anew:
        return anew
    if before and before.of.metric in ARRIVALS and count.metric in LOST:
        crossed = sea_before(geography, count)
        if crossed is not None:
            return (crossed.name,)
    if before:
        section = _section(geography, before)
        if section:
            return section
        narrow = bool(before.names) and not geography.is_country(before.names[0]) and count.metric in CASUALTIES
        if narrow and _tells_earlier(geography, count) and not _tells_earlier(geography, before.of):
            return _country_hit(geography, count, told) or _lead(geography, told)
        return _lead(geography, told) if _parted(geography, before.of, count.at[0]) else before.names
    return _of_lead(geography, count)


def _of_lead(geography: Geography, count: Count) -> Names:
    """Return the place of a figure that no other stands before: what its headline announces, the title, the lead."""
    announced = _told_ahead(geography, count, ANNOUNCED) if geography.announces(count) else ()
    if announced:
        return announced
    name = _from_headline(geography) or _named_in_passing(geography, count)
    return (name,) if name else _told_ahead(geography, count, FORWARD)


def _tells_earlier(geography: Geography, count: Count) -> bool:
    """Return whether a sentence tells of an event of earlier years, not of the last one told."""
    words, published = geography.words(count), geography.reading.document.published
    year = published.year if published else 0
    named = any(len(w.text) == YEAR and w.text.isdecimal() and OLDEST < int(w.text) < year for w in words)
    return named or bool(geography.says(words, "earlier"))


def _country_at_war(geography: Geography, count: Count, told: Sequence[Told]) -> str:
    """Return the country of the place told lately, or the one of most places where that is another."""
    lately, names = _told_lately(geography, count), first_names(told)
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


def _told_lately(geography: Geography, count: Count) -> str:
    """Return the place of the sentences just before a count."""
    for sentence in range(count.sentence - 1, max(-1, count.sentence - 1 - NEAR), -1):
        for mention in reversed(geography.mentions(sentence)):
            told = _opens_event(mention.relation, count, going_on=False) and not mention.inside
            if told and not geography.is_dateline(mention):
                return mention.core
    return ""


def _told_since(
    geography: Geography, count: Count, before: Told | None, told: Sequence[Told], asides: bool = False
) -> Names:
    """Return the place that the sentences since the last count told of; with ``asides`` also where one was arrested."""
    last = before.of.sentence if before else -1
    first = max(last, count.sentence - (BACK if before else FAR_BACK))
    parts = {one.of.sentence for one in told[-PARTS:]} if before and not before.of.subset else set()
    for sentence in range(count.sentence - 1, first, -1):
        if sentence in parts:
            continue
        heading = _heading(geography, sentence)
        if heading:
            return (heading,)
        mentions = [m for m in geography.mentions(sentence) if not geography.is_dateline(m)]
        begin = geography.reading.sentences[sentence][0]
        strong = [
            m
            for m in mentions
            if not m.inside
            and (asides or not m.aside)
            and not _tells_a_part(geography, m, sentence)
            and _opens_event(
                moved(geography, m, count, sentence),
                count,
                _goes_on(geography, before, count, begin)
                and not (sentence == count.sentence - 1 and is_fronted(geography, m, begin)),
            )
        ]
        if strong:
            best = max(strong, key=lambda m: (m.relation, geography.specificity(m)))
            whole = whole_of_part(geography, count, best, sentence) if geography.specificity(best) < 0 else ""
            return (best.name, whole) if whole else listed(best, mentions)
        if geography.says(geography.words_of(sentence), "countrywide") and geography.country:
            return (geography.country,)
        reporter = geography.reports_itself(sentence)
        if reporter:
            return (reporter,)
    return ()


def is_fronted(geography: Geography, mention: Mention, begin: int) -> bool:
    """Return whether a place opens its sentence, which then is about it ("In Jiangyou City, a bridge collapsed")."""
    if mention.relation is not Relation.AT or not (mention.known or mention.kind):
        return False
    return len(geography.reading.text[begin : mention.begin].split()) <= FRONT


def _tells_a_part(geography: Geography, mention: Mention, sentence: int) -> bool:
    """Return whether only a part of what its sentence tells is there ("mehr als die Hälfte davon im Burgenland")."""
    words = [word for word in geography.words_of(sentence) if word.begin < mention.begin]
    comma = max((i for i, word in enumerate(words) if word.text in ",;"), default=-1)
    return comma >= 0 and bool(geography.says(words[comma + 1 :], "parts"))


def _goes_on(geography: Geography, before: Told | None, count: Count, place: int) -> bool:
    """Return whether the event of the last count goes on at a place in the text before the next count."""
    if before is None:
        return False
    if not geography.is_broken_up and "\n\n" in geography.reading.text[place : count.at[0]]:
        return True
    if geography.says(geography.words(count), "that_event"):
        return False
    near = count.sentence - before.of.sentence <= NEAR
    return near and not _parted(geography, before.of, place)


def _opens_event(relation: Relation, count: Count, going_on: bool) -> bool:
    """Return whether a mention of the relation tells where what follows is; ``going_on``: an event has its place."""
    if going_on:
        return relation is Relation.STRIKE
    if relation is Relation.TOWARDS:
        return count.metric in ARRIVALS
    return relation in (Relation.SUBJECT, Relation.AT, Relation.STRIKE)


def _parted(geography: Geography, before: Count, place: int) -> bool:
    """Return whether a paragraph ends behind a count; a new one tells of the whole event again."""
    return not geography.is_broken_up and "\n\n" in geography.reading.text[before.at[1] : place]


def _heading(geography: Geography, sentence: int) -> str:
    """Return the place that is all a short line says ("Malacca", "GREECE."), "" for another line."""
    begin, end = geography.reading.sentences[sentence]
    if end - begin >= HEADING:
        return ""
    line = geography.reading.text[begin:end].rstrip(" .:–-")
    if line.isupper() and geography.gazetteer.knows(written(line)):
        return written(line)
    mentions = geography.mentions(sentence)
    if not mentions or mentions[0].begin != begin or mentions[-1].end < end - 1:
        return ""
    for first, second in pairwise(mentions):
        between = geography.reading.text[first.end : second.begin].split()
        if any(word[0].isalpha() and word not in geography.vocabulary.sets["and_words"] for word in between):
            return ""  # a sentence from one place to another
    return "" if geography.is_dateline(mentions[0]) else mentions[0].name


def _section(geography: Geography, before: Told) -> Names:
    """Return the heading over a count and the one before, where that one's place lies outside of it; () else."""
    for sentence in range(before.of.sentence, max(-1, before.of.sentence - BACK), -1):
        heading = _heading(geography, sentence)
        if heading:
            other = before.names and geography.iso3_of(before.names[0])
            return (heading,) if other and geography.is_country(heading) and other != geography.iso3_of(heading) else ()
    return ()


def _named_in_passing(geography: Geography, count: Count) -> str:
    """Return the last known place that the lead names in another part ("residents of Stolberg"), "" without one."""
    for sentence in range(count.sentence - 1, max(-1, count.sentence - 1 - NEAR), -1):
        for mention in reversed(geography.mentions(sentence)):
            named = mention.known and mention.relation in (Relation.OF, Relation.NONE) and not mention.inside
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

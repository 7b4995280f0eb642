"""The place that the sentences before a count tell for it, until the text moves on or a heading parts them."""

from collections.abc import Sequence
from itertools import pairwise

from tracker.extractors.places.datelines import written
from tracker.extractors.places.geography import Geography
from tracker.extractors.places.mention import Mention
from tracker.extractors.places.references import whole_of_part
from tracker.extractors.places.scores import FRONT, moved
from tracker.extractors.places.told import ARRIVALS, PARTS, Names, Told, listed
from tracker.extractors.places.words import Relation
from tracker.extractors.reading import Count

BACK = 12

FAR_BACK = 40

NEAR = 2

HEADING = 60
"""Characters of the longest line that is only a place."""


def told_since(
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
            if not (m.inside or geography.vocabulary.is_spot(m.name))
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


def told_lately(geography: Geography, count: Count) -> str:
    """Return the place of the sentences just before a count."""
    for sentence in range(count.sentence - 1, max(-1, count.sentence - 1 - NEAR), -1):
        for mention in reversed(geography.mentions(sentence)):
            told = _opens_event(mention.relation, count, going_on=False) and not mention.inside
            if told and not geography.is_dateline(mention):
                return mention.core
    return ""


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
    return near and not is_parted(geography, before.of, place)


def _opens_event(relation: Relation, count: Count, going_on: bool) -> bool:
    """Return whether a mention of the relation tells where what follows is; ``going_on``: an event has its place."""
    if going_on:
        return relation is Relation.STRIKE
    if relation is Relation.TOWARDS:
        return count.metric in ARRIVALS
    return relation in (Relation.SUBJECT, Relation.AT, Relation.STRIKE)


def is_parted(geography: Geography, before: Count, place: int) -> bool:
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


def section_of(geography: Geography, before: Told) -> Names:
    """Return the heading over a count and the one before, where that one's place lies outside of it; () else."""
    for sentence in range(before.of.sentence, max(-1, before.of.sentence - BACK), -1):
        heading = _heading(geography, sentence)
        if heading:
            other = before.names and geography.iso3_of(before.names[0])
            return (heading,) if other and geography.is_country(heading) and other != geography.iso3_of(heading) else ()
    return ()

"""Where each figure is: the clause, the sentence, then the event that the text tells about."""

from collections.abc import Callable, Sequence

from tracker.extractors.places.before import BACK
from tracker.extractors.places.capitals import capital_meant
from tracker.extractors.places.events import told_by_event
from tracker.extractors.places.federal import land_meant
from tracker.extractors.places.geography import Geography
from tracker.extractors.places.headings import heading_place
from tracker.extractors.places.mention import Mention, town_of_adjective
from tracker.extractors.places.references import (
    item_name,
    referred_place,
    there_before,
    unit_above,
    whole_of_part,
    written_here,
)
from tracker.extractors.places.scores import ENOUGH, Neighbours, best_mention, starts_anew
from tracker.extractors.places.together import places_together
from tracker.extractors.places.told import ARRIVALS, PARTS, Names, Told, first_names, listed
from tracker.extractors.places.waters import at_sea
from tracker.extractors.places.words import Relation
from tracker.extractors.reading import Count, Reading

AT_HOME = frozenset({"displaced", "affected", "besieged"})
"""Metrics of people who are in their own country."""
LIST = 8
"""Counts of a sentence on either side that are looked at."""


def assign_places(reading: Reading, counts: Sequence[Count]) -> list[Names]:
    """Return for each count the names of its places as in the text, most specific first.

    Empty where the text names none. For displacement the place that people left comes before where
    they went, as the annotation guidelines have it.
    """
    if not counts:
        return []
    geography = Geography(reading, counts)
    told: list[Told] = []
    for index, count in enumerate(counts):
        told.append(Told(count, _place(geography, count, told, counts[index + 1 : index + 1 + LIST])))
    return [one.names for one in told]


def _place(geography: Geography, count: Count, told: Sequence[Told], behind: Sequence[Count]) -> Names:
    """Return the places of a count after those already ``told``, before the counts ``behind``."""
    item = item_name(geography, count)
    if item:
        return (item,)
    mentions = geography.mentions(count.sentence, count)
    whole = _whole(geography, told, count.sentence)
    same = whole if whole and whole.of.sentence == count.sentence else None
    best, clear = _best(geography, count, told, behind, same)
    if best is not None and clear:
        left = _left(geography, count, best, whole, told)
        left = left or _around(geography, best, mentions, lambda: told_by_event(geography, count, whole, told))
        return _named(geography, count, best, mentions, left)
    if count.link == "resumed" and told and count.sentence - told[-1].of.sentence <= 1:
        return told[-1].names  # "In the same period last year there were 12,500"
    several = places_together(geography, count)
    if several:
        return several
    otherwise = _people(geography, count) or _by_other_means(geography, count, told)
    if otherwise:
        return (otherwise,)
    if same:
        return same.names
    reporter = (
        heading_place(geography, count)
        or geography.subject_of_list(count)
        or geography.reporter(count, mentions)
        or geography.authority(count, first_names(told))
        or geography.office_in(count)
    )
    if reporter:
        return (reporter,)
    return told_by_event(geography, count, whole, told) or _last_resort(geography, best)


def _best(
    geography: Geography, count: Count, told: Sequence[Told], behind: Sequence[Count], same: Told | None
) -> tuple[Mention | None, bool]:
    """Return the place of its sentence that fits a count best, and whether it fits well enough."""
    follow = [one for one in behind if one.sentence == count.sentence and one.at != count.at]
    others = [*(one.of for one in told[-LIST:] if one.of.sentence == count.sentence and one.of.at != count.at), *follow]
    near = Neighbours(same and same.of, follow[0] if follow else None, others)
    score, best = best_mention(geography, count, geography.mentions(count.sentence, count), near)
    if best is None:
        return None, False
    object_behind = best.relation is Relation.NONE and best.begin > count.at[1]
    aside = best.inside or object_behind or starts_anew(geography, count, best)
    best = (aside and there_before(geography, count)) or best
    elsewhere = best.spoken and _speaks_abroad(geography, count, best, told)
    return best, score >= ENOUGH and not elsewhere and not _is_elsewhere(geography, count, best)


def _named(geography: Geography, count: Count, best: Mention, mentions: Sequence[Mention], left: Names) -> Names:
    """Return the names of a place with those of its list, its whole and the town of its adjective."""
    names = left or _with_whole(geography, count, best) or listed(best, mentions)
    town = town_of_adjective(best, geography.vocabulary) or _country_before(geography, best, mentions)
    return (*names, town) if town and names[0] == best.name else names


def _country_before(geography: Geography, best: Mention, mentions: Sequence[Mention]) -> str:
    """Return the country that a sentence names before an unknown place ("In Tschechien …, ein Mann in Nordböhmen")."""
    if best.known or best.iso3 or best.relation is not Relation.AT or geography.specificity(best) < 0:
        return ""
    countries = (m for m in mentions if m.end < best.begin and m.relation is Relation.AT and not m.inside)
    return next((m.name for m in countries if geography.is_country(m.core)), "")


def _by_other_means(geography: Geography, count: Count, before: Sequence[Told]) -> str:
    """Return the place that a label, "nationwide" or words that refer to one tell, "" without them."""
    told = (
        geography.label(count)
        or land_meant(geography, count, first_names(before))
        or geography.whole_country(count, first_names(before))
    )
    told = told or capital_meant(geography, count) or at_sea(geography, count)
    if told:
        return told
    referred = referred_place(geography, count)
    if referred is not None:
        return referred.core if geography.vocabulary.is_town_kind(referred.kind) else referred.name
    return written_here(geography, count) or unit_above(geography, count)


def _with_whole(geography: Geography, count: Count, part: Mention) -> Names:
    """Return a part that only its kind names with what it is a part of ("Westen der Stadt": Aleppo)."""
    whole = whole_of_part(geography, count, part) if geography.specificity(part) < 0 else None
    return (part.name, whole) if whole else ()


def _people(geography: Geography, count: Count) -> str:
    """Return the country of people in need or in flight that the count's noun names ("1.1 million Somalis")."""
    abroad = count.metric == "refugees" and geography.says(geography.words(count), "abroad")
    if not (abroad or count.metric in AT_HOME):
        return ""
    mentions = geography.mentions(count.sentence, count)
    return next(
        (geography.name_of(m.iso3) for m in mentions if count.at[1] <= m.begin < count.phrase[1] and m.iso3), ""
    )


def _speaks_abroad(geography: Geography, count: Count, best: Mention, told: Sequence[Told]) -> bool:
    """Return whether somebody only speaks in another country than the text tells of ("Aktivisten in London")."""
    if geography.has_word(count, "here"):
        return False
    here, there = geography.iso3_of(geography.country_told(first_names(told))), geography.iso3_of(best.core)
    return bool(here and there) and here != there


def _is_elsewhere(geography: Geography, count: Count, best: Mention) -> bool:
    """Return whether arrivals are told of the country, and the name is only where they came from."""
    if count.metric not in ARRIVALS or best.relation is not Relation.ORIGIN:
        return False
    return bool(geography.says(geography.words(count), "countrywide"))


def _left(geography: Geography, count: Count, best: Mention, whole: Told | None, told: Sequence[Told]) -> Names:
    """Return the place of the event that people fled from where the sentence tells only where to."""
    if count.metric != "displaced" or best.relation is not Relation.TOWARDS:
        return ()
    if whole is None:
        return told_by_event(geography, count, whole, told)
    near = count.sentence - whole.of.sentence <= BACK
    return whole.names if near else ()


def _around(geography: Geography, best: Mention, mentions: Sequence[Mention], event: Callable[[], Names]) -> Names:
    """Return a street or a house with its town: "Portland Street in Barre", or where the event goes on; () else."""
    if best.known or not geography.vocabulary.is_spot(best.name):
        return ()
    behind = next((m for m in mentions if m.begin >= best.end), None)
    town = behind.name if behind and behind.inside and behind.known else next(iter(event()), "")
    return (best.name, town) if town and town != best.name else (best.name,)


def _last_resort(geography: Geography, weak: Mention | None) -> Names:
    named = weak is not None and weak.relation > Relation.SPEAKER
    if weak and weak.relation is Relation.TOWARDS and geography.vocabulary.is_hospital(weak.kind):
        named = False  # "taken to Mercy Hospital"
    name = (weak.name if weak and named else "") or geography.newsroom() or geography.country
    return (name,) if name else ()


def _whole(geography: Geography, told: Sequence[Told], sentence: int) -> Told | None:
    """Return the last count with its place that is no part of another; of parts only, the last."""
    recent = told[-PARTS:]
    last = next(
        (one for one in reversed(recent) if not _is_part(geography, one, sentence)), recent[-1] if recent else None
    )
    if last is None or last.of.sentence == sentence:
        return last
    total = _total_of_list(last, recent)
    if total is not None:
        return total
    return next(one for one in recent if one.of.sentence == last.of.sentence and (not one.of.subset or one is last))


def _total_of_list(last: Told, recent: Sequence[Told]) -> Told | None:
    """Return the count that the last sentence split over places ("267 died … 207 in X, 49 in Y"), None without one."""
    same = [one for one in recent if one.of.metric == last.of.metric]
    listed = [one for one in same if one.of.sentence == last.of.sentence]
    places = {one.names for one in listed}
    parts = sum(one.of.value for one in listed)
    wholes = (one for one in reversed(same) if one.of.sentence < last.of.sentence and one.names not in places)
    return next((one for one in wholes if len(places) > 1 and one.of.value >= parts), None)


def _is_part(geography: Geography, one: Told, sentence: int) -> bool:
    """Return whether a count is a part of another, or of the worst hit place, which the whole is behind."""
    if one.of.subset or one.of.sentence == sentence or len(one.names) > 1:
        return one.of.subset
    if one.names and geography.vocabulary.is_spot(one.names[0]):
        return True
    return bool(geography.says(geography.words_of(one.of.sentence), "worst"))

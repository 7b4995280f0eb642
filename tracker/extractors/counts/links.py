"""How a number gets its metric: its noun, an attribute, a toll, a predicate, or the number before it."""

from tracker.extractors.counts.among import among_link, is_victims
from tracker.extractors.counts.continued import continued_link
from tracker.extractors.counts.copula import copula_link, members_link
from tracker.extractors.counts.enumerated import enumerated_link
from tracker.extractors.counts.numbers import OLDEST
from tracker.extractors.counts.predicates import find_link, nominal_link
from tracker.extractors.counts.prepared import FAR, NEAR, Link, Sentence
from tracker.extractors.counts.resumed import dated_link, resumed_link
from tracker.extractors.counts.roles import Form, Role
from tracker.extractors.counts.senses import metric_of, metric_of_noun, tells_border
from tracker.extractors.counts.singles import VICTIMS, single_link
from tracker.extractors.counts.specified import specified_link
from tracker.extractors.counts.tolls import find_toll
from tracker.extractors.counts.units import UNITS
from tracker.extractors.counts.wholes import equal_link, whole_link
from tracker.extractors.reading import Count

_OVERRIDES = VICTIMS | {"returned"}
"""Metrics of a predicate that win over the metric of a weak noun ("20 refugees drowned")."""


def link_of(sentence: Sentence, n: int, found: list[Count], previous: Count | None) -> Link | None:
    """Return how the number gets its metric, None where it counts nothing.

    ``found`` are the counts of the sentence so far, ``previous`` the last one of the sentence before.
    """
    last = found[-1] if found else previous
    if listed := copula_link(sentence, n, last) or enumerated_link(sentence, n, found) or _member(sentence, n, last):
        return listed
    if sentence.numbers[n].article:
        return single_link(sentence, n, found, last)
    if toll := _housed(sentence, n) or find_toll(sentence, n, last):
        return toll
    if resumed := resumed_link(sentence, n, last) or dated_link(sentence, n, found, previous):
        return _named_victims(sentence, n, last) or _told_itself(sentence, n, resumed) or resumed
    counted = sentence.counted[n]
    if counted.kind == "thing" or _is_year(sentence, n) or _is_one_of(sentence, n):
        return None
    if is_whole(sentence, n):
        return _by_phrase(sentence, n, last) or _reduced(sentence, n) or _named_whole(sentence, n)
    if _is_age(sentence, n):
        return None
    if whole := whole_link(sentence, n, find_link(sentence, n), last):
        return whole
    if equal := equal_link(sentence, n, found):
        return equal
    return (
        _partitive(sentence, n, found, last)
        or _by_phrase(sentence, n, last)
        or _by_clause(sentence, n, found, previous)
        or specified_link(sentence, n, found)
    )


def _member(sentence: Sentence, n: int, last: Count | None) -> Link | None:
    """Return the metric of those counted before whose members the number is, where no verb tells its own."""
    members = members_link(sentence, n, last)
    return members if members and not find_link(sentence, n) else None


def _housed(sentence: Sentence, n: int) -> Link | None:
    """Return the predicate that counts whom a preposition leads, where it opens its clause (", nach sieben wird …")."""
    tokens, lead = sentence.tokens, sentence.numbers[n].lead
    opens = lead == 1 or (lead > 1 and not tokens.fold[lead - 2][0].isalnum())
    if sentence.counted[n].kind or not opens or not tokens.has(lead - 1, Role.OBLIQUE | Role.OF):
        return None
    link = find_link(sentence, n)
    return link if link and any(group.housed for _, group in tokens.word[link.at].predicates) else None


def _partitive(sentence: Sentence, n: int, found: list[Count], last: Count | None) -> Link | None:
    """Return what becomes of some of those told before ("13,300 of them have reached the capital")."""
    link = find_link(sentence, n) if sentence.counted[n].partitive else None
    if link and _died_there(sentence, n, link, found):
        return None
    return _as_whole(sentence, link, last) if link else None


def _named_victims(sentence: Sentence, n: int, last: Count | None) -> Link | None:
    """Return the victims that the number is said to be ("bei den Verletzten handelt es sich um drei Frauen")."""
    among = among_link(sentence, n, last)
    return among if among and is_victims(sentence, among.at) else None


def _told_itself(sentence: Sentence, n: int, resumed: Link) -> Link | None:
    """Return the predicate of a number that has a noun of its own ("zuvor waren 200 Menschen eingeschlossen")."""
    if sentence.counted[n].kind not in UNITS:
        return None
    own = find_link(sentence, n)
    told = own and own.metric not in {"", resumed.metric} and own.form & (Form.PARTICIPLE | Form.PHRASE)
    return own if told else None


def _as_whole(sentence: Sentence, link: Link, last: Count | None) -> Link:
    """Return the link of a part; where no border is told, its arrival is a flight like that of the whole."""
    among_refugees = last is not None and last.metric == "refugees" and "displaced" not in sentence.context
    if among_refugees and link.metric == "displaced" and link.form == Form.PHRASE:
        return Link("refugees", link.at, link.form, "inherited", link.distance, link.kind)  # "3000 davon in Zelten"
    displaced = last is not None and last.metric == "displaced" and link.metric == "refugees"
    if displaced and not tells_border(sentence, link.at):
        return Link("displaced", link.at, link.form, "inherited", link.distance, link.kind)
    return link


def _by_phrase(sentence: Sentence, n: int, last: Count | None) -> Link | None:
    """Return the metric that the number's own phrase tells: noun, attribute, noun of happening, whole."""
    counted = sentence.counted[n]
    if counted.noun and counted.noun.metric and not counted.noun.weak:
        return _fate(sentence, n, counted.noun.metric) or Link(counted.noun.metric, counted.last, 0, "noun")
    before = sentence.numbers[n].lead - 1
    if before >= 0 and sentence.lexicon.words.capital_nouns and not sentence.tokens.capital(before):
        for form, group in sentence.tokens.word[before].predicates:
            if form & Form.ATTRIBUTIVE and not form & Form.ACTIVE and (metric := group.counts.get(counted.kind, "")):
                return Link(metric, before, 0, "attribute")
    aside = counted.kind in {"home", "facility"} and sentence.tokens.has(before, Role.OBLIQUE)
    told = () if counted.guessed or aside else counted.attributes
    if metrics := [m for group in told if (m := metric_of(sentence, group, counted.kind, counted.last))]:
        metric = "killed" if "killed" in metrics else metrics[0]
        return _fate(sentence, n, metric) or Link(metric, counted.last, 0, "attribute")
    return nominal_link(sentence, n) or among_link(sentence, n, last)


def _fate(sentence: Sentence, n: int, metric: str) -> Link | None:
    """Return what became of the injured, missing or displaced counted first in their clause ("two injured died")."""
    of, number = sentence.clauses.of, sentence.numbers[n]
    first = not any(of[x.first] == of[number.first] for x in sentence.numbers[:n])
    if metric not in {"injured", "missing", "displaced"} or not first:
        return None
    link, fate = find_link(sentence, n), "returned" if metric == "displaced" else "killed"
    return link if link and link.metric == fate and link.form & (Form.FINITE | Form.PHRASE) else None


def _by_clause(sentence: Sentence, n: int, found: list[Count], previous: Count | None) -> Link | None:
    """Return the metric that a predicate tells, a weak noun, or the number before this one."""
    counted, link = sentence.counted[n], find_link(sentence, n)
    noun = metric_of_noun(sentence, counted.noun, counted.last)
    if noun and not link and sentence.tokens.has(sentence.numbers[n].lead - 1, Role.INSIDE) and _is_fate(found):
        return Link(found[-1].metric, counted.last, 0, "inherited")
    if noun:
        return link if link and link.metric in _OVERRIDES else Link(noun, counted.last, 0, "noun")
    too_weak = counted.guessed and link and (link.metric not in VICTIMS or link.how == "is")
    opener = sentence.clauses.opener.get(sentence.clauses.of[sentence.numbers[n].first], 0)
    own = link and link.how == "behind" and sentence.tokens.has(counted.last + 1, Role.RELATIVE) and counted.last >= 0
    if found and sentence.tokens.has(opener, Role.INSIDE) and link and link.metric not in _OVERRIDES and not own:
        return continued_link(sentence, n, found, previous) or link
    if link and not too_weak and not _is_oblique(sentence, n, link):
        return (_died_there(sentence, n, link, found) and continued_link(sentence, n, found, previous)) or link
    return continued_link(sentence, n, found, previous)


def _died_there(sentence: Sentence, n: int, link: Link, found: list[Count]) -> bool:
    """Return whether a hospital is only where some of the dead died ("died, two of them in hospital")."""
    if link.metric != "injured" or link.form != Form.PHRASE or sentence.counted[n].kind or not found:
        return False
    last = max(sentence.counted[n].last, sentence.numbers[n].last)
    verbs = Role.PASSIVE | Role.PERFECT
    plain = link.how == "behind" and not any(sentence.tokens.has(i, verbs) for i in range(last + 1, link.at))
    return plain and found[-1].metric == "killed" and sentence.numbers[n].value < found[-1].value


def _is_fate(found: list[Count]) -> bool:
    """Return whether the count before tells what became of people, whoever they were."""
    return bool(found) and found[-1].metric in _OVERRIDES


def is_whole(sentence: Sentence, n: int) -> bool:
    """Return whether the number is only what another one is a part of ("six of the nine clinics", "of 22")."""
    lead = sentence.numbers[n].lead
    if (
        n
        and sentence.counted[n - 1].partitive
        and sentence.numbers[n - 1].value != 1
        and lead <= sentence.counted[n - 1].last
    ):
        return True
    return opens_whole(sentence, n)


def opens_whole(sentence: Sentence, n: int) -> bool:
    """Return whether the number opens its clause as a whole whose part follows ("of 22 people, nine died")."""
    tokens, lead = sentence.tokens, sentence.numbers[n].lead
    while tokens.has(lead - 1, Role.DETERMINER):
        lead -= 1
    begins = lead == 1 or (lead > 1 and not tokens.fold[lead - 2][0].isalnum())
    return begins and tokens.has(lead - 1, Role.OF) and n + 1 < len(sentence.numbers)


def _named_whole(sentence: Sentence, n: int) -> Link | None:
    """Return the metric of a whole's own noun, where it opens the clause ("of the 2,000 refugees, 30 …")."""
    counted = sentence.counted[n]
    if n and sentence.numbers[n].lead <= sentence.counted[n - 1].last:
        return None
    if counted.noun is None or counted.noun.within:
        return None
    metric = metric_of_noun(sentence, counted.noun, counted.last)
    return Link(metric, counted.last, 0, "noun") if metric else None


def _is_age(sentence: Sentence, n: int) -> bool:
    """Return whether the number between two commas is the age of whoever is named before it."""
    tokens, number = sentence.tokens, sentence.numbers[n]
    enclosed = tokens.fold[number.lead - 1 : number.lead] == [","] == tokens.fold[number.last + 1 : number.last + 2]
    if number.lead < 2:
        return False
    before = tokens.word[number.lead - 2]
    told = before.noun is not None and before.noun.kind == "person" and not before.noun.metric
    named = tokens.capital(number.lead - 2) or before.singular or told
    return enclosed and named and not sentence.counted[n].kind and number.value <= OLDEST


def _reduced(sentence: Sentence, n: int) -> Link | None:
    """Return the participle right behind the noun ("of the 74 people injured"); a verb at the end is the part's."""
    if sentence.lexicon.words.free_order:
        return None
    link = find_link(sentence, n)
    if link is None or link.how != "behind" or link.distance != 1:
        return None
    nested = n > 0 and sentence.numbers[n].lead <= sentence.counted[n - 1].last
    return link if not nested or _has_another_verb(sentence, link.at) else None


def _has_another_verb(sentence: Sentence, at: int) -> bool:
    """Return whether the part has its own verb behind the whole's participle ("of the 40 people killed were …")."""
    of, tokens = sentence.clauses.of, sentence.tokens
    return any(of[i] == of[at] and tokens.has(i, Role.PASSIVE) for i in range(at + 1, min(len(of), at + FAR)))


def _is_year(sentence: Sentence, n: int) -> bool:
    """Return whether four digits tell a year: nothing is counted, and they do not continue another number."""
    tokens, number = sentence.tokens, sentence.numbers[n]
    if (
        not number.plain
        or sentence.counted[n].partitive
        or (sentence.counted[n].kind and not sentence.counted[n].guessed)
    ):
        return False
    joined = tokens.has(number.lead - 1, Role.COORDINATOR) and n > 0 and not sentence.numbers[n - 1].plain
    behind = tokens.word[number.last + 1].predicates if number.last + 1 < len(tokens) else ()
    return not (joined and any(form & (Form.PARTICIPLE | Form.PHRASE) for form, _ in behind))


def _is_one_of(sentence: Sentence, n: int) -> bool:
    """Return whether the number is only the "one" of "one of twelve people" or "members of one family"."""
    number = sentence.numbers[n]
    if number.value == 1 and sentence.counted[n].kind == "household" and sentence.tokens.has(number.lead - 1, Role.OF):
        return True
    following = n + 1 < len(sentence.numbers) and sentence.numbers[n + 1].lead <= number.last + 3
    return number.value == 1 and following and sentence.tokens.has(number.last + 1, Role.OF)


def _is_oblique(sentence: Sentence, n: int, link: Link) -> bool:
    """Return whether a preposition keeps the number from being the subject of a predicate behind it."""
    before = sentence.numbers[n].lead - 1
    housed = any(group.housed for _, group in sentence.tokens.word[link.at].predicates)
    if (
        housed
        or not sentence.tokens.has(before, Role.OBLIQUE)
        or (link.how == "before" and sentence.lexicon.words.free_order)
    ):
        return False
    of = sentence.clauses.of
    if of[link.at] != of[sentence.numbers[n].first] and link.how == "behind" and link.metric not in VICTIMS:
        return False  # its own relative clause: "a ferry with 1,300 people who had fled"
    if link.how == "behind" and link.distance == 1 and not sentence.counted[n].kind:
        return False
    if link.how == "behind" and link.distance <= NEAR and link.metric == "missing":
        return False  # "hope for 292 people still unaccounted for"
    accompanied = sentence.tokens.has(before, Role.WITH) and link.form & (Form.PHRASE | Form.PARTICIPLE)
    if link.how == "behind" and link.distance <= NEAR and accompanied and not sentence.counted[n].guessed:
        return False
    return not sentence.tokens.has(before, Role.INSIDE | Role.SUBORDINATOR | Role.OF)

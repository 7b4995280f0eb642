"""Counts told by a noun beside the number: "the death toll rose to 49 from 31", "Injured: 23"."""

from tracker.extractors.counts.labels import label_link
from tracker.extractors.counts.prepared import NEAR, Link, Sentence
from tracker.extractors.counts.roles import Role
from tracker.extractors.counts.senses import metric_of
from tracker.extractors.reading import Count
from tracker.languages.counted import PredicateGroup

REACH = 25
"""How many tokens before its number a toll may stand."""
COUNTED = 24
"""So far behind "the number of" its noun and its predicate may stand."""
YEAR = 4
"""Digits of a year."""
_SMALL = Role.FUNCTION | Role.CALENDAR
_BUILT = frozenset({"home", "facility"})
"""What an attribute before its noun tells otherwise than of people ("the number of destroyed houses")."""
_STATED = Role.TOLL_TO | Role.REPORTING | Role.CHANGE


def find_toll(sentence: Sentence, n: int, last: Count | None) -> Link | None:
    """Return the toll that the number states, None where there is none.

    A toll without a metric of its own ("corrected the figure to nine") is that of ``last``, the count before.
    """
    number = sentence.numbers[n]
    aside = sentence.lexicon.words.capital_nouns and sentence.tokens.has(number.last + 1, Role.ARTICLE)
    noun = None if aside else sentence.counted[n].noun
    if number.article or (noun and noun.metric):
        return None
    is_year = number.plain and not noun
    if is_year and (sentence.tokens.has(number.lead - 1, Role.OF) or _dates_next(sentence, n)):
        return None  # "in the first quarter of 2016"
    passed = number.lead < number.first and sentence.tokens.has(number.lead, Role.TOLL_TO)
    before = number.lead if passed else _verb_before(sentence, number.lead - 1)
    if sentence.tokens.has(number.lead - 1, Role.SUBORDINATOR) and before < number.lead - 1:
        return None
    if sentence.tokens.fold[before : before + 1] == [":"]:
        return label_link(sentence, n, before)
    if labelled := label_link(sentence, n, number.lead - 1):
        return labelled
    if noun:
        return None
    if last and (apposed := _apposed(sentence, n, last)):
        return apposed
    stated = before >= 0 and (sentence.tokens.has(before, _STATED | Role.ORIGIN) or sentence.tokens.word[before].toll)
    if not stated:
        return None
    found, passed_number = _told_before(sentence, n, before, last)
    if found or passed_number:
        return found
    estimated = any(sentence.tokens.has(i, Role.ESTIMATE) for i in (number.last + 1, number.last + 2))
    reach = 3 * NEAR if estimated else NEAR + 1
    following = range(number.last + 1, min(len(sentence.tokens), number.last + reach))
    return next((link for i in following if (link := _toll_at(sentence, i, i + REACH, None))), None)


def _dates_next(sentence: Sentence, n: int) -> bool:
    """Return whether a year stands before the number that is told ("die Zahl … lag Ende 2023 bei 75.900")."""
    tokens, number = sentence.tokens, sentence.numbers[n]
    following = sentence.numbers[n + 1] if n + 1 < len(sentence.numbers) else None
    if following is None or following.plain or tokens.has(number.lead - 1, Role.ORIGIN):
        return False
    return following.lead <= number.last + 1 + tokens.has(number.last + 1, Role.TOLL_TO)


def _told_before(sentence: Sentence, n: int, before: int, last: Count | None) -> tuple[Link | None, bool]:
    """Return the toll up to ``before``, and whether it ends at the number before, which has its own.

    Behind that number the last noun tells what is counted ("Die Zahl der Toten stieg auf 2, jene der Verletzten
    auf 9"), or a verb behind the number does ("put the dead at 59, and said 139 were wounded").
    """
    number, earlier, named = sentence.numbers[n], sentence.numbers[n - 1].last if n else -1, -1
    for i in range(before, max(-1, before - REACH), -1):
        if link := _toll_at(sentence, i, before, last):
            return link, True
        named = i if _metric_at(sentence, i) else named
        if i == earlier and sentence.tokens.has(number.last + 1, Role.PASSIVE | Role.PERFECT):
            return None, True
        if i == earlier and named >= 0:
            return Link(_metric_at(sentence, named), named, 0, "toll", before - named), True
    return None, False


def _apposed(sentence: Sentence, n: int, last: Count) -> Link | None:
    """Return the metric of the count before for a number beside a toll ("the record for one day, 1,305, was …")."""
    tokens, number = sentence.tokens, sentence.numbers[n]
    before, behind = number.lead - 1, number.last + 1
    closed = behind + 1 < len(tokens) and tokens.fold[before] == tokens.fold[behind] == ","
    if before < 1 or not closed or not tokens.has(behind + 1, Role.PASSIVE | Role.PERFECT | Role.TOLL_TO):
        return None
    for i in range(before - 1, max(-1, before - REACH), -1):
        if tokens.has(i, Role.COUNTER) and not tokens.has(i + 1, Role.OF):
            return Link(last.metric, i, 0, "counter", before - i, str(last.unit))
        if tokens.fold[i] == "," or tokens.has(i, Role.PASSIVE | Role.PERFECT | Role.RELATIVE | Role.SUBORDINATOR):
            return None
    return None


def _metric_at(sentence: Sentence, i: int) -> str:
    """Return the metric of the noun that a token or phrase ends in ("der Verletzten")."""
    noun = sentence.lexicon.word(sentence.tokens.fold[i].rpartition(" ")[2]).noun
    return noun.metric if noun and not noun.weak else ""


def _verb_before(sentence: Sentence, before: int) -> int:
    """Return the token that states the number, over a few small words ("reached today 8,000")."""
    if not sentence.roles & (_STATED | Role.ORIGIN):
        return before
    stop = before - 3
    far = before
    while (
        before > stop and sentence.tokens.has(before, _SMALL) and not sentence.tokens.has(before, _STATED | Role.ORIGIN)
    ):
        before -= 1
    return before if sentence.tokens.has(before, _STATED | Role.ORIGIN) else _over_source(sentence, far)


def _over_source(sentence: Sentence, before: int) -> int:
    """Return the verb that states the number, over who says so ("beträgt nach Angaben der Behörden 96")."""
    tokens, names = sentence.tokens, Role.OBLIQUE | Role.DETERMINER | Role.OF
    if not sentence.lexicon.words.free_order:
        return before
    for i in range(before, max(-1, before - 3 * NEAR), -1):
        if tokens.has(i, Role.TOLL_TO) and not tokens.has(i, names):
            return i
        is_year = len(tokens.fold[i]) == YEAR and tokens.fold[i].isdecimal()
        if not (tokens.has(i, names | Role.CALENDAR | Role.FUNCTION) or tokens.capital(i) or is_year):
            break
    return before


def _toll_at(sentence: Sentence, i: int, stop: int, last: Count | None) -> Link | None:
    word = sentence.tokens.word[i]
    if word.noun and word.noun.metric and _is_estimated(sentence, i, stop):
        return Link(word.noun.metric, i, 0, "toll", abs(stop - i))
    if word.toll:
        noun = sentence.tokens.word[i + 1].noun if i + 1 < len(sentence.tokens) else None
        return Link(word.toll, i, 0, "toll", abs(stop - i), noun.kind if noun else "")
    if not word.roles & Role.COUNTER:
        return None
    metric, kind = _counted_metric(sentence, i, stop)
    changed = sentence.wording[sentence.clauses.of[i]] & Role.CHANGE or (stop == i + 1 and _is_of(sentence, stop))
    changed = changed or _is_stated(sentence, i, stop)
    estimated = any(sentence.tokens.has(j, Role.ESTIMATE) for j in range(max(0, i - NEAR), i))
    told = stop + 2 < len(sentence.tokens) and sentence.tokens.word[stop + 2].predicates  # "stood at 846 killed"
    if not metric and last is not None and (changed or estimated) and not told:
        metric, kind = last.metric, str(last.unit)
    return Link(metric, i, 0, "counter", abs(stop - i), kind) if metric else None


def _is_of(sentence: Sentence, i: int) -> bool:
    """Return whether the token only joins a toll to its number ("a figure of 600")."""
    return sentence.tokens.has(i, Role.OF) and sentence.tokens.has(i, Role.TOLL_TO)


def _is_stated(sentence: Sentence, i: int, stop: int) -> bool:
    """Return whether a count is told for another place or time ("the figure for Chad was 38,000")."""
    tokens = sentence.tokens
    if any(word.predicates for word in tokens.word[stop + 1 : stop + NEAR + 1]):
        return False  # "the count stood at 846 killed"
    if tokens.has(i + 1, Role.OF) or not tokens.has(stop, Role.TOLL_TO) or tokens.has(stop, Role.OF):
        return False
    return stop == i + 1 or tokens.has(i + 1, Role.OBLIQUE | Role.STOCK | Role.TOLL_TO | Role.PASSIVE)


def _is_estimated(sentence: Sentence, i: int, stop: int) -> bool:
    """Return whether a verb puts a number to those named at i ("estimate the displaced at 600")."""
    tokens, of = sentence.tokens, sentence.clauses.of
    if not tokens.has(stop, Role.OBLIQUE) or not 0 < stop - i <= NEAR or of[i] != of[stop]:
        return False
    return any(tokens.has(j, Role.ESTIMATE) and of[j] == of[i] for j in range(max(0, i - 2 * NEAR), i))


def _counted_metric(sentence: Sentence, i: int, stop: int) -> tuple[str, str]:
    """Return the metric and the kind of noun that "the number of" counts, whichever of both stands first."""
    tokens, metric = sentence.tokens, ""
    behind = range(i + 1, min(stop + 1, i + COUNTED, len(tokens)))
    those = tokens.has(i + 1, Role.PRONOUN) and any(tokens.has(j, Role.RELATIVE) for j in (i + 2, i + 3))
    kind = "person" if those else ""
    for j in behind:
        word = tokens.word[j]
        if word.noun and word.noun.metric:
            return word.noun.metric, kind
        if word.noun and not kind:
            kind = word.noun.kind
            if metric:
                return metric, kind
        for _, group in word.predicates:
            metric = metric or _counts(sentence, group, kind or "person", j)
            if metric and kind:
                return metric, kind
    attributes = ((group, j) for j in behind if kind in _BUILT for _, group in tokens.word[j].predicates)
    metric = metric or next((told for group, j in attributes if (told := _counts(sentence, group, kind, j))), "")
    if not metric and kind == "household" and "driven out" in sentence.context:
        metric = "displaced"
    return metric, kind


def _counts(sentence: Sentence, group: PredicateGroup, kind: str, at: int) -> str:
    """Return the metric of a predicate behind "the number of"; arrivals need no goal in a text about refugees."""
    if group.needs:
        return "" if group.final else metric_of(sentence, group, kind, at)
    told = not group.final and (not group.arrival or "refugees" in sentence.context)
    return group.counts.get(kind, "") if told else ""

"""Counts told by a noun beside the number: "the death toll rose to 49 from 31", "Injured: 23"."""

from typing import TYPE_CHECKING

from tracker.extractors.counts.prepared import NEAR, Link, Sentence
from tracker.extractors.counts.roles import Form, Role
from tracker.extractors.reading import Count

if TYPE_CHECKING:
    from tracker.languages.counted import PredicateGroup

REACH = 25
"""How many tokens before its number a toll may stand."""
_SMALL = Role.FUNCTION | Role.CALENDAR
_STATED = Role.TOLL_TO | Role.REPORTING | Role.CHANGE


def find_toll(sentence: Sentence, n: int, last: Count | None) -> Link | None:
    """Return the toll that the number states, None where there is none.

    A toll without a metric of its own ("corrected the figure to nine") is that of ``last``, the count before.
    """
    number = sentence.numbers[n]
    noun = sentence.counted[n].noun
    if number.article or (noun and noun.metric):
        return None
    if number.plain and not noun and sentence.tokens.has(number.lead - 1, Role.OF):
        return None  # "in the first quarter of 2016"
    passed = number.lead < number.first and sentence.tokens.has(number.lead, Role.TOLL_TO)
    before = number.lead if passed else _verb_before(sentence, number.lead - 1)
    if sentence.tokens.has(number.lead - 1, Role.SUBORDINATOR) and before < number.lead - 1:
        return None
    if sentence.tokens.fold[before : before + 1] == [":"]:
        return _label(sentence, before - 1)
    if noun:
        return None
    stated = before >= 0 and (sentence.tokens.has(before, _STATED | Role.ORIGIN) or sentence.tokens.word[before].toll)
    if not stated:
        return None
    found, passed_number = _told_before(sentence, n, before, last)
    if found or passed_number:
        return found
    following = range(number.last + 1, min(len(sentence.tokens), number.last + 4))
    return next((link for i in following if (link := _toll_at(sentence, i, i + REACH, None))), None)


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
        if i == earlier and named >= 0:
            return Link(_metric_at(sentence, named), named, 0, "toll", before - named), True
        if i == earlier and sentence.tokens.has(number.last + 1, Role.PASSIVE):
            return None, True
    return None, False


def _metric_at(sentence: Sentence, i: int) -> str:
    """Return the metric of the noun that a token or phrase ends in ("der Verletzten")."""
    noun = sentence.lexicon.word(sentence.tokens.fold[i].rpartition(" ")[2]).noun
    return noun.metric if noun and not noun.weak else ""


def _verb_before(sentence: Sentence, before: int) -> int:
    """Return the token that states the number, over a few small words ("reached today 8,000")."""
    stop = before - 3
    while (
        before > stop and sentence.tokens.has(before, _SMALL) and not sentence.tokens.has(before, _STATED | Role.ORIGIN)
    ):
        before -= 1
    return before


def _label(sentence: Sentence, i: int) -> Link | None:
    """Return the metric of a label before a colon."""
    if i < 0:
        return None
    word = sentence.tokens.word[i]
    metrics = [word.toll, word.noun.metric if word.noun else ""]
    stated = Form.PHRASE | Form.PARTICIPLE
    metrics += [
        group.counts.get("person", "") for form, group in word.predicates if form & stated and not group.arrival
    ]
    metric = next((metric for metric in metrics if metric), "")
    return Link(metric, i, 0, "label") if metric else None


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
    estimated = any(sentence.tokens.has(j, Role.ESTIMATE) for j in range(max(0, i - NEAR), i))
    if not metric and last is not None and (changed or estimated):
        metric, kind = last.metric, str(last.unit)
    return Link(metric, i, 0, "counter", abs(stop - i), kind) if metric else None


def _is_of(sentence: Sentence, i: int) -> bool:
    """Return whether the token only joins a toll to its number ("a figure of 600")."""
    return sentence.tokens.has(i, Role.OF) and sentence.tokens.has(i, Role.TOLL_TO)


def _is_estimated(sentence: Sentence, i: int, stop: int) -> bool:
    """Return whether a verb puts a number to those named at i ("estimate the displaced at 600")."""
    tokens, of = sentence.tokens, sentence.clauses.of
    if not tokens.has(stop, Role.OBLIQUE) or not 0 < stop - i <= NEAR or of[i] != of[stop]:
        return False
    return any(tokens.has(j, Role.ESTIMATE) and of[j] == of[i] for j in range(max(0, i - 2 * NEAR), i))


def _counted_metric(sentence: Sentence, i: int, stop: int) -> tuple[str, str]:
    """Return the metric and the kind of noun that "the number of" counts."""
    tokens = sentence.tokens
    metric = kind = ""
    attributes: list[PredicateGroup] = []
    for j in range(i + 1, min(stop + 1, i + 16, len(tokens))):
        word = tokens.word[j]
        if word.noun and word.noun.metric:
            return word.noun.metric, kind
        if word.noun and not kind:
            kind = word.noun.kind
            metric = metric or next((told for group in attributes if (told := group.counts.get(kind))), "")
            if metric:
                return metric, kind
        for _, group in word.predicates:
            attributes.append(group)
            if (
                not group.final
                and not group.needs
                and (not group.arrival or "refugees" in sentence.context)
                and (told := group.counts.get(kind or "person", ""))
            ):
                metric = metric or told
                if kind:
                    return metric, kind
    if not metric and kind == "household" and "driven out" in sentence.context:
        metric = "displaced"
    return metric, kind

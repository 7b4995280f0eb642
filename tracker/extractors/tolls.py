"""Counts told by a noun before the number: "the death toll rose to 49 from 31"."""

from tracker.extractors.prepared import Link, Sentence
from tracker.extractors.roles import Role

REACH = 25


def find_toll(sentence: Sentence, n: int) -> Link | None:
    """Return the toll that the number states, None where there is none or the number is its earlier value."""
    tokens, number, counted = sentence.tokens, sentence.numbers[n], sentence.counted[n]
    if counted.noun is not None or number.article:
        return None
    before = number.lead - 1
    while (
        before > number.lead - 4
        and tokens.has(before, Role.FUNCTION | Role.CALENDAR)
        and not tokens.has(before, Role.TOLL_TO | Role.ORIGIN)
    ):
        before -= 1
    if not (
        tokens.has(before, Role.TOLL_TO)
        or (tokens.has(before, Role.REPORTING) or tokens.has(before, Role.CHANGE))
    ):
        return None
    for i in range(before, max(-1, before - REACH), -1):
        word = tokens.word[i]
        if word.toll:
            noun = tokens.word[i + 1].noun
            return Link(word.toll, i, 0, "toll", before - i, noun.kind if noun else "")
        if word.roles & Role.COUNTER:
            metric, kind = _counted_metric(sentence, i, before)
            if metric:
                return Link(metric, i, 0, "counter", before - i, kind)
    return None


def is_earlier(sentence: Sentence, n: int) -> bool:
    """Return whether the number is the earlier value of one that changed ("from 31 to 49")."""
    tokens, lead = sentence.tokens, sentence.numbers[n].lead
    if not any(word.roles & Role.CHANGE or word.toll for word in tokens.word):
        return False
    for i in range(lead - 1, max(-1, lead - 6), -1):
        if tokens.has(i, Role.ORIGIN):
            return True
        if not tokens.has(i, Role.FUNCTION | Role.EARLIER | Role.COUNTER | Role.DETERMINER) or tokens.has(
            i, Role.CHANGE
        ):
            return False
    return False


def _counted_metric(sentence: Sentence, i: int, stop: int) -> tuple[str, str]:
    """Return the metric and the kind of noun that "the number of" counts."""
    tokens = sentence.tokens
    metric = kind = ""
    for j in range(i + 1, min(stop + 1, i + 16)):
        word = tokens.word[j]
        if word.noun and word.noun.metric:
            return word.noun.metric, kind
        if word.noun and not kind:
            kind = word.noun.kind
            if metric:
                return metric, kind
        for _, group in word.predicates:
            if not group.arrival and (told := group.counts.get(kind or "person", "")):
                metric = told
                if kind:
                    return metric, kind
    if not metric and kind == "household" and "driven out" in sentence.context:
        metric = "displaced"
    return metric, kind

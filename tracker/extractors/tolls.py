"""Counts told by a noun beside the number: "the death toll rose to 49 from 31", "Injured: 23"."""

from tracker.extractors.prepared import Link, Sentence
from tracker.extractors.reading import Count
from tracker.extractors.roles import Role

REACH = 25
"""How many tokens before its number a toll may stand."""
_SMALL = Role.FUNCTION | Role.CALENDAR
_STATED = Role.TOLL_TO | Role.REPORTING | Role.CHANGE


def find_toll(sentence: Sentence, n: int, last: Count | None) -> Link | None:
    """Return the toll that the number states, None where there is none.

    A toll without a metric of its own ("corrected the figure to nine") is that of ``last``, the count before.
    """
    number = sentence.numbers[n]
    if sentence.counted[n].noun is not None or number.article:
        return None
    before = _verb_before(sentence, number.lead - 1)
    if sentence.tokens.fold[before : before + 1] == [":"]:
        return _label(sentence, before - 1)
    if before < 0 or not sentence.tokens.has(before, _STATED):
        return None
    for i in range(before, max(-1, before - REACH), -1):
        if link := _toll_at(sentence, i, before, last):
            return link
    following = range(number.last + 1, min(len(sentence.tokens), number.last + 4))
    return next((link for i in following if (link := _toll_at(sentence, i, i + REACH, None))), None)


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
    metrics += [group.counts.get("person", "") for _, group in word.predicates if not group.arrival]
    metric = next((metric for metric in metrics if metric), "")
    return Link(metric, i, 0, "label") if metric else None


def _toll_at(sentence: Sentence, i: int, stop: int, last: Count | None) -> Link | None:
    word = sentence.tokens.word[i]
    if word.toll:
        noun = sentence.tokens.word[i + 1].noun if i + 1 < len(sentence.tokens) else None
        return Link(word.toll, i, 0, "toll", abs(stop - i), noun.kind if noun else "")
    if not word.roles & Role.COUNTER:
        return None
    metric, kind = _counted_metric(sentence, i, stop)
    if not metric and last is not None and sentence.wording[sentence.clauses.of[i]] & Role.CHANGE:
        metric, kind = last.metric, str(last.unit)
    return Link(metric, i, 0, "counter", abs(stop - i), kind) if metric else None


def is_earlier(sentence: Sentence, n: int) -> bool:
    """Return whether the number is the earlier value of one that changed ("from 31 to 49")."""
    tokens, lead = sentence.tokens, sentence.numbers[n].lead
    if not _changes(sentence, lead):
        return False
    passing = Role.FUNCTION | Role.EARLIER | Role.COUNTER | Role.DETERMINER
    for i in range(lead - 1, max(-1, lead - 6), -1):
        if tokens.has(i, Role.ORIGIN):
            return True
        if not tokens.has(i, passing) or tokens.has(i, Role.CHANGE):
            return False
    return False


def _changes(sentence: Sentence, at: int) -> bool:
    """Return whether a toll or a verb of change stands with the token, no comma between them."""
    tokens = sentence.tokens
    for step in (1, -1):
        i = at
        while 0 <= i < len(tokens) and tokens.fold[i] != ",":
            if tokens.has(i, Role.CHANGE) or tokens.word[i].toll:
                return True
            i += step
    return False


def _counted_metric(sentence: Sentence, i: int, stop: int) -> tuple[str, str]:
    """Return the metric and the kind of noun that "the number of" counts."""
    tokens = sentence.tokens
    metric = kind = ""
    for j in range(i + 1, min(stop + 1, i + 16, len(tokens))):
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

"""Lists of places with a number each, behind their total or in brackets ("Palu 821, Parigi 12")."""

from tracker.extractors.counts.numbers import OLDEST, Number
from tracker.extractors.counts.prepared import Link, Sentence
from tracker.extractors.counts.roles import Role
from tracker.extractors.reading import Count

FEWEST, NAME = 3, 4
"""So many numbers make a list by places at least, and so many words a name has at most, and one."""

_MARKS = frozenset(",;:.–—")


def by_place(sentence: Sentence, n: int, found: list[Count], previous: Count | None) -> Link | None:
    """Return the metric of a total before that a list of places shares out ("Palu 821, Parigi 12, Donggala 11").

    The list has three numbers at least, each behind a name, and each smaller than the total.
    """
    numbers, whole = sentence.numbers, found[-1] if found else previous
    if whole is None or len(numbers) < FEWEST or numbers[n].article or not _is_alone(sentence, n):
        return None
    if not (found and found[-1].link == "listed") and numbers[n].value >= whole.value:
        return None
    listed = [x for x in numbers if _is_placed(sentence, x)]
    if len(listed) < FEWEST or numbers[n] not in listed:
        return None
    return Link(whole.metric, numbers[n].first, 0, "listed", kind=str(whole.unit))


def _is_alone(sentence: Sentence, n: int) -> bool:
    """Return whether a number counts nothing by itself, or people behind "with" and a country's name."""
    counted = sentence.counted[n]
    noun = counted.noun
    with_country = sentence.tokens.has(sentence.numbers[n].lead - 1, Role.WITH)
    return not counted.kind or bool(noun and counted.kind == "person" and not noun.metric and with_country)


def _is_placed(sentence: Sentence, number: Number) -> bool:
    """Return whether only a name stands between a mark and the number, and a mark behind it."""
    tokens, p = sentence.tokens, number.lead - 1
    if tokens.has(p, Role.WITH) and tokens.capital(p - 1) and tokens.has(p - 1, Role.COUNTRY):
        return True  # "Syria with 8,879, Turkey with 6,121 and …"
    while p > 0 and p > number.lead - NAME and tokens.capital(p) and not tokens.word[p].noun:
        p -= 1
    behind = tokens.fold[number.last + 1] if number.last + 1 < len(tokens) else "."
    named = p < number.lead - 1
    return named and tokens.fold[p] in _MARKS and (behind in _MARKS or tokens.has(number.last + 1, Role.COORDINATOR))


def in_brackets(sentence: Sentence, n: int, last: Count | None) -> Link | None:
    """Return the metric of a list of places with numbers in parentheses, from the noun or number before it."""
    tokens = sentence.tokens
    closed = [
        x
        for x in sentence.numbers
        if tokens.fold[x.first - 1 : x.first] == ["("] and tokens.fold[x.last + 1 : x.last + 2] == [")"]
    ]
    large = sentence.numbers[n].value > OLDEST
    first = sentence.numbers[n].first
    if tokens.has(first - 2, Role.COMPARED) and last and last.at[0] >= sentence.tokens.begin[0]:
        return Link(last.metric, first, 0, "resumed", kind=str(last.unit))  # "wie im Vorjahr (51)"
    if len(closed) < 2 and not large:
        return None
    if last and last.at[0] >= sentence.tokens.begin[0]:
        return Link(last.metric, first, 0, "listed", kind=str(last.unit))
    for i in range(first - 1, -1, -1):
        noun = tokens.word[i].noun
        if noun and noun.metric:
            return Link(noun.metric, i, 0, "listed")
    return Link(last.metric, first, 0, "listed", kind=str(last.unit)) if last and large else None


def is_age(sentence: Sentence, n: int) -> bool:
    """Return whether a number between commas or in parentheses is the age of whoever is named before it."""
    tokens, number = sentence.tokens, sentence.numbers[n]
    closed = tokens.fold[number.last + 1 : number.last + 2]
    return closed in ([","], [")"], ["."]) and number.lead == number.first and number.value <= OLDEST

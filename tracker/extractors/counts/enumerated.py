"""Lists that tell who a total is, behind a colon, a dash or a comma: "five people: three soldiers and a nurse"."""

from tracker.extractors.counts.copula import goes_on, has_verb_behind
from tracker.extractors.counts.prepared import Link, Sentence
from tracker.extractors.reading import Count
from tracker.figure import Quantifier

_OPENS = frozenset(":–—-")
_LEAST, _MOST = 0.5, 1.05
"""Behind a colon or a dash the list makes up this share of its total; behind a comma it is exactly the total."""


def enumerated_link(sentence: Sentence, n: int, found: list[Count]) -> Link | None:
    """Return the metric of the total whose members the number is listed among, None without such a list."""
    if not found or sentence.counted[n].kind != "person":
        return None
    first = last = n
    while first and goes_on(sentence, first):
        first -= 1
    while last + 1 < len(sentence.numbers) and goes_on(sentence, last + 1):
        last += 1
    total = _total(sentence, first, found)
    if total is None or first == last or has_verb_behind(sentence, last):
        return None
    members = range(first, last + 1)
    nouns = [sentence.counted[k].noun for k in members]
    if any(noun is None or noun.kind != "person" or noun.metric for noun in nouns):
        return None
    opens = sentence.tokens.fold[sentence.numbers[first].lead - 1] in _OPENS
    added = sum(sentence.numbers[k].value for k in members)
    fits = _LEAST * total.value <= added <= _MOST * total.value if opens else added == total.value
    return Link(total.metric, sentence.numbers[n].first, 0, "listed") if fits else None


def _total(sentence: Sentence, first: int, found: list[Count]) -> Count | None:
    """Return the count right before a list behind a mark, None where no number stands there."""
    before = sentence.numbers[first].lead - 1
    if not first or sentence.tokens.fold[before] not in _OPENS | {","}:
        return None
    begin = sentence.tokens.begin[sentence.numbers[first - 1].first]
    total = next((count for count in found if count.at[0] == begin), None)
    return total if total and total.quantifier is not Quantifier.VAGUE else None

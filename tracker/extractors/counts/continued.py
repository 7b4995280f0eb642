"""Numbers that go on from another one: parts, lists, ellipses ("seven in Kano and three in Jos")."""

from tracker.extractors.counts.before import has_verb
from tracker.extractors.counts.listed import in_brackets, is_age
from tracker.extractors.counts.prepared import NEAR, Link, Sentence
from tracker.extractors.counts.roles import Role
from tracker.extractors.counts.units import UNITS
from tracker.extractors.reading import Count

_PARTS = frozenset({"inherited", "among"})
"""How the number before a comma may be one of a list of parts ("including three Kenyans, two Americans and …")."""


def continued_link(sentence: Sentence, n: int, found: list[Count], previous: Count | None) -> Link | None:
    """Return the metric of the number before where this one continues it: a part, a list, an ellipsis."""
    tokens, number, counted = sentence.tokens, sentence.numbers[n], sentence.counted[n]
    before = tokens.fold[number.lead - 1] if number.lead else ""
    opener = sentence.clauses.opener.get(sentence.clauses.of[number.first], 0)
    part = _is_cued(sentence, n, opener, previous) or _is_among(sentence, n)
    if before == "(" and not counted.kind:
        if listed := in_brackets(sentence, n, found[-1] if found else previous):
            return listed
        if is_age(sentence, n):
            return None
    last = found[-1] if found else previous if part else None
    if part and not found and (last is None or last.value < number.value or (n > 0 and is_uncounted(sentence, n - 1))):
        return None
    if last is None or counted.guessed or (before == "," and not counted.kind and is_age(sentence, n)):
        return None
    if _counts_other(sentence, n, found, last, opener):
        return None
    if _is_among(sentence, n):
        return Link(last.metric, number.first, 0, "whole", kind=str(last.unit))
    if part or before == "(" or _goes_on(sentence, n, last):
        metric = "refugees" if last.metric == "displaced" and _is_abroad(sentence, n) else last.metric
        return Link(metric, number.first, 0, "inherited", kind=str(last.unit))
    parts = before == "," and found and found[-1].link in _PARTS and number.lead - 2 == sentence.counted[n - 1].last
    beside = counted.kind and (tokens.has(number.lead - 1, Role.COORDINATOR) or (parts and n > 0))
    if beside and not has_verb(sentence, number.last + 1, number.first):
        return Link(last.metric, number.first, 0, "inherited")
    return None


def _counts_other(sentence: Sentence, n: int, found: list[Count], last: Count, opener: int) -> bool:
    """Return whether the number counts one, another unit, or a part of things, so that it continues no count."""
    number, counted = sentence.numbers[n], sentence.counted[n]
    bracket = number.lead > 0 and sentence.tokens.fold[number.lead - 1] == "("
    if number.value == 1 and not counted.kind and not bracket and not _is_beside(sentence, n, found):
        return True
    other_unit = counted.kind and UNITS.get(counted.kind) != last.unit and not bracket
    return bool(other_unit) or _is_of_things(sentence, opener) or _is_of_things_before(sentence, n)


def _is_abroad(sentence: Sentence, n: int) -> bool:
    """Return whether a part of those who fled is told to be beyond a border ("4 million of them abroad")."""
    tokens, counted = sentence.tokens, sentence.counted[n]
    if not counted.partitive:
        return False
    stop = sentence.numbers[n + 1].lead if n + 1 < len(sentence.numbers) else len(tokens)
    for i in range(counted.last + 1, min(stop, counted.last + 1 + NEAR)):
        over = tokens.has(i, Role.TOWARD) and (tokens.has(i + 1, Role.COUNTRY) or tokens.has(i + 2, Role.COUNTRY))
        if tokens.has(i, Role.ABROAD) or over:
            return True
    return False


def _goes_on(sentence: Sentence, n: int, last: Count) -> bool:
    """Return whether a number alone goes on from the count before: without a verb, or with one of more victims."""
    tokens, number, counted = sentence.tokens, sentence.numbers[n], sentence.counted[n]
    if counted.kind:
        return False
    if last.metric in {"killed", "injured"} and last.at[0] >= tokens.begin[0] and _is_struck(sentence, n):
        return True
    alone = number.lead > 1 and tokens.has(number.lead - 1, Role.ALONE)  # ", allein sieben in Kano"
    before = tokens.fold[number.lead - 1 - alone] if number.lead else ""
    placed = before == ":" and tokens.has(number.last + 1, Role.OBLIQUE)  # "157 dead: 105 in Jajarkot, …"
    joint = number.lead - 1
    while tokens.has(joint, Role.DETERMINER) and counted.last == number.last:
        joint -= 1  # "und die 101.000 des Rekordjahres"
    continues = number.further or tokens.has(joint, Role.COORDINATOR) or before == "," or placed
    return continues and not has_verb(sentence, number.last + 1, number.first)


def _is_struck(sentence: Sentence, n: int) -> bool:
    """Return whether it tells how more victims fared ("drei weitere wurden von Erdrutschen erfasst")."""
    tokens, of, last = sentence.tokens, sentence.clauses.of, max(sentence.numbers[n].last, sentence.counted[n].last)
    more = sentence.numbers[n].further or tokens.has(last, Role.OTHERS)
    return more and any(tokens.has(i, Role.STRUCK) and of[i] == of[last] for i in range(last + 1, len(of)))


def _is_cued(sentence: Sentence, n: int, opener: int, previous: Count | None) -> bool:
    """Return whether a cue tells that the number is a part; "the largest group" is one of a larger number."""
    tokens, number, counted = sentence.tokens, sentence.numbers[n], sentence.counted[n]
    if counted.partitive or tokens.has(opener, Role.INSIDE) or tokens.has(number.lead - 1, Role.INSIDE | Role.AMONG):
        return True
    largest = bool(sentence.wording[sentence.clauses.of[number.first]] & Role.LARGEST)
    return largest and previous is not None and counted.kind == "person" and previous.value > number.value


def _is_of_things_before(sentence: Sentence, n: int) -> bool:
    """Return whether the number is a part of things counted right before it ("52 cows, two of them by helicopter")."""
    if not n or not sentence.counted[n].partitive or sentence.counted[n].kind:
        return False
    things = sentence.counted[n - 1]
    if sentence.tokens.has(sentence.numbers[n - 1].lead - 1, Role.OBLIQUE):
        return False  # "died in three cities, 37 of them in Kano"
    return things.kind == "thing" and things.noun is not None and sentence.numbers[n].lead - things.last <= 2


def _is_among(sentence: Sentence, n: int) -> bool:
    """Return whether a cue of a part ends the phrase of the number ("…, five lone children among them")."""
    tokens, counted = sentence.tokens, sentence.counted[n]
    cue = max(sentence.numbers[n].last, counted.last) + 1
    if counted.kind != "person" or not tokens.has(cue, Role.INSIDE | Role.PART_BEHIND) or tokens.word[cue].noun:
        return False
    return cue + 1 >= len(tokens) or not tokens.fold[cue + 1][0].isalnum()


def _is_of_things(sentence: Sentence, opener: int) -> bool:
    """Return whether the cue of a part stands behind things ("in 90 shelters, of which 40 are full")."""
    tokens = sentence.tokens
    if opener < 2 or not tokens.has(opener, Role.INSIDE) or not tokens.has(opener, Role.PART_BEHIND):
        return False
    at = opener - 2 if tokens.fold[opener - 1] == "," else opener - 1
    noun = tokens.word[at].noun
    return noun is not None and (noun.kind == "thing" or noun.loose) and not tokens.has(at, Role.VOID_BEHIND)


def _is_beside(sentence: Sentence, n: int, found: list[Count]) -> bool:
    """Return whether a list goes on with one in another place ("two in Kano, one in Jos")."""
    tokens, number = sentence.tokens, sentence.numbers[n]
    last = next((x for x in sentence.numbers[:n] if found and tokens.begin[x.first] == found[-1].at[0]), None)
    if last is None or not tokens.has(number.last + 1, Role.OBLIQUE):
        return False
    return tokens.fold[number.last + 1] in tokens.fold[last.last + 1 : last.last + 3]


def is_uncounted(sentence: Sentence, n: int) -> bool:
    """Return whether a number that counts nobody is told of people, whose part is none either."""
    number, counted = sentence.numbers[n], sentence.counted[n]
    return not number.article and (counted.guessed or (counted.kind in UNITS and not number.plain))

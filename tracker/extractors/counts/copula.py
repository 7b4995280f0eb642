"""Lists that a copula equates with a whole: "the dead were nine civilians, six soldiers and a nurse"."""

from tracker.extractors.counts.among import metric_of_victims
from tracker.extractors.counts.prepared import Link, Sentence
from tracker.extractors.counts.roles import Role
from tracker.extractors.reading import Count

LONGEST = 40
"""A list has no more tokens."""
_FATES = frozenset({"killed", "injured"})
_ENDS = Role.PERFECT | Role.REPORTING | Role.SUBORDINATOR | Role.RELATIVE | Role.VOID_CLAUSE
_MARKS = frozenset(";:–—|()")


def copula_link(sentence: Sentence, n: int, last: Count | None) -> Link | None:
    """Return the metric of the whole whose members the clause lists, None where it lists none.

    ``last`` is the count before, of whose metric "the victims" are.
    """
    if sentence.counted[n].kind != "person" or _has_verb(sentence, n):
        return None
    if sentence.tokens.has(sentence.counted[n].last + 1, Role.PASSIVE | Role.PERFECT):
        return None  # the number has a verb of its own
    first = n
    while first and _goes_on(sentence, first):
        first -= 1
    verb = sentence.numbers[first].lead - 1
    if first < n and not _goes_on(sentence, n):
        return None
    if verb >= 0 and sentence.tokens.has(verb, Role.INSIDE):
        return _included(sentence, verb)
    if verb < 1 or not sentence.tokens.has(verb, Role.PASSIVE):
        return None
    metric = _metric(sentence, verb - 1, last)
    return Link(metric, verb - 1, 0, "listed-as") if metric else None


def _included(sentence: Sentence, verb: int) -> Link | None:
    """Return the metric of a whole that is named in one phrase with its verb ("the dead include")."""
    nouns = (sentence.lexicon.word(word).noun for word in sentence.tokens.fold[verb].split()[:-1])
    metric = next((noun.metric for noun in nouns if noun and noun.metric in _FATES), "")
    return Link(metric, verb, 0, "listed-as") if metric else None


def _has_verb(sentence: Sentence, n: int) -> bool:
    """Return whether a verb of its own follows what is counted ("Darunter seien 17 Kinder, 487 seien verletzt")."""
    tokens = sentence.tokens
    for i in range(sentence.counted[n].last + 1, len(tokens)):
        if tokens.fold[i] == "," or tokens.fold[i] in _MARKS or tokens.has(i, _ENDS & ~Role.PERFECT):
            return False
        if tokens.has(i, Role.PASSIVE | Role.PERFECT):
            return True
    return False


def _goes_on(sentence: Sentence, n: int) -> bool:
    """Return whether the number is listed behind the one before it, with no verb between them."""
    tokens, number, before = sentence.tokens, sentence.numbers[n], sentence.numbers[n - 1]
    if tokens.fold[number.lead - 1] != "," and not tokens.has(number.lead - 1, Role.COORDINATOR):
        return False
    if sentence.counted[n - 1].kind != "person" or number.lead - before.last > LONGEST:
        return False
    between = range(sentence.counted[n - 1].last + 1, number.lead)
    return not any(tokens.has(i, _ENDS | Role.PASSIVE) or tokens.fold[i] in _MARKS for i in between)


def _metric(sentence: Sentence, i: int, last: Count | None) -> str:
    """Return the metric of those whom the words up to token i name ("the dead", "those killed", "the victims")."""
    tokens = sentence.tokens
    among = {phrase.rpartition(" ")[2] for phrase in sentence.lexicon.words.subsets.among}
    named = tokens.fold[i].rpartition(" ")[2]
    if named not in among or not (tokens.has(i, Role.AMONG) or tokens.has(i - 1, Role.DETERMINER)):
        return ""
    return metric_of_victims(sentence, i) or (last.metric if last and last.metric in _FATES else "")

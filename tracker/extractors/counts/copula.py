"""Lists that a copula equates with a whole: "the dead were nine civilians, six soldiers and a nurse"."""

from tracker.extractors.counts.among import metric_of_victims
from tracker.extractors.counts.prepared import Link, Sentence
from tracker.extractors.counts.roles import Role
from tracker.extractors.reading import Count
from tracker.figure import Unit

LONGEST = 40
"""A list has no more tokens."""
OPENING = 4
"""Who is told to be of those counted before opens the clause, with so many small words."""
_FATES = frozenset({"killed", "injured"})
_ENDS = Role.PERFECT | Role.REPORTING | Role.SUBORDINATOR | Role.RELATIVE | Role.VOID_CLAUSE
_MARKS = frozenset(";:–—|()")


def copula_link(sentence: Sentence, n: int, last: Count | None) -> Link | None:
    """Return the metric of the whole whose members the clause lists, None where it lists none.

    ``last`` is the count before, of whose metric "the victims" are.
    """
    if sentence.counted[n].kind != "person":
        return None
    first = n
    while first and goes_on(sentence, first):
        first -= 1
    verb = sentence.numbers[first].lead - 1
    if first < n and not goes_on(sentence, n):
        return None
    included = sentence.tokens.has(verb, Role.INSIDE)
    if not included and (verb < 1 or not sentence.tokens.has(verb, Role.PASSIVE)):
        return None
    if has_verb_behind(sentence, n):
        return None
    if included:
        return _included(sentence, verb)
    metric = _metric(sentence, verb - 1, last)
    return Link(metric, verb - 1, 0, "listed-as") if metric else None


def members_link(sentence: Sentence, n: int, last: Count | None) -> Link | None:
    """Return the metric of the larger count before whose members a number tells ("20 died. Seven were children").

    A number of "victims" without a verb of their own is one of theirs, too ("seven victims are from Kano").
    """
    number, counted, tokens = sentence.numbers[n], sentence.counted[n], sentence.tokens
    if last is None or number.plain or number.further or not number.value < last.value or last.unit is not Unit.PERSON:
        return None
    at = max(counted.last, number.last) + 1
    victims = tokens.has(at - 1, Role.VICTIM)
    if counted.kind and not victims:
        return None
    if victims and last.metric in _FATES:
        return Link(last.metric, at - 1, 0, "among")
    if number.lead > OPENING or not tokens.has(at, Role.PASSIVE):
        return None
    i = at + 1
    while i < len(tokens) and i < at + OPENING and not tokens.capital(i) and not tokens.word[i].predicates:
        i += 1
    noun = tokens.word[i].noun if i < len(tokens) else None
    ends = i + 1 >= len(tokens) or not tokens.fold[i + 1][0].isalnum() or tokens.has(i + 1, Role.COORDINATOR)
    person = noun is not None and noun.kind == "person" and not noun.metric and ends
    return Link(last.metric, at, 0, "among") if person else None


def _included(sentence: Sentence, verb: int) -> Link | None:
    """Return the metric of a whole that is named in one phrase with its verb ("the dead include")."""
    words = [sentence.lexicon.word(word) for word in sentence.tokens.fold[verb].split()[:-1]]
    told = [word.noun.metric for word in words if word.noun]
    told += [group.counts.get("person", "") for word in words for _, group in word.predicates]
    metric = next((metric for metric in told if metric in _FATES), "")
    return Link(metric, verb, 0, "listed-as") if metric else None


def has_verb_behind(sentence: Sentence, n: int) -> bool:
    """Return whether a verb of its own follows what is counted ("Darunter seien 17 Kinder, 487 seien verletzt")."""
    tokens = sentence.tokens
    for i in range(sentence.counted[n].last + 1, len(tokens)):
        if tokens.fold[i] == "," or tokens.fold[i] in _MARKS or tokens.has(i, _ENDS & ~Role.PERFECT):
            return False
        if tokens.has(i, Role.PASSIVE | Role.PERFECT):
            return True
    return False


def goes_on(sentence: Sentence, n: int) -> bool:
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

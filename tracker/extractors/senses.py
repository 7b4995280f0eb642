"""What a predicate means for a number in its clause: the metric by noun, company and goal."""

from tracker.extractors.prepared import FAR, Sentence
from tracker.extractors.roles import Role
from tracker.languages.counting import PredicateGroup


def kind_of(sentence: Sentence, n: int, group: PredicateGroup) -> str:
    """Return the kind of noun that the number counts: its own, persons, or what was counted before."""
    if sentence.counted[n].kind or "person" in group.counts:
        return sentence.counted[n].kind
    kinds = [counted.kind for counted in sentence.counted[:n] if counted.kind in group.counts]
    if not kinds:
        before = (sentence.tokens.word[i].noun for i in range(sentence.numbers[n].lead - 1, -1, -1))
        kinds = [noun.kind for noun in before if noun and noun.kind in group.counts][:1]
    return kinds[-1] if kinds else sentence.before


def metric_of(sentence: Sentence, group: PredicateGroup, kind: str, at: int) -> str:
    """Return the metric that a predicate gives to a kind of noun in its clause, "" for none."""
    metric = group.counts.get(kind or "person", "")
    if not metric or (group.needs and not _nearby(sentence, at, frozenset(group.needs))):
        return ""
    if group.within and sentence.context.isdisjoint(group.within):
        return ""
    if group.arrival:
        return metric if sentence.context & {metric, "abroad"} and _abroad(sentence, at, arrival=True) else ""
    return group.abroad if group.abroad and _abroad(sentence, at, arrival=False) else metric


def _nearby(sentence: Sentence, at: int, words: frozenset[str]) -> bool:
    clause, of, fold = sentence.clauses.of[at], sentence.clauses.of, sentence.tokens.fold
    if not words.isdisjoint(fold[at].split()):
        return True
    return any(of[i] == clause and fold[i] in words for i in range(max(0, at - FAR), min(len(fold), at + FAR)))


def _abroad(sentence: Sentence, at: int, *, arrival: bool) -> bool:
    tokens, of, clause = sentence.tokens, sentence.clauses.of, sentence.clauses.of[at]
    toward = Role.TOWARD | (Role.OBLIQUE if arrival else 0)
    for i in range(max(0, at - FAR), min(len(tokens), at + FAR)):
        if of[i] != clause:
            continue
        if tokens.has(i, Role.ABROAD):
            return True
        if tokens.has(i, toward):
            j = i + 1
            while tokens.has(j, Role.DETERMINER):
                j += 1
            if tokens.has(j, Role.COUNTRY):
                return True
    return False

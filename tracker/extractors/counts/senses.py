"""What a predicate means for a number in its clause: the metric by noun, company and goal."""

from tracker.extractors.counts.prepared import FAR, Sentence
from tracker.extractors.counts.roles import Role
from tracker.languages.counted import NounGroup, PredicateGroup


def kind_of(sentence: Sentence, n: int, group: PredicateGroup) -> str:
    """Return the kind of noun that the number counts: its own, persons, or what was counted before."""
    more = n > 0 and not sentence.counted[n].kind and sentence.numbers[n].further
    if more and sentence.counted[n - 1].kind in group.counts:
        return sentence.counted[n - 1].kind  # "2,300 families got cash and 900 more got seeds"
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
    if not metric or (group.needs and not _nearby(sentence, at, frozenset(group.needs), outer=group.around)):
        return ""
    if group.unless and _nearby(sentence, at, frozenset(group.unless)):
        return ""
    ends = at + 1 >= len(sentence.tokens) or not sentence.tokens.fold[at + 1][0].isalnum()
    if (group.named and not kind) or (group.final and not ends):
        return ""
    if group.leaves and sentence.tokens.has(at - 1, Role.PASSIVE) and sentence.tokens.fold[at] in group.finite:
        return ""  # "were left adrift"
    if group.population and not _counts_population(sentence, at, group.population):
        return ""
    if group.within and not any(sentence.context & _flags(flag, group) for flag in group.within):
        return ""
    if group.arrival:
        known = group.border or sentence.context & {metric, "abroad"}
        goes_on = sentence.told == metric and not sentence.tokens.has(at + 1, Role.OBLIQUE)
        at_sea = group.sea and {metric, "at sea"} <= sentence.context
        passing = group.passing and metric in sentence.context and _is_of_passage(sentence.context)
        return metric if known and (goes_on or at_sea or passing or _abroad(sentence, at, arrival=True)) else ""
    context = sentence.context
    hosted = group.host and (("refugees" in context and "displaced" not in context) or _is_taken_in(sentence, at))
    if hosted and (metric == "displaced" or (metric == "besieged" and _is_of_passage(context))):
        return "refugees"
    haven = _abroad(sentence, at, arrival=False) or _is_haven(sentence, at)
    beyond = group.abroad and (haven or (group.leaves and _leaves_country(sentence, at)))
    return group.abroad if beyond else metric


def _is_of_passage(context: frozenset[str]) -> bool:
    """Return whether the document tells of borders and refugees, and of nobody who fled inside a country."""
    return bool(context & {"abroad", "beyond"}) and not context & {"displaced", "driven out"}


def tells_border(sentence: Sentence, at: int) -> bool:
    """Return whether the clause of an arrival names a goal beyond a border."""
    return _abroad(sentence, at, arrival=True)


def _is_haven(sentence: Sentence, at: int) -> bool:
    """Return whether a noun at the token is followed by the country where it is ("Schutz in der Türkei")."""
    tokens, i = sentence.tokens, at + 1
    if not (sentence.lexicon.words.capital_nouns and tokens.capital(at) and tokens.has(i, Role.OBLIQUE)):
        return False
    while tokens.has(i + 1, Role.DETERMINER):
        i += 1
    return tokens.has(i + 1, Role.COUNTRY)


def metric_of_noun(sentence: Sentence, noun: NounGroup | None, at: int) -> str:
    """Return the metric that a noun carries; "refugees" of whom no border is told are displaced."""
    if noun is None or (noun.within and sentence.context.isdisjoint(noun.within)):
        return ""
    if noun.abroad and _comes_from_a_country(sentence, at):
        return noun.abroad
    inland = noun.inland and "driven out" in sentence.context and not sentence.context & {"abroad", "beyond"}
    inland = inland and not (_comes_from_a_country(sentence, at) or _is_taken_in(sentence, at))
    return noun.inland if inland else noun.metric


def _is_taken_in(sentence: Sentence, at: int) -> bool:
    """Return whether a country houses those whom the noun names ("Der Libanon hat 300 Flüchtlinge aufgenommen")."""
    tokens, of = sentence.tokens, sentence.clauses.of
    clause = [i for i in range(max(0, at - FAR), min(len(of), at + FAR)) if of[i] == of[at]]
    if not any(group.host for i in clause for _, group in tokens.word[i].predicates):
        return False
    for i in (i for i in clause if i < at and tokens.has(i, Role.COUNTRY)):
        before = i - 1
        while tokens.has(before, Role.DETERMINER):
            before -= 1
        if before < 0 or not tokens.has(before, Role.OBLIQUE | Role.TOWARD | Role.AWAY | Role.OF):
            return True
    return False


def _comes_from_a_country(sentence: Sentence, last: int) -> bool:
    """Return whether the noun is followed by the country that was left ("displaced people from Ukraine")."""
    i = last + 1
    if not sentence.tokens.has(i, Role.AWAY):
        return False
    while sentence.tokens.has(i + 1, Role.DETERMINER):
        i += 1
    return sentence.tokens.has(i + 1, Role.COUNTRY)


def _flags(metric: str, group: PredicateGroup) -> set[str]:
    """Return what the document may tell about the metric; leaving needs plain flight beside it."""
    return {metric} if group.leaves else {metric, f"~{metric}"}


def _leaves_country(sentence: Sentence, at: int) -> bool:
    """Return whether the object of leaving is a country: no preposition or adjective before it."""
    tokens, of = sentence.tokens, sentence.clauses.of
    for i in range(max(1, at - FAR), min(len(tokens), at + FAR)):
        if of[i] != of[at] or not tokens.has(i, Role.COUNTRY):
            continue
        before = i - 1
        while tokens.has(before, Role.DETERMINER):
            before -= 1
        plain = (
            i == before + 1 and not tokens.has(before, Role.PASSIVE | Role.PERFECT) and tokens.fold[before][0].isalpha()
        )
        if not tokens.has(before, Role.OBLIQUE | Role.TOWARD | Role.AGENT) and (
            not plain or before in sentence.phrases
        ):
            return True
    return False


def _counts_population(sentence: Sentence, at: int, population: str) -> bool:
    """Return whether some number of the predicate's clause counts that population."""
    of = sentence.clauses.of
    pairs = zip(sentence.numbers, sentence.counted, strict=True)
    return any(c.noun and c.noun.population == population and of[x.first] == of[at] for x, c in pairs)


def _nearby(sentence: Sentence, at: int, words: frozenset[str], *, outer: bool = False) -> bool:
    """Return whether one of the words stands in the clause of token ``at``, or in the ``outer`` one around it."""
    of, fold = sentence.clauses.of, sentence.tokens.fold
    clauses = {of[at], *((sentence.clauses.parent.get(of[at], -1),) if outer else ())}
    if not words.isdisjoint(fold[at].split()):
        return True
    near = range(max(0, at - FAR), min(len(fold), at + FAR))
    return any(of[i] in clauses and not words.isdisjoint((fold[i], fold[i].rpartition(" ")[2])) for i in near)


def _abroad(sentence: Sentence, at: int, *, arrival: bool) -> bool:
    tokens, of, clause = sentence.tokens, sentence.clauses.of, sentence.clauses.of[at]
    leads = Role.TOWARD | (Role.OBLIQUE if arrival else Role.AWAY)
    for i in range(max(0, at - FAR), min(len(tokens), at + FAR)):
        roles = tokens.word[i].roles
        if of[i] != clause or not (roles & (leads | Role.ABROAD) or i == at):
            continue
        if roles & Role.ABROAD:
            return True
        if arrival and i == at and tokens.has(i + 1, Role.COUNTRY):
            return True  # "entered Syria"
        if roles & leads or not arrival:
            j = i + 1
            while tokens.has(j, Role.DETERMINER):
                j += 1
            if tokens.has(j, Role.COUNTRY):
                return True
    return False

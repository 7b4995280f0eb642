"""Which predicate says something about a number: the nearest one, behind or before it."""

from tracker.extractors.counts.before import links_before
from tracker.extractors.counts.behind import links_behind
from tracker.extractors.counts.prepared import Link, Sentence
from tracker.extractors.counts.roles import Form, Role
from tracker.extractors.counts.senses import metric_of


def find_link(sentence: Sentence, n: int) -> Link | None:
    """Return the nearest predicate that can count the number, None where no predicate does; found once."""
    if n not in sentence.links:
        found = [*links_behind(sentence, n), *links_before(sentence, n)]
        sentence.links[n] = min(found, key=lambda link: link.distance, default=None)
    return sentence.links[n]


def nominal_link(sentence: Sentence, n: int) -> Link | None:
    """Return the noun of happening that the number depends on ("the evacuation of 1,500 people")."""
    tokens, counted = sentence.tokens, sentence.counted[n]
    p = sentence.numbers[n].lead - 1
    while tokens.has(p, Role.DETERMINER | Role.OF | Role.NEUTRAL) and not tokens.word[p].predicates:
        p -= 1
    if p < 0:
        return None
    for form, group in tokens.word[p].predicates:
        if form & Form.NOMINAL and (metric := metric_of(sentence, group, counted.kind, p)):
            return Link(metric, p, Form.NOMINAL, "nominal")
    return None

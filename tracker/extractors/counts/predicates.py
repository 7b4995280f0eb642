"""Which predicate says something about a number: the nearest one, behind or before it."""

from tracker.extractors.counts.before import links_before
from tracker.extractors.counts.behind import has_other_fate, links_behind
from tracker.extractors.counts.prepared import NEAR, Link, Sentence
from tracker.extractors.counts.roles import Form, Role
from tracker.extractors.counts.senses import metric_of

_VERBS = Form.FINITE | Form.PARTICIPLE | Form.PHRASE | Form.ACTIVE
_STATES = Form.PARTICIPLE | Form.PHRASE | Form.FINITE


def find_link(sentence: Sentence, n: int) -> Link | None:
    """Return the nearest predicate that can count the number, None where no predicate does; found once."""
    if n not in sentence.links:
        behind = next(links_behind(sentence, n), None)
        alone = behind is None and has_other_fate(sentence, n)
        before = (
            None if alone or (behind and _is_joined(sentence, n, behind)) else next(links_before(sentence, n), None)
        )
        found = [link for link in (behind, before) if link]
        sentence.links[n] = min(found, key=lambda link: link.distance, default=None)
    return sentence.links[n]


def _is_joined(sentence: Sentence, n: int, behind: Link) -> bool:
    """Return whether a conjunction gives the number a verb of its own ("2.081 umkamen und 1.309 vermisst werden")."""
    tokens, number = sentence.tokens, sentence.numbers[n]
    if not n or not sentence.lexicon.words.free_order or not tokens.has(number.lead - 1, Role.COORDINATOR):
        return False
    between = range(sentence.numbers[n - 1].last + 1, number.lead)
    own = any(form & _VERBS for i in between for form, _ in tokens.word[i].predicates)
    return own and behind.distance <= 2 * NEAR and bool(behind.form & _STATES)


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

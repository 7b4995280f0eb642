"""One single victim, whom an indefinite article counts ("a soldier was killed", "die Leiche eines Mannes")."""

from tracker.extractors.counts.among import among_link, is_victims
from tracker.extractors.counts.before import has_verb
from tracker.extractors.counts.continued import continued_link
from tracker.extractors.counts.predicates import find_link, nominal_link
from tracker.extractors.counts.prepared import Link, Sentence
from tracker.extractors.counts.roles import Form, Role
from tracker.extractors.counts.senses import metric_of
from tracker.extractors.counts.wholes import whole_link
from tracker.extractors.reading import Count

FARTHEST = 14
"""A single victim's predicate is no farther away."""
LONG = 6
"""So many tokens an indefinite article may be from its noun."""
VICTIMS = frozenset({"killed", "injured", "missing"})
"""Metrics strong enough to count a noun that is known by its ending only, or a single victim."""


def single_link(sentence: Sentence, n: int, found: list[Count], last: Count | None) -> Link | None:
    """Return the predicate of a single victim ("a soldier was killed"), else None."""
    number, counted = sentence.numbers[n], sentence.counted[n]
    noun = counted.noun
    if counted.kind != "person" or noun is None or counted.last - number.last > LONG or counted.partitive:
        return None
    if link := among_link(sentence, n, last) or whole_link(sentence, n, None, last):
        known = not counted.guessed or is_victims(sentence, link.at)
        return link if link.metric in VICTIMS and known else None
    if counted.guessed and not (_is_surely_a_person(sentence, n) or _is_one_more(sentence, n, found)):
        return None
    if sentence.tokens.has(counted.last + 1, Role.REPORTING):
        return None  # "wounding 11, a police official said"
    if link := _by_phrase(sentence, n):
        return link
    if sentence.tokens.has(number.lead - 1, Role.INSIDE):
        link = continued_link(sentence, n, found, None)
        return link if link and link.metric in VICTIMS else None
    if (link := _body(sentence, n) or _joined_body(sentence, n, found)) and link.metric in VICTIMS:
        return link
    link = find_link(sentence, n)
    housed = link and any(group.housed for _, group in sentence.tokens.word[link.at].predicates)
    led = Role.AGENT | Role.REPORTING | (0 if housed else Role.OBLIQUE)
    if sentence.tokens.has(number.lead - 1, led) or _is_genitive(sentence, n):
        return None
    if link is None or link.metric not in VICTIMS or link.distance > FARTHEST or _does_it(sentence, n, link):
        return None
    return link


def _by_phrase(sentence: Sentence, n: int) -> Link | None:
    """Return the metric that the noun or an attribute of a single victim tells ("ein Toter", "ein getöteter Mann")."""
    counted = sentence.counted[n]
    if counted.noun and counted.noun.metric in VICTIMS and not counted.noun.weak:
        return Link(counted.noun.metric, counted.last, 0, "noun")
    metrics = (metric_of(sentence, group, counted.kind, counted.last) for group in counted.attributes)
    return next((Link(metric, counted.last, 0, "attribute") for metric in metrics if metric in VICTIMS), None)


def _is_genitive(sentence: Sentence, n: int) -> bool:
    return sentence.tokens.has(sentence.numbers[n].first, Role.GENITIVE)


def _body(sentence: Sentence, n: int) -> Link | None:
    """Return the noun of a body that was found ("the body of a man"); a killing that is spoken of counts nobody."""
    link = nominal_link(sentence, n)
    words = sentence.tokens.fold[link.at].split() if link else ()
    found = any(sentence.lexicon.word(word).roles & Role.FOUND for word in words)
    return link if link and (found or _is_confirmed(sentence, link.at)) else None


def _is_confirmed(sentence: Sentence, at: int) -> bool:
    """Return whether a verb tells that the death at the token is a fact ("bestätigte den Tod eines Arbeiters")."""
    tokens, of, before = sentence.tokens, sentence.clauses.of, at - 1
    while tokens.has(before, Role.DETERMINER):
        before -= 1
    if tokens.has(before, Role.OBLIQUE):
        return False
    return any(tokens.has(i, Role.CONFIRMED) and of[i] == of[at] for i in range(len(of)))


def _joined_body(sentence: Sentence, n: int, found: list[Count]) -> Link | None:
    """Return the bodies that one more belongs to ("die Leichen eines Mannes und einer Frau")."""
    tokens, number = sentence.tokens, sentence.numbers[n]
    joined = n > 0 and tokens.has(number.lead - 1, Role.COORDINATOR) and found
    if not joined or found[-1].at[0] != tokens.begin[sentence.numbers[n - 1].first]:
        return None
    if found[-1].link == "among":
        return Link(found[-1].metric, number.first, 0, "among")
    if found[-1].link == "inherited" and found[-1].subset and not has_verb(sentence, number.last + 1, number.first):
        return Link(found[-1].metric, number.first, 0, "inherited")  # "among them two nurses and a driver"
    genitive = _is_genitive(sentence, n) or not sentence.lexicon.words.numbers.genitives
    return (
        Link(found[-1].metric, number.first, Form.NOMINAL, "nominal")
        if genitive and found[-1].link == "nominal"
        else None
    )


def _is_surely_a_person(sentence: Sentence, n: int) -> bool:
    """Return whether a single one whose noun is not known is a person: by its ending, or its age ("20-jähriger")."""
    words, number, last = sentence.tokens.word, sentence.numbers[n], sentence.counted[n].last
    aged = any(word.noun and word.noun.kind == "person" for word in words[number.last + 1 : last])
    return words[last].guessed or aged


def _is_one_more(sentence: Sentence, n: int, found: list[Count]) -> bool:
    """Return whether a single one is told with another one before it ("ein Feuerwehrmann und ein Senner")."""
    if not n or not found or not sentence.tokens.has(sentence.numbers[n].lead - 1, Role.COORDINATOR):
        return False
    before = sentence.numbers[n - 1]
    told = found[-1].single or (found[-1].link == "inherited" and found[-1].subset)
    return bool(told) and found[-1].at[0] == sentence.tokens.begin[before.first]


def _does_it(sentence: Sentence, n: int, link: Link) -> bool:
    """Return whether the single one is who did it to a later number ("riss eine Attentäterin drei Menschen …")."""
    if not link.form & Form.ACTIVE or not sentence.lexicon.words.free_order or n + 1 >= len(sentence.numbers):
        return False
    of, later, last = sentence.clauses.of, sentence.numbers[n + 1], sentence.counted[n].last
    joined = any(
        sentence.tokens.has(i, Role.COORDINATOR) or sentence.tokens.fold[i] == "," for i in range(last + 1, later.lead)
    )
    return of[later.first] == of[sentence.numbers[n].first] and sentence.counted[n + 1].kind == "person" and not joined

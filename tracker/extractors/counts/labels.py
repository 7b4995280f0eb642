"""Labelled numbers of situation reports: "Houses destroyed: 7,610", "IDPs – 61,500", "Injured 312"."""

from tracker.extractors.counts.prepared import Link, Sentence
from tracker.extractors.counts.roles import Form, Role
from tracker.extractors.counts.senses import metric_of
from tracker.extractors.counts.tokens import Tokens

LONGEST = 8
"""A label has no more tokens; a longer stretch is a sentence."""
BARE = 3
"""A label without a mark behind it has no more tokens."""
_STATED = Form.PHRASE | Form.PARTICIPLE
_KINDS = frozenset({"person", "household", "home", "facility"})
_BULLETS = frozenset("•·*►▪■●-–—")
_ENDS = frozenset(";|(,.")
_PLURAL = 4
"""A word longer than this that ends in "s" is a noun, which nobody knows."""


def label_link(sentence: Sentence, n: int, mark: int) -> Link | None:
    """Return the metric of the label before a mark, or right before the number; None where none stands there."""
    tokens, number = sentence.tokens, sentence.numbers[n]
    fold = tokens.fold[mark] if mark >= 0 else ""
    if fold == ":":
        named = None if _is_shared_out(sentence, n, mark) else _named(sentence, mark - 1)
        return _labelled(sentence, n, mark - 1, LONGEST) or named
    if not _ends(tokens, number.last + 1) or sentence.counted[n].kind:
        return None
    if fold in {"–", "—", "=", "-"}:
        return _labelled(sentence, n, mark - 1, LONGEST)
    return None if number.plain or number.lead != number.first else _labelled(sentence, n, number.lead - 1, BARE)


def _is_shared_out(sentence: Sentence, n: int, mark: int) -> bool:
    """Return whether a number before the mark is told by where some are ("900 fled: 400 are in Chad, 300 in Mali")."""
    of, number = sentence.clauses.of, sentence.numbers[n]
    placed = sentence.tokens.has(number.last + 1, Role.PASSIVE | Role.OBLIQUE)
    wholes = (x for x in sentence.numbers[:n] if not (x.article or x.plain) and x.value > number.value)
    return placed and any(of[x.first] == of[mark - 1] for x in wholes)


def _ends(tokens: Tokens, i: int) -> bool:
    return i >= len(tokens) or tokens.fold[i] in _ENDS


def _is_verb(tokens: Tokens, i: int) -> bool:
    """Return whether a verb makes the stretch a sentence; "confirmed" and "reported" may open a label."""
    return tokens.has(i, Role.PASSIVE | Role.PERFECT) and not tokens.has(i, Role.REPORTING)


def _labelled(sentence: Sentence, n: int, last: int, longest: int) -> Link | None:
    """Return the metric that a noun and its participle tell, where they fill the stretch from the last mark on."""
    tokens = sentence.tokens
    last = _before_brackets(tokens, last)
    first = last
    while first >= 0 and tokens.fold[first][0].isalpha() and last - first < longest:
        first -= 1
    first += 1
    behind = max(sentence.counted[n].last, sentence.numbers[n].last) + 1
    opens = first == 0 or tokens.fold[first - 1] in _BULLETS | _ENDS
    if first > last or not opens or not _ends(tokens, behind) or any(_is_verb(tokens, i) for i in range(first, last)):
        return None
    nouns = [noun for i in range(first, last + 1) if (noun := tokens.word[i].noun)]
    kinds = [noun.kind for noun in sorted(nouns, key=lambda noun: not noun.metric)]
    kind = sentence.counted[n].kind or (kinds[-1] if kinds else "person")
    if kind not in _KINDS or (not kinds and any(_is_unknown(sentence, i) for i in range(first, last + 1))):
        return None
    return next((link for i in range(last, first - 1, -1) if (link := _told(sentence, i, kind, bool(kinds)))), None)


def _before_brackets(tokens: Tokens, i: int) -> int:
    """Return the last token before a remark in brackets ("People affected (est.): …")."""
    if i < 0 or tokens.fold[i] != ")":
        return i
    return next((j - 1 for j in range(i, max(-1, i - LONGEST), -1) if tokens.fold[j] == "("), i)


def _is_unknown(sentence: Sentence, i: int) -> bool:
    """Return whether the token may be a noun of what nobody counts ("Communes affected: 17")."""
    tokens, word = sentence.tokens, sentence.tokens.word[i]
    if word.roles or word.predicates or word.toll or sentence.lexicon.words.capital_nouns:
        return False
    return len(tokens.fold[i]) > _PLURAL and tokens.fold[i].endswith("s")


def _told(sentence: Sentence, i: int, kind: str, named: bool) -> Link | None:
    """Return the metric that one token of a label gives to the kind of noun in it."""
    word = sentence.tokens.word[i]
    forms = _STATED | Form.ATTRIBUTIVE | (Form.ACTIVE if named else 0)
    states = (
        metric_of(sentence, group, kind, i)
        for form, group in word.predicates
        if form & (forms & ~Form.ACTIVE if group.part else forms) and not group.arrival
    )
    metrics = [word.toll, word.noun.metric if word.noun else "", *states]
    metric = next((metric for metric in metrics if metric), "")
    return Link(metric, i, 0, "label", kind=kind) if metric else None


def _named(sentence: Sentence, i: int) -> Link | None:
    """Return the metric of the word before a colon, whatever stands before it."""
    if i < 0:
        return None
    word = sentence.tokens.word[i]
    metrics = [word.toll, word.noun.metric if word.noun else ""]
    metrics += [
        group.counts.get("person", "")
        for form, group in word.predicates
        if form & _STATED and not (group.arrival or group.needs or group.final)
    ]
    metric = next((metric for metric in metrics if metric), "")
    return Link(metric, i, 0, "label") if metric else None

"""Predicates behind a number: it is their subject ("20 people were killed")."""

from collections.abc import Iterator
from dataclasses import replace

from tracker.extractors.counts.prepared import FAR, NEAR, Link, Sentence
from tracker.extractors.counts.roles import Form, Role
from tracker.extractors.counts.senses import kind_of, metric_of, metric_of_noun
from tracker.extractors.counts.tokens import Tokens
from tracker.extractors.counts.voice import is_active, is_enabled, is_verb_final

_STRONG = frozenset({"killed", "injured", "missing"})
_STATES = frozenset({Form.PARTICIPLE, Form.PHRASE})
_AUXILIARY = Role.PASSIVE | Role.PERFECT
BEYOND = 6
"""A predicate in a relative clause is so much farther than one in the number's own clause."""


def links_behind(sentence: Sentence, n: int) -> Iterator[Link]:
    """Yield the predicate behind the number: it is the subject.

    What a relative clause tells of the time before gives way to the main verb ("1,500 who had fled have returned").
    """
    before: Link | None = None
    for found in _found_behind(sentence, n):
        link = _died_of_it(sentence, found) or found
        if before is None and (
            _is_background(sentence, n, link) or _is_place_of_death(link) or _fled(sentence, n, link)
        ):
            before = link
            continue
        if before and _is_place_of_death(before) and link.metric == "injured":
            continue
        if before is None or (_is_main(sentence, n, before, link) and not _is_weaker(before, link)):
            yield link
            return
        break
    if before:
        yield before


def _died_of_it(sentence: Sentence, link: Link) -> Link | None:
    """Return the death that goes on behind what befell the same people ("wurden verschüttet und starben")."""
    tokens, of, joined = sentence.tokens, sentence.clauses.of, False
    if link.metric not in {"missing", "injured"} or not link.form & (Form.PARTICIPLE | Form.PHRASE):
        return None
    for i in range(link.at + 1, min(len(of), link.at + FAR)):
        counted = any(number.lead <= i <= number.last for number in sentence.numbers)
        if counted or tokens.fold[i] in ",;:–" or tokens.has(i, Role.SUBORDINATOR | Role.RELATIVE | Role.NEGATION):
            return None
        joined = joined or tokens.has(i, Role.COORDINATOR)
        for form, group in tokens.word[i].predicates if joined else ():
            if form & (Form.FINITE | Form.PHRASE | Form.PARTICIPLE):
                told = metric_of(sentence, group, "person", i)
                return replace(link, metric=told, at=i, form=form) if told == "killed" else None
    return None


def _is_background(sentence: Sentence, n: int, link: Link) -> bool:
    """Return whether the predicate stands in a relative clause of the number that tells what was before."""
    of, clause = sentence.clauses.of, sentence.clauses.of[link.at]
    if clause == of[sentence.numbers[n].first]:
        return False
    opening = sentence.lexicon.word(sentence.tokens.fold[link.at].partition(" ")[0])
    if opening.roles & Role.BEFORE:
        return True  # "who had gone back"
    return any(
        of[i] == clause and sentence.tokens.has(i, Role.BEFORE)
        for i in range(link.at - NEAR, link.at + NEAR)
        if 0 <= i < len(of)
    )


def _fled(sentence: Sentence, n: int, link: Link) -> bool:
    """Return whether a participle right behind the noun tells who they are ("124 families displaced returned")."""
    last = max(sentence.counted[n].last, sentence.numbers[n].last)
    return link.metric == "displaced" and link.form in _STATES and link.at == last + 1


def _is_place_of_death(link: Link) -> bool:
    """Return whether a phrase tells of the injured, who may have died ("im Krankenhaus … erlegen")."""
    return link.metric == "injured" and link.form == Form.PHRASE


def _is_weaker(before: Link, link: Link) -> bool:
    if before.metric == "displaced" and not _is_place_of_death(before):
        return link.metric not in _STRONG | {"returned"}
    return _is_place_of_death(before) and link.metric != "killed"


def _is_main(sentence: Sentence, n: int, before: Link, link: Link) -> bool:
    """Return whether the later predicate is the main clause's: its own, or the next verb without a conjunction."""
    of, tokens = sentence.clauses.of, sentence.tokens
    if of[link.at] == of[sentence.numbers[n].first]:
        return not tokens.has(sentence.numbers[n].lead - 1, Role.OBLIQUE | Role.AGENT)
    between = range(before.at + 1, link.at)
    joined = any(tokens.has(i, Role.COORDINATOR | Role.SUBORDINATOR) or tokens.fold[i] == "," for i in between)
    return not joined and not tokens.has(sentence.numbers[n].lead - 1, Role.OBLIQUE | Role.AGENT)


def _found_behind(sentence: Sentence, n: int) -> Iterator[Link]:
    """Yield the predicates behind the number, the nearest first, up to the first outside a relative clause."""
    tokens, clauses, number, counted = sentence.tokens, sentence.clauses, sentence.numbers[n], sentence.counted[n]
    of, words = clauses.of, tokens.word
    home = of[number.first]
    distance = 0
    start = max(counted.last, number.last) + 1
    for p in range(start, min(len(tokens), start + FAR)):
        clause, reporting = of[p], words[p].roles & Role.REPORTING
        if reporting and clauses.opener.get(clause) == p and tokens.fold[p - 1][0].isalnum():
            return  # the number's own verb: "a doctor said, …"
        if clause != home and not _relative(sentence, clause, start):
            continue
        distance += clause == home
        if _ends(sentence, n, start, p):
            return
        noun = words[p].noun
        if noun and noun.metric and (metric := _equated(sentence, p, start)):
            yield Link(metric, p, Form.PHRASE, "is", distance)
            return
        own = counted.noun.metric if counted.noun and not counted.noun.weak else ""
        for forms, group in tokens.word[p].predicates:
            if p in sentence.attributes or (own and own in group.counts.values()):
                continue
            if group.housed and _is_housed_by_another(sentence, n, p):
                continue
            form = _form_of_others(p, start, forms) if tokens.has(p - 1, Role.SUBJECT) else _form(sentence, n, p, forms)
            kind = kind_of(sentence, n, group)
            metric = metric_of(sentence, group, kind, p) if form else ""
            if metric and not (metric not in _STRONG and _is_reduced(sentence, start, p)):
                yield Link(metric, p, form, "behind", distance + (0 if clause == home else BEYOND), kind)
                break


def _is_housed_by_another(sentence: Sentence, n: int, p: int) -> bool:
    """Return whether a preposition leads a later number to the predicate at p ("… geborgen, für vier kam …")."""
    tokens, numbers = sentence.tokens, sentence.numbers
    if tokens.has(numbers[n].lead - 1, Role.OBLIQUE):
        return False
    return any(tokens.has(x.lead - 1, Role.OBLIQUE) for x in numbers[n + 1 :] if x.last < p)


def has_other_fate(sentence: Sentence, n: int) -> bool:
    """Return whether the verb behind the number, in its clause and before the next one, tells what is not counted."""
    of, words = sentence.clauses.of, sentence.tokens.word
    start = max(sentence.counted[n].last, sentence.numbers[n].last) + 1
    stop = sentence.numbers[n + 1].lead if n + 1 < len(sentence.numbers) else len(of)
    if not sentence.lexicon.words.free_order:  # "killed nine and captured four": the verb has an object of its own
        joined = (i for i in range(start, stop) if sentence.tokens.has(i, Role.COORDINATOR))
        stop = next(joined, stop)
    inside = (i for i in range(start, min(stop, start + FAR)) if of[i] == of[sentence.numbers[n].first])
    return any(not group.counts for i in inside for _, group in words[i].predicates)


def _ends(sentence: Sentence, n: int, start: int, p: int) -> bool:
    """Return whether nothing behind token p tells of the number: someone speaks, or the next number's verb begins."""
    tokens, word = sentence.tokens, sentence.tokens.word[p]
    if word.roles & Role.REPORTING and not word.predicates:
        return _is_told(tokens, start, p) and not _enclosed(tokens, p)
    if tokens.fold[p] == ",":
        return _starts_anew(sentence, n, p)
    if not (word.verb or word.roles & _AUXILIARY):
        return False
    return _is_taken(sentence, n, start, p) or _is_other_fate(tokens, p)


def _is_other_fate(tokens: Tokens, p: int) -> bool:
    """Return whether p tells what is not counted, and another number has its own verb ("erkrankt und 97 …")."""
    if all(group.counts for _, group in tokens.word[p].predicates):
        return False
    number = Role.CARDINAL | Role.VAGUE | Role.ARTICLE
    behind = (i for i in range(p + 2, min(len(tokens), p + 2 + NEAR)))
    joined = tokens.has(p + 1, Role.COORDINATOR) or tokens.fold[p + 1 : p + 2] == [","]
    return joined and any(tokens.is_number(i) or tokens.has(i, number) for i in behind)


def _is_told(tokens: Tokens, start: int, p: int) -> bool:
    """Return whether the verb of saying at p is no participle of what happened ("was reported dead")."""
    passive = any(tokens.has(i, Role.PASSIVE) for i in range(max(start, p - NEAR), p))
    return not (tokens.has(p, Role.PASSIVE) and (p == start or passive))


def _relative(sentence: Sentence, clause: int, start: int) -> bool:
    """Return whether the clause is a relative one that begins right behind the noun."""
    opener = sentence.clauses.opener.get(clause, 0)
    if not sentence.tokens.has(opener, Role.RELATIVE) or opener < start:
        return False
    owner = range(start, opener - 1)  # "three members of the group, who …"
    close = all(sentence.tokens.has(i, Role.DETERMINER) or sentence.tokens.capital(i) for i in owner)
    return opener <= start + 2 or (opener <= start + 4 and sentence.lexicon.words.capital_nouns and close)


def _enclosed(tokens: Tokens, p: int) -> bool:
    """Return whether a verb of saying stands in an insertion between commas."""
    before = range(max(0, p - 6), p)
    behind = range(p + 1, min(len(tokens), p + 7))
    return any(tokens.fold[i] == "," for i in before) and any(tokens.fold[i] == "," for i in behind)


def _is_reduced(sentence: Sentence, start: int, p: int) -> bool:
    """Return whether the participle behind the noun gives way to the main verb ("both holed up were killed")."""
    tokens, of = sentence.tokens, sentence.clauses.of
    if sentence.lexicon.words.free_order or p - start > 1 or any(tokens.has(i, Role.PASSIVE) for i in range(start, p)):
        return False
    for i in range(p + 1, min(len(of), p + FAR)):
        if of[i] != of[p] or tokens.has(i, Role.COORDINATOR) or tokens.fold[i] == ",":
            return False
        if tokens.has(i, Role.PASSIVE | Role.PERFECT) and tokens.fold[i - 1][0].isalnum():
            following = tokens.word[i + 1 : i + 4]
            return any(group.counts.get("person") in _STRONG for word in following for _, group in word.predicates)
    return False


def _is_taken(sentence: Sentence, n: int, start: int, p: int) -> bool:
    """Return whether the verb at p belongs to a later number, which a comma parts from this one."""
    tokens, of = sentence.tokens, sentence.clauses.of
    if n + 1 >= len(sentence.numbers):
        return False
    later = sentence.numbers[n + 1]
    if tokens.fold[sentence.counted[n + 1].last + 1 : sentence.counted[n + 1].last + 2] == [","]:
        return False  # an apposition: "1,900 families, some 9,500 people, had to leave"
    if not (later.last < p and of[later.first] == of[p] and later.lead and tokens.fold[later.lead - 1] == ","):
        return False
    if tokens.has(later.lead - 2, Role.DEGREE):
        return False  # "20 wurden schwer, 30 leicht verletzt"
    forms = 0
    for form, _ in tokens.word[p].predicates:
        forms |= form
    verbs = [i for i in range(start, p) if tokens.has(i, Role.PASSIVE | Role.PERFECT)]
    joined = any(tokens.has(i, Role.COORDINATOR) and of[i] == of[p] for i in range(start, p))
    own = sentence.counted[n].kind == "" and any(
        tokens.has(i, Role.PASSIVE | Role.PERFECT) for i in range(later.last, p)
    )
    return not joined and (own or bool(forms & (Form.FINITE | Form.PHRASE)) or any(i < later.lead for i in verbs))


def _starts_anew(sentence: Sentence, n: int, comma: int) -> bool:
    """Return whether a clause with an auxiliary of its own follows the comma behind the number's clause."""
    tokens, of, verb = sentence.tokens, sentence.clauses.of, Role.PASSIVE | Role.PERFECT
    if not sentence.lexicon.words.free_order or tokens.has(comma + 1, Role.COORDINATOR | Role.INSIDE | Role.RELATIVE):
        return False
    before = any(
        (tokens.has(i, verb) or _is_finite(tokens, i)) and of[i] == of[comma]
        for i in range(max(0, comma - FAR), sentence.numbers[n].lead)
    )
    return before and any(
        tokens.has(i, verb) and of[i] == of[comma] for i in range(comma + 1, min(len(of), comma + FAR))
    )


def _is_finite(tokens: Tokens, i: int) -> bool:
    """Return whether a token is the finite verb of a predicate ("starben")."""
    return any(form & Form.FINITE and not form & Form.PARTICIPLE for form, _ in tokens.word[i].predicates)


def _equated(sentence: Sentence, p: int, start: int) -> str:
    """Return the metric of a noun that the number is said to be ("6.5 million of them are refugees")."""
    tokens, word = sentence.tokens, sentence.tokens.word[p]
    if word.noun is None or not word.noun.metric or p in sentence.phrases or p - start > NEAR:
        return ""
    if sentence.lexicon.words.capital_nouns and not tokens.capital(p):
        return ""
    verb = next((i for i in range(start, p) if tokens.has(i, Role.PASSIVE)), p)
    plain = all(tokens.has(i, Role.DETERMINER | Role.NEUTRAL) or tokens.capital(i) for i in range(verb + 1, p))
    return metric_of_noun(sentence, word.noun, p) if verb < p and plain else ""


def _form(sentence: Sentence, n: int, p: int, forms: int) -> int:
    """Return the form in which predicate p counts a number before it, 0 for none."""
    if not sentence.lexicon.words.free_order and sentence.tokens.has(p - 1, Role.DETERMINER):
        return 0  # "the missing" is a noun
    if forms & Form.FINITE and not _to_infinitive(sentence, p):
        return Form.FINITE
    if not sentence.lexicon.words.free_order and sentence.tokens.has(p - 1, Role.PRONOUN):
        return 0  # "the number of those missing"
    both = forms & Form.PHRASE and forms & Form.PARTICIPLE
    if forms & Form.PHRASE and not (both and not sentence.lexicon.words.free_order and is_active(sentence, n, p)):
        return Form.PHRASE
    if forms & Form.PARTICIPLE and _has_another_object(sentence, n, p):
        return 0
    if forms & Form.PARTICIPLE and not is_active(sentence, n, p) and not _is_of_another(sentence, n, p):
        return Form.PARTICIPLE
    if forms & Form.INFINITIVE and is_enabled(sentence, p):
        return Form.INFINITIVE
    if forms & Form.ACTIVE and sentence.lexicon.words.free_order and is_verb_final(sentence, n, p):
        return Form.ACTIVE
    return 0


def _form_of_others(p: int, start: int, forms: int) -> int:
    """Return the form in which a pronoun's verb right behind a noun has it as its object ("the 124 it rescued")."""
    return forms & Form.ACTIVE if p == start + 1 else 0


def _has_another_object(sentence: Sentence, n: int, p: int) -> bool:
    """Return whether the participle of an active clause has a later number for its object ("five men have shot 20")."""
    if not sentence.lexicon.words.free_order or n + 1 >= len(sentence.numbers):
        return False
    tokens, of, later = sentence.tokens, sentence.clauses.of, sentence.numbers[n + 1]
    clause = [i for i in range(max(0, p - FAR), min(len(of), p + 3)) if of[i] == of[p]]
    active = any(tokens.has(i, Role.PERFECT) for i in clause) and not any(tokens.has(i, Role.PASSIVE) for i in clause)
    joined = any(tokens.has(i, Role.COORDINATOR) for i in range(sentence.counted[n].last + 1, later.lead)) and (
        later.lead - sentence.counted[n].last <= NEAR
    )
    return active and later.last < p and sentence.counted[n + 1].kind == "person" and not joined


def _is_of_another(sentence: Sentence, n: int, p: int) -> bool:
    """Return whether the participle is an attribute of a noun or pronoun right before it ("those killed")."""
    tokens, last = sentence.tokens, max(sentence.counted[n].last, sentence.numbers[n].last)
    if sentence.lexicon.words.free_order or p - 1 <= last:
        return False
    if any(tokens.has(i, Role.PASSIVE) for i in range(last + 1, p)):
        return False
    return tokens.has(p - 1, Role.PRONOUN) or (tokens.word[p - 1].noun is not None and p - 1 not in sentence.phrases)


def _to_infinitive(sentence: Sentence, p: int) -> bool:
    return sentence.tokens.has(p - 1, Role.INFINITIVE) and not is_enabled(sentence, p)

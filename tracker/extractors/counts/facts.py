"""Whether a sentence reports a number as a fact: no plan, forecast, denial, quota or capacity."""

from tracker.extractors.counts.prepared import Link, Sentence
from tracker.extractors.counts.roles import Form, Role

BEFORE = 20
BEHIND = 3
NAME_WORDS = 3
"""So many more words with a capital than without make no headline yet."""
_TOLD = Form.PARTICIPLE | Form.PHRASE


def is_denied(sentence: Sentence) -> bool:
    """Return whether the whole sentence denies what it tells."""
    return bool(sentence.roles & Role.VOID_SENTENCE)


def is_fact(sentence: Sentence, n: int, link: Link | None) -> bool:
    """Return whether the number's predicate, or the number itself where it has none, is told as a fact."""
    tokens, of, number = sentence.tokens, sentence.clauses.of, sentence.numbers[n]
    at = link.at if link else number.first
    if (sentence.roles & Role.NEGATION and _negated(sentence, n, at)) or _is_expected(sentence, n):
        return False
    if not sentence.roles & Role.VOID_CLAUSE:
        return True
    for i in range(at - 1, max(-1, at - BEFORE), -1):
        if of[i] != of[at]:
            continue
        if _voids(sentence, i, link) and not _enabled_before(sentence, i):
            return False
        if (
            i < number.lead
            and tokens.word[i].predicates
            and any(f & (Form.PARTICIPLE | Form.FINITE) for f, _ in tokens.word[i].predicates)
        ):
            break
    reach = BEHIND if sentence.lexicon.words.free_order or link is None else 0
    if _is_governed(sentence, of[at]):
        return False
    return not any(_voids(sentence, i, link) and of[i] == of[at] for i in range(at + 1, min(len(of), at + 1 + reach)))


def _is_governed(sentence: Sentence, clause: int) -> bool:
    """Return whether the clause is what someone fears, plans or expects ("feared that ...")."""
    opener = sentence.clauses.opener.get(clause, 0)
    if not sentence.tokens.has(opener, Role.SUBORDINATOR):
        return False
    return any(_voids(sentence, i, None) for i in range(max(0, opener - 3), opener))


def _voids(sentence: Sentence, i: int, link: Link | None) -> bool:
    """Return whether the token makes its clause no fact; a month of the same name and hearsay do not."""
    tokens, of = sentence.tokens, sentence.clauses.of
    if not tokens.has(i, Role.VOID_CLAUSE) or (tokens.has(i, Role.CALENDAR) and tokens.capital(i)):
        return False
    if sentence.lexicon.words.capital_nouns and i and tokens.capital(i) and tokens.fold[i].endswith("en"):
        return False  # a noun of the same form: "Planen"
    if not sentence.lexicon.words.capital_nouns and _in_name(sentence, i):
        return False  # "Disaster Risk Reduction Council"
    if tokens.has(i, Role.SUBJUNCTIVE) and _is_hypothetical(sentence):
        return True
    if tokens.has(i, Role.SUBJUNCTIVE) and (_is_reported(sentence, i) if link is None else link.form & _TOLD):
        return False
    if not tokens.has(i, Role.HEARSAY):
        return True
    return not any(of[j] == of[i] and tokens.has(j, Role.PAST_INFINITIVE) for j in range(len(of)))


def _is_hypothetical(sentence: Sentence) -> bool:
    """Return whether a condition opens the sentence's clause, or it expects something ("bei 4,50 Meter würden …")."""
    return any(sentence.tokens.has(i, Role.CONDITION) for i in range(len(sentence.tokens)))


def _in_name(sentence: Sentence, i: int) -> bool:
    """Return whether the token is a part of a name: a capital beside another one, where most words have none."""
    tokens = sentence.tokens
    if not i or not tokens.capital(i) or " " in tokens.fold[i]:
        return False
    if not any(0 < j < len(tokens) and tokens.capital(j) for j in (i - 1, i + 1)):
        return False
    words = [j for j in range(len(tokens)) if tokens.fold[j][0].isalpha()]
    return 2 * sum(tokens.capital(j) for j in words) <= len(words) + 2 * NAME_WORDS


def _is_reported(sentence: Sentence, i: int) -> bool:
    """Return whether the subjunctive at i reports a state in other words ("20 Verletzte würden noch behandelt")."""
    tokens, of = sentence.tokens, sentence.clauses.of
    clause = [j for j in range(max(0, i - 1), min(len(of), i + BEFORE)) if of[j] == of[i]]
    return any(form & _TOLD for j in clause for form, _ in tokens.word[j].predicates)


def _enabled_before(sentence: Sentence, at: int) -> bool:
    """Return whether something forced or caused the infinitive at the token ("forcing 300 to be moved")."""
    tokens, of = sentence.tokens, sentence.clauses.of
    if tokens.fold[at].split()[0] not in sentence.lexicon.words.facts.infinitive_marker:
        return False
    return any(tokens.has(i, Role.ENABLING) and of[i] == of[at] for i in range(max(0, at - BEFORE), at))


def _is_expected(sentence: Sentence, n: int) -> bool:
    """Return whether the clause expects what its preposition leads ("rechnet im Herbst mit 500")."""
    tokens, of, before = sentence.tokens, sentence.clauses.of, sentence.numbers[n].lead - 1
    if not tokens.has(before, Role.WITH):
        return False
    return any(tokens.has(i, Role.EXPECTING) and of[i] == of[before] for i in range(max(0, before - BEFORE), before))


def _negated(sentence: Sentence, n: int, at: int) -> bool:
    tokens, of, number = sentence.tokens, sentence.clauses.of, sentence.numbers[n]
    first, last = sorted((at, number.first))
    span = [*range(max(0, first - 2 if at >= number.first else first - 3), last)]
    if sentence.lexicon.words.free_order:
        for i in range(at + 1, min(len(of), at + 4)):
            if tokens.fold[i] in ",;":
                break
            span.append(i)
    alone = at == number.first  # "knapp 3000 davon ohne Unterkunft" are 3000 all the same
    denied = (i for i in span if tokens.has(i, Role.NEGATION) and of[i] == of[at])
    return any(not (alone and tokens.has(i, Role.OBLIQUE)) for i in denied)

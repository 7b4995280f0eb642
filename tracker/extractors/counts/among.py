"""Numbers that are told to be among the victims counted before ("four children were among the dead")."""

from tracker.extractors.counts.prepared import Link, Sentence
from tracker.extractors.counts.roles import Role
from tracker.extractors.reading import Count

REACH = 8
"""How many tokens a cue of a whole may be away from its part."""


def among_link(sentence: Sentence, n: int, whole: Count | None) -> Link | None:
    """Return the metric of the whole that the number is among ("four children were among the dead")."""
    tokens, number = sentence.tokens, sentence.numbers[n]
    if not sentence.roles & Role.AMONG:
        return None
    last = max(sentence.counted[n].last, number.last)
    listing = tokens.has(0, Role.AMONG) and is_victims(sentence, 0)  # "Among the dead were a nurse, two drivers and …"
    first = 0 if listing and number.lead < 4 * REACH else max(0, number.lead - REACH)
    for i in range(first, min(len(tokens), last + 2 * REACH)):
        if not tokens.has(i, Role.AMONG) or not _same_clause(sentence, i, number.first):
            continue
        if i > last and _is_of_a_nearer(sentence, n, i):
            continue
        if i > last and tokens.fold[i - 1] == "," and tokens.has(i, Role.INSIDE):
            continue  # the number is the whole: "six governments, among them …"
        if tokens.has(i, Role.INSIDE) and any(
            i < x.lead <= i + 2 for x in sentence.numbers if x is not number and "," not in tokens.fold[i : x.lead]
        ):
            continue
        opens = i == 0 or not tokens.fold[i - 1][0].isalnum()
        if i < number.lead - 1 and "," in tokens.fold[i : number.lead - opens] and not (listing and i == 0):
            continue
        if _is_of_others(sentence, n, i, whole) or (not is_victims(sentence, i) and _is_from_abroad(sentence, n)):
            continue
        metric = metric_of_victims(sentence, i) or (whole.metric if whole else "")
        return Link(metric, i, 0, "among") if metric else None
    return None


def _is_of_a_nearer(sentence: Sentence, n: int, cue: int) -> bool:
    """Return whether a number of the cue's own clause stands nearer ("18 survivors said 20 were among …")."""
    of = sentence.clauses.of
    nearer = (x for x in sentence.numbers[n + 1 :] if x.last < cue)
    return of[sentence.numbers[n].first] != of[cue] and any(of[x.first] == of[cue] for x in nearer)


def metric_of_victims(sentence: Sentence, i: int) -> str:
    """Return the metric of those whom the last word of token i names ("the dead", "those killed"), "" for others."""
    word = sentence.lexicon.word(sentence.tokens.fold[i].rpartition(" ")[2])
    metrics = [word.noun.metric if word.noun else "", *(group.counts.get("person", "") for _, group in word.predicates)]
    dead = "killed" if word.roles & Role.VICTIM and sentence.context & {"killed", "~killed"} else ""
    return next(filter(None, metrics), dead)


def _is_from_abroad(sentence: Sentence, n: int) -> bool:
    """Return whether the number's own noun tells of who came from another country ("138.000 Flüchtlinge aus Mali")."""
    tokens, counted = sentence.tokens, sentence.counted[n]
    crossed = counted.noun is not None and counted.noun.metric == "refugees"
    return crossed and tokens.has(counted.last + 1, Role.AWAY) and tokens.has(counted.last + 2, Role.COUNTRY)


def _is_of_others(sentence: Sentence, n: int, cue: int, whole: Count | None) -> bool:
    """Return whether a cue that only points back follows people who are not counted ("held nine, among them two")."""
    if n == 0 or is_victims(sentence, cue) or not sentence.tokens.has(cue, Role.INSIDE):
        return False
    before = sentence.numbers[n - 1]
    counted = whole is not None and whole.at[0] >= sentence.tokens.begin[before.lead]
    return before.last < cue and not counted and sentence.counted[n - 1].kind == "person" and not before.article


def is_victims(sentence: Sentence, i: int) -> bool:
    """Return whether the cue at token i names the victims itself ("among the dead"), not only by a pronoun."""
    tokens, lexicon = sentence.tokens, sentence.lexicon
    if tokens.has(i, Role.PART_OF):
        return True
    word = lexicon.word(tokens.fold[i].rpartition(" ")[2])
    return tokens.has(i, Role.AMONG) and bool(word.predicates or (word.noun and word.noun.kind == "person"))


def _same_clause(sentence: Sentence, i: int, j: int) -> bool:
    """Return whether two tokens stand in one clause, or one of them in an insertion of the other's."""
    of, parent = sentence.clauses.of, sentence.clauses.parent
    if j == i + 2 and sentence.tokens.fold[i + 1] == ":":
        return True  # "Among the dead: seven children"
    return of[i] == of[j] or parent.get(of[i]) == of[j] or parent.get(of[j]) == of[i]

"""Numbers that go on from another one: parts, lists, ellipses ("seven in Kano and three in Jos")."""

from tracker.extractors.counts.before import has_verb
from tracker.extractors.counts.numbers import Number
from tracker.extractors.counts.prepared import Link, Sentence
from tracker.extractors.counts.roles import Role
from tracker.extractors.counts.tokens import Tokens
from tracker.extractors.reading import Count
from tracker.figure import Unit

OLDEST = 115
"""No age is higher."""
FEWEST, NAME = 3, 4
"""So many numbers make a list by places at least, and so many words a name has at most, and one."""
_MARKS = frozenset(",;:.–—")
NEARER = 2
"""A number is compared with people, not with things told behind them, if it is so many times nearer to theirs."""
REACH = 8
"""How many tokens a cue of a whole may be away from its part."""
_DATING = Role.CALENDAR | Role.DETERMINER | Role.NEUTRAL | Role.FUNCTION | Role.OBLIQUE
_PARTS = frozenset({"inherited", "among"})
"""How the number before a comma may be one of a list of parts ("including three Kenyans, two Americans and …")."""
UNITS = {"person": Unit.PERSON, "household": Unit.HOUSEHOLD, "facility": Unit.FACILITY, "home": Unit.HOME}


def continued_link(sentence: Sentence, n: int, found: list[Count], previous: Count | None) -> Link | None:
    """Return the metric of the number before where this one continues it: a part, a list, an ellipsis."""
    tokens, number, counted = sentence.tokens, sentence.numbers[n], sentence.counted[n]
    before = tokens.fold[number.lead - 1] if number.lead else ""
    opener = sentence.clauses.opener.get(sentence.clauses.of[number.first], 0)
    part = _is_cued(sentence, n, opener, previous)
    if before == "(" and not counted.kind:
        if listed := _listed(sentence, n, found[-1] if found else previous):
            return listed
        if _is_age(sentence, n):
            return None
    last = found[-1] if found else previous if part else None
    if part and not found and (last is None or last.value < number.value or (n > 0 and is_uncounted(sentence, n - 1))):
        return None
    if number.value == 1 and not counted.kind and before != "(" and not _is_beside(sentence, n, found):
        return None
    if last is None or counted.guessed or (before == "," and not counted.kind and _is_age(sentence, n)):
        return None
    other_unit = counted.kind and UNITS.get(counted.kind) != last.unit and before != "("
    if other_unit or _is_of_things(sentence, opener):
        return None
    if part or before == "(" or _goes_on(sentence, n, last):
        return Link(last.metric, number.first, 0, "inherited", kind=str(last.unit))
    parts = before == "," and found and found[-1].link in _PARTS and number.lead - 2 == sentence.counted[n - 1].last
    beside = counted.kind and (tokens.has(number.lead - 1, Role.COORDINATOR) or (parts and n > 0))
    if beside and not has_verb(sentence, number.last + 1, number.first):
        return Link(last.metric, number.first, 0, "inherited")
    return None


def _goes_on(sentence: Sentence, n: int, last: Count) -> bool:
    """Return whether a number alone goes on from the count before: without a verb, or with one of more victims."""
    tokens, number, counted = sentence.tokens, sentence.numbers[n], sentence.counted[n]
    if counted.kind:
        return False
    if last.metric in {"killed", "injured"} and last.at[0] >= tokens.begin[0] and _is_struck(sentence, n):
        return True
    before = tokens.fold[number.lead - 1] if number.lead else ""
    placed = before == ":" and tokens.has(number.last + 1, Role.OBLIQUE)  # "157 dead: 105 in Jajarkot, …"
    continues = number.further or tokens.has(number.lead - 1, Role.COORDINATOR) or before == "," or placed
    return continues and not has_verb(sentence, number.last + 1, number.first)


def resumed_link(sentence: Sentence, n: int, last: Count | None) -> Link | None:
    """Return the metric of the count before that the number is compared with ("up from 31", "it had been 40")."""
    number, counted = sentence.numbers[n], sentence.counted[n]
    p = number.lead - 1
    while sentence.tokens.has(p, Role.CALENDAR | Role.DETERMINER | Role.NEUTRAL):
        p -= 1
    if sentence.tokens.fold[p] == "," and sentence.tokens.has(p - 1, Role.RESUME):
        p -= 1  # "the previous record, 1,185, was set …"
    if not sentence.tokens.has(p, Role.RESUME):
        p = _over_source(sentence, p)
    thing = counted.kind == "thing" and not counted.partitive
    if last is None or not sentence.tokens.has(p, Role.RESUME) or thing or counted.guessed:
        return None
    if (number.plain and not counted.kind) or _skips_a_number(sentence, n, last):
        return None
    if counted.noun and counted.noun.metric and not counted.noun.weak:
        return None
    if counted.noun and (counted.noun.metric or UNITS[counted.kind] != last.unit):
        same = UNITS[counted.kind] == last.unit or (counted.noun.metric and not counted.noun.weak)
        return None if same else Link(last.metric, p, 0, "resumed", kind=counted.kind)
    return Link(last.metric, p, 0, "resumed", kind=str(last.unit))


def _over_source(sentence: Sentence, p: int) -> int:
    """Return the comparing phrase a few tokens before p, over a source or a place ("sind es laut UNHCR 300")."""
    tokens = sentence.tokens
    for i in range(p, max(0, p - REACH), -1):
        if tokens.has(i, Role.RESUME) and " " in tokens.fold[i]:
            return i
        if tokens.is_number(i) or tokens.has(i, Role.CARDINAL):
            break
        noun = tokens.word[i].noun
        named = tokens.capital(i) and (noun is None or noun.kind == "thing")
        adjective = sentence.lexicon.words.capital_nouns and i < p and tokens.capital(i + 1)
        if not (named or adjective or tokens.has(i, Role.OBLIQUE | Role.DETERMINER)):
            break
    return p


def _by_place(sentence: Sentence, n: int, found: list[Count], previous: Count | None) -> Link | None:
    """Return the metric of a total before that a list of places shares out ("Palu 821, Parigi 12, Donggala 11").

    The list has three numbers at least, each behind a name, and each smaller than the total.
    """
    numbers, whole = sentence.numbers, found[-1] if found else previous
    if whole is None or len(numbers) < FEWEST or numbers[n].article or sentence.counted[n].kind:
        return None
    if not (found and found[-1].link == "listed") and numbers[n].value >= whole.value:
        return None
    listed = [x for x in numbers if _is_placed(sentence, x)]
    if len(listed) < FEWEST or numbers[n] not in listed:
        return None
    return Link(whole.metric, numbers[n].first, 0, "listed", kind=str(whole.unit))


def _is_placed(sentence: Sentence, number: Number) -> bool:
    """Return whether only a name stands between a mark and the number, and a mark behind it."""
    tokens, p = sentence.tokens, number.lead - 1
    while p > 0 and p > number.lead - NAME and tokens.capital(p) and not tokens.word[p].noun:
        p -= 1
    behind = tokens.fold[number.last + 1] if number.last + 1 < len(tokens) else "."
    named = p < number.lead - 1
    return named and tokens.fold[p] in _MARKS and (behind in _MARKS or tokens.has(number.last + 1, Role.COORDINATOR))


def dated_link(sentence: Sentence, n: int, found: list[Count], previous: Count | None) -> Link | None:
    """Return the metric of the count before, told again for another date or place (", in February 1,397")."""
    tokens, number, counted = sentence.tokens, sentence.numbers[n], sentence.counted[n]
    beside = _is_name(sentence, number.lead - 1) and _opens(tokens, number.lead - 2)
    if listed := _by_place(sentence, n, found, previous):
        return listed
    if not found or counted.kind or number.article or number.plain or (found[-1].link == "noun" and not beside):
        return None
    p, dated = number.lead - 1, False
    while p > number.lead - REACH and not _opens(tokens, p) and (tokens.has(p, _DATING) or _is_name(sentence, p)):
        dated = dated or tokens.has(p, Role.CALENDAR) or _is_name(sentence, p)
        p -= 1
    led = p > number.lead - REACH and next(
        (i for i in range(p, max(0, p - 3), -1) if tokens.has(i, Role.OBLIQUE) and _opens(tokens, i - 1)), 0
    )
    if led:  # ", auf irakischer Seite acht"
        p, dated = led - 1, True
    if any(tokens.has(i, Role.VOID_NUMBER) for i in range(p, number.lead)):
        return None  # ", je Klasse bis zu 40"
    ends = number.last + 1 >= len(tokens) or not tokens.fold[number.last + 1][0].isalnum()
    ends = ends or (beside and tokens.has(number.last + 1, Role.COORDINATOR))
    opens = p > 0 and _opens(tokens, p)
    return (
        Link(found[-1].metric, number.first, 0, "resumed", kind=str(found[-1].unit))
        if dated and opens and ends
        else None
    )


def _is_struck(sentence: Sentence, n: int) -> bool:
    """Return whether it tells how more victims fared ("drei weitere wurden von Erdrutschen erfasst")."""
    tokens, of, last = sentence.tokens, sentence.clauses.of, max(sentence.numbers[n].last, sentence.counted[n].last)
    more = sentence.numbers[n].further or tokens.has(last, Role.OTHERS)
    return more and any(tokens.has(i, Role.STRUCK) and of[i] == of[last] for i in range(last + 1, len(of)))


def _is_cued(sentence: Sentence, n: int, opener: int, previous: Count | None) -> bool:
    """Return whether a cue tells that the number is a part; "the largest group" is one of a larger number."""
    tokens, number, counted = sentence.tokens, sentence.numbers[n], sentence.counted[n]
    if counted.partitive or tokens.has(opener, Role.INSIDE) or tokens.has(number.lead - 1, Role.INSIDE | Role.AMONG):
        return True
    largest = bool(sentence.wording[sentence.clauses.of[number.first]] & Role.LARGEST)
    return largest and previous is not None and counted.kind == "person" and previous.value > number.value


def _is_of_things(sentence: Sentence, opener: int) -> bool:
    """Return whether the cue of a part stands behind things ("in 90 shelters, of which 40 are full")."""
    tokens = sentence.tokens
    if opener < 2 or not tokens.has(opener, Role.INSIDE) or not tokens.has(opener, Role.PART_BEHIND):
        return False
    at = opener - 2 if tokens.fold[opener - 1] == "," else opener - 1
    noun = tokens.word[at].noun
    return noun is not None and noun.kind == "thing" and not tokens.has(at, Role.VOID_BEHIND)


def _opens(tokens: Tokens, p: int) -> bool:
    """Return whether the token parts what is listed: a comma, a semicolon, a coordinator."""
    return tokens.fold[p] in (",", ";") or tokens.has(p, Role.COORDINATOR)


def _is_name(sentence: Sentence, p: int) -> bool:
    """Return whether a token may be a place's name: a capital letter; among capital nouns a preposition too."""
    tokens = sentence.tokens
    if (
        p < 1
        or not tokens.capital(p)
        or not tokens.fold[p].isalpha()
        or tokens.word[p].noun
        or tokens.word[p].predicates
    ):
        return False
    return not sentence.lexicon.words.capital_nouns or tokens.has(p - 1, Role.OBLIQUE)


def _skips_a_number(sentence: Sentence, n: int, last: Count) -> bool:
    """Return whether the number before in the sentence counts something else than the count before."""
    if n == 0 or sentence.numbers[n - 1].plain or sentence.numbers[n - 1].article:
        return False
    thing, value = sentence.numbers[n - 1].value, sentence.numbers[n].value
    if sentence.counted[n - 1].kind == "thing" and NEARER * abs(value - last.value) < abs(value - thing):
        return False  # "89,000 are sheltering in 131 schools, up from 65,000"
    return last.at[0] < sentence.tokens.begin[sentence.numbers[n - 1].first]


def _is_age(sentence: Sentence, n: int) -> bool:
    """Return whether a number between commas or in parentheses is the age of whoever is named before it."""
    tokens, number = sentence.tokens, sentence.numbers[n]
    closed = tokens.fold[number.last + 1 : number.last + 2]
    return closed in ([","], [")"], ["."]) and number.lead == number.first and number.value <= OLDEST


def _listed(sentence: Sentence, n: int, last: Count | None) -> Link | None:
    """Return the metric of a list of places with numbers in parentheses, from the noun or number before it."""
    tokens = sentence.tokens
    closed = [
        x
        for x in sentence.numbers
        if tokens.fold[x.first - 1 : x.first] == ["("] and tokens.fold[x.last + 1 : x.last + 2] == [")"]
    ]
    large = sentence.numbers[n].value > OLDEST
    first = sentence.numbers[n].first
    if tokens.has(first - 2, Role.COMPARED) and last and last.at[0] >= sentence.tokens.begin[0]:
        return Link(last.metric, first, 0, "resumed", kind=str(last.unit))  # "wie im Vorjahr (51)"
    if len(closed) < 2 and not large:
        return None
    if last and last.at[0] >= sentence.tokens.begin[0]:
        return Link(last.metric, first, 0, "listed", kind=str(last.unit))
    for i in range(first - 1, -1, -1):
        noun = tokens.word[i].noun
        if noun and noun.metric:
            return Link(noun.metric, i, 0, "listed")
    return Link(last.metric, first, 0, "listed", kind=str(last.unit)) if last and large else None


def among_link(sentence: Sentence, n: int, whole: Count | None) -> Link | None:
    """Return the metric of the whole that the number is among ("four children were among the dead")."""
    tokens, number = sentence.tokens, sentence.numbers[n]
    last = max(sentence.counted[n].last, number.last)
    listing = tokens.has(0, Role.AMONG) and is_victims(sentence, 0)  # "Among the dead were a nurse, two drivers and …"
    first = 0 if listing and number.lead < 4 * REACH else max(0, number.lead - REACH)
    for i in range(first, min(len(tokens), last + 2 * REACH)):
        if not tokens.has(i, Role.AMONG) or not _same_clause(sentence, i, number.first):
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
        word = sentence.lexicon.word(tokens.fold[i].rpartition(" ")[2])
        metrics = [
            word.noun.metric if word.noun else "",
            *(group.counts.get("person", "") for _, group in word.predicates),
        ]
        dead = "killed" if word.roles & Role.VICTIM and sentence.context & {"killed", "~killed"} else ""
        metric = next((metric for metric in metrics if metric), dead or (whole.metric if whole else ""))
        return Link(metric, i, 0, "among") if metric else None
    return None


def _is_from_abroad(sentence: Sentence, n: int) -> bool:
    """Return whether the number's own noun tells of who came from another country ("138.000 Flüchtlinge aus Mali")."""
    tokens, counted = sentence.tokens, sentence.counted[n]
    crossed = counted.noun is not None and counted.noun.metric == "refugees"
    return crossed and tokens.has(counted.last + 1, Role.AWAY) and tokens.has(counted.last + 2, Role.COUNTRY)


def _is_beside(sentence: Sentence, n: int, found: list[Count]) -> bool:
    """Return whether a list goes on with one in another place ("two in Kano, one in Jos")."""
    tokens, number = sentence.tokens, sentence.numbers[n]
    last = next((x for x in sentence.numbers[:n] if found and tokens.begin[x.first] == found[-1].at[0]), None)
    if last is None or not tokens.has(number.last + 1, Role.OBLIQUE):
        return False
    return tokens.fold[number.last + 1] in tokens.fold[last.last + 1 : last.last + 3]


def is_uncounted(sentence: Sentence, n: int) -> bool:
    """Return whether a number that counts nobody is told of people, whose part is none either."""
    number, counted = sentence.numbers[n], sentence.counted[n]
    return not number.article and (counted.guessed or (counted.kind in UNITS and not number.plain))


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
    return of[i] == of[j] or parent.get(of[i]) == of[j] or parent.get(of[j]) == of[i]

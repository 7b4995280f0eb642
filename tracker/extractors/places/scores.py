"""Which of a sentence's places a figure is about."""

from collections.abc import Sequence
from typing import NamedTuple

from tracker.extractors.places.geography import Geography
from tracker.extractors.places.mention import Mention
from tracker.extractors.places.words import Relation
from tracker.extractors.reading import Count

ENOUGH = 1.7
"""A place with less is not said to be the figure's."""
DISTANCE = 250
"""Characters between figure and name that weigh as much as one grade of relation."""
TIE_REACH = 60
FRONT = 2
"""Words before a place that opens its sentence."""
PART_REACH = 20
BESIDE = 30
BESIDE_BONUS = 2.0
"""For a name right before its number ("Palu 821, Donggala 11")."""
WEIGHTS = {
    Relation.ADJECTIVE: 0.1,
    Relation.SPEAKER: -0.5,
    Relation.NONE: 1.0,
    Relation.OF: 1.4,
    Relation.TOWARDS: 0.3,
    Relation.SUBJECT: 1.8,
    Relation.AT: 3.0,
    Relation.STRIKE: 3.0,
    Relation.ORIGIN: 2.6,
}
MOVEMENT = {
    ("displaced", Relation.ORIGIN): 1.5,
    ("killed", Relation.ORIGIN): -2.6,
    ("injured", Relation.ORIGIN): -2.6,
    ("missing", Relation.ORIGIN): -2.6,
    ("refugees", Relation.ORIGIN): -2.6,
    ("injured", Relation.TOWARDS): -2.0,
    ("returned", Relation.ORIGIN): -1.0,
    ("refugees", Relation.TOWARDS): 2.5,
    ("returned", Relation.TOWARDS): 2.5,
}
"""The guidelines' order for movements: where the displaced left; where others arrived."""


MOVEMENTS = frozenset(metric for metric, relation in MOVEMENT if relation is Relation.TOWARDS) | {"displaced"}


CASUALTIES = frozenset({"killed", "injured", "missing"})
HOME = 1.5
"""Off for where one victim came from ("a woman from Kunduz died"); "seven from Kunduz" may tell where they died."""


class Neighbours(NamedTuple):
    """The counts of the same sentence before and behind a count, None without one; ``others`` are all others."""

    before: Count | None
    behind: Count | None
    others: Sequence[Count] = ()


def best_mention(
    geography: Geography, count: Count, mentions: Sequence[Mention], neighbours: Neighbours
) -> tuple[float, Mention | None]:
    """Return the mention that fits the count best, with its score; (0, None) without mentions.

    A place behind the next count is the next count's, unless the sentence has no other.
    """
    tied = _tied(geography, count, mentions)
    hindered = {m.begin: _hindrance(geography, count, m, mentions, neighbours) for m in mentions}
    best: tuple[float, Mention | None] = (0.0, None)
    for near in (neighbours, neighbours._replace(behind=None)):
        for mention in mentions:
            score = _score(geography, count, mention, near) + 2.0 * (mention is tied)
            score -= hindered[mention.begin]
            if score > best[0]:
                best = score, mention
        if best[0] >= ENOUGH or neighbours.behind is None:
            break
    if best[1] is None or best[1] is tied or neighbours.others:
        return best
    return best[0], _narrower(geography, count, best[1], mentions)


def _narrower(geography: Geography, count: Count, best: Mention, mentions: Sequence[Mention]) -> Mention:
    """Return the place in the country that the only count's sentence also names ("off Turkey …, sank near Datca")."""
    if not geography.is_country(best.core) or best.relation is Relation.ORIGIN:
        return best
    for mention in mentions:
        apart = not (mention.inside or mention.spoken or starts_anew(geography, count, mention))
        at = mention.relation in (Relation.AT, Relation.STRIKE) and mention.known and mention is not best
        if at and apart and geography.holds(best.core, mention.core) and not geography.is_country(mention.core):
            return best if _is_part(geography, mention, count) else mention
    return best


def _hindrance(
    geography: Geography, count: Count, mention: Mention, mentions: Sequence[Mention], neighbours: Neighbours
) -> float:
    """Return what speaks against a place behind the count: a comma, or a place that is nearer."""
    if mention.begin < count.at[1] or mention.relation is not Relation.AT:
        return 0.0
    hindered = 0.5 * any(_stands_between(count, other, mention) for other in mentions)
    if starts_anew(geography, count, mention):
        hindered += 1.0 * any(_opens(geography, other, count, neighbours) for other in mentions)
    return hindered


def _stands_between(count: Count, other: Mention, mention: Mention) -> bool:
    """Return whether another place, not of the same list, stands between a count and the mention behind it."""
    between = count.at[1] <= other.begin and other.end <= mention.begin
    return between and other.relation is Relation.AT and other.group != mention.group


def _opens(geography: Geography, mention: Mention, count: Count, neighbours: Neighbours) -> bool:
    """Return whether a place opens the statement that the count belongs to ("In Cherson gab es vier Verletzte")."""
    if mention.relation is not Relation.AT or mention.inside or mention.spoken or mention.end > count.at[0]:
        return False
    between = geography.reading.text[mention.end : count.at[0]]
    return ", " not in between and ";" not in between and not _is_others(geography, mention, neighbours.others)


def starts_anew(geography: Geography, count: Count, mention: Mention) -> bool:
    """Return whether a place behind a count's comma opens the next statement ("…, in Charkiw blieb es ruhig")."""
    if mention.relation is not Relation.AT or mention.begin < count.at[1]:
        return False
    words = [w for w in geography.words(count) if count.at[1] <= w.begin < mention.begin]
    comma = next((i for i in range(len(words) - 1, -1, -1) if words[i].text == ","), -1)
    if comma < 0 or comma + 1 == len(words):
        return False
    return geography.vocabulary.relation(words, comma + 1) is Relation.AT


def _score(geography: Geography, count: Count, mention: Mention, neighbours: Neighbours) -> float:
    if mention.relation is Relation.ADJECTIVE or geography.is_dateline(mention):
        return WEIGHTS[Relation.ADJECTIVE]
    brought = mention.relation is Relation.TOWARDS and geography.vocabulary.is_hospital(mention.kind)
    if brought or (count.metric == "injured" and _is_cared_for(geography, count, mention)):
        return WEIGHTS[Relation.SPEAKER]
    relation = moved(geography, mention, count)
    if _opens_clause(geography, count, mention):
        relation = Relation.AT
    score = WEIGHTS[relation] + MOVEMENT.get((count.metric, relation), 0.0)
    if relation is Relation.ORIGIN and count.metric in CASUALTIES and count.value == 1:
        score -= HOME
    score += geography.specificity(mention) - 1.9 * mention.inside
    if mention.kind and mention.relation is Relation.NONE:
        score += 0.6
    if _is_item(geography.reading.text, count, mention):
        score += BESIDE_BONUS
    if _is_part(geography, mention, count) or _is_others(geography, mention, neighbours.others):
        score -= 3.5 if _counts_a_part(geography, mention, count) else 1.8
    return score + _nearness(geography.reading.text, count, mention, neighbours)


def moved(geography: Geography, mention: Mention, count: Count, sentence: int = -1) -> Relation:
    """Return the relation of a name, as object of a verb that of a movement ("erreichten Italien").

    ``sentence`` is the mention's where that is not the count's.
    """
    if mention.relation is Relation.ORIGIN and sentence < 0 and _is_told_from(geography, mention, count):
        return Relation.AT
    if count.metric == "displaced" and mention.relation is Relation.STRIKE and _is_left(geography, mention):
        return Relation.ORIGIN
    if count.metric not in MOVEMENTS or mention.relation is not Relation.NONE or mention.inside or mention.spoken:
        return mention.relation
    words = geography.words(count) if sentence < 0 else geography.words_of(sentence)
    if sentence < 0:
        words = [w for w in words if count.clause[0] <= w.begin < count.clause[1] or w.begin < mention.end]
    if geography.says(words, "leaving"):
        return Relation.ORIGIN
    return Relation.TOWARDS if geography.says(words, "reaching") else mention.relation


def _is_left(geography: Geography, mention: Mention) -> bool:
    """Return whether the verb right before a name tells that people left it ("arrived after fleeing Homs")."""
    words = geography.words_of(geography.sentence_at(mention.begin))
    before = [w for w in words if w.begin < mention.begin and not geography.vocabulary.has("fillers", w)][-1:]
    return bool(before) and geography.vocabulary.has("leaving", before[0])


def _is_told_from(geography: Geography, mention: Mention, count: Count) -> bool:
    """Return whether "from" tells where bodies were taken out, or news come from ("Aus Kabul wird gemeldet")."""
    words = geography.words(count)
    if count.metric == "killed" and mention.begin > count.at[0] and geography.says(words, "found"):
        return True
    fronted = words[0].begin <= mention.begin and len([w for w in words if w.begin < mention.begin]) <= FRONT
    return fronted and mention.end < count.at[0] and bool(geography.says(words, "reported"))


def _is_cared_for(geography: Geography, count: Count, mention: Mention) -> bool:
    """Return whether a place is only where the hurt came to hospital ("behandelt in Kliniken in Rieti")."""
    words = geography.words(count)
    if geography.vocabulary.is_hospital(mention.kind):  # "in das Krankenhaus von Gao gebracht"
        return mention.begin > count.at[0] and bool(geography.says(words, "care"))
    if mention.kind and not geography.vocabulary.is_town_kind(mention.kind):
        return False  # a whole region is where it happened, too
    between = [word for word in words if count.at[1] <= word.begin < mention.begin]
    behind = [word for word in words if word.begin >= mention.end > count.at[1]]
    beside = [*between[-2:], *behind[:1]]
    if geography.says(beside, "treated"):
        return True
    hospital = any(geography.vocabulary.has("hospitals", word) for word in between)
    return hospital and bool(geography.says(words, "care"))


def _is_item(text: str, count: Count, mention: Mention) -> bool:
    """Return whether a name stands right before its digits ("Palu 821, Donggala 11")."""
    apart = mention.inside or mention.spoken or mention.relation <= Relation.SPEAKER
    begin = count.phrase[0] if count.further else count.at[0]  # "and Fujian another 100,000"
    return not apart and text[mention.end : begin] == " " and text[count.at[0]].isdigit()


def _opens_clause(geography: Geography, count: Count, mention: Mention) -> bool:
    """Return whether a name is the subject of a later clause ("while Cameroon has received 7,400")."""
    if mention.relation is not Relation.NONE or not mention.known or mention.inside or mention.spoken:
        return False
    before = [w for w in geography.words(count) if w.begin < mention.begin][-1:]
    opened = bool(before) and before[0].lower in geography.vocabulary.sets["opens_clause"]
    return opened and mention.end < count.at[0]


def _nearness(text: str, count: Count, mention: Mention, neighbours: Neighbours) -> float:
    """Return what the order and distance of count, name and other counts say."""
    score = 1.0 if count.clause[0] <= mention.begin < count.clause[1] else 0.0
    if neighbours.behind and mention.begin > neighbours.behind.at[1]:
        score -= 1.0
    elif mention.begin > count.at[1]:
        score += 0.6 * ("," not in text[count.at[1] : mention.begin])
    elif neighbours.before and mention.end < neighbours.before.at[0]:
        score -= 0.4
    between = text[min(mention.end, count.at[1]) : max(mention.begin, count.at[0])]
    if ";" in between or ":" in between:
        score -= 0.5
    if ";" in between and any(_same_side(text, mention, other) for other in neighbours.others):
        score -= 1.5
    return score - abs(mention.begin - count.at[0]) / DISTANCE


def _same_side(text: str, mention: Mention, other: Count) -> bool:
    """Return whether no semicolon stands between a name and another count: that one's clause names it."""
    return ";" not in text[min(mention.end, other.at[1]) : max(mention.begin, other.at[0])]


def _is_others(geography: Geography, mention: Mention, others: Sequence[Count]) -> bool:
    """Return whether the name stands right beside another count: "12 in Nepal, 3 in Bhutan", "in Nepal 12"."""
    text, joints = geography.reading.text, geography.vocabulary.sets["and_words"]
    for other in others:
        if other.at[1] <= mention.begin and mention.begin - other.at[1] < BESIDE:
            between = text[other.at[1] : mention.begin]
            joined = between.split()[:1] and between.split()[0] in joints
            if not joined and not any(mark in between for mark in ",;:–("):
                return True
        elif text[mention.end : other.at[0]] == " ":
            return True
    return False


def _is_part(geography: Geography, mention: Mention, count: Count) -> bool:
    """Return whether a part of the count is there ("most of them in Unity"), or a number of its own."""
    behind = geography.reading.text[mention.end : mention.end + 3]
    if behind[:2] == " (" and behind[2:].isdigit():
        return True
    words = [word for word in geography.words(count) if count.at[1] <= word.begin < mention.begin]
    comma = max((i for i, word in enumerate(words) if word.text in ",;"), default=-1)
    if len(words) >= PART_REACH:
        return False
    cardinals = geography.reading.language.counting.numbers.cardinals
    counted = comma >= 0 and any(w.text[0].isdigit() or w.lower in cardinals for w in words[comma + 1 :])
    return counted or bool(geography.says(words[comma + 1 :], "parts"))


def _counts_a_part(geography: Geography, mention: Mention, count: Count) -> bool:
    """Return whether a number of its own is told of a place ("14,200 fled, 9,500 of them from Sirwah")."""
    words = [word for word in geography.words(count) if count.at[1] <= word.begin < mention.begin]
    comma = max((i for i, word in enumerate(words) if word.text in ",;"), default=-1)
    numbered = any(word.text[0].isdigit() for word in words[comma + 1 :])
    return comma >= 0 and numbered and bool(geography.says(words[comma + 1 :], "parts"))


def _tied(geography: Geography, count: Count, mentions: Sequence[Mention]) -> Mention | None:
    """Return the mention that "where" ties the count to."""
    relatives = geography.vocabulary.sets["relatives"]
    places = [w.begin for w in geography.words(count) if w.begin < count.at[0] and w.lower in relatives]
    if not places:
        return None
    named = [m for m in mentions if m.relation is not Relation.ADJECTIVE and not m.inside]
    before = [m for m in named if m.end <= places[-1]]
    return before[-1] if before and places[-1] - before[-1].end < TIE_REACH else None

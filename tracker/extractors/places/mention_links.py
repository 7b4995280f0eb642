"""How the places of a sentence hang together: lists of names, and names that say where another lies."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from tracker.extractors.places.mention import Mention
from tracker.extractors.places.narrowed import is_narrowed
from tracker.extractors.places.words import PlaceVocabulary, Relation
from tracker.extractors.wording import Word

MODIFIER_WORDS = 6
APPOSITION_WORDS = 7


def link_mentions(
    words: Sequence[Word],
    mentions: Sequence[Mention],
    vocabulary: PlaceVocabulary,
    is_country: Callable[[str], bool],
) -> list[Mention]:
    """Return the mentions with lists joined ("in X, Y and Z") and modifiers marked ("X in Y", "X, Y")."""
    linked: list[Mention] = []
    for index, mention in enumerate(mentions):
        previous = linked[-1] if linked else None
        if previous is None or Relation.ADJECTIVE in (previous.relation, mention.relation):
            linked.append(mention)
            continue
        between = [w for w in words if previous.end <= w.begin < mention.begin]
        mention = _distant(mention, previous, between, vocabulary)
        told = _is_apposition(between, mention, vocabulary)
        joint = "" if told else _joint(between, vocabulary)
        close = all(vocabulary.is_kind(w) or vocabulary.has("directions", w) for w in between)
        within = close and mention.known and is_country(previous.core)
        within = within or is_narrowed(words, previous, mention, vocabulary, is_country)
        if within:
            mention = replace(mention, inside=mention.inside or previous.inside)
            linked[-1] = replace(previous, inside=True)
        if within or (joint == "," and _turns(previous, mention)):
            pass
        elif joint == "," and not _list_goes_on(words, mentions, index, vocabulary):
            relation = max(mention.relation, previous.relation)
            nameless = mention.known and previous.core[0].islower()  # "in the north, in Homs"
            narrower = (nameless or is_country(previous.core)) and not is_country(mention.core)
            mention = replace(mention, inside=not narrower, relation=relation)
            linked[-1] = replace(previous, inside=previous.inside or narrower)
        elif joint and mention.relation in (Relation.NONE, Relation.SUBJECT, previous.relation):
            mention = replace(mention, relation=previous.relation, group=previous.group)
        elif not (within or told) and _modifies(between, mention, vocabulary):
            if _is_nameless(previous) and mention.known and mention.relation is Relation.AT:
                linked[-1] = replace(previous, inside=True)
            else:
                mention = replace(mention, inside=True)
        elif told:
            mention = replace(mention, inside=True, kind="")
        linked.append(mention)
    return linked


def _distant(mention: Mention, previous: Mention, between: Sequence[Word], vocabulary: PlaceVocabulary) -> Mention:
    """Return a mention that only says how far the one before is from it as no place of anything ("30 km from X")."""
    far = mention.inside and previous.relation is Relation.AT and any(vocabulary.has("lengths", w) for w in between)
    return replace(mention, relation=Relation.NONE) if far else mention


def _is_nameless(mention: Mention) -> bool:
    """Return whether a mention is only a kind of place with its country ("der türkischen Küste")."""
    return bool(mention.iso3) and not mention.known


def _turns(previous: Mention, mention: Mention) -> bool:
    """Return whether a preposition starts something new behind an origin ("12 aus Mali, in Togo 14")."""
    return previous.relation in (Relation.ORIGIN, Relation.TOWARDS) and mention.relation is Relation.AT


def _joint(between: Sequence[Word], vocabulary: PlaceVocabulary) -> str:
    """Return "and" or "," where only that stands between two names, "" where they are apart."""
    joints = [w for w in between if w.text in ",/" or vocabulary.has("and_words", w)]
    others = [w for w in between if w not in joints]
    if not joints or not all(
        vocabulary.is_kind(w) or vocabulary.has("fillers", w) or vocabulary.relation([w], 0) for w in others
    ):
        return ""
    return "," if all(w.text == "," for w in joints) else "and"


def _list_goes_on(words: Sequence[Word], mentions: Sequence[Mention], index: int, vocabulary: PlaceVocabulary) -> bool:
    """Return whether a comma before the mention belongs to a list: another joint comes before or behind."""
    for left, right in ((index - 2, index - 1), (index, index + 1)):
        if left >= 0 and right < len(mentions):
            between = [w for w in words if mentions[left].end <= w.begin < mentions[right].begin]
            if _joint(between, vocabulary):
                return True
    return False


def _is_apposition(between: Sequence[Word], mention: Mention, vocabulary: PlaceVocabulary) -> bool:
    """Return whether a name only says what the one before is ("X, the main city of Y")."""
    if len(between) < 3 or len(between) > APPOSITION_WORDS or between[0].text != ",":
        return False
    if not (vocabulary.has("fillers", between[1]) or vocabulary.is_kind(between[1])):
        return False
    inside = between[1:]
    kind = next((word for word in inside if vocabulary.is_kind(word)), None)
    own = kind is not None and kind is inside[-1] and mention.kind in ("", kind.lower)
    said = kind is not None and not own  # a kind right before the name is its own
    words = [word for word in inside if not word.text.isdigit()]
    return said and all(word.is_word and (vocabulary.is_kind(word) or not word.is_name) for word in words)


def _modifies(between: Sequence[Word], mention: Mention, vocabulary: PlaceVocabulary) -> bool:
    if len(between) > MODIFIER_WORDS or mention.relation not in (Relation.AT, Relation.OF):
        return False
    if between and not any(w.text in ",(" or vocabulary.relation([w], 0) or vocabulary.has("of", w) for w in between):
        return False
    return all(
        w.text in ",(" or vocabulary.relation([w], 0) or vocabulary.has("fillers", w) or vocabulary.is_kind(w)
        or vocabulary.has("directions", w) or _makes_kind(between, i, vocabulary)
        for i, w in enumerate(between)
    )  # fmt: skip


def _makes_kind(between: Sequence[Word], index: int, vocabulary: PlaceVocabulary) -> bool:
    """Return whether a word is the first half of a kind ("the X refugee camp in Y")."""
    return not index and len(between) > 1 and between[0].is_word and vocabulary.is_kind(between[1])

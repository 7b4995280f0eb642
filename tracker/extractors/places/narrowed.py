"""Names that only say where the name behind them lies: "Kerala's Wayanad district", "the Gaza city of Rafah"."""

from collections.abc import Callable, Sequence

from tracker.extractors.places.mention import Mention
from tracker.extractors.places.words import PlaceVocabulary, Relation, is_possessive
from tracker.extractors.wording import Word

_PLACED = frozenset({Relation.AT, Relation.STRIKE, Relation.ORIGIN, Relation.TOWARDS, Relation.SUBJECT, Relation.NONE})


def is_narrowed(
    words: Sequence[Word],
    previous: Mention,
    mention: Mention,
    vocabulary: PlaceVocabulary,
    is_country: Callable[[str], bool],
) -> bool:
    """Return whether a name tells the place within the one named right before it, which owns it or its kind."""
    if mention.relation not in _PLACED or is_country(mention.core) or not mention.core[0].isupper():
        return False
    between = [w for w in words if previous.end <= w.begin < mention.begin]
    last = next((w for w in words if w.end == previous.end), None)
    if last is None:
        return False
    if is_possessive(last):
        return _is_owned(between, mention, vocabulary)
    return previous.known and _is_of_kind(last, between, vocabulary)


def _is_owned(between: Sequence[Word], mention: Mention, vocabulary: PlaceVocabulary) -> bool:
    """Return whether only a kind and a direction stand between an owner and the name ("X's capital, Y")."""
    kinds = [w for w in between if vocabulary.is_kind(w)]
    joints = [w for w in between if w.text == "," or vocabulary.has("of", w)]
    plain = all(w in kinds or w in joints or vocabulary.has("directions", w) for w in between)
    return plain and bool(kinds if joints else kinds or mention.kind)


def _is_of_kind(last: Word, between: Sequence[Word], vocabulary: PlaceVocabulary) -> bool:
    """Return whether the kind of town behind a name leads the name of a town in it ("the Darfur capital of Y")."""
    rest = list(between)
    towns = [last, *rest] if vocabulary.is_town(last) else rest
    if not towns or not vocabulary.is_town(towns[0]):
        return False
    joined = any(vocabulary.has("of", w) for w in rest)
    led = joined or not vocabulary.is_town(last)
    return led and all(vocabulary.is_town(w) or vocabulary.has("of", w) for w in rest)

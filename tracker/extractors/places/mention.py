"""A place that a sentence mentions."""

from collections.abc import Sequence
from dataclasses import dataclass

from tracker.extractors.places.words import PlaceVocabulary, Relation, is_possessive
from tracker.extractors.wording import Word

LONGEST_RUN = 5


@dataclass(frozen=True, slots=True)
class Mention:
    """A place at ``text[begin:end]``: its ``name`` with its direction, ``core`` the bare name.

    ``known`` where the gazetteer has it; ``group`` is the same for names joined in a list; ``inside``
    where the name only says where the one before it lies, ``spoken`` where somebody speaks, ``aside``
    where somebody is arrested, tried or mourned; ``kind`` is the kind word beside the name ("Provinz"), ""
    without; ``iso3`` is set for an adjective.
    """

    begin: int
    end: int
    name: str
    core: str
    relation: Relation
    known: bool
    group: int
    kind: str = ""
    iso3: str = ""
    inside: bool = False
    spoken: bool = False
    aside: bool = False


def run_end(words: Sequence[Word], index: int) -> int:
    """Return where the run of capitalised words ends that starts at a word."""
    end = index + 1
    while end < len(words) and end < index + LONGEST_RUN and words[end].is_word:
        if not words[end].is_name:
            break
        if is_possessive(words[end - 1]):
            break
        end += 1
    return end


def town_of_adjective(mention: Mention, vocabulary: PlaceVocabulary) -> str:
    """Return the town that an adjective in a place's name means ("Grazer Bezirk Lend": Graz), "" without one."""
    first = mention.name.split()[0]
    stem = mention.core.removesuffix("en")
    made = any(first.removesuffix(ending) in (stem, mention.core) for ending in vocabulary.words.town_endings)
    return mention.core if made and first != mention.core and mention.known else ""

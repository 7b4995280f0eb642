"""Places that say where somebody speaks, not where it happened ("sagte er am Montag in Genf")."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from tracker.extractors.attribution.speakers import Saying
from tracker.extractors.attribution.words import Vocabulary
from tracker.extractors.places.mention import Mention
from tracker.extractors.places.words import PlaceVocabulary, Relation
from tracker.extractors.wording import Word

REACH = 7
"""Words between who speaks and where."""
CLAUSE_ENDS = frozenset(",;:–—()")
COUNTED_REACH = 5
"""Words between a number and where it was counted."""
STAYS = (Relation.AT, Relation.NONE, Relation.ORIGIN)


class SpokenPlaces:
    """Weakens the mentions of a sentence that belong to what is said in it, not to what happened."""

    def __init__(
        self,
        places: PlaceVocabulary,
        attribution: Vocabulary,
        is_country: Callable[[str], bool],
        numbers: Sequence[int],
    ) -> None:
        """Take the words of a language, and where in the text the counts begin, in order."""
        self._places = places
        self._attribution = attribution
        self._is_country = is_country
        self._numbers = numbers

    def weaken(self, mentions: Sequence[Mention], sayings: Sequence[Saying], words: Sequence[Word]) -> list[Mention]:
        """Return the mentions, those that say where somebody speaks with a weaker relation."""
        told = [self._weakened(mention, sayings, words) for mention in mentions] if sayings else mentions
        return [replace(m, aside=True) if self._is_aside(m, words) else m for m in told]

    def _is_aside(self, mention: Mention, words: Sequence[Word]) -> bool:
        """Return whether only what follows an event is told in a place's clause ("in Rom festgenommen"), no count."""
        if mention.relation not in STAYS or mention.inside:
            return False
        first = next(
            (w.end for w in reversed(words) if w.end <= mention.begin and w.text in CLAUSE_ENDS), words[0].begin
        )
        last = next((w.begin for w in words if w.begin >= mention.end and w.text in CLAUSE_ENDS), words[-1].end)
        if any(first <= number < last for number in self._numbers):
            return False
        clause = [w for w in words if first <= w.begin < last]
        return any(group == "aside" for index in range(len(clause)) for group, _ in self._places.cues.at(clause, index))

    def _weakened(self, mention: Mention, sayings: Sequence[Saying], words: Sequence[Word]) -> Mention:
        if mention.relation <= Relation.SPEAKER:
            return mention
        opened = mention.kind and any(w.begin == mention.end and w.text == ":" for w in words)
        if mention.relation is Relation.ORIGIN and opened:
            return replace(mention, relation=Relation.AT)  # 'berichtet aus dem Lager X: "…"' tells of there
        saying = next((s for s in sayings if s.begin <= mention.begin < s.end), None)
        if saying is None:
            told = any(self._follows(s, mention, words) for s in sayings)
            return replace(mention, relation=Relation.SPEAKER, spoken=True) if told else mention
        fronted = mention.begin == words[1 % len(words)].begin
        if fronted and mention.relation in (Relation.ORIGIN, Relation.AT) and saying.name == mention.name:
            return mention  # "Aus Aleppo berichtete das Rote Kreuz", "Im Jemen zählte die WHO": where, not who
        only = saying.name.startswith(mention.name) or self._places.is_only(saying.name, mention.name)
        speaks = only and not mention.kind
        if mention.iso3 and mention.kind in self._places.sets["territories"]:
            return mention  # nobody speaks "on Bosnian soil": what is counted is there
        if speaks or mention.core.lower() in self._places.sets["desks"]:
            return replace(mention, relation=Relation.SPEAKER)
        if mention.relation is Relation.AT and self._is_counted_in(mention, saying, words):
            return mention
        inside = mention.inside or self._is_country(mention.core)
        return replace(mention, relation=Relation.NONE, kind="", inside=inside, spoken=True)

    def _is_counted_in(self, mention: Mention, saying: Saying, words: Sequence[Word]) -> bool:
        """Return whether a number and its noun stand right before a place ("9,083 dead civilians in Ukraine")."""
        number = max((n for n in self._numbers if saying.begin <= n < mention.begin), default=-1)
        between = [word for word in words if number < word.begin < mention.begin]
        return number >= 0 and len(between) <= COUNTED_REACH and all(word.is_word for word in between)

    def _follows(self, saying: Saying, mention: Mention, words: Sequence[Word]) -> bool:
        """Return whether the place follows the verb of saying in its own clause, and no count is told there."""
        if saying.is_local or mention.relation not in STAYS or mention.begin < saying.end:
            return False
        between = [word for word in words if saying.end <= word.begin < mention.begin]
        if not between or len(between) > REACH or not all(self._is_adjunct(word) for word in between):
            return False
        ends = next((w.begin for w in words if w.begin >= mention.end and w.text in ',;:.–“”"'), words[-1].end)
        return not any(saying.begin <= number < ends for number in self._numbers)

    def _is_adjunct(self, word: Word) -> bool:
        if not word.is_word:
            return word.text in ".()" or word.text[0].isdigit()
        return (
            self._attribution.is_time(word)
            or self._places.has("fillers", word)
            or self._places.is_kind(word)
            or self._places.has("directions", word)
            or self._places.has("occasions", word)
            or word.lower.endswith(self._attribution.names.listeners or "\0")
            or self._places.relation([word], 0) is not None
        )

"""Who says "we" behind a colon: whoever the clause before it is about ("Der Bürgermeister winkt ab: Wir haben …")."""

from collections.abc import Sequence

from tracker.extractors.attribution.antecedents import authority_from
from tracker.extractors.attribution.clauses import clause_start
from tracker.extractors.attribution.names import name_from, written_name
from tracker.extractors.attribution.speech import Speech
from tracker.extractors.attribution.words import Span, Vocabulary
from tracker.extractors.reading import Count
from tracker.extractors.wording import Word

SHORTEST_PERSON = 2
"""Names of somebody whose office is not told."""


def speaks_of_itself(speech: Speech, count: Count) -> str:
    """Return who the clause before the colon names where the count's clause says "we" or "I", "" where none does."""
    words, vocabulary = speech.words(count.sentence, count), speech.vocabulary
    colons = [i for i, word in enumerate(words) if word.text == ":" and word.begin < count.at[0]]
    if not colons or not any(vocabulary.has("selves", word) for word in words[colons[-1] + 1 :]):
        return ""
    start = clause_start(words, colons[-1], vocabulary)
    span = authority_from(words, start, vocabulary) or _person_from(words[: colons[-1]], start, vocabulary)
    return (written_name(words, span, speech.reading.text, vocabulary) or "") if span else ""


def _person_from(words: Sequence[Word], index: int, vocabulary: Vocabulary) -> Span | None:
    """Return the full name that starts at a word."""
    span = name_from(words, index, vocabulary)
    if span is None:
        return None
    end = span[1]
    if not vocabulary.names.nouns_capitalised:
        end = next((place for place in range(*span) if not words[place].is_name), end)
    full = end - span[0] >= SHORTEST_PERSON and end < len(words)
    return (span[0], end) if full and all(word.is_name for word in words[span[0] : span[0] + SHORTEST_PERSON]) else None

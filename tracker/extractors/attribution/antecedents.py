"""Whom a pronoun or a bare noun ("die Behörde") stands for: somebody named before."""

from tracker.extractors.attribution.names import name_from, written_name
from tracker.extractors.attribution.speakers import Saying
from tracker.extractors.attribution.speech import Speech

REACH = 6
"""Sentences that are looked back."""


def name_of(speech: Speech, saying: Saying, sentence: int) -> str:
    """Return the name of who speaks, of somebody named before where it only refers; "" where none was."""
    if not saying.refers:
        return saying.name
    doer = "" if saying.name else _doer(speech, saying, sentence)
    return doer or antecedent(speech, sentence, saying.name) or saying.name


def _doer(speech: Speech, saying: Saying, sentence: int) -> str:
    """Return the authority that its own sentence starts with ("The hospital treated 14 people, it said").

    Before a colon anybody may be whom the pronoun behind it stands for ("Aktivisten zweifeln: Sie zählen 14 Tote").
    """
    vocabulary, words = speech.vocabulary, speech.sentence(sentence).words
    span = name_from(words, 0, vocabulary)
    if span is None or words[span[0]].begin >= saying.begin or vocabulary.has("pronouns", words[span[0]]):
        return ""
    inside = words[span[0] : span[1]]
    pronoun = next((i for i, word in enumerate(words) if word.begin >= saying.begin), 0)
    colon = pronoun > 0 and words[pronoun - 1].text == ":"
    if not colon and not any(vocabulary.is_speaker(word) or vocabulary.has("references", word) for word in inside):
        return ""
    return written_name(words, span, speech.reading.text, vocabulary) or ""


def antecedent(speech: Speech, sentence: int, name: str = "") -> str:
    """Return who was named before; ``name`` ("die Behörde") has to be a part of that name, but of statistics."""
    part = name.lower()
    if part.endswith(speech.vocabulary.names.statistics or "\0"):
        part = ""
    for earlier in range(sentence, max(-1, sentence - REACH), -1):
        for saying in reversed(speech.sayings(earlier)):
            if (
                saying.name
                and not saying.refers
                and (not part or part in saying.name.lower() or _bears(saying, part, speech))
            ):
                return saying.name
    return ""


def _bears(saying: Saying, part: str, speech: Speech) -> bool:
    """Return whether a name that is only an acronym may be of the kind that the noun tells ("UNHCR": the agency)."""
    return part in speech.vocabulary.sets["bodies"] and saying.name.isalpha() and saying.name.isupper()

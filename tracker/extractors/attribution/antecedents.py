"""Whom a pronoun or a bare noun ("die Behörde") stands for: somebody named before."""

from collections.abc import Sequence

from tracker.extractors.attribution.names import name_from, written_name
from tracker.extractors.attribution.speakers import Saying
from tracker.extractors.attribution.speech import Speech
from tracker.extractors.attribution.words import Span, Vocabulary
from tracker.extractors.wording import Word

REACH = 6
"""Sentences that are looked back."""


def name_of(speech: Speech, saying: Saying, sentence: int) -> str:
    """Return the name of who speaks, of somebody named before where it only refers; "" where none was."""
    if not saying.refers:
        return saying.name
    doer = "" if saying.name else _doer(speech, saying, sentence)
    return doer or antecedent(speech, sentence, saying.name, acted=not saying.name and saying.is_local) or saying.name


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


def antecedent(speech: Speech, sentence: int, name: str = "", acted: bool = False) -> str:
    """Return who was named before; ``name`` ("die Behörde") has to be a part of that name, but of statistics.

    With ``acted`` an authority that the sentence before tells of will do, if nobody speaks in it.
    """
    part = name.lower()
    doer = _last_doer(speech, sentence) if acted else ""
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
        if doer and earlier == sentence - 1:
            return doer
    return ""


def _last_doer(speech: Speech, sentence: int) -> str:
    """Return the authority that the sentence before tells of ("Die Armee rückte ein. Nach ihren Angaben …")."""
    vocabulary, words = speech.vocabulary, speech.sentence(sentence - 1).words if sentence else []
    bodies = [place for place in range(len(words) - 1, 0, -1) if vocabulary.is_speaker(words[place])]
    comma = next((place for place, word in enumerate(words) if word.text == ","), len(words))
    owned = (place for place in bodies if place > comma and vocabulary.has("articles", words[place - 1]))
    starts = [*owned, 0, *bodies]
    for place in starts if words else ():
        oblique = vocabulary.has("oblique", words[place - 1 if place else place])
        span = None if oblique else authority_from(words, place, vocabulary)
        if span is not None:
            return written_name(words, span, speech.reading.text, vocabulary) or ""
    return ""


def authority_from(words: Sequence[Word], index: int, vocabulary: Vocabulary) -> Span | None:
    """Return the name of a body that speaks or of somebody in office that starts at a word, None without one."""
    span = name_from(words, index, vocabulary)
    if span is None:
        return None
    speaks = (place for place in range(*span) if vocabulary.speaks(words[place]))
    head = next(speaks, None)
    if head is None or vocabulary.names.nouns_capitalised:
        return None if head is None else span
    end = head + 1  # a lower-case word behind it is the verb
    while end < span[1] and words[end].is_name:
        end += 1
    return span[0], end


def _bears(saying: Saying, part: str, speech: Speech) -> bool:
    """Return whether a name that is only an acronym may be of the kind that the noun tells ("UNHCR": the agency)."""
    return part in speech.vocabulary.sets["bodies"] and saying.name.isalpha() and saying.name.isupper()

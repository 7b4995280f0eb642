"""Persons whom the text calls by their bare name: as it introduced them, with what they speak for."""

from collections.abc import Sequence

from tracker.extractors.attribution.clauses import clause_end
from tracker.extractors.attribution.names import LONGEST_NAME
from tracker.extractors.attribution.speech import Speech
from tracker.extractors.attribution.words import Vocabulary
from tracker.extractors.wording import Word

REACH = 20
"""Sentences that are looked back."""
LONGEST_PERSON = 3
TITLE_REACH = 5
"""A title stands among so many words behind the comma ("the UN's deputy regional coordinator")."""


def introduced(speech: Speech, name: str, sentence: int) -> str:
    """Return a person's name as the text introduced it ("Cutts": "Mark Cutts, the UN's deputy coordinator").

    The name as it is where nobody of that name was introduced, and for all that is no person's bare name.
    """
    parts = name.split()
    if not _is_person(parts, speech.vocabulary):
        return name
    for earlier in range(max(0, sentence - REACH), sentence + 1):
        if fuller := _with_office(speech, earlier, parts):
            return fuller
        for saying in speech.sayings(earlier):
            named = any(part.split()[-len(parts) :] == parts for part in saying.name.split(","))
            if named and len(saying.name) > len(name):
                return saying.name
    return name


def _is_person(parts: Sequence[str], vocabulary: Vocabulary) -> bool:
    """Return whether a name may be a person's, without a title."""
    plain = all(part.isalpha() and part[0].isupper() and part[1:].islower() for part in parts)
    lowers = [part.lower() for part in parts]
    if not plain or not 0 < len(parts) <= LONGEST_PERSON or not vocabulary.sets["titles"].isdisjoint(lowers):
        return False
    if vocabulary.names.nouns_capitalised:
        return not any(lower.endswith(vocabulary.names.speakers) for lower in lowers)
    return vocabulary.sets["speakers"].isdisjoint(lowers)


def _with_office(speech: Speech, sentence: int, parts: Sequence[str]) -> str:
    """Return the name with the office between commas behind it, "" where the sentence gives none."""
    words, vocabulary = speech.words(sentence), speech.vocabulary
    for comma in range(len(parts), len(words)):
        if words[comma].text != "," or [w.text for w in words[comma - len(parts) : comma]] != parts:
            continue
        end = clause_end(words, comma + 1, vocabulary)
        if not _is_office(words[comma + 1 : end], vocabulary):
            continue
        first = comma - len(parts)
        first -= first > 0 and len(parts) == 1 and words[first - 1].is_name and words[first - 1].is_word
        return speech.reading.text[words[first].begin : words[end - 1].end]
    return ""


def _is_office(words: Sequence[Word], vocabulary: Vocabulary) -> bool:
    """Return whether words name an office with its body ("head of UNICEF Sudan", "Sprecher der Caritas")."""
    names = [word for word in words if word.is_name]
    acronym = any(sum(map(str.isupper, word.text)) > 1 for word in names)
    titled = any(word.lower.endswith(vocabulary.offices) for word in words[:TITLE_REACH])
    return titled and len(words) < LONGEST_NAME and (acronym or len(names) > vocabulary.names.nouns_capitalised)

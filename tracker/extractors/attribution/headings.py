"""Who the heading over a list of figures names: "KEY FIGURES (WHO, 9 February)", "Stand 9. Februar, Quelle: THW"."""

import re
from collections.abc import Sequence

from tracker.extractors.attribution.antecedents import name_of
from tracker.extractors.attribution.speech import Speech
from tracker.extractors.listings import headings_over, line_under
from tracker.extractors.reading import Count
from tracker.extractors.wording import read_words
from tracker.figure import Range

PARTS = re.compile(r"[^,;|()/]+")
SHORTEST_ACRONYM = 3
LONGEST_NAME = 60


def heading_source(speech: Speech, count: Count, counts: Sequence[Count]) -> str:
    """Return who the heading over a count's list, or a label under it, says that it comes from, "" without one."""
    lines = headings_over(speech.reading, count, counts)
    named = next(filter(None, (_named_in(speech, line) for line in lines)), "")
    return named or _labelled_under(speech, count)


def _labelled_under(speech: Speech, count: Count) -> str:
    """Return who a label right under a count's list names ("Source: OCHA"), "" without one."""
    line = line_under(speech.reading, count)
    label, colon, name = speech.reading.text[slice(*line)].strip().rstrip(".").partition(":") if line else ("", "", "")
    labelled = colon and label.strip("( ").lower() in speech.vocabulary.sets["labels"]
    return name.strip(" )") if labelled and len(name) < LONGEST_NAME else ""


def _named_in(speech: Speech, line: Range) -> str:
    sentence = speech.sentence_at(line[0])
    for saying in speech.sayings(sentence):
        if line[0] <= saying.begin < line[1] and saying.name:
            return name_of(speech, saying, sentence)
    text = speech.reading.text[line[0] : line[1]]
    parts = [part for part in PARTS.finditer(text) if part.group().strip()]
    named = (_name_of_part(speech, part.group(), part.start() > 0) for part in parts)
    return next(filter(None, named), "")


def _name_of_part(speech: Speech, part: str, parted: bool) -> str:
    """Return the name that a part of a heading is: labelled, or an acronym or body between marks."""
    label, colon, name = part.rpartition(":")
    vocabulary = speech.vocabulary
    name = name.strip()
    words = read_words(name, 0, len(name))
    if not words or not words[0].is_name or any(char.isdigit() for char in name):
        return ""
    labels = label.split()[-1:]
    if colon and labels and labels[0].lower() in vocabulary.sets["labels"]:
        return name
    acronym = len(words) == 1 and name.isupper() and len(name) >= SHORTEST_ACRONYM
    body = any(vocabulary.is_speaker(word) for word in words)
    return name if parted and not colon and (acronym or body) else ""

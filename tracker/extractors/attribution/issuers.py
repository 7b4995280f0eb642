"""Who put out a text that is a press release."""

from collections.abc import Sequence

from tracker.extractors.attribution.speech import Speech
from tracker.extractors.reading import Count, Reading

REACH = 6
"""Sentences among which the first speaker is who put it out."""


def issuer(reading: Reading, speech: Speech, counts: Sequence[Count]) -> str:
    """Return who put out a press release: whom its head names, else who speaks first; "" of any other text."""
    sentences = reading.sentences
    if len(sentences) < 2 or not any(cue.group == "issuing" for cue in speech.sentence(0).cues):
        return ""
    parted = "\n" in reading.text[sentences[0][1] : sentences[1][0]]
    if not parted or any(count.sentence == 0 for count in counts):
        return ""
    spoken = (saying.name for one in range(min(REACH, len(sentences))) for saying in speech.sayings(one))
    return next((name for name in spoken if name), "")

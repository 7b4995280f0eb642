"""Whom a pronoun or a bare noun ("die Behörde") stands for: somebody named before."""

from tracker.extractors.attribution.speakers import Saying
from tracker.extractors.attribution.speech import Speech

REACH = 6
"""Sentences that are looked back."""


def name_of(speech: Speech, saying: Saying, sentence: int) -> str:
    """Return the name of who speaks, of somebody named before where it only refers; "" where none was."""
    return (antecedent(speech, sentence, saying.name) if saying.refers else "") or saying.name


def antecedent(speech: Speech, sentence: int, name: str = "") -> str:
    """Return who was named before; ``name`` ("die Behörde") has to be a part of that name."""
    part = name.lower()
    for earlier in range(sentence, max(-1, sentence - REACH), -1):
        for saying in reversed(speech.sayings(earlier)):
            if saying.name and not saying.refers and (not part or part in saying.name.lower()):
                return saying.name
    return ""

"""Text to figures, pure and deterministic: the same text gives the same figures on every machine.

The flow: ``sentences`` → ``candidates`` (a cue and a number; most sentences of general news end
here) → ``numbers`` → ``counts`` (what is counted, facts only, subsets) → the slots, each from the
clause, the sentence, then the document's event: ``periods``, ``places``, ``attribution`` →
``assemble``, with its confidence.
"""

from tracker.extractors.assemble import extract

__all__ = ["extract"]

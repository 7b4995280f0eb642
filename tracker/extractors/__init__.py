"""Text to figures, pure and deterministic: the same text gives the same figures on every machine.

The flow: ``sentences`` → ``counts`` (which numbers are figures; most sentences of general news end
there) → the slots, each from the clause, the sentence, then the document's event: ``periods``,
``places``, ``attribution`` → ``subsets`` → ``assemble``, with its ``measure`` and ``confidence`` →
``repeats`` (told twice is one figure). ``reading`` is what they share.
"""

from tracker.extractors.assemble import extract

__all__ = ["extract"]

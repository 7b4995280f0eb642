"""Which numbers of a text are figures: what is counted, how it is bounded, told as a fact.

``candidates`` picks the sentences, ``tokens`` and ``lexicon`` say what each word can be, ``numbers`` and ``nouns``
what is counted, ``links`` what happened to it, ``facts`` whether it did; ``find`` joins them.
"""

from tracker.extractors.counts.find import find_counts

__all__ = ["find_counts"]

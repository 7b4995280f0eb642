"""Which predicate says something about a number: the nearest one, behind or before it."""

from tracker.extractors.counts.before import links_before
from tracker.extractors.counts.behind import links_behind
from tracker.extractors.counts.prepared import Link, Sentence


def find_link(sentence: Sentence, n: int) -> Link | None:
    """Return the nearest predicate that can count the number, None where no predicate does; found once."""
    if n not in sentence.links:
        found = [*links_behind(sentence, n), *links_before(sentence, n)]
        sentence.links[n] = min(found, key=lambda link: link.distance, default=None)
    return sentence.links[n]

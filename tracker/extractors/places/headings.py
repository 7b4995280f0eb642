"""Where the figures of a list are: the place of the heading over it, else of the report's title."""

from tracker.extractors.listings import headings_over
from tracker.extractors.places.geography import Geography
from tracker.extractors.places.words import Relation
from tracker.extractors.reading import Count


def heading_place(geography: Geography, count: Count) -> str:
    """Return the place that the heading over a count's list or the title names, "" outside of a list or without one."""
    lines = headings_over(geography.reading, count, geography.counts)
    for begin, end in lines:
        for mention in geography.mentions(geography.sentence_at(begin)):
            told = mention.relation not in (Relation.ADJECTIVE, Relation.SPEAKER) and not mention.spoken
            if told and begin <= mention.begin < end and mention.known:
                return mention.name
    return geography.title.name if lines and geography.title is not None else ""

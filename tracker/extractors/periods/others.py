"""Dates beside a count that are of another one: of its part, of the one before or behind it, of a noun."""

from collections.abc import Sequence

from tracker.extractors.periods.dates import DateMention
from tracker.extractors.periods.meanings import Kind
from tracker.extractors.periods.timeline import Timeline
from tracker.extractors.reading import Count

ROUGH = ("month", "year", "decade")
_STANDING = frozenset({"displaced", "refugees", "returned", "besieged", "affected"})
"""Metrics of states, each of which is told of its own time."""
_FAR = 500
"""Characters that are looked through."""
_RIGHT_BEHIND_PART = 1


def is_in_passing(timeline: Timeline, count: Count, mention: DateMention) -> bool:
    """Return whether a month or year before the count only tells of a noun ("Ramadi, retaken in May, …")."""
    if mention.period.unit not in ROUGH or mention.period.kind is not Kind.ON or mention.at[0] > count.at[0]:
        return False
    begin = timeline.sentences[count.sentence][0]
    return timeline.text.rfind(",", begin, mention.at[0]) >= 0 and timeline.is_relative(mention, count.at)


def is_of_last(timeline: Timeline, count: Count, beside: Sequence[Count], mention: DateMention) -> bool:
    """Return whether a date before the count closes what is told of another one ("5 died on Monday and 10 …")."""
    begin = count.at[0]
    if not any(c.at[1] <= mention.at[0] < begin for c in beside):
        return False
    return bool(timeline.cues("joining", mention.at[1], begin))


def is_of_part(timeline: Timeline, count: Count, beside: Sequence[Count], mention: DateMention) -> bool:
    """Return whether a date stands behind a part of the count: "1,033, of them 119 in 24 hours".

    A day does where few words part it from the part, or where it is the day that the part still was so.
    """
    parts = [c.at[1] for c in beside if c.subset and count.at[1] <= c.at[0] < mention.at[0]]
    between = timeline.text[parts[-1] : min(mention.at[0], parts[-1] + _FAR)] if parts else ", "
    if ", " in between or ", " not in timeline.text[count.at[1] : parts[-1]]:
        return False
    is_length = mention.period.unit in ("duration", "span", "night")
    lasts = bool(timeline.cues("lasting", parts[-1], mention.at[0]))
    return is_length or lasts or len(between.split()) <= _RIGHT_BEHIND_PART


def is_of_next(timeline: Timeline, count: Count, beside: Sequence[Count], mention: DateMention) -> bool:
    """Return whether "since" is of the next count of another state ("300 are trapped, 40 have fled since May")."""
    if mention.period.kind is not Kind.SINCE or count.metric not in _STANDING:
        return False
    others = [c for c in beside if c.metric in _STANDING - {count.metric} and count.at[1] < c.at[0] < mention.at[0]]
    if not others:
        return False
    parted = ", " in timeline.text[count.at[1] : others[0].at[0]]
    return parted and ", " not in timeline.text[others[-1].at[1] : mention.at[0]]


def opens_another(timeline: Timeline, count: Count, beside: Sequence[Count], mention: DateMention) -> bool:
    """Return whether a date behind the count opens a clause of the next one ("20 fled, on Monday it was 30")."""
    text = timeline.text
    if ", " not in text[count.at[1] : min(mention.at[0], count.at[1] + _FAR)]:
        return False
    told = [c.at[0] for c in beside if count.at[1] <= c.at[0] < mention.at[0]]
    if told and timeline.cues("relative", count.at[1] - 1, told[-1]):
        return True
    following = min((c.at[0] for c in beside if c.at[0] >= mention.at[1]), default=None)
    parted = following is not None and any(mark in text[mention.at[1] : following] for mark in (", ", "; "))
    return following is not None and not parted

"""The period of a count by the dates of its own sentence."""

import datetime as dt

from tracker.extractors.periods.events import HARM, Dates
from tracker.extractors.periods.meanings import Kind, Period
from tracker.extractors.periods.story import Story
from tracker.extractors.periods.wording import Wording

DAYS = ("day", "today")
_EDGES = ("edge 0", "edge 1", "edge 2")
_WEEKS = 31
_FLOWS = ("refugees", "returned")


def own_dates(story: Story, wording: Wording, own: Period, end: Period | None, *, inside: bool) -> Dates:
    """Return a count's period by what opens and ends it in its own sentence; ``inside`` its clause, or around it."""
    count, timeline = wording.count, story.timeline
    is_harm = count.metric in HARM
    if end and end.kind is Kind.NOW and end.unit != "total" and not is_harm and _is_of_noun(wording, own):
        return None, end.end
    if own.unit in DAYS and is_harm and wording.is_earlier(wording.up_to_next()):
        return None, own.end
    is_day = own.unit in DAYS or own.kind is not Kind.ON or (count.metric not in _FLOWS and not _is_long(own))
    if (is_day and own.unit != "year" and wording.was_before()) or (
        (own.unit in DAYS or own.unit in _EDGES) and _is_seen_on(story, wording, own)
    ):
        return None, own.end
    if own.unit == "edge 0" and own.start == own.end and not is_harm:
        return None, own.end
    start, last = own.start, own.end
    if end is None and _is_growing(story, wording, own):
        last = timeline.told(count.sentence, count.at) or story.reported
    fixed = own.kind is Kind.ON and end is not None and end.kind is Kind.NOW
    fixed = fixed and end is not None and (own.unit == "span" or end.unit != "total")
    if end and end.end and start and end.end >= start and not fixed:
        last = end.end
    last = _told_by(story, wording, own, start, last)
    if own.kind is Kind.ON and own.unit in DAYS and not inside and not is_harm and wording.has("ongoing"):
        last = story.reported
    state = not is_harm and (own.unit == "today" or (end is not None and end.kind is Kind.NOW))
    story.tell(own, (start, last), count, state=state)
    return start, last


def _told_by(
    story: Story, wording: Wording, own: Period, start: dt.date | None, last: dt.date | None
) -> dt.date | None:
    """Return the last day of a period that goes on, as of the day that its report is told of ("said on Monday")."""
    told = story.timeline.told(wording.count.sentence, wording.count.at)
    if told is None or start is None or last is None or own.start == own.end:
        return last
    if any(other.at < wording.count.at for other in wording.beside):
        return last
    goes_on = own.kind is Kind.SINCE or own.unit == "year"
    return told if goes_on and start < told < last == story.reported else last


def _is_of_noun(wording: Wording, own: Period) -> bool:
    """Return whether a day is of the noun beside it ("after Monday's quake 20 are still missing")."""
    timeline, count = wording.timeline, wording.count
    found = (m for m in timeline.events(count.sentence, count.at) if m.period == own)
    return own.unit in DAYS and any(timeline.is_of_noun(m) for m in found)


def _is_long(period: Period) -> bool:
    """Return whether a period is of weeks, so that an older number is of the whole of it ("up from 9 in May")."""
    return bool(period.start and period.end and (period.end - period.start).days > _WEEKS)


def _is_growing(story: Story, wording: Wording, own: Period) -> bool:
    """Return whether a toll is told to have risen since its event, so that it counts up to the report."""
    if own.kind is not Kind.ON or own.start != own.end or not wording.reaches():
        return False
    timeline, sentence = story.timeline, wording.count.sentence
    named = any(timeline.is_possessive(m.at) for m in timeline.events(sentence, wording.count.at))
    return own.unit == "day after" or not (named or timeline.has("instant", sentence))


def _is_seen_on(story: Story, wording: Wording, own: Period) -> bool:
    """Return whether a day is the one that a lasting state or an older toll was seen on."""
    told = story.timeline.has("event", wording.count.sentence)
    if wording.count.metric == "missing" and own.kind is Kind.ON and wording.has("aftermath"):
        return True
    if wording.count.metric == "injured" and own.kind is Kind.ON and wording.has("lasting") and not told:
        return True
    return wording.count.metric not in HARM and own.kind is Kind.ON and wording.has("lasting")

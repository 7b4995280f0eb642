"""Claims to the lines of each series."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tracker.claims import Names
from tracker.trends.claim_table import Claim
from tracker.trends.counting import counts_of, set_apart
from tracker.trends.lines import Frame, Line, draw_line, leading_organization

BREAK_DAYS = 180
"""A series that was silent for longer begins a new episode: nothing in it is compared with what was before."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """One episode of a series: the line of each organization, the recommended one first.

    A running total that is counted anew is no fall: its organization's line breaks there, and goes on in the next
    ``episode``. Stocks fall by themselves.
    """

    series: str
    episode: int
    lines: tuple[Line, ...]

    def episodes_of(self, line: Line) -> list[int]:
        """Return the episode of each claim on a line."""
        if not self.series.startswith("total"):
            return [self.episode] * len(line.claims)
        return [self.episode + number for number in counts_of(claim.value for claim in line.claims)]

    def last_episode(self) -> int:
        """Return the highest episode of any line."""
        return max((self.episodes_of(line)[-1] for line in self.lines), default=self.episode)


def draw_series(
    claims: Sequence[Claim],
    series: Mapping[int, str],
    around: tuple[str, Names, Names],
    leads: Mapping[str, str],
) -> list[Drawn]:
    """Return each series of running totals or stocks with its lines; flows are bars, not lines.

    ``around``: the place asked for, and the names of places and of organizations.
    """
    told: dict[str, list[Claim]] = {}
    for claim in claims:
        told.setdefault(series[claim.claim], []).append(claim)
    drawn: list[Drawn] = []
    for key in sorted(told.keys() - {"flow"}):
        frame = Frame(*around, key.startswith("total"), ":" in key)
        number = 0
        for episode in _episodes(key, told[key]):
            drawn.append(_draw(key, number, episode, frame, leads.get(key, "")))
            number = drawn[-1].last_episode() + 1
    return drawn


def _draw(key: str, episode: int, told: Sequence[Claim], frame: Frame, chosen: str) -> Drawn:
    told, apart = set_apart(told, frame.places, frame.organizations) if frame.total else (told, {})
    names = sorted({claim.organization for claim in told} - {""})
    lead = chosen if chosen in names else leading_organization(told, frame)
    lines = [
        draw_line(told, name, frame, lead=name == lead) for name in [lead, *(name for name in names if name != lead)]
    ]
    recommended = {claim.claim for claim in lines[0].claims}
    further = [line for line in lines[1:] if {claim.claim for claim in line.claims} - recommended]
    lines[0].left_out.update(apart)
    return Drawn(key, episode, tuple(line for line in (lines[0], *further) if line.claims))


def _episodes(key: str, claims: Sequence[Claim]) -> list[list[Claim]]:
    """Split claims, in order of day, where nobody told anything for longer than ``BREAK_DAYS``.

    A total with a start is one fact however long it was silent.
    """
    if ":" in key:
        return [list(claims)]
    episodes: list[list[Claim]] = []
    until = 0
    for claim in claims:
        if not episodes or claim.day - until > BREAK_DAYS:
            episodes.append([])
        episodes[-1].append(claim)
        until = max(until, claim.until)
    return episodes

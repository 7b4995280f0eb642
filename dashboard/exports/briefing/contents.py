"""What a briefing says, whatever it is written as."""

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.exports.export import Export
from dashboard.translations import Texts


@dataclass(frozen=True, slots=True)
class Headline:
    """A row of the headline table.

    Metric and place, the figure in words, who says so as of when, what moved (since the values before it, and since the
    last briefing), and what is to be known with it.
    """

    metric: str
    figure: str
    told_by: str
    moved: str
    marks: str

    @property
    def cells(self) -> list[str]:
        """Return the cells of its row, in the order of ``COLUMNS``."""
        return [self.metric, self.figure, self.told_by, self.moved, self.marks]


COLUMNS = ("metric", "column_figure", "column_source", "briefing_moved", "briefing_marks")
"""The keys of the headline table's columns."""


@dataclass(frozen=True, slots=True)
class Source:
    """A figure of the headlines with what proves it."""

    figure: str
    quote: str
    publisher: str
    url: str


@dataclass(frozen=True, slots=True)
class Briefing:
    """What a briefing says: its title and days, headlines, what is new, who disagrees, charts, and sources.

    ``news`` and ``disagreements`` are sentences made of figures alone.
    """

    title: str
    subtitle: str
    headlines: Sequence[Headline]
    news: Sequence[str]
    disagreements: Sequence[str]
    charts: Sequence[Export]
    sources: Sequence[Source]
    footnotes: Sequence[str]
    texts: Texts

    @property
    def lists(self) -> list[tuple[str, Sequence[str]]]:
        """Return the headings and sentences of what is new and of where sources disagree, where there are any."""
        told = (("news_title", self.news), ("briefing_disagreements", self.disagreements))
        return [(self.texts(key), sentences) for key, sentences in told if sentences]

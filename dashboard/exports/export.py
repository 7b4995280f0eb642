"""What every exported file says: the chart's title as a sentence, what it shows, who says so, as of when."""

import datetime as dt
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pandas as pd

from dashboard.charts.marks import Mark
from dashboard.filters import Choice
from dashboard.headline import narrowed_in_words, places_in_words
from dashboard.translations import Texts
from dashboard.wording import as_sentence, crisis_name, plain_date
from tracker.metrics import metrics
from tracker.trends.comparison import DISAGREE
from tracker.trends.shown import Shown

MOST_NAMED = 6
LONGEST_NAME = 50
"""Letters of an organization's name in the legend of a file; the sources name it whole."""
LEFT_TO_RIGHT_MARK = "\u200e"
PROJECT = "Displacement Figures Tracker"


@dataclass(frozen=True, kw_only=True)
class Export:
    """A view to be written to a file.

    ``shown`` holds its figures and lines; ``quotes`` the sentence of each figure by id; ``facts`` what is known of
    places by code (``db.places.read_place_facts``); ``permalink`` the full address that shows the same again; ``made``
    the instant; ``templates`` the organization's own files by ending; ``marks`` what the team noted;
    ``small`` what each place shows by itself, for small charts; ``left`` how many figures the view has, where
    the reader left but some of them in the table.
    """

    choice: Choice
    places: Mapping[str, str]
    shown: Shown
    texts: Texts
    permalink: str
    made: dt.datetime
    quotes: Mapping[int, str] = field(default_factory=dict)
    facts: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    templates: Mapping[str, Path] = field(default_factory=dict)
    is_demo: bool = False
    marks: Sequence[Mark] = ()
    small: Mapping[str, Shown] = field(default_factory=dict)
    left: int = 0

    def only(self, figures: Iterable[int]) -> "Export":
        """Return the export of some of its figures: those that a reader left in the table."""
        points = self.shown.points
        kept = points[points["figure_id"].isin(list(figures))].reset_index(drop=True)
        if len(kept) == len(points):
            return self
        return replace(self, shown=replace(self.shown, points=kept), left=len(points))

    def template(self, ending: str) -> Path | None:
        """Return the organization's template for files of an ending, None where it has none."""
        return self.templates.get(ending)

    @property
    def title(self) -> str:
        """Return what is shown, as a sentence."""
        texts, points = self.texts, self.shown.points
        label = texts.of(metrics()[self.choice.metric].label)
        codes = self.shown.view.places if self.shown.view else tuple(self.places)
        place = places_in_words([left_to_right(self.places.get(code, code), texts) for code in codes], texts)
        first, last = self.days
        if points.empty or not first or not last:
            return texts("export_title_empty", metric=label, place=place)
        return texts("export_title", metric=label, place=place, days=texts.days(first, last))

    @property
    def days(self) -> tuple[dt.date | None, dt.date | None]:
        """Return the first and the last day that a figure stands for."""
        days = self.shown.points["day"]
        return (None, None) if days.empty else (plain_date(days.min()), plain_date(days.max()))

    @property
    def subtitle(self) -> str:
        """Return what the metric counts, and the crisis."""
        footnote = self.texts.of(metrics()[self.choice.metric].footnote)
        return f"{crisis_name(self.choice.crisis, self.texts)} · {footnote}" if self.choice.crisis else footnote

    @property
    def footnotes(self) -> list[str]:
        """Return who says so in how many reports, as of when, when it was retrieved, and where it is shown again."""
        texts, points = self.texts, self.shown.points
        narrowed = narrowed_in_words(self.choice, texts)
        notes = [texts("export_none")]
        if not points.empty:
            names = points["organization"].replace("", pd.NA).dropna().value_counts().index.tolist()
            listed = ", ".join(left_to_right(name, texts) for name in names[:MOST_NAMED]) + (
                " …" if len(names) > MOST_NAMED else ""
            )
            publishers = texts("publishers", count=int(points["publisher"].nunique()))
            counts = texts("headline_counts", count=len(points), publishers=publishers)
            last = self.days[1]
            notes = [texts("export_sources", names=listed or texts("not_named"), counts=counts)]
            as_of = as_sentence(texts("period_as_of", day=texts.day(last))) if last else ""
            notes.append(texts("export_as_of", as_of=as_of, retrieved=texts.instant(self.made)))
        known = [texts("known_note", instant=texts.instant(self.choice.known))] if self.choice.known else []
        demo = [texts("export_demo")] if self.is_demo else []
        only = [as_sentence(texts("export_only", only="; ".join(narrowed)))] if narrowed else []
        if self.left:
            only.append(texts("export_rows", count=len(points), all=self.left))
        return [*notes, *only, *self.noted, *self.cautions, *known, *demo, f"{PROJECT} · {self.permalink}"]

    @property
    def noted(self) -> list[str]:
        """Return what the team noted within the days shown, in a sentence; nothing where it did not."""
        first, last = self.days
        told = [mark for mark in self.marks if first and last and first <= mark.day <= last]
        notes = "; ".join(f"{self.texts.day(mark.day)} {mark.text}" for mark in told)
        return [self.texts("export_noted", notes=notes)] if told else []

    @property
    def cautions(self) -> list[str]:
        """Return what is to be known with the figures: that one source alone tells them, how far apart sources are."""
        told = self.shown.points["organization"].unique().tolist()
        alone = (
            [self.texts("export_one_source", name=left_to_right(told[0], self.texts))]
            if len(told) == 1 and told[0] and not self.choice.organizations and not self.left
            else []
        )
        apart = self.apart
        return [*alone, *([self.texts("export_apart", **apart)] if apart else [])]

    @property
    def apart(self) -> dict[str, Any]:
        """Return the ``low``, ``high`` and ``day`` when sources last disagreed by more than half; empty if never."""
        band = self.shown.band
        wide = band[band["highest"] > (1 + DISAGREE) * band["lowest"]].sort_values("day")
        if wide.empty:
            return {}
        last = wide.iloc[-1]
        return {"low": int(last["lowest"]), "high": int(last["highest"]), "day": self.texts.day(last["day"].date())}

    def file_name(self, ending: str) -> str:
        """Return the name of a file: metric, place and last day, in plain letters."""
        words = [self.choice.metric, *(self.places.get(code, code) for code in self.choice.places[:1])]
        last = self.days[1]
        plain = unicodedata.normalize("NFKD", " ".join(words)).encode("ascii", "ignore").decode()
        stem = re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")[:80]
        return f"{stem}-{last.isoformat() if last else 'empty'}.{ending}"


def left_to_right(name: str, texts: Texts) -> str:
    """Return a name so that numbers behind it stay there, though its own letters run from right to left."""
    turns = any(unicodedata.bidirectional(letter) in ("R", "AL") for letter in name)
    return f"{name}{LEFT_TO_RIGHT_MARK}" if turns and texts.direction == "ltr" else name

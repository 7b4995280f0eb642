"""PowerPoint: one slide with a native chart that can be edited, and the footnote as text."""

import io
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from textwrap import shorten, wrap
from typing import Any, NamedTuple

import pandas as pd
from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LEGEND_POSITION, XL_MARKER_STYLE
from pptx.enum.dml import MSO_LINE
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.oxml.ns import qn
from pptx.oxml.xmlchemy import OxmlElement
from pptx.util import Emu, Inches, Pt

from dashboard.charts.colours import organization_colours
from dashboard.charts.lines import Drawn, line_dashes, series_in_words
from dashboard.charts.style import THEMES
from dashboard.charts.units import by_unit
from dashboard.exports.contract import Format
from dashboard.exports.export import LONGEST_NAME, Export

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
WIDTH, HEIGHT, EDGE = Inches(13.333), Inches(7.5), Inches(0.55)
THEME = THEMES["light"]
MOST_DAYS = 6
"""Days that are labelled on the axis."""

NOTE_LINE, NOTE_LETTERS = Inches(0.172), 160
"""How high a line of the footnote is, and how many letters it takes."""

TITLES, SMALLEST_TITLE = ((26, 60), (20, 150)), 15
"""Sizes of a title with the most letters that they take on one or two lines."""

BROKEN = {
    "solid": MSO_LINE.SOLID,
    "dash": MSO_LINE.DASH,
    "dot": MSO_LINE.ROUND_DOT,
    "dashdot": MSO_LINE.DASH_DOT,
    "longdash": MSO_LINE.LONG_DASH,
    "longdashdot": MSO_LINE.LONG_DASH_DOT,
}
"""``charts.lines.DASHES`` as PowerPoint calls them."""

OTHER = Inches(1.25)
"""The height of the chart of figures of another unit than the lines', below the main one."""

STANDING = (PP_PLACEHOLDER.DATE, PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.SLIDE_NUMBER)
"""Placeholders that every layout may have."""


def write(export: Export) -> bytes:
    """Return a presentation of one slide, in light colours whatever the reader's screen shows."""
    deck = Deck(export.template("pptx"))
    add_slide(deck, export)
    return deck.saved()


class Deck:
    """A presentation that is filled slide by slide: 16:9, or a copy of the organization's template.

    In a template, titles stand in its own placeholder and texts keep its fonts and colours; boxes are given in parts
    of ``WIDTH`` and ``HEIGHT`` and scaled to its slides.
    """

    def __init__(self, template: Path | None) -> None:
        self._deck: Any = Presentation(str(template) if template else None)
        self._has_template = template is not None
        if template is None:
            self._deck.slide_width, self._deck.slide_height = WIDTH, HEIGHT
            self._layout = self._deck.slide_layouts[6]
        else:
            _remove_slides(self._deck)
            self._layout = min(self._deck.slide_layouts, key=_fitness)

    def new_slide(self, title: str, subtitle: str) -> Any:
        """Return a further slide with its title and subtitle."""
        slide = self._deck.slides.add_slide(self._layout)
        for placeholder in list(slide.placeholders):
            if slide.shapes.title is None or placeholder.element is not slide.shapes.title.element:
                placeholder.element.getparent().remove(placeholder.element)
        wide, size = WIDTH - 2 * EDGE, next((size for size, most in TITLES if len(title) <= most), SMALLEST_TITLE)
        if slide.shapes.title is None:
            self.write(slide, [title], (EDGE, Inches(0.3), wide, Inches(0.9)), size, THEME.ink, bold=True)
        else:
            self._place(slide.shapes.title, (EDGE, Inches(0.3), wide, Inches(0.9)))
            slide.shapes.title.text_frame.text = title
            slide.shapes.title.text_frame.paragraphs[0].runs[0].font.size = Pt(size)
        self.write(slide, [subtitle], (EDGE, Inches(1.15), wide, Inches(0.45)), 13, THEME.quiet)
        return slide

    def write(
        self, slide: Any, lines: Sequence[str], box: tuple[int, int, int, int], size: int, colour: str, *,
        bold: bool = False,
    ) -> None:  # fmt: skip
        """Add lines of text to a slide, in a box of left, top, width and height."""
        frame = slide.shapes.add_textbox(*self.scaled(box)).text_frame
        frame.word_wrap = True
        for number, line in enumerate(lines):
            run = (frame.paragraphs[0] if number == 0 else frame.add_paragraph()).add_run()
            run.text = line
            run.font.size, run.font.bold = Pt(size), bold
            if not self._has_template:
                run.font.color.rgb = _rgb(colour)

    def scaled(self, box: tuple[int, int, int, int]) -> list[Emu]:
        """Return a box as it lies on the slides of the presentation."""
        across, down = self._deck.slide_width / WIDTH, self._deck.slide_height / HEIGHT
        return [Emu(round(side * factor)) for side, factor in zip(box, (across, down, across, down), strict=True)]

    def saved(self) -> bytes:
        """Return the presentation as the bytes of its file."""
        content = io.BytesIO()
        self._deck.save(content)
        return content.getvalue()

    def _place(self, shape: Any, box: tuple[int, int, int, int]) -> None:
        shape.left, shape.top, shape.width, shape.height = self.scaled(box)


def _fitness(layout: Any) -> tuple[bool, int]:
    """Prefer a layout with a title and little else besides date, footer and number of the slide."""
    kinds = [placeholder.placeholder_format.type for placeholder in layout.placeholders]
    further = [kind for kind in kinds if kind not in (PP_PLACEHOLDER.TITLE, *STANDING)]
    return PP_PLACEHOLDER.TITLE not in kinds, len(further)


def _remove_slides(deck: Any) -> None:
    listed = deck.slides._sldIdLst
    for slide in list(listed):
        deck.part.drop_rel(slide.rId)
        listed.remove(slide)


def add_slide(deck: Deck, export: Export) -> None:
    """Add the slide of an export to a presentation: title, subtitle, chart and footnote."""
    slide, wide = deck.new_slide(export.title, export.subtitle), WIDTH - 2 * EDGE
    high = NOTE_LINE * sum(len(wrap(note, NOTE_LETTERS)) for note in export.footnotes) + Inches(0.15)
    top = HEIGHT - Inches(0.15) - high
    if export.shown.points.empty:
        deck.write(slide, [export.footnotes[0]], (EDGE, Inches(3), wide, Inches(1)), 20, THEME.quiet)
    else:
        units, room = by_unit(export.shown), top - Inches(1.65)
        below, main = OTHER * (len(units) - 1), units[0][1].points["organization"]
        colours = organization_colours(export.shown, THEME)
        for number, (unit, shown) in enumerate(units):
            at = Inches(1.6) + (room - below + (number - 1) * OTHER if number else 0)
            box = deck.scaled((EDGE, at, wide, OTHER if number else room - below))
            chart = _add_chart(slide, replace(export, shown=shown), box, colours)
            title = export.texts(f"axis_{unit}") if len(units) > 1 else ""
            _name(chart, title, with_legend=number == 0 or not shown.points["organization"].isin(main).all())
    deck.write(slide, export.footnotes, (EDGE, top, wide, high), 10, THEME.quiet)


def _add_chart(slide: Any, export: Export, box: Sequence[Emu], colours: Mapping[str, str]) -> Any:
    columns, told = chart_columns(export, colours)
    data = CategoryChartData(number_format="#,##0")
    data.categories = [day.date() for day, _ in told.index]
    for number, column in enumerate(columns):
        name = shorten(column.name, LONGEST_NAME, placeholder=" …")
        data.add_series(name, [None if pd.isna(value) else int(value) for value in told.iloc[:, number]])
    chart = slide.shapes.add_chart(XL_CHART_TYPE.LINE_MARKERS, *box, data).chart
    for series, column in zip(chart.plots[0].series, columns, strict=True):
        _dress(series, colours.get(column.organization, THEME.other), column)
    # A line goes on over the days of others.
    chart._chartSpace.chart.find(qn("c:dispBlanksAs")).set("val", "span")
    _dress_axes(chart, export.texts("export_slide_day"))
    days = export.shown.points["day"]
    _label_every(chart.category_axis, max(1, (days.max() - days.min()).days // MOST_DAYS))
    return chart


def _name(chart: Any, title: str, *, with_legend: bool) -> None:
    """Write the unit above a chart where there are several, and the legend below it."""
    chart.has_title = bool(title)  # without a word PowerPoint would show the name of an only series
    if title:
        chart.chart_title.text_frame.text = title
        chart.chart_title.text_frame.paragraphs[0].runs[0].font.size = Pt(12)
    chart.has_legend = with_legend
    if not with_legend:
        return
    chart.legend.position, chart.legend.include_in_layout = XL_LEGEND_POSITION.BOTTOM, False
    chart.legend.font.size = Pt(11)


class Column(NamedTuple):
    """A series of the chart: a line, or the figures of an organization ("" for those without a colour of their own)."""

    name: str
    organization: str
    is_line: bool
    dash: str = "solid"


def chart_columns(export: Export, colours: Mapping[str, str]) -> tuple[list[Column], pd.DataFrame]:
    """Return the columns of the chart, recommended lines first, and their values by (day, number) in the same order.

    Numbers count the values of a day in one column: each has a row of its own, none is dropped.
    """
    shown, texts = export.shown, export.texts
    told = []
    dashes = line_dashes(shown, colours)
    lines = shown.lines[shown.lines["recommended"]]
    for (series, _, at), rows in lines.groupby(["series", "episode", "at"], sort=False):
        if len(rows) > 1:
            place = export.places.get(str(at), str(at)) if lines["at"].nunique() > 1 else ""
            words = (place, str(rows["organization_name"].iloc[0]), series_in_words(str(series), texts))
            organization = str(rows["organization"].iloc[0])
            dash = dashes.get(Drawn(True, str(at), str(series), organization), "solid")
            told.append((Column(" · ".join(filter(None, words)), organization, True, dash), rows))
    own = shown.points["organization"].where(shown.points["organization"].isin(colours), "")
    for organization in [*colours, ""]:
        if (own == organization).any():
            name = organization or texts("other_sources")
            told.append((Column(name, organization, False), shown.points[own == organization]))
    return [column for column, _ in told], pd.concat([_values(rows) for _, rows in told], axis=1).sort_index()


def _values(rows: pd.DataFrame) -> pd.Series:
    ordered = rows.sort_values(["day", "value"])
    index = pd.MultiIndex.from_arrays([ordered["day"], ordered.groupby("day").cumcount()], names=["day", "number"])
    return pd.Series(ordered["value"].astype("Int64").to_numpy(), index)


def _dress(series: Any, colour: str, column: Column) -> None:
    series.smooth = False
    if column.is_line:
        series.format.line.color.rgb, series.format.line.width = _rgb(colour), Pt(2.5)
        series.format.line.dash_style = BROKEN[column.dash]
        series.marker.style = XL_MARKER_STYLE.NONE
        return
    series.format.line.fill.background()
    series.marker.style, series.marker.size = XL_MARKER_STYLE.CIRCLE, 7
    series.marker.format.fill.solid()
    series.marker.format.fill.fore_color.rgb = _rgb(colour)
    series.marker.format.line.color.rgb = _rgb(colour)


def _dress_axes(chart: Any, day: str) -> None:
    chart.category_axis.tick_labels.number_format = day
    chart.value_axis.minimum_scale = 0
    chart.value_axis.tick_labels.number_format = "#,##0"
    for axis in (chart.category_axis, chart.value_axis):
        axis.tick_labels.number_format_is_linked = False
        axis.tick_labels.font.size, axis.tick_labels.font.color.rgb = Pt(11), _rgb(THEME.quiet)
        axis.format.line.color.rgb = _rgb(THEME.grid)
    chart.category_axis.has_major_gridlines = False
    chart.value_axis.major_gridlines.format.line.color.rgb = _rgb(THEME.grid)


def _label_every(axis: Any, days: int) -> None:
    """Label the days of an axis so many days apart; python-pptx has no word for it."""
    before = axis._element.find(qn("c:lblOffset"))
    for name, value in (("c:majorTimeUnit", "days"), ("c:majorUnit", str(days)), ("c:baseTimeUnit", "days")):
        for known in axis._element.findall(qn(name)):
            axis._element.remove(known)
        before.addnext(OxmlElement(name))
        before.getnext().set("val", value)


def _rgb(colour: str) -> Any:
    return RGBColor.from_string(colour.removeprefix("#").upper())


FORMAT = Format("pptx", "pptx", MEDIA_TYPE, write)

"""Document to figures: the counts with their slots, told once, in the order of the text."""

from dataclasses import replace
from functools import cache

from tracker.document import Document
from tracker.extractors.attribution.assign import assign_sources
from tracker.extractors.attribution.words import vocabulary
from tracker.extractors.confidence import confidence
from tracker.extractors.counts.candidates import Finder, candidates, finder
from tracker.extractors.counts.find import find_counts
from tracker.extractors.counts.lexicon import lexicon
from tracker.extractors.detect import detect_language
from tracker.extractors.measure import measure_of
from tracker.extractors.periods.assign import date_counts
from tracker.extractors.periods.timeline import timeline_tools
from tracker.extractors.places.assign import assign_places
from tracker.extractors.places.words import place_vocabulary
from tracker.extractors.reading import Count, Reading
from tracker.extractors.repeats import told_once
from tracker.extractors.sentences import find_sentences
from tracker.extractors.subsets import mark_subsets
from tracker.figure import Figure
from tracker.languages import load_language
from tracker.loading import undisturbed


def extract(document: Document) -> tuple[Figure, ...]:
    """Return the figures that a document reports, in the order of its text.

    Pure and deterministic; never raises on any text. A document without a language gets it detected
    among the known ones; one in an unknown language has no figures.
    """
    code = detect_language(document)
    if not code:
        return ()
    text = document.text
    found = _ready(code).find(text)
    if not found.cues or "invented" in found.context:
        return ()
    language = load_language(code)
    ranges = find_sentences(text, code, language.counting.sentences)
    counts = find_counts(text, ranges, lexicon(code), frozenset(found.context), candidates(text, ranges, found))
    if not counts:
        return ()
    return _figures(Reading(document, language, ranges), counts)


@cache
def _ready(code: str) -> Finder:
    """Return what finds the cues of a language, with all that reads on from there prepared at once."""
    with undisturbed():
        language = load_language(code)
        place_vocabulary(language.places)
        vocabulary(language.attribution)
        timeline_tools(code)
        return finder(code)


def _figures(reading: Reading, counts: list[Count]) -> tuple[Figure, ...]:
    places = assign_places(reading, counts)
    dated = date_counts(reading, counts, places)
    periods = [dates for dates, _ in dated]
    sources = assign_sources(reading, counts)
    counts = mark_subsets(counts, periods, places, sources)
    figures = []
    for count, ((start, end), dated_by), place, source in zip(counts, dated, places, sources, strict=True):
        sentence = reading.sentences[count.sentence]
        figure = Figure(
            metric=count.metric,
            quantifier=count.quantifier,
            low=count.low,
            high=count.high,
            unit=count.unit,
            subset=count.subset,
            population=count.population,
            place=place,
            start=start,
            end=end,
            source=source,
            at=count.at,
            quote=sentence,
            measure=measure_of(count, start, end, reading.document.published),
            confidence=0.0,
            why=(*count.why, dated_by, *(("part:sum",) if count.summed else ())),
        )
        figures.append(replace(figure, confidence=confidence(figure)))
    return told_once(figures, counts)

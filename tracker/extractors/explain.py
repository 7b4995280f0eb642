"""A document's figures as a person reads them: the sentence, each figure's slots, and the rules that gave them."""

from collections.abc import Iterator, Sequence

from tracker.document import Document
from tracker.figure import Figure

_LINKS = {
    "noun": "its noun",
    "attribute": "its attribute",
    "nominal": "the noun before it",
    "toll": "a toll",
    "counter": "a noun of counting",
    "label": "a label before it",
    "behind": "the predicate behind it",
    "before": "the predicate before it",
    "is": "what it is said to be",
    "inherited": "the number before it goes on",
    "listed": "a list",
    "listed-as": "a list that a verb equates with a whole",
    "resumed": "the number before is told again",
    "among": "the whole that it is among",
    "equal": "the same people in another unit",
    "whole": "the whole that it is a part of",
    "named": "the whole that its sentence names",
}
_NUMBERS = {"range": "a range", "number:article": "one, by an indefinite article"}
_PERIODS = {
    "none": "the text dates it with nothing",
    "event": "the event that the text tells of",
    "whole": "that of the whole it is a part of",
    "bracket": "that of the number before the bracket",
    "statistics": "that of the statistics it goes on with",
}


def explain(document: Document, figures: Sequence[Figure]) -> Iterator[str]:
    """Yield the lines that tell a person what was read in a document, and by which rules."""
    published = f", published {document.published}" if document.published else ""
    yield f"{document.id}{published}: {len(figures)} figure{'' if len(figures) == 1 else 's'}"
    quote = None
    for figure in figures:
        if figure.quote != quote:
            quote = figure.quote
            yield ""
            yield f"  “{' '.join(document.text[slice(*quote)].split())}”"
        yield from _figure(document.text, figure)
    yield ""


def _figure(text: str, figure: Figure) -> Iterator[str]:
    value = "–".join(str(bound) for bound in dict.fromkeys((figure.low, figure.high)) if bound is not None)
    quantifier = str(figure.quantifier).replace("_", " ")
    yield f"    {figure.metric}: {quantifier} {value} ({figure.unit}), {figure.confidence:.0%} sure"
    rules = {
        "number": f"“{text[slice(*figure.at)]}”{_number(figure)}",
        "metric": f"{figure.metric}: {_metric(figure)}",
        "period": f"{_period(figure)}: {_dated(figure)}",
        "place": ", ".join(figure.place) or "none named",
        "source": figure.source or "nobody named",
        "counts as": f"{figure.measure}{_part(figure)}",
    }
    for name, told in rules.items():
        yield f"      {name:<11}{told}"


def _number(figure: Figure) -> str:
    told = next((_NUMBERS[reason] for reason in figure.why if reason in _NUMBERS), "")
    return f", {told}" if told else ""


def _metric(figure: Figure) -> str:
    for reason in figure.why:
        how, _, word = reason.partition(":")
        if how in _LINKS and reason != "noun:guessed":
            far = next((f", {r[9:]} words away" for r in figure.why if r.startswith("distance:")), "")
            guessed = "; its noun is known by its ending only" if "noun:guessed" in figure.why else ""
            return f"{_LINKS[how]}, “{word}”{far}{guessed}"
    return ", ".join(figure.why)


def _period(figure: Figure) -> str:
    if figure.start == figure.end:
        return str(figure.end or "no date")
    return f"{figure.start or 'open'} to {figure.end or 'open'}"


def _dated(figure: Figure) -> str:
    rule = next((reason[7:] for reason in figure.why if reason.startswith("period:")), "none")
    return _PERIODS.get(rule) or (f"“{rule}” in its sentence" if rule else "a date in its sentence")


def _part(figure: Figure) -> str:
    if not figure.subset:
        return ""
    return ", a part of another figure" + (" by arithmetic" if "part:sum" in figure.why else "")

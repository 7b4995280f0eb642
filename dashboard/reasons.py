"""Why the rules read a figure so, told in the reader's language; the rules' own names are for ``tracker explain``."""

from collections.abc import Sequence

from dashboard.passage import names_any
from dashboard.translations import Texts
from db.queries import Evidence

LINKS = (
    "noun", "attribute", "nominal", "toll", "counter", "label", "behind", "before", "is", "inherited", "listed",
    "listed-as", "resumed", "among", "equal", "whole", "named",
)  # fmt: skip
"""How a number gets its metric (``tracker.extractors.counts``), each with a text of its own."""

NUMBERS = ("range", "number:vague", "number:article", "number:both", "number:fraction")
PERIODS = ("none", "event", "whole", "bracket", "statistics")
SURE, LIKELY = 0.95, 0.8
"""Probabilities from which a figure counts as read surely, and as likely read right."""


def reasons(evidence: Evidence, texts: Texts) -> dict[str, str]:
    """Return why each slot of a figure is what it is: number, metric, period, place, source; "" where nothing tells."""
    if evidence.figure["origin"] == "record":
        return dict.fromkeys(("number", "period", "place", "source"), "") | {"metric": texts("why_record")}
    return {
        "number": "; ".join(texts(f"why_{name.replace(':', '_')}") for name in NUMBERS if name in evidence.why),
        "metric": _metric(evidence, texts),
        "period": _period(evidence, texts),
        "place": _where(evidence, evidence.figure["place"].split("; "), texts),
        "source": _where(evidence, [evidence.figure["source"]], texts),
    }


def dating_words(why: Sequence[str]) -> str:
    """Return the words of the sentence that date a figure, "" where none do as they stand."""
    rule = next((reason.partition(":")[2] for reason in why if reason.startswith("period:")), "")
    return "" if rule in PERIODS else rule


def confidence_in_words(confidence: float, texts: Texts) -> tuple[str, str]:
    """Return how sure the reading is, in a word with its percentage, and what that means."""
    level = "sure" if confidence >= SURE else "likely" if confidence >= LIKELY else "doubtful"
    told = texts(f"confidence_{level}", percent=texts.percent(confidence))
    return told, texts("confidence_meaning", right=round(100 * confidence))


def _metric(evidence: Evidence, texts: Texts) -> str:
    told = [reason.partition(":") for reason in evidence.why if reason != "noun:guessed"]
    links = [texts(f"why_{how}", word=_as_written(word, evidence)) for how, _, word in told if how in LINKS][:1]
    far = [texts("why_distance", count=int(words)) for how, _, words in told if how == "distance" and words.isdigit()]
    guessed = [texts("why_guessed")] if "noun:guessed" in evidence.why else []
    part = [texts("why_part_sum")] if "part:sum" in evidence.why else []
    return "; ".join([*links, *far, *guessed, *part])


def _as_written(word: str, evidence: Evidence) -> str:
    """Return a word of the rules as the sentence writes it ("Häuser"), itself where it is not in it."""
    sentence = evidence.text[slice(*evidence.quote)]
    begin = sentence.lower().find(word.lower())
    return sentence[begin : begin + len(word)] if begin >= 0 and len(sentence) == len(sentence.lower()) else word


def _period(evidence: Evidence, texts: Texts) -> str:
    rule = next((reason.partition(":")[2] for reason in evidence.why if reason.startswith("period:")), None)
    if rule is None:
        return ""
    if rule in PERIODS:
        return texts(f"why_period_{rule}")
    return texts("why_period_words", words=rule) if rule else texts("why_period_inside")


def _where(evidence: Evidence, names: Sequence[str], texts: Texts) -> str:
    """Return where the document names something: in the sentence, in its title, elsewhere in it."""
    places = {
        "sentence": evidence.text[slice(*evidence.quote)],
        "title": evidence.figure["title"],
        "elsewhere": evidence.text,
    }
    found = next((where for where, text in places.items() if names_any(text, names)), "")
    return texts(f"why_named_{found}") if found else ""

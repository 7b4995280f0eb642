"""A figure and a period in words, never less and never more than the text gives."""

import datetime as dt
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Any

import numpy as np
import pandas as pd

from dashboard.translations import Texts
from tracker.demo import crisis_in
from tracker.gazetteer import name_in

SHOWN_HIGH = {"at_most", "less_than"}
"""Quantifiers that bound a number from above only."""


@lru_cache(maxsize=20_000)  # a chart, its table and its comparison tell the same figures
def figure_in_words(texts: Texts, quantifier: str, low: int | None, high: int | None, unit: str) -> str:
    """Return a figure with its bound: "more than 948,000 people"; a vague one in the word its text used."""
    number = high if quantifier in SHOWN_HIGH or low is None else low
    if number is None:
        raise ValueError("A figure has a low or a high bound.")
    largest = high if quantifier == "range" and high is not None else number
    key = f"value_{quantifier}"
    if quantifier == "vague":
        # A vague figure is stored as twice its word (eval guidelines); the word itself is what was said.
        largest = 2
        key = f"vague_{number}" if f"vague_{number}" in texts else key
    return texts(key, number=number, high=high, unit=texts(f"unit_{unit}", count=largest))


def number_in_words(
    texts: Texts, quantifier: str, low: int | None, high: int | None, unit: str
) -> tuple[str, str, str]:
    """Return a figure in three pieces to set apart: its bound ("more than", "" where exact), its number, its unit.

    The number is empty for a vague figure, which has only the words of ``figure_in_words``.
    """
    if quantifier == "vague":
        return "", "", ""
    number = high if quantifier in SHOWN_HIGH or low is None else low
    if number is None:
        raise ValueError("A figure has a low or a high bound.")
    is_range = quantifier == "range" and high is not None and low is not None
    written = f"{texts.number(number)}–{texts.number(high)}" if is_range and high else texts.number(number)
    bound = "" if quantifier in ("exact", "range") else texts(f"bound_{quantifier}")
    return bound, written, texts(f"unit_{unit}", count=number)


def period_in_words(texts: Texts, start: dt.date | None, end: dt.date | None) -> str:
    """Return the period of a figure: a span, a day, "as of" or "since"; that none is stated where none is."""
    if start and end:
        return texts.days(start, end)
    if end:
        return texts("period_as_of", day=texts.day(end))
    if start:
        return texts("period_since", day=texts.day(start))
    return texts("period_unknown")


def as_sentence(words: str) -> str:
    """Return words with a capital first letter."""
    return words[:1].upper() + words[1:]


def plain_number(value: Any) -> int | None:
    """Return a bound of a DataFrame or a row as int, None where it is missing."""
    return None if value is None or pd.isna(value) else int(value)


def plain_date(value: Any) -> dt.date | None:
    """Return a day of a DataFrame or a row as date, None where it is missing."""
    if value is None or pd.isna(value):
        return None
    if isinstance(value, dt.datetime):
        return value.date()
    return value if isinstance(value, dt.date) else dt.date.fromisoformat(str(value)[:10])


def each(tell: Callable[..., str], *columns: Iterable[Any]) -> list[str]:
    """Return what is told of each row of some columns; a chart of thousands of figures repeats most of it."""
    rows = list(zip(*map(plain, columns), strict=True))
    told = {row: tell(*row) for row in dict.fromkeys(rows)}
    return [told[row] for row in rows]


def plain(column: Iterable[Any]) -> Iterable[Any]:
    """Return the values of a column as a list, ten times as quickly as going through a column of texts does."""
    return column.tolist() if isinstance(column, pd.Series) else column


def figures_in_words(texts: Texts, figures: pd.DataFrame) -> list[str]:
    """Return each figure as a sentence begins with it (``figure_in_words``)."""

    def words(quantifier: str, low: int | None, high: int | None, unit: str) -> str:
        return as_sentence(figure_in_words(texts, quantifier, low, high, unit))

    return each(words, figures["quantifier"], *(plain_numbers(figures[n]) for n in ("low", "high")), figures["unit"])


def place_name(code: str, name: str, texts: Texts) -> str:
    """Return the name of a code in the reader's language, ``name`` where the gazetteer knows none."""
    told = name_in(code, texts.language)
    return name if told == code else told


def crisis_name(name: str, texts: Texts) -> str:
    """Return the name of a crisis as the reader knows it; a team's own crisis has one name for all."""
    return crisis_in(name, texts.language)


def places_of_figures(texts: Texts, figures: pd.DataFrame) -> list[str]:
    """Return the places of each figure as the reader knows them, as its text names them where they have no code."""

    def words(codes: str, names: str) -> str:
        told = zip(codes.split("; "), names.split("; "), strict=False)
        return "; ".join(dict.fromkeys(place_name(code, name, texts) for code, name in told))

    return each(words, figures["place_code"], figures["place"])


def plain_numbers(column: pd.Series) -> list[int | None]:
    """Return bounds as ``plain_number`` does."""
    numbers: list[int | None] = column.astype("Int64").astype(object).where(column.notna(), None).tolist()
    return numbers


def plain_dates(column: pd.Series) -> list[dt.date | None]:
    """Return days as ``plain_date`` does."""
    days: list[dt.date | None] = column.to_numpy(dtype="datetime64[D]").tolist()
    return days


def iso_days(column: pd.Series) -> list[str]:
    """Return days as a chart takes them."""
    days: list[str] = np.datetime_as_string(column.to_numpy(dtype="datetime64[D]")).tolist()
    return days

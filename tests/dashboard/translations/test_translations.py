import datetime as dt
import re
import string
from collections import Counter
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
import yaml

import dashboard
from dashboard.translations import FALLBACK, Entry, languages, texts
from tracker.metrics import metrics


def entries(language: str) -> dict[str, Entry]:
    content: Any = yaml.safe_load(files("dashboard.translations").joinpath(f"{language}.yaml").read_text("utf-8"))
    return dict(content)


def placeholders(entry: Entry) -> set[str]:
    forms = entry.values() if isinstance(entry, dict) else [entry]
    return {name for form in forms for _, name, _, _ in string.Formatter().parse(form) if name}


@pytest.mark.parametrize("language", languages())
def test_every_language_has_the_same_keys(language: str) -> None:
    assert set(entries(language)) == set(entries(FALLBACK))


@pytest.mark.parametrize("language", languages())
def test_every_text_has_the_same_placeholders(language: str) -> None:
    fallback = {key: placeholders(entry) for key, entry in entries(FALLBACK).items()}
    assert {key: placeholders(entry) for key, entry in entries(language).items()} == fallback


@pytest.mark.parametrize("language", languages())
def test_every_text_says_something(language: str) -> None:
    forms = [form for e in entries(language).values() for form in (e.values() if isinstance(e, dict) else [e])]
    assert all(isinstance(form, str) and form.strip() for form in forms)


@pytest.mark.parametrize("language", languages())
def test_every_plural_of_the_language_has_its_form(language: str) -> None:
    needed = set(texts(language).locale.plural_form.tags) | {"other"}
    plurals = {key: set(entry) for key, entry in entries(language).items() if isinstance(entry, dict)}
    assert {key: forms for key, forms in plurals.items() if forms != needed} == {}


@pytest.mark.parametrize("language", languages())
def test_every_metric_is_labelled(language: str) -> None:
    assert [name for name, metric in metrics().items() if language not in metric.label] == []


def test_numbers_and_plurals_are_the_languages_own() -> None:
    assert texts("en")("headline_counts", count=1200, publishers="x") == "1,200 figures from x"
    assert texts("de")("headline_counts", count=1200, publishers="x") == "1.200 Angaben von x"
    assert texts("de")("headline_counts", count=1, publishers="x") == "1 Angabe von x"


def test_a_value_with_braces_is_only_a_value() -> None:
    assert texts("en")("period_as_of", day="{number} {0}") == "as of {number} {0}"


def test_an_unknown_key_is_an_error() -> None:
    with pytest.raises(KeyError):
        texts("en")("no_such_text")


def test_a_language_without_a_file_is_the_fallback() -> None:
    assert texts("xx").language == FALLBACK


def test_dates_are_the_languages_own() -> None:
    assert texts("en").day(dt.date(2020, 3, 5)) == "5 Mar 2020"
    assert texts("de").day(dt.date(2020, 3, 5)) == "05.03.2020"
    assert texts("en").days(dt.date(2020, 3, 5), dt.date(2020, 3, 5)) == "5 Mar 2020"


def test_instants_are_told_in_utc() -> None:
    instant = dt.datetime(2020, 3, 5, 1, 30, tzinfo=dt.timezone(dt.timedelta(hours=2)))
    assert texts("en").instant(instant) == "4 Mar 2020, 23:30 UTC"
    assert texts("de").instant(instant) == "04.03.2020, 23:30 UTC"


def test_patterns_for_the_browser() -> None:
    assert (texts("en").day_pattern, texts("de").day_pattern) == ("D MMM YYYY", "DD.MM.YYYY")
    assert (texts("en").day_of_year_pattern, texts("de").day_of_year_pattern) == ("%-d %b", "%-d. %b")


def test_the_calendar_begins_its_week_where_browsers_do() -> None:
    calendar = texts("de").calendar()
    assert (calendar["weekdays"][0], calendar["weekdays"][6]) == ("Sonntag", "Samstag")
    assert (calendar["months"][0], len(calendar["months"])) == ("Januar", 12)


def test_shares_are_whole_percent() -> None:
    assert texts("en").percent(0.873) == "87%"


def test_every_text_is_used() -> None:
    source = "".join(path.read_text("utf-8") for path in Path(dashboard.__file__).parent.rglob("*.py"))
    prefixes = tuple(re.findall(r"""f["']([a-z_]+_)\{""", source))
    unused = [key for key in entries(FALLBACK) if f'"{key}"' not in source and not key.startswith(prefixes)]
    assert unused == []


@pytest.mark.parametrize("language", languages())
def test_no_key_is_told_twice(language: str) -> None:
    # YAML would take the last of them, and another page would change its words.
    text = files("dashboard.translations").joinpath(f"{language}.yaml").read_text("utf-8")
    keys = re.findall(r'^([\w"]+):', text, re.MULTILINE)
    assert [key for key, count in Counter(keys).items() if count > 1] == []

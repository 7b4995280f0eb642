"""The texts of the interface: one YAML file a language, with the same keys and placeholders in each."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

import yaml
from babel import Locale
from babel.dates import format_date, format_datetime, format_interval, get_day_names, get_month_names
from babel.numbers import format_decimal, format_percent

FALLBACK = "en"
Entry = str | dict[str, str]


@dataclass(frozen=True, eq=False)
class Texts:
    """The texts of one language; call it with a key and the values of the text's placeholders.

    An entry may be a mapping of CLDR plural categories ("one", "other", …); ``count`` chooses among
    them. Whole numbers are written the way the language writes them. KeyError where a key is unknown.
    """

    language: str
    entries: Mapping[str, Entry]

    def __call__(self, key: str, **values: Any) -> str:
        """Return the text of a key with its placeholders filled."""
        entry = self.entries[key]
        if isinstance(entry, dict):
            category = self.locale.plural_form(values["count"])
            entry = entry.get(category) or entry["other"]
        return entry.format(**{name: self._shown(value) for name, value in values.items()})

    def __contains__(self, key: str) -> bool:
        """Tell whether there is a text of that key."""
        return key in self.entries

    @property
    def locale(self) -> Locale:
        """Return Babel's locale of the language."""
        return _locale(self.language)

    @property
    def direction(self) -> str:
        """Return "ltr" or "rtl"."""
        return str(self.locale.text_direction)

    def of(self, labels: Mapping[str, str]) -> str:
        """Return the label of this language, English where it has none."""
        return labels.get(self.language) or labels[FALLBACK]

    def number(self, value: float) -> str:
        """Return a number with the language's separators."""
        return _number(self.language, value)

    def percent(self, share: float) -> str:
        """Return a share from 0 to 1 as whole percent."""
        return _percent(self.language, share)

    def change(self, share: float) -> str:
        """Return a change as whole percent with its sign."""
        whole = round(100 * share)
        sign = "+" if whole > 0 else "−" if whole < 0 else "±"
        return f"{sign}{self.percent(abs(share))}"

    def day(self, day: dt.date) -> str:
        """Return a date in the language's middle length."""
        return _day(self._dates, day)

    @property
    def day_pattern(self) -> str:
        """Return the pattern of ``day`` as Day.js writes patterns."""
        pattern = str(self._dates.date_formats["medium"].pattern)
        return pattern.replace("d", "D").replace("y", "YYYY")

    @property
    def day_of_year_pattern(self) -> str:
        """Return the pattern of a day without its year as d3 writes patterns."""
        pattern = str(self._dates.datetime_skeletons["MMMd"].pattern)
        return pattern.replace("d", "%-d").replace("MMM", "%b")

    def calendar(self) -> dict[str, Any]:
        """Return the names of months and days for the date control, as Day.js wants them."""
        locale = self.locale
        months = {
            "months": list(get_month_names("wide", "stand-alone", locale).values()),
            "monthsShort": list(get_month_names("abbreviated", "stand-alone", locale).values()),
        }
        days = {
            "weekdays": from_sunday(get_day_names("wide", "stand-alone", locale)),
            "weekdaysShort": from_sunday(get_day_names("abbreviated", "stand-alone", locale)),
            "weekdaysMin": from_sunday(get_day_names("short", "stand-alone", locale)),
        }
        return {"name": self.language, "weekStart": 1, "formats": {"ll": self.day_pattern}, **months, **days}

    def days(self, first: dt.date, last: dt.date) -> str:
        """Return a span of days, a single day where both are the same."""
        if first == last:
            return self.day(first)
        if "MMM" not in self.day_pattern:
            return f"{self.day(first)} – {self.day(last)}"
        return _interval(self._dates, first, last)

    def instant(self, instant: dt.datetime) -> str:
        """Return an instant in UTC, to the minute."""
        there = instant.astimezone(dt.UTC)
        return f"{self.day(there.date())}, {format_datetime(there, 'HH:mm', locale=self.locale)} UTC"

    @property
    def _dates(self) -> Locale:
        # Americans alone write the month first; the day first is read rightly by everyone else.
        return _locale("en_GB") if self.language == "en" else self.locale

    def _shown(self, value: Any) -> Any:
        return self.number(value) if isinstance(value, int) and not isinstance(value, bool) else value


# A chart of thousands of figures writes the same numbers and days again and again, and Babel takes its time for each.
_often = lru_cache(maxsize=20_000)


@cache
def _locale(name: str) -> Locale:
    return Locale.parse(name)


@_often
def _number(language: str, value: float) -> str:
    return format_decimal(value, locale=_locale(language))


@_often
def _percent(language: str, share: float) -> str:
    return format_percent(share, locale=_locale(language))


@_often
def _day(locale: Locale, day: dt.date) -> str:
    return format_date(day, "medium", locale=locale)


@_often
def _interval(locale: Locale, first: dt.date, last: dt.date) -> str:
    return format_interval(first, last, "yMMMd", locale=locale)


def from_sunday(names: Mapping[int, str]) -> list[str]:
    """Return Babel's names of days, which it counts from Monday, as browsers count them."""
    return [names[day] for day in (6, 0, 1, 2, 3, 4, 5)]


@cache
def languages() -> tuple[str, ...]:
    """Return the languages that have a file, the fallback first."""
    names = (entry.name for entry in files(__name__).iterdir())
    codes = {name.removesuffix(".yaml") for name in names if name.endswith(".yaml")}
    return tuple(sorted(codes, key=lambda code: (code != FALLBACK, code)))


@cache
def texts(language: str) -> Texts:
    """Return the texts of a language, the fallback's where there is no such file."""
    chosen = language if language in languages() else FALLBACK
    entries = yaml.safe_load(files(__name__).joinpath(f"{chosen}.yaml").read_text("utf-8"))
    return Texts(chosen, entries)

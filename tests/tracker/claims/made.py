"""Made-up figures: one by hand, or many by hypothesis."""

import datetime as dt
from typing import Any

import pandas as pd
from hypothesis import settings
from hypothesis import strategies as st

from tracker.claims import Names

PLACES = Names(
    {
        "Harra": ("Harra", ("Upland", "Country")),
        "Old Harra": ("Harra", ("Upland", "Country")),
        "Sellin": ("Sellin", ("Upland", "Country")),
        "Upland": ("Upland", ("Country",)),
        "Country": ("Country", ()),
    }
)
ORGANIZATIONS = Names(
    {
        "UN": ("UN", ()),
        "OCHA": ("UN OCHA", ("UN",)),
        "UNHCR": ("UNHCR", ("UN",)),
        "SOHR": ("SOHR", ()),
    }
)
NAMES: dict[str, Any] = {"places": PLACES, "organizations": ORGANIZATIONS}
LAW = settings(max_examples=25)
"""How often a law is tried: grouping a few figures takes some 10 ms."""
DAY_ONE = dt.date(2020, 1, 1)
DATES = ["start", "end", "published"]
OPEN_ABOVE, OPEN_BELOW = ("at_least", "more_than", "vague"), ("at_most", "less_than")


def make_figure(number: int, **told: Any) -> dict[str, Any]:
    """Return figure ``number`` of a document of its own; ``value`` and ``quantifier`` give its bounds."""
    figure: dict[str, Any] = {
        "figure_id": number,
        "metric": "displaced",
        "quantifier": "exact",
        "unit": "person",
        "subset": False,
        "population": "",
        "place": "Upland",
        "start": None,
        "end": day(10),
        "source": "OCHA",
        "organization": "UN OCHA",
        "measure": "total",
        "confidence": 0.9,
        "document_id": number,
        "publisher": f"paper {number}",
        "url": f"https://paper.example/{number}",
        "published": day(10),
        "value": 1000,
    } | told
    value = figure.pop("value")
    figure["low"] = None if figure["quantifier"] in OPEN_BELOW else value
    figure["high"] = None if figure["quantifier"] in OPEN_ABOVE else value
    return figure | {name: told[name] for name in ("low", "high") if name in told}


def make_frame(*figures: dict[str, Any]) -> pd.DataFrame:
    """Return figures with the dtypes of ``db.queries.FIGURE_COLUMNS``."""
    frame = pd.DataFrame(list(figures))
    frame[DATES] = frame[DATES].apply(pd.to_datetime).astype("datetime64[us]")
    return frame.astype({"low": "Int64", "high": "Int64"})


def day(number: int) -> dt.date:
    """Return the day with a number."""
    return DAY_ONE + dt.timedelta(days=number)


@st.composite
def figures(draw: st.DrawFn, most: int = 14) -> pd.DataFrame:
    """Draw figures that are alike often enough to meet in claims."""
    count = draw(st.integers(1, most))
    return make_frame(*(draw(_figure(number + 1)) for number in range(count)))


@st.composite
def _figure(draw: st.DrawFn, number: int) -> dict[str, Any]:
    end = draw(st.integers(5, 30))
    length = draw(st.sampled_from([None, None, 0, 1, 4, 20]))
    published = end + draw(st.integers(0, 3))
    measure = "total" if length is None else draw(st.sampled_from(["flow", "total"]))
    return make_figure(
        number,
        metric=draw(st.sampled_from(["displaced", "killed"])),
        quantifier=draw(st.sampled_from(["exact", "approximately", "more_than", "at_most", "vague"])),
        value=draw(st.sampled_from([12, 800_000, 805_000, 812_345, 812_000, 830_000, 900_000])),
        subset=draw(st.sampled_from([False, False, False, True])),
        place=draw(st.sampled_from(["Harra", "Old Harra", "Sellin", "Upland", "Country", "Harra; Sellin"])),
        start=None if length is None else day(end - length),
        end=day(end),
        source=draw(st.sampled_from(["OCHA", "UN", "UNHCR", "SOHR", "", "a witness"])),
        measure=measure,
        publisher=draw(st.sampled_from(["paper", "OCHA", "Daily / AFP"])),
        document_id=draw(st.integers(1, 8)),
        published=day(published),
    )

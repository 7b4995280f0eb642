"""The spots of the map: the newest figure of each place that has coordinates, and of each country at its middle."""

from collections.abc import Mapping
from html import escape
from typing import Any

import pandas as pd

from dashboard.charts.map import Spot
from dashboard.charts.outlines import countries
from dashboard.translations import Texts
from dashboard.wording import as_sentence, figure_in_words, plain_date, plain_number

Located = Mapping[str, tuple[float, float]]


def with_countries(located: Located, rows: pd.DataFrame) -> Located:
    """Return where places are, with the middle of each country among the rows that has no coordinates itself."""
    known = countries()
    return {code: known[code][:2] for code in rows["place_id"] if code in known} | dict(located)


def spots_of(rows: pd.DataFrame, located: Located, names: Mapping[str, str], texts: Texts) -> list[Spot]:
    """Return a spot for each point of the ground: of a place and its parts, which share one, the highest value."""
    spots: dict[tuple[float, float], Spot] = {}
    for row in rows[rows["place_id"].isin(located)].sort_values("value").to_dict("records"):
        where, code = located[row["place_id"]], row["place_id"]
        country = countries().get(code)
        card = _card(row, names[code], texts, is_country=country is not None)
        reach = country and (country.to_north_or_south, country.to_east_or_west)
        spots[where] = Spot(names[code], *where, int(row["value"]), card, int(row["figure_id"]), reach)
    return list(spots.values())


def figure_of(row: Mapping[Any, Any], texts: Texts) -> str:
    """Return the figure of a row in words."""
    low, high = plain_number(row["low"]), plain_number(row["high"])
    return figure_in_words(texts, row["quantifier"], low, high, row["unit"])


def _card(row: Mapping[Any, Any], place: str, texts: Texts, *, is_country: bool) -> str:
    day = plain_date(row["day"])
    lines = [f"{place}, {texts('period_as_of', day=texts.day(day))}" if day else place]
    lines += [row["organization_name"] or row["publisher"]]
    lines += [texts("map_country")] * is_country
    told = "".join(f"<br>{escape(line)}" for line in lines)
    return f"<b>{escape(as_sentence(figure_of(row, texts)))}</b>{told}"

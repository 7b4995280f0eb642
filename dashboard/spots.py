"""The spots of the map: the newest figure of each place that has coordinates."""

from collections.abc import Mapping
from html import escape
from typing import Any

import pandas as pd

from dashboard.charts.map import Spot
from dashboard.translations import Texts
from dashboard.wording import as_sentence, figure_in_words, plain_date, plain_number


def spots_of(
    rows: pd.DataFrame, located: Mapping[str, tuple[float, float]], names: Mapping[str, str], texts: Texts
) -> list[Spot]:
    """Return a spot for each point of the ground: of a place and its parts, which share one, the highest value."""
    spots: dict[tuple[float, float], Spot] = {}
    for row in rows[rows["place_id"].isin(located)].sort_values("value").to_dict("records"):
        where, name = located[row["place_id"]], names[row["place_id"]]
        spots[where] = Spot(name, *where, int(row["value"]), _card(row, name, texts), int(row["figure_id"]))
    return list(spots.values())


def _card(row: Mapping[Any, Any], place: str, texts: Texts) -> str:
    words = figure_in_words(texts, row["quantifier"], plain_number(row["low"]), plain_number(row["high"]), row["unit"])
    day = plain_date(row["day"])
    lines = [f"{place}, {texts('period_as_of', day=texts.day(day))}" if day else place]
    lines += [row["organization_name"] or row["publisher"]]
    return f"<b>{escape(as_sentence(words))}</b>" + "".join(f"<br>{escape(line)}" for line in lines)

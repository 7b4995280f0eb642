"""The lines that an analyst would draw by hand from the demo's facts, pinned beside them."""

import datetime as dt
from functools import cache
from pathlib import Path

import pytest

from tests.tracker.trends.facts import HERE, read_claims, read_names
from tracker.trends.trend import Trend, trend

LINES = HERE / "lines"
COLUMNS = ["series", "episode", "organization_name", "recommended", "day", "until", "value", "told_by", "place_id"]
PLACES = {"north-west-syria": "north-west Syria", "turkiye": "Türkiye"}


@cache
def read_trend(metric: str, place: str) -> Trend:
    places, organizations = read_names("places"), read_names("organizations")
    return trend(read_claims(), metric=metric, place=place, places=places, organizations=organizations)


def line_of(told: Trend, series: str, organization: str) -> dict[str, int]:
    line = told.lines[(told.lines["series"] == series) & (told.lines["organization"] == organization)]
    return {day.date().isoformat(): value for day, value in zip(line["day"], line["value"], strict=True)}


def case_of(path: Path) -> tuple[str, str]:
    metric, _, place = path.stem.partition("--")
    return metric, PLACES.get(place, place.title())


def as_text(told: Trend) -> str:
    return told.lines[COLUMNS].to_csv(index=False, date_format="%Y-%m-%d", lineterminator="\n")


@pytest.mark.parametrize("path", sorted(LINES.glob("*.csv")), ids=lambda path: path.stem)
def test_lines_are_those_pinned(path: Path) -> None:
    assert as_text(read_trend(*case_of(path))) == path.read_text("utf-8")


def test_displaced_since_december_rises_in_the_numbers_of_ocha() -> None:
    told = read_trend("displaced", "north-west Syria")
    ocha = line_of(told, "total:2019-12-01", "UN OCHA")
    assert ocha["2019-12-22"] == 60_000
    on_26_february = told.lines[
        (told.lines["series"] == "total:2019-12-01")
        & told.lines["recommended"]
        & (told.lines["day"] <= "2020-02-26")
        & (told.lines["until"] >= "2020-02-26")
    ]
    assert on_26_february["value"].tolist() == [948_000]
    assert list(ocha.values()) == sorted(ocha.values())


def test_since_november_is_a_line_of_its_own() -> None:
    told = read_trend("displaced", "north-west Syria")
    line = line_of(told, "total:2019-11-01", "Response Coordination Group")
    assert (line["2019-12-16"], line["2020-02-27"]) == (100_000, 1_018_529)
    december = told.lines[told.lines["series"] == "total:2019-12-01"]
    assert set(december.loc[december["recommended"], "told_by"]) == {"UN OCHA", "UN"}


def test_sohr_stands_apart_and_bounds_the_band() -> None:
    told = read_trend("displaced", "north-west Syria")
    assert line_of(told, "total:2019-12-01", "SOHR")["2020-02-16"] == 1_005_000
    band = told.band[(told.band["series"] == "total:2019-12-01") & (told.band["day"] == "2020-02-17")]
    assert band[["lowest", "highest"]].values.tolist() == [[900_000, 1_005_000]]


def test_idps_of_sudan_since_the_war_and_all_told_are_two_lines() -> None:
    told = read_trend("displaced", "Sudan")
    since_war = line_of(told, "total:2023-04-15", "IOM")
    assert (since_war["2023-05-09"], since_war["2024-04-17"], since_war["2024-10-22"]) == (
        700_000,
        6_720_136,
        8_268_984,
    )
    assert line_of(told, "total", "IOM")["2024-10-22"] == 11_018_231


def test_the_toll_of_the_earthquake_rises_day_by_day_in_the_numbers_of_one_authority() -> None:
    told = read_trend("killed", "Türkiye")
    line = line_of(told, "total:2023-02-06", "AFAD")
    assert (line["2023-02-06"], line["2023-02-12"], line["2023-03-11"]) == (912, 29_605, 47_975)
    assert list(line.values()) == sorted(line.values())
    assert len(line) == 10


@pytest.mark.parametrize("place", ["Derna", "Libya"])
def test_derna_is_two_counts_and_neither_is_drawn_as_a_fall(place: str) -> None:
    told = read_trend("killed", place)
    ocha, red_crescent = (line_of(told, "total", name) for name in ("UN OCHA", "Libyan Red Crescent"))
    assert ocha["2023-09-19"] == 3_958
    assert list(ocha.values()) == sorted(ocha.values())
    assert red_crescent == {"2023-09-14": 11_300}
    assert set(told.lines.loc[told.lines["recommended"], "organization"]) == {"UN OCHA"}
    retold = told.claims[told.claims["left_out"] == "retold"]
    assert retold[["organization", "value"]].values.tolist() == [["UN OCHA", 11_300]]


def test_everything_told_stands_on_the_chart_once() -> None:
    told = read_trend("displaced", "north-west Syria")
    assert told.points["figure_id"].is_unique
    assert told.claims["claim"].is_unique
    assert set(told.lines["claim"]) <= set(told.claims["claim"])
    assert (told.lines["day"] <= told.lines["until"]).all()


def test_a_choice_of_organization_moves_the_recommended_line() -> None:
    names = {kind: read_names(kind) for kind in ("places", "organizations")}
    chosen = trend(read_claims(), metric="killed", place="Sudan", leads={"total:2023-04-15": "WHO"}, **names).lines
    recommended = chosen[chosen["recommended"] & (chosen["series"] == "total:2023-04-15")]
    assert set(recommended["organization"]) == {"WHO"}
    assert recommended["day"].min().date() <= dt.date(2023, 4, 21)


def test_households_are_people_only_when_a_size_is_given() -> None:
    names = {kind: read_names(kind) for kind in ("places", "organizations")}
    asked = {"metric": "displaced", "place": "north-west Syria", **names}
    assert not (trend(read_claims(), **asked).points["unit"] == "household").any()
    converted = trend(read_claims(), **asked, household_size=5.9).points
    converted = converted[converted["converted"]]
    assert set(converted["unit"]) == {"household"}
    assert round(55_664 * 5.9) in set(converted["value"])
    assert not trend(read_claims(), **asked, household_size=5.9).lines["converted"].any()
    households = trend(read_claims(), **asked, unit="household")
    assert line_of(households, "total:2019-11-01", "Response Coordination Group")["2020-01-03"] == 55_664


def write_expected() -> None:
    """Write the lines as they are now; read the difference before keeping it."""
    cases = ["displaced--north-west-syria", "displaced--sudan", "refugees--sudan", "killed--sudan", "killed--turkiye"]
    cases += ["killed--syria", "killed--libya", "killed--derna", "missing--derna", "displaced--libya"]
    for case in [*cases, "health_facilities_closed--north-west-syria"]:
        path = LINES / f"{case}.csv"
        path.write_text(as_text(read_trend(*case_of(path))), "utf-8")


if __name__ == "__main__":
    write_expected()

from dataclasses import replace
from typing import Any

import pandas as pd
import pytest

from dashboard.charts.labels import line_labels
from dashboard.charts.lines import DASHES, band_traces, line_dashes, line_traces, to_tell_apart, what_of_line
from dashboard.charts.style import THEMES
from dashboard.translations import Texts
from tracker.trends.shown import Shown

LIGHT = THEMES["light"]
COLOURS = {"Harbour Relief": "#0072B2", "Coast Guard": "#D55E00"}
SINCE = "total:2024-01-01"


def line(organization: str, *told: tuple[str, str, int], recommended: bool = False, **key: Any) -> pd.DataFrame:
    rows = [{"day": day, "until": until, "value": value} for day, until, value in told]
    dates = dict.fromkeys(("day", "until"), "datetime64[us]")
    where: dict[str, Any] = {"at": "VEL", "series": SINCE, "episode": 0} | key
    return pd.DataFrame(rows).astype(dates).assign(organization=organization, recommended=recommended, **where)


def band(*told: tuple[str, int, int, int]) -> pd.DataFrame:
    table = pd.DataFrame(told, columns=["day", "lowest", "highest", "organizations"]).astype({"day": "datetime64[us]"})
    return table.assign(at="VEL", series=SINCE, episode=0)


LEAD = line(
    "Harbour Relief",
    ("2024-01-10", "2024-01-12", 1200),
    ("2024-01-20", "2024-02-02", 3400),
    ("2024-02-02", "2024-02-02", 5000),
    recommended=True,
)


def shown(*lines: pd.DataFrame, band: pd.DataFrame | None = None) -> Shown:
    told = pd.concat(lines)
    none = pd.DataFrame(columns=["at", "series", "episode"])
    return Shown(told[["day", "value"]], told, none if band is None else band)


def traces(*lines: pd.DataFrame) -> list[dict[str, Any]]:
    return list(line_traces(shown(*lines), COLOURS, LIGHT))


def names(labels: list[dict[str, Any]]) -> list[str]:
    return [label["text"].split("</span> ")[1] for label in labels]


def test_a_value_told_again_holds_until_then_and_never_falls_back() -> None:
    (drawn,) = traces(LEAD)
    assert list(zip(drawn["x"], drawn["y"], strict=True)) == [
        ("2024-01-10", 1200),
        ("2024-01-12", 1200),
        ("2024-01-20", 3400),
        ("2024-02-02", 5000),
    ]


def test_the_recommended_line_is_wide_and_lies_above() -> None:
    other = line("Coast Guard", ("2024-01-11", "2024-01-11", 1000), ("2024-01-21", "2024-01-21", 3000))
    assert [(one["line"]["color"], one["line"]["width"]) for one in traces(LEAD, other)] == [
        (COLOURS["Coast Guard"], 1.25),
        (COLOURS["Harbour Relief"], 3),
    ]
    assert [one["line"].get("dash") for one in traces(LEAD, other)] == [DASHES[1], DASHES[0]]


def test_totals_since_different_days_are_never_joined() -> None:
    later = line("Harbour Relief", ("2024-02-03", "2024-02-03", 9), ("2024-02-04", "2024-02-04", 11), recommended=True)
    assert [one["y"] for one in traces(LEAD, later.assign(series="total:2024-02-01"))] == [
        [1200, 1200, 3400, 5000],
        [9, 11],
    ]


def test_two_lines_of_one_organization_are_told_apart_by_stroke_and_name(english: Texts) -> None:
    early, late = "total:2023-12-01", "total:2024-02-01"
    short = LEAD.head(2).assign(series=late)
    thin = line("Coast Guard", ("2024-01-11", "2024-01-11", 100), ("2024-01-31", "2024-01-31", 200))
    told = shown(LEAD, short, thin, thin.assign(series=early, value=thin["value"] * 20))
    dashes = line_dashes(told, COLOURS)
    assert list(dashes.values()) == [DASHES[0], DASHES[1], DASHES[1], DASHES[2]]
    assert [one["line"]["dash"] for one in line_traces(told, COLOURS, LIGHT)] == [DASHES[1], DASHES[2], *DASHES[:2]]
    assert to_tell_apart(dashes) == {"Harbour Relief", "Coast Guard"}
    assert [what_of_line(one, told, {}, english) for one in dashes][2:] == [
        "total since 1 Jan 2024",
        "total since 1 Dec 2023",
    ]
    assert "Coast Guard · total since 1 Dec 2023" in names(line_labels(told, {}, english, COLOURS, LIGHT))


def test_an_only_line_counted_since_another_day_is_named_too(english: Texts) -> None:
    thin = line("Coast Guard", ("2024-01-11", "2024-01-11", 100), ("2024-01-31", "2024-01-31", 200))
    assert to_tell_apart(line_dashes(shown(LEAD, thin), COLOURS)) == set()
    assert to_tell_apart(line_dashes(shown(LEAD, thin.assign(series="total")), COLOURS)) == {"Coast Guard"}
    elsewhere = shown(LEAD, thin.assign(at="VEL01"))
    assert to_tell_apart(line_dashes(elsewhere, COLOURS)) == {"Coast Guard"}
    (own,) = [one for one in line_dashes(elsewhere, COLOURS) if not one.recommended]
    assert what_of_line(own, elsewhere, {"VEL01": "Ardan"}, english) == "Ardan · total since 1 Jan 2024"


def test_a_thin_line_waits_no_longer_than_a_month() -> None:
    other = line("Coast Guard", ("2024-01-11", "2024-01-11", 1000), ("2024-03-01", "2024-03-01", 3000))
    assert len(traces(LEAD, other)) == 1


def test_a_single_claim_is_no_line() -> None:
    assert traces(LEAD.head(1)) == []


def test_the_band_lies_where_several_organizations_tell() -> None:
    told = band(
        ("2024-01-10", 1200, 1200, 1),
        ("2024-01-11", 1000, 1200, 2),
        ("2024-01-20", 1000, 3400, 2),
        ("2024-02-02", 5000, 5000, 1),
    )
    (area,) = band_traces(shown(LEAD, band=told), COLOURS, LIGHT)
    assert area["x"][:3] == ["2024-01-11", "2024-01-20", "2024-02-02"]
    assert area["y"] == [1200, 3400, 5000, 5000, 1000, 1000]


@pytest.mark.parametrize(
    "told",
    [
        [("2024-01-10", 1200, 1200, 1), ("2024-01-20", 3400, 3400, 1)],
        [("2024-01-10", 900, 1200, 2), ("2024-04-20", 3400, 3400, 1)],
    ],
    ids=["one alone", "long silence"],
)
def test_where_nobody_else_tells_there_is_no_band(told: list[tuple[str, int, int, int]]) -> None:
    assert list(band_traces(shown(LEAD, band=band(*told)), COLOURS, LIGHT)) == []


def test_two_claims_have_no_band() -> None:
    told = band(("2024-01-10", 900, 1200, 2), ("2024-01-20", 900, 3400, 2))
    assert list(band_traces(shown(LEAD.head(2), band=told), COLOURS, LIGHT)) == []


def test_a_label_names_organization_and_start(english: Texts) -> None:
    (label,) = line_labels(shown(LEAD), {"VEL": "Velmland"}, english, COLOURS, LIGHT)
    assert names([label]) == ["Harbour Relief · total since 1 Jan 2024"]
    assert COLOURS["Harbour Relief"] in label["text"]
    assert (label["x"], label["y"], label["yanchor"]) == ("2024-02-02", 5000, "bottom")


def test_a_label_is_text_and_names_the_place_where_there_are_several(english: Texts) -> None:
    there = LEAD.assign(at="VEL02", series="total", organization="<b>Office</b>", value=LEAD["value"] // 5)
    labels = line_labels(shown(LEAD, there), {"VEL": "Velmland", "VEL02": "Velm"}, english, COLOURS, LIGHT)
    assert names(labels) == [
        "Velmland · Harbour Relief · total since 1 Jan 2024",
        "Velm · &lt;b&gt;Office&lt;/b&gt; · total, start not told",
    ]


def test_names_of_lines_never_cover_each_other(english: Texts) -> None:
    lines = [
        LEAD.assign(series=f"total:2024-01-0{number}", value=LEAD["value"] + 40 * number) for number in range(1, 7)
    ]
    labels = line_labels(shown(*lines), {}, english, COLOURS, LIGHT)
    assert 1 < len(labels) < 6
    assert len({(label["x"], label["yanchor"]) for label in labels}) == len(labels)


def test_another_organizations_line_is_named_where_no_point_is(english: Texts) -> None:
    other = line("Coast Guard", ("2024-01-11", "2024-01-11", 300), ("2024-01-31", "2024-01-31", 500))
    told = shown(LEAD, other)
    labels = line_labels(told, {}, english, COLOURS, LIGHT)
    assert names(labels) == ["Harbour Relief · total since 1 Jan 2024", "Coast Guard"]
    days = pd.date_range("2024-01-10", "2024-02-02")
    crowd = pd.concat([pd.DataFrame({"day": days, "value": 20 * number}) for number in range(250)])
    crowded = replace(told, points=crowd.astype({"day": "datetime64[us]"}))
    assert len(line_labels(crowded, {}, english, COLOURS, LIGHT)) == 1

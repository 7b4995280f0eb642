from dataclasses import replace
from typing import Any

import pytest
from dash import html, no_update
from dash._callback_context import context_value
from dash._utils import AttributeDict
from dash.exceptions import PreventUpdate
from sqlalchemy import Engine

from dashboard import choosing, drawer, shell
from dashboard.filters import Choice, in_controls
from dashboard.pages import trends
from db.save import save_crisis
from tests.dashboard.components import parts, text_of
from tests.dashboard.conftest import AskFor
from tests.dashboard.reports import REPORTS, day, save_report, thaw

READY = {"number": 1, "demo": False}


def show(changed: str | None = None, **changes: Any) -> dict[str, Any]:
    context_value.set(AttributeDict(triggered_inputs=[{"prop_id": f"{changed}.value"}] if changed else []))
    shown = {"metric": "displaced", "places": ["VEL01"], "since": None, "until": None, "parts": False}
    result: dict[str, Any] = trends.show(**(shown | {"scheme": "light", "revision": READY} | changes))
    rows, table_class = trends.show_table(result["drawn"])
    return result | {"comparison": trends.show_comparison(result["drawn"]), "rows": rows, "table_class": table_class}


def hide_figures(engine: Engine) -> None:
    with engine.begin() as connection:
        for table in ("document_version", "revision"):
            connection.exec_driver_sql(f"ALTER TABLE {table} RENAME TO {table}_elsewhere")


def test_figures_are_shown_in_headline_chart_and_table(engine: Engine, request_on: AskFor) -> None:
    with request_on():
        shown = show()
    assert " ".join(text_of(shown["headline"]).split()).startswith(
        "Displaced · Ardan4 figures from 2 publishers · 10 Jan – 2 Feb 2024"
    )
    assert sum(len(trace["x"]) for trace in shown["chart"]["data"] if trace["mode"] == "markers") == 4
    assert [row["day"] for row in shown["rows"]] == ["2024-02-02", "2024-02-01", "2024-01-20", "2024-01-10"]
    assert shown["message"] == []
    assert shown["label"].startswith("Trend chart: Displaced, Ardan.")
    assert text_of(shown["legend"]) == "Harbour Relief · total since 1 Jan 2024Harbour Relief3Coast Guard1"


def test_parts_of_totals_come_when_asked_for(engine: Engine, request_on: AskFor) -> None:
    with request_on():
        figures = [row["figure"] for row in show(parts=True)["rows"]]
    assert "2,100 people (part of a total)" in figures
    assert len(figures) == 5


def test_the_period_bounds_what_is_shown(engine: Engine, request_on: AskFor) -> None:
    with request_on():
        rows = show(since="2024-01-20", until="2024-02-01")["rows"]
    assert [row["day"] for row in rows] == ["2024-02-01", "2024-01-20"]


def test_without_a_place_all_places_are_shown(engine: Engine, request_on: AskFor) -> None:
    with request_on():
        shown = show(places=[], metric="killed")
    assert "all places" in text_of(shown["headline"])
    assert [row["place"] for row in shown["rows"]] == ["Velm"]
    assert [row["source"] for row in shown["rows"]] == ["not named"]


def test_another_metric_is_shown_at_once_at_a_place_that_has_figures_of_it(engine: Engine, request_on: AskFor) -> None:
    with request_on():
        as_asked, followed = (show(changed, metric="killed", places=["VEL01"]) for changed in (None, "metric"))
    assert (as_asked["rows"], as_asked["offer"]["places"]) == ([], no_update)
    assert [row["place"] for row in followed["rows"]] == ["Velm"]
    assert followed["offer"]["places"] == ["VEL02"]
    assert followed["drawn"]["choice"]["places"] == ["VEL02"]
    assert followed["offer"]["metric"] is no_update


def test_a_choice_without_figures_says_what_to_do(engine: Engine, request_on: AskFor) -> None:
    with request_on():
        shown = show(since="2030-01-01")
    assert "No figures match" in text_of(shown["message"])
    assert shown["message"].children[2].href == "?metric=displaced"
    assert (shown["chart_class"], shown["table_class"], shown["rows"]) == ("folded", "folded", [])


def test_an_empty_database_says_what_to_do(empty: Engine, request_on: AskFor) -> None:
    with request_on():
        assert "Add a feed" in text_of(show(metric=None, places=[])["message"])


def test_a_database_that_is_away_is_said_in_a_sentence(engine: Engine, request_on: AskFor) -> None:
    with request_on():
        hide_figures(engine)
        assert "cannot be reached" in text_of(show()["message"])
        assert "cannot be reached" in text_of(show(metric=None, revision={"number": None, "demo": False})["message"])
        assert "cannot be reached" in text_of(drawer.open_evidence(1, None, False)[0])
        assert trends.layout()["metric"].data == []


def test_the_page_follows_its_address(engine: Engine, request_on: AskFor) -> None:
    with request_on():
        page = trends.layout(metric="killed", place=["VEL02", "VEL01"], until="2024-04-01", parts="1", figure="6")
    assert page["metric"].value == "killed"
    assert page["places"].value == ["VEL02", "VEL01"]
    assert (page["since-typed"].value, page["until-typed"].value) == ("", "1 Apr 2024")
    assert page["parts"].checked is True
    assert page["figure"].data == 6


def test_evidence_opens_and_closes(engine: Engine, request_on: AskFor) -> None:
    context_value.set(AttributeDict(triggered_inputs=[{"prop_id": "figure.data"}]))
    with request_on():
        content, opened = drawer.open_evidence(2, None, False)
        assert opened
        assert REPORTS[1].sentence in text_of(content)
        assert drawer.open_evidence(None, None, True) == (no_update, False)
        assert drawer.open_evidence(None, None, False) == (no_update, no_update)
        missing, opened = drawer.open_evidence(999, None, False)
        assert opened
        assert "no figure of this number" in text_of(missing)


def test_the_address_says_what_is_shown() -> None:
    address = choosing.address_of(
        metric="killed", places=["VEL02"], since="2024-01-01", until=None, parts=True, figure=3
    )
    assert address == "?metric=killed&place=VEL02&since=2024-01-01&parts=1&figure=3"


def test_going_back_sets_the_controls(engine: Engine, request_on: AskFor) -> None:
    with request_on():
        query = "?metric=killed&since=2024-01-01&organization=Coast+Guard&measure=total&log=1"
        chosen = Choice(metric="killed", since=day("2024-01-01"), organizations=("Coast Guard",), measure="total")
        assert choosing.go_back(query) == in_controls(replace(chosen, log=True))
        with pytest.raises(PreventUpdate):
            choosing.go_back(None)


def test_a_crisis_gives_places_days_and_its_name(engine: Engine, request_on: AskFor) -> None:
    save_crisis(engine, thaw())
    with request_on():
        shown = show(crisis="Thaw", places=[])
    assert text_of(shown["headline"]).startswith("ThawDisplaced · Velmland")
    assert [row["day"] for row in shown["rows"]] == ["2024-02-02", "2024-02-01", "2024-01-20"]


def test_a_crisis_without_the_figures_asked_for_offers_all_of_its_own(engine: Engine, request_on: AskFor) -> None:
    save_crisis(engine, thaw())
    with request_on():
        shown = show(crisis="Thaw", places=["VEL02"])
    assert shown["message"].children[2].href == "?crisis=Thaw&metric=displaced"


def test_the_crises_are_the_first_control_where_there_are_any(engine: Engine, request_on: AskFor) -> None:
    def box(page: Any) -> Any:
        return next(part for part in parts(page, html.Div) if getattr(part, "className", "") == "control-crisis")

    with request_on():
        assert box(trends.layout()).hidden is True
        save_crisis(engine, thaw())
        page = trends.layout()
    assert box(page).hidden is False
    assert page["crisis"].value == "Thaw"
    assert (page["since-typed"].placeholder, page["until-typed"].placeholder) == ("15 Jan 2024", "30 Apr 2024")


def test_a_new_revision_is_told_once_and_quietly(engine: Engine, request_on: AskFor) -> None:
    with request_on():
        known = {"number": len(REPORTS) - 1, "demo": False}
        now, banner, notes = shell.look_for_changes(1, known)
        assert (now, banner) == ({"number": len(REPORTS), "demo": False}, [])
        assert notes[0]["message"].startswith("New figures came in.")
        assert shell.look_for_changes(2, now) == (no_update, no_update, no_update)


def test_a_database_that_went_and_came_back_is_no_news(engine: Engine, request_on: AskFor) -> None:
    with request_on():
        away = {"number": None, "demo": False}
        assert shell.look_for_changes(1, away) == ({"number": len(REPORTS), "demo": False}, [], no_update)
        hide_figures(engine)
        assert shell.look_for_changes(1, {"number": len(REPORTS), "demo": False}) == (away, [], no_update)


def test_the_page_is_in_the_readers_language(engine: Engine, request_on: AskFor) -> None:
    with request_on("/", Cookie="language=de"):
        shown = show()
    assert "4 Angaben von 2 Herausgebern" in text_of(shown["headline"])
    assert shown["rows"][0]["figure"] == "5.000 Menschen"


def test_text_of_a_document_is_text_in_the_table(empty: Engine, request_on: AskFor) -> None:
    save_report(empty, replace(REPORTS[0], publisher="<img src=x onerror=alert(1)>"))
    with request_on():
        assert show()["rows"][0]["publisher"] == "<img src=x onerror=alert(1)>"


def test_sources_stand_side_by_side_with_what_to_beware_of(engine: Engine, request_on: AskFor) -> None:
    with request_on():
        told = text_of(show()["comparison"])
    assert "Harbour Relief" in told
    assert "recommended line" in told
    assert "5,000" in told
    assert "▲ 1,600 since 20 Jan 2024" in told


def test_what_each_source_says_is_told_with_its_day_and_as_of_the_day_asked_for(
    engine: Engine, request_on: AskFor
) -> None:
    again = replace(REPORTS[1], end=day("2024-01-25"), published=day("2024-01-25"), url="https://radio.example/again")
    save_report(engine, again)
    with request_on():
        now, then = (text_of(show(until=until)["comparison"]) for until in (None, "2024-01-26"))
        before_it_was_told_again = text_of(show(until="2024-01-23")["comparison"])
    assert "The latest figure of each source, with the day that it is of." in now
    assert "Latest figureBeside" in now
    assert "5,000 as of 2 Feb 2024" in now
    assert "before the day asked for" not in now
    assert "Latest figure up to 26 Jan 2024" in then
    assert "more than 3,400 as of 20 Jan 2024told again until 25 Jan 20241 day before the day asked for" in then
    assert "more than 3,400 as of 20 Jan 20243 days before the day asked for" in before_it_was_told_again


def test_what_is_told_soon_after_the_day_asked_for_is_named(engine: Engine, request_on: AskFor) -> None:
    save_crisis(engine, thaw())
    with request_on():
        days = ("2024-01-31", "2024-01-26", None)
        soon, long_before, latest = (text_of(show(crisis="Thaw", until=until)["comparison"]) for until in days)
        narrowed = text_of(show(crisis="Thaw", until=days[0], organizations=["Harbour Relief"])["comparison"])
    assert "Told soon after that day:" in soon
    assert "Harbour Relief 5,000 as of 2 Feb 2024" in soon
    assert not any("Told soon after" in told for told in (long_before, latest, narrowed))


def test_the_legend_names_each_of_several_lines_of_one_organization(engine: Engine, request_on: AskFor) -> None:
    for number, since in enumerate(("2023-12-01", "2024-01-01"), start=1):
        for end in ("2024-01-12", "2024-01-22"):
            told = {"low": 900 * number, "start": day(since), "end": day(end), "published": day(end)}
            url = f"https://radio.example/{since}/{end}"
            save_report(
                engine, replace(REPORTS[4], source="Ardan Watch", quantifier="at_least", high=None, url=url, **told)
            )
    with request_on():
        legend = text_of(show()["legend"])
    assert legend == (
        "Harbour Relief · total since 1 Jan 2024Ardan Watch · total since 1 Dec 2023"
        "Ardan Watch4total since 1 Jan 2024Harbour Relief3Coast Guard1"
    )


def test_a_chosen_source_is_compared_with_the_recommended_line_of_all(engine: Engine, request_on: AskFor) -> None:
    later = replace(REPORTS[4], end=day("2024-02-10"), published=day("2024-02-10"), url="https://radio.example/later")
    for report in (replace(REPORTS[4], start=day("2024-01-01"), url="https://radio.example/first"), later):
        save_report(engine, report)
    with request_on():
        shown = show(organizations=["Coast Guard"])
    assert {row["source"] for row in shown["rows"]} == {"Coast Guard"}
    told = text_of(shown["comparison"])
    assert "to Harbour Relief (" in told
    assert "recommended line" not in told.removeprefix("Sources side by side").split("Beside the recommended line")[1]


def test_flows_are_bars_and_say_so_where_there_are_none(engine: Engine, request_on: AskFor) -> None:
    with request_on():
        (bars,) = show(metric="killed", places=["VEL02"], per="month")["chart"]["data"] or [None]
        nothing = show(per="day")["chart"]
    assert bars is None or bars["type"] == "bar"
    assert nothing["data"] == []
    assert nothing["layout"]["annotations"][0]["text"] == "Nobody tells of single days here."


def test_bars_are_explained_without_lines_and_markers(engine: Engine, request_on: AskFor) -> None:
    with request_on():
        lines, bars = show(), show(per="week")
    assert "Harbour Relief · total since" in text_of(lines["legend"])
    assert text_of(bars["legend"]) == "Harbour Relief3Coast Guard1"
    assert (lines["chart_class"], bars["chart_class"]) == ("card", "card flows")


def test_a_logarithmic_scale_starts_at_the_power_of_ten_below(engine: Engine, request_on: AskFor) -> None:
    with request_on():
        axis = show(log=True)["chart"]["layout"]["yaxis"]
    assert axis["type"] == "log"
    assert axis["range"][0] == 3
    assert 3 < axis["range"][1] < 5

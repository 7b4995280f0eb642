import datetime as dt
from dataclasses import replace

from sqlalchemy import Engine

from dashboard.filters import Choice
from dashboard.options import Options, best_filled, busiest_episode, read_options
from dashboard.translations import Texts
from db.models import CrisisRow
from db.save import save_crisis
from tests.dashboard.reports import REPORTS, save_report, thaw


def named(options: Options) -> list[tuple[str, str, int]]:
    return [(option["value"], option["label"], option["count"]) for option in options.places]


def test_the_first_chart_is_the_best_filled(engine: Engine, english: Texts) -> None:
    choice = read_options(engine, Choice(), english).choice
    assert choice == Choice(metric="displaced", places=("VEL01",))


def test_the_first_chart_shows_the_period_that_holds_most(engine: Engine, english: Texts) -> None:
    old = dt.date(2016, 3, 1)
    save_report(engine, replace(REPORTS[2], number="5,000", start=None, end=old, published=old))
    choice = read_options(engine, Choice(), english).choice
    assert (choice.since, choice.until) == (dt.date(2024, 1, 10), None)


def test_a_link_to_a_figure_alone_opens_on_the_first_chart(engine: Engine, english: Texts) -> None:
    choice = read_options(engine, Choice(figure=2), english).choice
    assert choice == Choice(metric="displaced", places=("VEL01",), figure=2)


def test_a_metric_without_places_means_all_places(engine: Engine, english: Texts) -> None:
    assert read_options(engine, Choice(metric="killed"), english).choice == Choice(metric="killed")


def test_places_are_offered_with_their_counts(engine: Engine, english: Texts) -> None:
    options = read_options(engine, Choice(metric="displaced"), english)
    assert named(options) == [("VEL01", "Ardan", 4), ("VEL", "Velmland", 4)]
    with_parts = read_options(engine, Choice(metric="displaced", parts=True), english)
    assert [option["count"] for option in with_parts.places] == [5, 5]


def test_a_chosen_place_stays_an_option(engine: Engine, english: Texts) -> None:
    options = read_options(engine, Choice(metric="displaced", places=("VEL02", "Nowhere")), english)
    assert named(options)[2:] == [("VEL02", "Velm", 0), ("Nowhere", "Nowhere", 0)]


def test_metrics_with_figures_are_offered_in_the_order_of_their_file(engine: Engine, german: Texts) -> None:
    options = read_options(engine, Choice(), german)
    assert options.metrics == [{"value": "displaced", "label": "Vertriebene"}, {"value": "killed", "label": "Getötete"}]


def test_an_empty_database_offers_nothing(empty: Engine, english: Texts) -> None:
    options = read_options(empty, Choice(), english)
    assert (options.choice, options.metrics, options.places) == (Choice(), [], [])


def test_the_first_chart_is_of_the_crisis_with_most_figures(engine: Engine, english: Texts) -> None:
    save_crisis(engine, thaw())
    save_crisis(engine, CrisisRow(name="Dam", places=["VEL02"], start=dt.date(2024, 3, 1)))
    options = read_options(engine, Choice(), english)
    assert options.choice == Choice(crisis="Thaw", metric="displaced", places=("VEL",))
    assert [option["value"] for option in options.crises] == ["", "Dam", "Thaw"]
    assert options.days == (dt.date(2024, 1, 15), dt.date(2024, 4, 30))


def test_a_crisis_offers_its_own_metrics_and_places(engine: Engine, english: Texts) -> None:
    save_crisis(engine, thaw("VEL01"))
    options = read_options(engine, Choice(crisis="Thaw"), english)
    assert [option["value"] for option in options.metrics] == ["displaced"]
    assert named(options) == [("VEL01", "Ardan", 3)]
    assert options.choice.places == ("VEL01",)


def test_a_crisis_keeps_the_metric_that_it_has_figures_of(engine: Engine, english: Texts) -> None:
    save_crisis(engine, thaw())
    assert read_options(engine, Choice(crisis="Thaw"), english, prefer="killed").choice.metric == "killed"
    assert read_options(engine, Choice(crisis="Thaw"), english, prefer="injured").choice.metric == "displaced"


def test_crises_are_offered_in_the_readers_language_under_their_own_names(
    engine: Engine, german: Texts, english: Texts
) -> None:
    save_crisis(engine, thaw())
    save_crisis(engine, CrisisRow(name="Derna flood 2023", places=["VEL"], metrics=[]))
    told = {
        texts.language: {each["label"]: each["value"] for each in read_options(engine, Choice(), texts).crises}
        for texts in (german, english)
    }
    assert told["de"]["Flut in Derna 2023"] == told["en"]["Derna flood 2023"] == "Derna flood 2023"
    assert told["de"]["Thaw"] == "Thaw"


def test_a_crisis_that_nobody_knows_is_all_data(engine: Engine, english: Texts) -> None:
    options = read_options(engine, Choice(crisis="Flood", metric="killed"), english)
    assert (options.choice, options.crises) == (Choice(metric="killed"), [])


def test_a_place_is_shown_first_that_is_no_mixture_of_many() -> None:
    places = {"SYR": ("Syria", 94), "SYR:NW": ("Syria (north-west)", 66), "SY07": ("Idlib", 32)}
    assert best_filled(places) == ("SYR:NW",)
    assert best_filled({}) == ()


D = dt.date


def test_one_episode_is_open_on_both_sides() -> None:
    assert busiest_episode({D(2024, 1, 1): 5, D(2024, 5, 1): 1}) == (None, None)


def test_the_busiest_episode_is_bounded_where_others_lie() -> None:
    counts = {D(2016, 12, 1): 2, D(2020, 1, 1): 4, D(2020, 2, 1): 3, D(2024, 11, 1): 5}
    assert busiest_episode(counts) == (D(2020, 1, 1), D(2020, 2, 1))


def test_the_newest_episode_stays_open_to_what_comes() -> None:
    assert busiest_episode({D(2016, 12, 1): 2, D(2020, 1, 1): 4}) == (D(2020, 1, 1), None)


def test_no_days_bound_nothing() -> None:
    assert busiest_episode({}) == (None, None)

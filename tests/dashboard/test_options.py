import datetime as dt
from dataclasses import replace

from sqlalchemy import Engine

from dashboard.filters import Choice
from dashboard.options import Options, best_filled, read_options
from dashboard.translations import Texts
from tests.dashboard.reports import REPORTS, save_report


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


def test_a_place_is_shown_first_that_is_no_mixture_of_many() -> None:
    places = {"SYR": ("Syria", 94), "SYR:NW": ("Syria (north-west)", 66), "SY07": ("Idlib", 32)}
    assert best_filled(places) == ("SYR:NW",)
    assert best_filled({}) == ()

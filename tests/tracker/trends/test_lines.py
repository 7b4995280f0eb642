"""Which claims a line goes through."""

import pytest

from tests.tracker.claims.made import day, make_figure
from tests.tracker.trends.drawn import draw, left_out, line, since


def test_updates_of_a_total_are_successive_claims_of_one_series() -> None:
    drawn = draw(*since((10, 100), (12, 150), (20, 400)))
    assert line(drawn) == [(10, 100), (12, 150), (20, 400)]


def test_what_an_organization_later_corrected_upwards_for_an_earlier_day_is_overtaken() -> None:
    later = since((10, 586), published=day(14))
    drawn = draw(*later, *since((12, 520)))
    assert line(drawn) == [(10, 586)]
    assert left_out(drawn) == {520: "overtaken"}


def test_at_least_less_than_already_told_is_no_fall() -> None:
    drawn = draw(*since((10, 586)), *since((12, 500), quantifier="more_than"))
    assert left_out(drawn) == {500: "bound"}


def test_an_old_number_repeated_is_no_fall_but_a_correction_is() -> None:
    told = since((1, 500), (5, 586))
    assert left_out(draw(*told, *since((30, 500)))) == {500: "old_number"}
    assert line(draw(*told, *since((30, 500), source="", publisher="OCHA"))) == [(1, 500), (5, 586), (30, 500)]
    assert line(draw(*told, *since((30, 450)))) == [(1, 500), (5, 586), (30, 450)]


def test_of_one_day_the_own_report_counts() -> None:
    drawn = draw(*since((10, 100)), *since((10, 90), source="", publisher="OCHA"))
    assert line(drawn) == [(10, 90)]
    assert left_out(drawn) == {100: "same_day"}


@pytest.mark.parametrize(("value", "fits"), [(150, True), (90, False), (500, False)])
def test_a_figure_that_names_nobody_joins_where_it_fits(value: int, fits: bool) -> None:
    drawn = draw(*since((10, 100), (20, 400)), *since((15, value), source=""))
    assert ((15, value) in line(drawn)) is fits
    assert left_out(drawn) == ({} if fits else {value: "does_not_fit"})


def test_what_names_nobody_begins_a_line_only_while_nobody_told_more() -> None:
    told = since((10, 100), (20, 200), (50, 300))
    assert line(draw(*told, *since((5, 60), source=""))) == [(5, 60), (10, 100), (20, 200), (50, 300)]
    drawn = draw(*told, *since((5, 60), source=""), *since((4, 90), source="SOHR"))
    assert line(drawn) == [(10, 100), (20, 200), (50, 300)]
    assert left_out(drawn) == {60: "no_line"}


def test_without_a_place_every_place_is_shown_and_a_line_keeps_to_one() -> None:
    drawn = draw(*since((10, 100), (20, 200)), *since((15, 120), place="Elsewhere"), place="")
    assert len(drawn.points) == 3
    assert line(drawn) == [(10, 100), (20, 200)]


def test_a_total_of_a_place_below_stands_for_more_only_where_it_fits() -> None:
    below = since((5, 60), (15, 120), place="Harra")
    drawn = draw(*since((10, 100), (20, 400), place="Upland"), *below, *since((12, 30), place="Harra"))
    assert line(drawn) == [(5, 60), (10, 100), (15, 120), (20, 400)]
    assert line(draw(*since((10, 100)), *below, place="Upland", roll_up=False)) == [(10, 100)]


def test_a_number_word_is_a_point_but_on_no_line() -> None:
    drawn = draw(*since((10, 100)), *since((12, 2000), quantifier="vague"))
    assert line(drawn) == [(10, 100)]
    assert left_out(drawn) == {2000: "vague"}
    assert len(drawn.points) == 2


def test_each_organization_has_its_line_and_the_one_that_tells_longest_is_recommended() -> None:
    drawn = draw(*since((10, 100), (45, 200)), *since((11, 300), (12, 310), (13, 330), source="SOHR"))
    assert drawn.lines.groupby("organization")["recommended"].all().to_dict() == {"UN OCHA": True, "SOHR": False}


def test_half_a_year_of_silence_begins_another_episode() -> None:
    told = [make_figure(0, document_id=number, end=day(end), value=end) for number, end in ((1, 10), (2, 20), (3, 300))]
    drawn = draw(*told)
    assert drawn.lines["episode"].tolist() == [0, 0, 1]


def test_the_band_reaches_over_all_that_is_current() -> None:
    drawn = draw(*since((10, 100), (13, 200), (40, 300)), *since((12, 250), source="SOHR"))
    bounds = drawn.band.set_index("day")[["lowest", "highest"]]
    assert bounds.loc[str(day(13))].tolist() == [200, 250]
    assert bounds.loc[str(day(40))].tolist() == [300, 300]

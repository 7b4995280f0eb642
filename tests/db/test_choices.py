"""What the dashboard asks to know what can be chosen."""

import datetime as dt

from sqlalchemy import Engine

from db import places, queries, save
from db.queries import Filter
from tests.db.rows import IN_IDLIB, NOW, NOWHERE, document, figure


def save_one(engine: Engine, url: str, *places: tuple[str, save.PlaceToSave | None], **changes: object) -> None:
    published = dt.date(2024, 6, 1)
    told = figure(places, **changes) if places else figure(**changes)
    save.save_document(engine, document(url=url, published=published), [told], NOW)


def test_figures_are_counted_by_the_day_they_stand_for(engine: Engine) -> None:
    save_one(engine, "a")
    save_one(engine, "b", IN_IDLIB)
    save_one(engine, "c", start=None, end=None)
    counts = queries.count_figures_by_day(engine, Filter())
    assert list(counts.items()) == [(dt.date(2024, 5, 6), 2), (dt.date(2024, 6, 1), 1)]
    assert queries.count_figures_by_day(engine, Filter(places=("idlib",))) == {dt.date(2024, 5, 6): 1}
    assert queries.count_figures_by_day(engine, Filter(metrics=("missing",))) == {}


def test_a_figure_without_any_day_counts_for_none(engine: Engine) -> None:
    save.save_document(engine, document(published=None), [figure(start=None, end=None)], NOW)
    assert queries.count_figures_by_day(engine, Filter()) == {}


def test_parts_of_totals_can_be_left_out(engine: Engine) -> None:
    save_one(engine, "a")
    save_one(engine, "b", low=7, subset=True)
    assert queries.read_figures(engine, Filter(parts=False))["low"].to_list() == [82]
    assert queries.count_figures_by_place(engine, Filter(parts=False))["homs"] == ("Homs", 1)
    assert queries.count_figures_by_place(engine)["homs"] == ("Homs", 2)


def test_places_are_named_and_an_unknown_one_is_its_own_name(engine: Engine) -> None:
    save_one(engine, "a", IN_IDLIB, NOWHERE)
    assert places.name_places(engine, ("Nowhere", "idlib")) == {"Nowhere": "Nowhere", "idlib": "Idlib"}
    assert places.name_places(engine, ()) == {}


def test_places_within_are_those_below_and_the_places_themselves(engine: Engine) -> None:
    save_one(engine, "a", IN_IDLIB, NOWHERE)
    assert places.places_within(engine, ("idlib", "Nowhere")) == {"idlib", "Nowhere"}
    assert places.places_within(engine, ("syria",)) == {"idlib", "syria"}


def test_evidence_tells_whether_its_document_changed_since(engine: Engine) -> None:
    save_one(engine, "a")
    (figure_id,) = queries.read_figures(engine, Filter())["figure_id"]
    before = queries.read_evidence(engine, figure_id)
    save.save_document(engine, document(url="a", text="Other words."), [], NOW)
    after = queries.read_evidence(engine, figure_id)
    assert before is not None
    assert after is not None
    assert (before.retired, after.retired) == (False, True)


def test_what_is_known_of_places(engine: Engine) -> None:
    save_one(engine, "a", IN_IDLIB)
    facts = places.read_place_facts(engine, ["idlib", "syria", "Nowhere"])
    assert set(facts) == {"idlib", "syria"}
    assert facts["idlib"].keys() >= {"country", "latitude", "longitude"}


def test_only_places_with_coordinates_are_located(engine: Engine) -> None:
    save_one(engine, "a", IN_IDLIB)
    located = places.locate_places(engine, ["idlib", "syria", "Nowhere"])
    assert all(isinstance(degrees, float) for pair in located.values() for degrees in pair)


def test_quotes_are_the_sentences_of_figures(engine: Engine) -> None:
    save_one(engine, "a", IN_IDLIB)
    (row,) = queries.read_figures(engine, Filter()).to_dict("records")
    evidence = queries.read_evidence(engine, row["figure_id"])
    assert evidence
    quoted = evidence.text[slice(*evidence.quote)]
    assert queries.read_quotes(engine, [row["figure_id"]]) == {row["figure_id"]: quoted}

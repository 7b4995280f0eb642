"""Official APIs: their records become figures that quote a sentence, page after page, and go on after a break."""

import datetime as dt

import pytest
from sqlalchemy import Engine

from db import queries, save
from db.models import FeedRow
from db.queries import Filter, read_captures, read_evidence, read_figures
from tests.tracker.site import Site
from tests.tracker.sources import apis
from tracker.capture import Target, Watch, capture
from tracker.figure import Figure
from tracker.reextract import reextract
from tracker.settings import Settings
from tracker.sources import open_source
from tracker.sources.protocol import Access, Problem, Record, SourceFailed
from tracker.sources.records import count, identity
from tracker.sources.reliefweb import changed_since

DAY = dt.date.fromisoformat


def records(kind: str, location: str, access: Access) -> list[Record]:
    items = list(open_source(kind, location, access).items())
    assert not [item for item in items if isinstance(item, Problem)]
    return [item for item in items if isinstance(item, Record)]


def told(figure: Figure) -> tuple[object, ...]:
    return figure.metric, figure.low, figure.high, str(figure.measure), figure.place, figure.start, figure.end


def quotes(record: Record) -> list[str]:
    return [record.document.text[slice(*figure.quote)] for figure in record.figures]


@pytest.mark.parametrize("kind", ["hdx_hapi", "idmc", "unhcr"])
def test_every_figure_stands_in_its_sentence(kind: str, site: Site, access: Access) -> None:
    found = records(kind, apis.serve(site, kind), access)
    for record in found:
        assert record.document.published
        for figure, quote in zip(record.figures, quotes(record), strict=True):
            number = record.document.text[slice(*figure.at)]
            assert int(number.replace(",", "")) in (figure.low, figure.high)
            assert number in quote
            assert quote.endswith(f"{figure.source} reports.")
            assert figure.place[0] in quote
    assert len({record.document.url for record in found}) == len(found)
    assert not any("TEST" in record.document.url or "dGVzdA" in record.document.url for record in found)


def test_idps_of_hapi_are_stocks_of_the_finest_place(site: Site, access: Access) -> None:
    khartoum, village, sudan = records("hdx_hapi", apis.serve(site, "hdx_hapi"), access)
    end = DAY("2024-05-31")
    assert [told(f) for f in khartoum.figures] == [("displaced", 96210, 96210, "stock", ("Khartoum",), None, end)]
    # The gazetteer does not know this district; the state that holds it is named too.
    assert village.figures[0].place == ("Um Algora", "Aj Jazirah")
    assert village.codes == {"Um Algora": "SD15099", "Aj Jazirah": "SD15"}
    assert (sudan.figures[0].place, sudan.figures[0].end) == (("Sudan",), DAY("2024-05-01"))


def test_refugees_of_hapi_are_whole_groups_only(site: Site, access: Access) -> None:
    (record,) = records("hdx_hapi", apis.serve(site, "hdx_hapi", endpoint="refugees"), access)
    assert [told(f) for f in record.figures] == [
        ("refugees", 712300, 712300, "stock", ("Chad",), None, DAY("2024-12-31"))
    ]
    assert (record.figures[0].population, record.figures[0].subset) == ("from Sudan", True)


def test_returnees_of_hapi_are_flows_to_where_they_come_from(site: Site, access: Access) -> None:
    (record,) = records("hdx_hapi", apis.serve(site, "hdx_hapi", endpoint="returnees"), access)
    year = (DAY("2023-01-01"), DAY("2023-12-31"))
    assert [told(f) for f in record.figures] == [("returned", 30500, 30500, "flow", ("Syrian Arab Republic",), *year)]


def test_fatalities_of_hapi_count_those_of_civilians_as_a_part(site: Site, access: Access) -> None:
    whole, part = records("hdx_hapi", apis.serve(site, "hdx_hapi", endpoint="conflict"), access)
    month = (DAY("2024-11-01"), DAY("2024-11-30"))
    assert told(whole.figures[0]) == ("killed", 164, 164, "flow", ("Idleb",), *month)
    assert [(f.subset, f.population) for f in (*whole.figures, *part.figures)] == [
        (False, ""),
        (True, "civilian targeting"),
    ]


def test_updates_of_idmc_keep_their_qualifier(site: Site, access: Access) -> None:
    one, several = records("idmc", apis.serve(site, "idmc"), access)
    days = (DAY("2024-05-05"), DAY("2024-05-06"))
    assert told(one.figures[0]) == ("displaced", 1730, None, "flow", ("Aj Jazirah", "Sudan"), *days)
    assert "Families left two villages after an attack." in one.document.text
    assert several.figures[0].place == ("Philippines",)
    assert one.document.title == "Sudan: clashes in Aj Jazirah - 05/05/2024"


def test_rows_of_unhcr_have_a_figure_for_each_group(site: Site, access: Access) -> None:
    from_syria, everybody, idps = records("unhcr", apis.serve(site, "unhcr"), access)
    assert [(f.metric, f.low, f.place, f.population, f.subset) for f in from_syria.figures] == [
        ("refugees", 3214780, ("Türkiye",), "from Syrian Arab Rep.", True),
        ("returned", 21300, ("Syrian Arab Rep.",), "returned refugees, from Türkiye", True),
    ]
    assert [(f.low, f.population, f.subset) for f in everybody.figures] == [
        (3251120, "", False),
        (222060, "asylum seekers", False),
    ]
    assert [(f.metric, f.low, str(f.measure)) for f in idps.figures] == [
        ("displaced", 9053000, "stock"),
        ("returned", 1200, "flow"),
    ]


def test_all_pages_are_read(site: Site, access: Access) -> None:
    records("hdx_hapi", apis.serve(site, "hdx_hapi"), access)
    records("unhcr", apis.serve(site, "unhcr"), access)
    list(open_source("reliefweb", apis.serve(site, "reliefweb"), access).items())
    asked = " ".join(site.paths())
    assert "offset=0" in asked
    assert "offset=2" in asked
    assert "page=2" in asked
    assert "page=3" not in asked


@pytest.mark.parametrize(
    ("kind", "key"), [("reliefweb", "appname"), ("hdx_hapi", "app_identifier"), ("idmc", "client")]
)
def test_who_asks_without_a_name_is_told_how_to_get_one(kind: str, key: str, site: Site, access: Access) -> None:
    location = apis.serve(site, kind).replace(key, "other")
    with pytest.raises(SourceFailed, match=f"lacks {key}"):
        list(open_source(kind, location, access).items())


@pytest.mark.parametrize("kind", apis.DOCUMENTS)
@pytest.mark.parametrize("body", ["<html></html>", "[1", '{"data": 7, "items": null}', ""])
def test_what_is_no_answer_of_the_api_is_said(kind: str, body: str, site: Site, access: Access) -> None:
    location = apis.serve(site, kind)
    site.put(location.removeprefix(site.url).partition("?")[0], body, "application/json")
    with pytest.raises(SourceFailed, match=r"does not answer with|answers without"):
        list(open_source(kind, location, access).items())


@pytest.mark.parametrize("kind", ["hdx_hapi", "reliefweb"])
@pytest.mark.parametrize("limit", ["0", "many", "-5"])
def test_pages_of_no_size_are_said(kind: str, limit: str, site: Site, access: Access) -> None:
    with pytest.raises(SourceFailed, match=f"pages of {limit}; write limit=100"):
        list(open_source(kind, f"{apis.serve(site, kind)}&limit={limit}", access).items())


def test_a_refusal_of_the_api_is_its_status(site: Site, access: Access) -> None:
    location = apis.serve(site, "reliefweb")
    site.put("/v2/reports", "", status=403)
    with pytest.raises(SourceFailed, match="answered 403"):
        list(open_source("reliefweb", location, access).items())


@pytest.mark.parametrize("kind", ["hdx_hapi", "idmc"])
def test_a_refusal_is_kept_without_the_key(kind: str, engine: Engine, settings: Settings, site: Site) -> None:
    location = apis.serve(site, kind)
    site.put(location.removeprefix(site.url).partition("?")[0], "", status=403)
    result = capture(engine, settings, Target(kind=kind, location=location, local=True))
    (kept,) = read_captures(engine)
    for told in (result.error, *result.problems, kept["error"]):
        assert "=…" in told
        assert "dGVzdA" not in told
        assert "TEST" not in told


@pytest.mark.parametrize(
    ("written", "read"), [(5, 5), ("5", 5), ("1,200", 1200), (5.0, 5), ("0", None), ("-", None), (None, None)]
)
def test_counts_as_apis_write_them(written: object, read: int | None) -> None:
    assert count(written) == read


@pytest.mark.parametrize("wrong", [-1, 1.5, "many", True, [5]])
def test_counts_that_are_none(wrong: object) -> None:
    if wrong is True:
        assert count(wrong) is None
        return
    with pytest.raises((TypeError, ValueError)):
        count(wrong)


def test_the_identity_of_a_record_holds_no_key() -> None:
    assert identity("https://api.example/idps?app_identifier=secret", ["SD01", None, "", 3]) == (
        "https://api.example/idps#SD01/3"
    )


def test_a_condition_more_keeps_those_of_the_query() -> None:
    since = dt.datetime(2024, 5, 6, tzinfo=dt.UTC)
    either = [("appname", "a"), ("filter[operator]", "OR"), ("filter[conditions][0][field]", "country")]
    assert changed_since(either, since) == [
        ("appname", "a"),
        ("filter[conditions][0][operator]", "OR"),
        ("filter[conditions][0][conditions][0][field]", "country"),
        ("filter[operator]", "AND"),
        ("filter[conditions][1][field]", "date.changed"),
        ("filter[conditions][1][value][from]", "2024-05-06T00:00:00+00:00"),
    ]
    assert changed_since([], since)[1] == ("filter[conditions][0][field]", "date.changed")


@pytest.fixture
def feed(engine: Engine, site: Site) -> Target:
    location = apis.serve(site, "reliefweb")
    now = dt.datetime(2024, 5, 10, tzinfo=dt.UTC)
    row = FeedRow(name="RW", kind="reliefweb", location=location, interval_minutes=60, added=now, local=True)
    save.add_feed(engine, row)
    return Target(kind="reliefweb", location=location, feed_id=queries.read_feeds(engine)[0].id, local=True)


def test_an_interrupted_capture_goes_on_and_a_whole_one_asks_for_changes_only(
    engine: Engine, settings: Settings, site: Site, feed: Target
) -> None:
    after_one = Watch(stopping=lambda: True)
    now = lambda: dt.datetime(2024, 5, 10, tzinfo=dt.UTC)  # noqa: E731
    assert capture(engine, settings, feed, watch=after_one, clock=now).new == 1
    whole = capture(engine, settings, feed, clock=now)
    assert (whole.outcome, whole.new, whole.known) == ("ok", 2, 1)
    assert not any("2024-05-09T00" in path for path in site.paths())
    again = capture(engine, settings, feed, clock=now)
    assert (again.outcome, again.documents) == ("ok", 0)  # nothing changed since the ninth
    assert any("2024-05-09T00" in path for path in site.paths())
    figures = read_figures(engine, Filter())
    assert sorted(figures[figures["publisher"] == "OCHA"]["low"]) == [82, 1200]


def test_figures_of_records_are_kept_with_the_record_as_evidence(
    engine: Engine, settings: Settings, site: Site
) -> None:
    for endpoint in apis.HAPI:
        target = Target(kind="hdx_hapi", location=apis.serve(site, "hdx_hapi", endpoint=endpoint), local=True)
        assert capture(engine, settings, target).outcome == "ok"
        assert capture(engine, settings, target).new == 0
    figures = read_figures(engine, Filter())
    assert sorted(figures["low"]) == [41, 164, 4120, 30500, 96210, 712300, 6780450]
    assert set(figures["organization"]) == {"IOM DTM", "UNHCR", "ACLED"}
    with engine.connect() as connection:
        origins = {row.origin for row in connection.exec_driver_sql("SELECT origin FROM figure")}
        codes = {row.code for row in connection.exec_driver_sql("SELECT code FROM figure_place")}
    assert origins == {"record"}
    assert codes >= {"SD01", "SD15", "SDN", "TCD", "SYR", "SY07"}
    evidence = read_evidence(engine, int(figures["figure_id"].iloc[0]))
    assert evidence
    assert evidence.text[slice(*evidence.quote)].endswith("reports.")
    assert all(row["error"] == "" for row in read_captures(engine))


def test_newer_rules_do_not_read_records(engine: Engine, settings: Settings, site: Site) -> None:
    capture(engine, settings, Target(kind="idmc", location=apis.serve(site, "idmc"), local=True))
    before = read_figures(engine, Filter())
    reextract(engine)
    assert list(read_figures(engine, Filter())["figure_id"]) == list(before["figure_id"])


def test_a_revised_record_is_a_new_version_of_the_same_document(engine: Engine, settings: Settings, site: Site) -> None:
    rows = apis.recorded("hdx_hapi_idps", site)
    target = Target(kind="hdx_hapi", location=apis.serve(site, "hdx_hapi", rows), local=True)
    capture(engine, settings, target)
    rows[0]["population"] = 97000
    result = capture(engine, settings, target)
    assert (result.changed, result.known) == (1, 2)
    assert 97000 in set(read_figures(engine, Filter())["low"])
    assert 96210 not in set(read_figures(engine, Filter())["low"])

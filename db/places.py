"""The reads of places: their names, what holds them, where they are."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Engine, select
from sqlmodel import col

from db.engine import reading
from db.models import PlaceAboveRow, PlaceRow


def places_within(engine: Engine, places: tuple[str, ...]) -> set[str]:
    """Return some places of a ``Filter`` and the codes of those that lie in them."""
    query = select(col(PlaceAboveRow.code)).where(col(PlaceAboveRow.above).in_(places))
    with reading(engine) as connection:
        return {*places, *connection.execute(query).scalars()}


def read_places_above(engine: Engine) -> list[tuple[str, str]]:
    """Return each place that has figures with each place that holds it, as codes."""
    query = select(col(PlaceAboveRow.code), col(PlaceAboveRow.above))
    with reading(engine) as connection:
        return [(code, above) for code, above in connection.execute(query)]


def name_places(engine: Engine, places: tuple[str, ...]) -> dict[str, str]:
    """Return the name of each place of a ``Filter``; what is no known code is its own name."""
    query = select(col(PlaceRow.code), col(PlaceRow.name)).where(col(PlaceRow.code).in_(places))
    with reading(engine) as connection:
        known = dict(connection.execute(query).all()) if places else {}
    return {place: known.get(place, place) for place in places}


def locate_places(engine: Engine, codes: Iterable[str]) -> dict[str, tuple[float, float]]:
    """Return latitude and longitude (WGS 84 degrees) of those places of some codes that have coordinates."""
    columns: tuple[Any, ...] = (col(PlaceRow.code), col(PlaceRow.latitude), col(PlaceRow.longitude))
    query = select(*columns).where(col(PlaceRow.code).in_(set(codes)), col(PlaceRow.latitude).is_not(None))
    with reading(engine) as connection:
        return {code: (latitude, longitude) for code, latitude, longitude in connection.execute(query)}


def read_place_facts(engine: Engine, codes: Iterable[str]) -> dict[str, dict[str, Any]]:
    """Return what is known of those of some codes that are places.

    ``country`` (ISO3), ``adm1_code`` and ``adm1_name`` of the first-level unit that it is or lies in (missing where
    there is none), ``latitude`` and ``longitude`` (WGS 84 degrees, None where unknown).
    """
    above = PlaceRow.__table__.alias("above")  # type: ignore[attr-defined]
    columns: tuple[Any, ...] = (PlaceRow.code, PlaceRow.country, PlaceRow.latitude, PlaceRow.longitude)
    wanted = set(codes)
    places = select(*columns).where(col(PlaceRow.code).in_(wanted))
    units = (
        select(col(PlaceAboveRow.code), above.c.code.label("adm1_code"), above.c.name.label("adm1_name"))
        .join(above, above.c.code == col(PlaceAboveRow.above))
        .where(col(PlaceAboveRow.code).in_(wanted), above.c.level == "1")
    )
    with reading(engine) as connection:
        facts = {row["code"]: dict(row) for row in connection.execute(places).mappings()}
        for unit in connection.execute(units).mappings():
            facts[unit["code"]] |= unit
    return facts

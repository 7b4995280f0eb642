"""From an address to a file: ``/export/FORMAT`` with the same parameters as the pages."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

import orjson
from fastapi import APIRouter, HTTPException, Request, Response
from sqlalchemy import Engine

from dashboard.data import DATABASE_AWAY, Data
from dashboard.exports import FORMATS
from dashboard.exports.export import Export
from dashboard.exports.picture import SIZES, picture
from dashboard.filters import Choice, choice_from_query
from dashboard.options import chosen_crisis
from dashboard.places import place_names
from dashboard.reading import read_shown
from dashboard.request import LANGUAGE_COOKIE
from dashboard.translations import FALLBACK, Texts, languages, texts
from db.places import read_place_facts
from db.queries import read_crises, read_quotes
from tracker.metrics import metrics

NO_TEMPLATES: Mapping[str, Path] = MappingProxyType({})


def export_addresses(data: Data) -> APIRouter:
    """Return the addresses of all export formats on the database that is shown."""
    router = APIRouter()

    @router.get("/export/picture")
    def export_picture(request: Request, purpose: str = "slide") -> Response:
        """Answer with the chart that the browser draws for a purpose; 400 for another purpose."""
        if purpose not in SIZES:
            raise HTTPException(400, f"There is no size for {purpose!r}; there are {', '.join(SIZES)}.")
        told = picture(_asked(data, request), purpose)
        return Response(orjson.dumps(told, option=orjson.OPT_SERIALIZE_NUMPY), media_type="application/json")

    @router.get("/export/{name}")
    def export(name: str, request: Request) -> Response:
        """Answer with the file of a view; 404 for another format."""
        if name not in FORMATS:
            raise HTTPException(404, f"There is no export format {name!r}; there are {', '.join(FORMATS)}.")
        told, kind = _asked(data, request), FORMATS[name]
        disposition = f'attachment; filename="{told.file_name(kind.ending)}"'
        return Response(kind.write(told), media_type=kind.media_type, headers={"Content-Disposition": disposition})

    return router


def _asked(data: Data, request: Request) -> Export:
    """Return the view that an address asks for; 400 where it names no metric, 503 while the database is away."""
    choice = replace(choice_from_query(request.url.query, metrics()), figure=None)
    if not choice.metric:
        raise HTTPException(400, f"Say which metric: ?metric= one of {', '.join(metrics())}.")
    permalink = f"{str(request.base_url).rstrip('/')}/trends{choice.query()}"
    try:
        return read_export(
            data.engine, choice, _texts(request), permalink, is_demo=data.is_demo, templates=data.templates
        )
    except DATABASE_AWAY as error:
        raise HTTPException(503, "The database cannot be reached; try again in a moment.") from error


def read_export(
    engine: Engine,
    choice: Choice,
    told_in: Texts,
    permalink: str,
    *,
    is_demo: bool,
    templates: Mapping[str, Path] = NO_TEMPLATES,
) -> Export:
    """Return what is shown for a choice with a metric, ready to be written to a file."""
    crisis = chosen_crisis(read_crises(engine), choice)
    shown = read_shown(engine, choice, crisis)
    points = shown.points
    codes = points["place_code"].str.split("; ").str[0]
    return Export(
        choice=choice,
        places=place_names(engine, choice.filter(crisis).places, told_in),
        shown=shown,
        texts=told_in,
        permalink=permalink,
        made=dt.datetime.now(dt.UTC).replace(microsecond=0),
        quotes=read_quotes(engine, points["figure_id"].tolist()),
        facts=read_place_facts(engine, codes.unique()),
        templates=templates,
        is_demo=is_demo,
    )


def _texts(request: Request) -> Texts:
    asked = request.query_params.get("language") or request.cookies.get(LANGUAGE_COOKIE, "")
    if asked in languages():
        return texts(asked)
    accepted = [part.split(";")[0].strip()[:2] for part in request.headers.get("accept-language", "").split(",")]
    return texts(next((code for code in accepted if code in languages()), FALLBACK))

"""What is handed out beside the pages, with their parameters: ``/export``, ``/cite``, ``/briefing``, ``/embed``."""

import re
from dataclasses import replace
from html import escape
from typing import Annotated

import orjson
from fastapi import APIRouter, Body, HTTPException, Request, Response
from fastapi.responses import HTMLResponse

from dashboard.briefing import Asked, NoSuchCrisisError, keep_briefing, read_briefing
from dashboard.charts.chart import chart_of
from dashboard.charts.style import THEMES
from dashboard.data import DATABASE_AWAY, Data
from dashboard.exporting import read_export
from dashboard.exports import FORMATS
from dashboard.exports.briefing import FORMATS as BRIEFING_FORMATS
from dashboard.exports.citation import STYLES, of_chart, of_figure
from dashboard.exports.export import Export
from dashboard.exports.picture import SIZES, picture
from dashboard.filters import choice_from_query
from dashboard.request import LANGUAGE_COOKIE
from dashboard.translations import FALLBACK, Texts, languages, texts
from db.queries import read_evidence
from tracker.metrics import metrics

MOST_ROWS = 200_000
EMBED = """<!DOCTYPE html><html lang="{language}" dir="{direction}"><head><meta charset="utf-8"><title>{title}</title>
<meta name="viewport" content="width=device-width"><link rel="stylesheet" href="/assets/embed.css"></head>
<body><h1>{title}</h1><p>{subtitle}</p><div id="chart" data-figure="{figure}"></div>{notes}
<p><a href="{link}" target="_blank" rel="noopener">{more}</a></p>
<script src="/assets/plotly-basic.min.js"></script><script src="/assets/embed.js"></script></body></html>"""
EMBED_POLICY = (
    "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; frame-ancestors 'self' {hosts}"
)


def addresses(data: Data) -> APIRouter:
    """Return the addresses on the database that is shown."""
    router = APIRouter()
    _add_exports(router, data)
    _add_rows(router, data)
    _add_citations(router, data)
    _add_briefings(router, data)
    _add_embed(router, data)
    return router


def _add_exports(router: APIRouter, data: Data) -> None:
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
        return _file(kind.write(told), kind.media_type, told.file_name(kind.ending))


def _add_rows(router: APIRouter, data: Data) -> None:
    @router.post("/export/{name}")
    def export_rows(name: str, request: Request, rows: Annotated[list[int], Body(max_length=MOST_ROWS)]) -> Response:
        """Answer with the file of some figures of a view, by their ids; 404 for another format."""
        if name not in FORMATS:
            raise HTTPException(404, f"There is no export format {name!r}; there are {', '.join(FORMATS)}.")
        told, kind = _asked(data, request).only(rows), FORMATS[name]
        return _file(kind.write(told), kind.media_type, told.file_name(kind.ending))


def _add_citations(router: APIRouter, data: Data) -> None:
    @router.get("/cite/{name}")
    def cite(name: str, request: Request) -> Response:
        """Answer with the citation of a figure (``?figure=``), else of the chart of a view; 404 for another style."""
        if name not in STYLES:
            raise HTTPException(404, f"There is no style {name!r}; there are {', '.join(STYLES)}.")
        style, told_in = STYLES[name], _texts(request)
        choice = choice_from_query(request.url.query, metrics())
        if choice.figure is None:
            citation = of_chart(_asked(data, request))
        else:
            try:
                evidence = read_evidence(data.engine, choice.figure, choice.known)
            except DATABASE_AWAY as error:
                raise HTTPException(503, "The database cannot be reached; try again in a moment.") from error
            if evidence is None:
                raise HTTPException(404, "There is no figure of this number.")
            citation = of_figure(evidence.figure, evidence.text[slice(*evidence.quote)], told_in)
        content = style.write(citation, told_in).encode()
        return _file(content, f"{style.media_type}; charset=utf-8", f"{citation.key}.{style.ending}")


def _add_briefings(router: APIRouter, data: Data) -> None:
    @router.get("/briefing/{ending}")
    def briefing(ending: str, request: Request) -> Response:
        """Answer with the briefing of a crisis; 404 for another format or crisis."""
        if ending not in BRIEFING_FORMATS:
            raise HTTPException(404, f"There is no briefing as {ending!r}; there are {', '.join(BRIEFING_FORMATS)}.")
        media_type, write = BRIEFING_FORMATS[ending]
        asked = Asked(
            choice=choice_from_query(request.url.query, metrics()),
            texts=_texts(request),
            address=str(request.base_url).rstrip("/"),
            templates=data.templates,
            is_demo=data.is_demo,
        )
        try:
            content = write(read_briefing(data.engine, asked), data.templates.get(ending))
            keep_briefing(data.engine, asked)
        except NoSuchCrisisError as error:
            raise HTTPException(404, str(error)) from error
        except DATABASE_AWAY as error:
            raise HTTPException(503, "The database cannot be reached; try again in a moment.") from error
        stem = re.sub(r"[^a-z0-9]+", "-", asked.choice.crisis.lower()).strip("-") or "crisis"
        return _file(content, media_type, f"briefing-{stem}.{ending}")


def _add_embed(router: APIRouter, data: Data) -> None:
    @router.get("/embed")
    def embed(request: Request) -> Response:
        """Answer with the chart of a view alone, for a page of the organization's own (``TRACKER_EMBED_HOSTS``)."""
        told = _asked(data, request)
        empty = told.shown.points.empty
        light = THEMES["light"]
        chart = (
            {}
            if empty
            else chart_of(
                told.shown, told.choice, told.texts, light, places=told.places, marks=told.marks, apart=told.small
            )
        )
        figure = orjson.dumps(chart, option=orjson.OPT_SERIALIZE_NUMPY).decode()
        page = EMBED.format(
            language=told.texts.language, direction=told.texts.direction, title=escape(told.title),
            subtitle=escape(told.subtitle), figure=escape(figure), link=escape(told.permalink),
            notes="".join(f"<p>{escape(note)}</p>" for note in told.footnotes[:-1]),
            more=escape(told.texts("embed_more")),
        )  # fmt: skip
        policy = EMBED_POLICY.format(hosts=data.embed_hosts).strip()
        return HTMLResponse(page, headers={"Content-Security-Policy": policy})


def _file(content: bytes, media_type: str, name: str) -> Response:
    return Response(content, media_type=media_type, headers={"Content-Disposition": f'attachment; filename="{name}"'})


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


def _texts(request: Request) -> Texts:
    asked = request.query_params.get("language") or request.cookies.get(LANGUAGE_COOKIE, "")
    if asked in languages():
        return texts(asked)
    accepted = [part.split(";")[0].strip()[:2] for part in request.headers.get("accept-language", "").split(",")]
    return texts(next((code for code in accepted if code in languages()), FALLBACK))

"""The read-only REST API at ``/api/v1``: the same data and the same parameters as the pages, as JSON or CSV."""

import datetime as dt
from collections.abc import Callable
from enum import StrEnum
from typing import Annotated, Any

import orjson
import pandas as pd
from fastapi import Depends, FastAPI, HTTPException, Path, Query, Request, Response
from fastapi.responses import HTMLResponse
from fastapi_offline import FastAPIOffline

from dashboard.data import DATABASE_AWAY, Data
from dashboard.exports.json import records
from dashboard.exports.table import harmless, written
from dashboard.filters import LONGEST_NAME, MOST_ORGANIZATIONS, MOST_PLACES, Choice
from dashboard.options import chosen_crisis
from dashboard.reading import read_claimed, read_shown
from db.documents import DocumentFilter, count_documents, read_document, read_documents
from db.queries import count_figures_by_place, read_crises, read_feeds, read_figures
from tracker.figure import Measure
from tracker.metrics import metrics
from tracker.sources.addresses import without_secrets

MOST_ITEMS = 1_000
CLAIM = ["claim", "figure_id", "rank", "reason", "metric", "place_id", "organization", "day", "value"]
LINE = ["at", "series", "organization", "recommended", "day", "until", "value", "figure_id", "claim"]
LARGEST_ID = 2**63 - 1
CHANGE_WITHOUT_REVISION = ("/feeds", "/crises")

Metric = StrEnum("Metric", list(metrics()))  # type: ignore[misc]
Name = Annotated[str, Query(max_length=LONGEST_NAME)]


class Form(StrEnum):
    """How the items are written."""

    json = "json"
    csv = "csv"


def asked_choice(
    metric: Annotated[Metric | None, Query(description="The name of a metric.")] = None,
    place: Annotated[
        list[Name] | None, Query(max_length=MOST_PLACES, description="Codes or names; with parts.")
    ] = None,
    crisis: Annotated[Name, Query(description="The name of a crisis; gives places and days.")] = "",
    since: Annotated[dt.date | None, Query(description="First day a figure stands for.")] = None,
    until: Annotated[dt.date | None, Query(description="Last day a figure stands for.")] = None,
    parts: Annotated[bool, Query(description="Parts of totals too.")] = False,
    organization: Annotated[
        list[Name] | None, Query(max_length=MOST_ORGANIZATIONS, description="Canonical names; all if none is given.")
    ] = None,
    measure: Annotated[Measure | None, Query(description="How the number counts, as its sentence tells.")] = None,
) -> Choice:
    """Return what the parameters choose; 400 where the days are in the wrong order."""
    if since and until and since > until:
        raise HTTPException(400, "since must not be after until.")
    return Choice(
        crisis=crisis,
        metric=metric.value if metric else "",
        places=tuple(place or ()),
        since=since,
        until=until,
        organizations=tuple(organization or ()),
        measure=measure.value if measure else "",
        parts=parts,
    )


class Page:
    """A page of items: from ``offset``, at most ``limit``, in a form."""

    def __init__(
        self,
        limit: Annotated[int, Query(ge=1, le=MOST_ITEMS)] = 100,
        offset: Annotated[int, Query(ge=0, le=LARGEST_ID)] = 0,
        format: Annotated[Form, Query()] = Form.json,  # noqa: A002  the parameter's name
    ) -> None:
        self.limit, self.offset, self.form = limit, offset, format

    def of(self, table: pd.DataFrame) -> Response:
        """Answer with the page of a whole table."""
        return self.answer(table.iloc[self.offset : self.offset + self.limit], len(table))

    def answer(self, items: pd.DataFrame, total: int) -> Response:
        """Answer with the items of the page; ``total`` counts those of all pages."""
        if self.form is Form.csv:
            told = written(items).map(harmless).to_csv(index=False, lineterminator="\r\n")
            return Response(told, media_type="text/csv; charset=utf-8", headers={"X-Total-Count": str(total)})
        return _json({"total": total, "limit": self.limit, "offset": self.offset, "items": records(items)})


_SENTENCE = {"application/json": {"schema": {"type": "object", "properties": {"detail": {"type": "string"}}}}}
ANSWERS: dict[int | str, dict[str, Any]] = {
    200: {"description": "The items.", "content": {"text/csv": {"schema": {"type": "string"}}}},
    304: {"description": "The data are what you know already."},
    400: {"description": "The parameters do not fit together.", "content": _SENTENCE},
    503: {"description": "The database cannot be reached.", "content": _SENTENCE},
}
"""What every address may answer besides its items as JSON."""

Chosen = Annotated[Choice, Depends(asked_choice)]
Paged = Annotated[Page, Depends()]


def create_api(data: Data) -> FastAPI:
    """Return the API on the data that is shown; mount it at ``/api/v1``."""
    api = FastAPIOffline(
        title="Displacement Figures Tracker", version="1", docs_url=None, redoc_url=None, responses=ANSWERS
    )
    api.middleware("http")(_by_revision(data))
    _add_lists(api, data)
    _add_figures(api, data)
    _add_documents(api, data)

    @api.get("/docs", include_in_schema=False)
    def docs(request: Request) -> HTMLResponse:
        """Show the API to a person."""
        root = request.scope.get("root_path", "")
        return HTMLResponse(DOCS.format(root=root), headers={"Content-Security-Policy": DOCS_POLICY})

    @api.get("/docs.js", include_in_schema=False)
    def docs_script() -> Response:
        """Start the page of the API; a script of its own needs no exception from the policy."""
        return Response(DOCS_SCRIPT, media_type="text/javascript")

    return api


DOCS = """<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>API – Displacement figures</title>
<link rel="stylesheet" href="{root}/static-offline-docs/swagger-ui.css"></head><body><div id="swagger-ui"></div>
<script src="{root}/static-offline-docs/swagger-ui-bundle.js"></script>
<script src="{root}/docs.js"></script></body></html>"""
DOCS_SCRIPT = 'SwaggerUIBundle({url: "openapi.json", dom_id: "#swagger-ui", validatorUrl: null});'
DOCS_POLICY = "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'"


def _add_lists(api: FastAPI, data: Data) -> None:
    @api.get("/metrics")
    def list_metrics(page: Paged) -> Response:
        """The metrics: what is counted, in which unit, under which HXL tag."""
        return page.of(pd.DataFrame([metric.model_dump(mode="json") for metric in metrics().values()]))

    @api.get("/crises")
    def list_crises(page: Paged) -> Response:
        """The crises: named selections of places, days, metrics and languages."""
        fields = ["name", "places", "metrics", "languages", "start", "end"]
        rows = [{name: getattr(crisis, name) for name in fields} for crisis in read_crises(data.engine)]
        return page.of(pd.DataFrame(rows, columns=fields))

    @api.get("/feeds")
    def list_feeds(page: Paged) -> Response:
        """The feeds; addresses without keys, and none of one on the own network."""

        def told(location: str) -> str:
            return without_secrets(location) if location.startswith("http") else ""

        rows = [
            {
                "name": feed.name,
                "kind": feed.kind,
                "location": "" if feed.local else told(feed.location),
                "interval_minutes": feed.interval_minutes,
                "enabled": feed.enabled,
            }
            for feed in read_feeds(data.engine)
        ]
        return page.of(pd.DataFrame(rows, columns=["name", "kind", "location", "interval_minutes", "enabled"]))


def _add_figures(api: FastAPI, data: Data) -> None:
    def figures(choice: Choice) -> pd.DataFrame:
        return read_figures(data.engine, choice.filter(chosen_crisis(read_crises(data.engine), choice)))

    @api.get("/figures")
    def list_figures(choice: Chosen, page: Paged) -> Response:
        """The current figures, in order of the day they stand for."""
        return page.of(figures(choice))

    @api.get("/places")
    def list_places(choice: Chosen, page: Paged) -> Response:
        """The places, each with its number of figures, those of the places below included; most first."""
        wanted = choice.filter(chosen_crisis(read_crises(data.engine), choice))
        counts = count_figures_by_place(data.engine, wanted)
        rows = [{"place": code, "name": name, "figures": count} for code, (name, count) in counts.items()]
        return page.of(pd.DataFrame(rows, columns=["place", "name", "figures"]))

    @api.get("/organizations")
    def list_organizations(choice: Chosen, page: Paged) -> Response:
        """The organizations that figures come from, each with its number of figures; most first."""
        told = figures(choice).groupby(["organization", "organization_kind"]).size().reset_index(name="figures")
        return page.of(told.sort_values(["figures", "organization"], ascending=[False, True]))

    @api.get("/claims")
    def list_claims(choice: Chosen, page: Paged) -> Response:
        """Which figures tell the same fact; rank 0 is the recommended one, the reasons are joined by spaces."""
        claimed = read_claimed(data.engine, chosen_crisis(read_crises(data.engine), choice)).figures
        wanted = set(figures(choice)["figure_id"])
        table = claimed[claimed["figure_id"].isin(wanted)][CLAIM].sort_values(["claim", "rank"])
        return page.of(table)

    @api.get("/series")
    def list_series(choice: Chosen, page: Paged) -> Response:
        """The lines of a metric through its claims, the recommended ones among them; ``metric`` is needed."""
        if not choice.metric:
            raise HTTPException(400, "Say which metric.")
        shown = read_shown(data.engine, choice, chosen_crisis(read_crises(data.engine), choice))
        return page.of(shown.lines[LINE])


def _add_documents(api: FastAPI, data: Data) -> None:
    @api.get("/documents")
    def list_documents(
        page: Paged, words: Name = "", publisher: Name = "", language: Name = "", with_figures: bool | None = None
    ) -> Response:
        """The documents, last published first."""
        wanted = DocumentFilter(words=words, publisher=publisher, language=language, with_figures=with_figures)
        table = read_documents(data.engine, wanted, most=page.limit, offset=page.offset)
        return page.answer(table, count_documents(data.engine, wanted))

    @api.get("/documents/{document_id}", responses={404: {"description": "There is no such document."}})
    def one_document(document_id: Annotated[int, Path(ge=1, le=LARGEST_ID)]) -> Response:
        """A document with its text and where its figures stand in it."""
        told = read_document(data.engine, document_id)
        if told is None:
            raise HTTPException(404, "There is no document of this number.")
        return _json(told)


def _json(told: Any) -> Response:
    options = orjson.OPT_SERIALIZE_NUMPY | orjson.OPT_UTC_Z | orjson.OPT_PASSTHROUGH_SUBCLASS
    return Response(orjson.dumps(told, option=options, default=str), media_type="application/json")


def _by_revision(data: Data) -> Callable[..., Any]:
    """Return what gives each answer the data's revision as its tag, and answers 304 to who knows it already."""

    async def answer(request: Request, call: Callable[[Request], Any]) -> Response:
        revision = data.revision()
        tag = f'"{revision["number"]}-{int(bool(revision["demo"]))}"'
        tagged = not request.url.path.endswith(CHANGE_WITHOUT_REVISION)
        if tagged and request.headers.get("if-none-match") == tag:
            return Response(status_code=304, headers={"ETag": tag})
        try:
            response: Response = await call(request)
        except DATABASE_AWAY:
            return _json_error(503, "The database cannot be reached; try again in a moment.")
        if tagged and response.status_code == 200:
            response.headers["ETag"] = tag
        return response

    return answer


def _json_error(status: int, sentence: str) -> Response:
    return Response(orjson.dumps({"detail": sentence}), status_code=status, media_type="application/json")

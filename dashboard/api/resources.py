"""The addresses of the API: lists of what there is, figures and their lines, documents."""

from typing import Annotated

import pandas as pd
from fastapi import FastAPI, HTTPException, Path, Response

from dashboard.api.parameters import LARGEST_ID, Chosen, Name, Paged, as_json
from dashboard.data import Data
from dashboard.filters import Choice
from dashboard.reading import read_claimed, read_shown
from db.documents import DocumentFilter, count_documents, read_document, read_documents
from db.queries import count_figures_by_place, read_crises, read_crisis, read_feeds, read_figures
from tracker.metrics import metrics
from tracker.sources.addresses import without_secrets

CLAIM = ["claim", "figure_id", "rank", "reason", "metric", "place_id", "organization", "day", "value"]
LINE = ["at", "series", "organization", "recommended", "day", "until", "value", "figure_id", "claim"]


def add_resources(api: FastAPI, data: Data) -> None:
    """Add all addresses, on the data that is shown."""
    _add_lists(api, data)
    _add_figures(api, data)
    _add_documents(api, data)


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
        return read_figures(data.engine, choice.filter(read_crisis(data.engine, choice.crisis)))

    @api.get("/figures")
    def list_figures(choice: Chosen, page: Paged) -> Response:
        """The current figures, in order of the day they stand for."""
        return page.of(figures(choice))

    @api.get("/places")
    def list_places(choice: Chosen, page: Paged) -> Response:
        """The places, each with its number of figures, those of the places below included; most first."""
        wanted = choice.filter(read_crisis(data.engine, choice.crisis))
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
        claimed = read_claimed(data.engine, read_crisis(data.engine, choice.crisis)).figures
        wanted = set(figures(choice)["figure_id"])
        table = claimed[claimed["figure_id"].isin(wanted)][CLAIM].sort_values(["claim", "rank"])
        return page.of(table)

    @api.get("/series")
    def list_series(choice: Chosen, page: Paged) -> Response:
        """The lines of a metric through its claims, the recommended ones among them; ``metric`` is needed."""
        if not choice.metric:
            raise HTTPException(400, "Say which metric.")
        shown = read_shown(data.engine, choice, read_crisis(data.engine, choice.crisis))
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
        return as_json(told)

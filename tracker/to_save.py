"""A document and its figures as the database keeps them: names become codes and canonical organizations."""

from collections.abc import Mapping, Sequence
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from typing import Any

from db.save import DocumentToSave, FigureToSave, PlaceToSave
from tracker.document import Document
from tracker.figure import Figure
from tracker.gazetteer.locate import LocatedPlace, locate, locate_code
from tracker.gazetteer.store import Place
from tracker.organizations import resolve, resolve_publisher
from tracker.readers.pdf import NEW_PAGE, page_of


def document_to_save(document: Document) -> DocumentToSave:
    """Return a document as the database keeps it."""
    return DocumentToSave(
        url=document.url,
        publisher=document.publisher,
        title=document.title,
        published=document.published,
        language=document.language,
        text=document.text,
    )


def without_nul(document: Document) -> Document:
    """Return a document that PostgreSQL takes too: with another mark where a NUL stood, so that ranges hold."""
    texts = ("url", "publisher", "title", "text")
    return document.model_copy(update={name: getattr(document, name).replace("\0", "\ufffd") for name in texts})


def figures_to_save(
    document: Document, figures: Sequence[Figure], *, origin: str = "text", codes: Mapping[str, str] | None = None
) -> list[FigureToSave]:
    """Return a document's figures as the database keeps them, their places located, their organization resolved.

    ``origin`` tells whether sentences or a record report them; ``codes`` are those of place names that a record gives.
    """
    located = locate(name for figure in figures for name in figure.place)
    located |= {name: found for name, code in (codes or {}).items() if (found := locate_code(code))}
    read = {"origin": origin}
    return [
        FigureToSave(
            row=_row(figure) | {"page": _page(document, figure)} | read | _organization(document, figure, located),
            places=[(name, place_to_save(located[name])) for name in dict.fromkeys(figure.place)],
        )
        for figure in figures
    ]


@cache
def extractor_version() -> str:
    """Return the version of the rules that read figures, so that a later version can read again."""
    try:
        return version("displacement-tracker")
    except PackageNotFoundError:
        return "uninstalled"


def _row(figure: Figure) -> dict[str, Any]:
    (at_begin, at_end), (quote_begin, quote_end) = figure.at, figure.quote
    plain = ("metric", "low", "high", "subset", "population", "start", "end", "source", "confidence")
    row = {name: getattr(figure, name) for name in plain}
    row |= {name: str(getattr(figure, name)) for name in ("quantifier", "unit", "measure")}
    row |= {"at_begin": at_begin, "at_end": at_end, "quote_begin": quote_begin, "quote_end": quote_end}
    return row | {"why": list(figure.why), "extractor": extractor_version()}


def _page(document: Document, figure: Figure) -> int | None:
    return page_of(document.text, figure.at[0]) if NEW_PAGE in document.text else None


def _organization(document: Document, figure: Figure, located: dict[str, LocatedPlace | None]) -> dict[str, str]:
    """Return who the number comes from: the source's organization (nobody, of "a group"), else the publisher's."""
    country = next((place.country for name in figure.place if (place := located[name])), None)
    found = resolve(figure.source, country) if figure.source else resolve_publisher(document.publisher)
    if found is None:
        return {"organization": "" if figure.source else document.publisher, "organization_kind": ""}
    return {"organization": found.name, "organization_kind": str(found.kind or "")}


def place_to_save(located: LocatedPlace | None) -> PlaceToSave | None:
    """Return a located place as the database keeps it, with the places that hold it."""
    if located is None:
        return None
    above = tuple(_plain(place, located.country) for place in located.above)
    return _plain(located.place, located.country, above)


def _plain(place: Place, country: str, above: tuple[PlaceToSave, ...] = ()) -> PlaceToSave:
    return PlaceToSave(
        code=place.code, name=place.name, level=place.level, country=country, latitude=place.latitude,
        longitude=place.longitude, above=above,
    )  # fmt: skip

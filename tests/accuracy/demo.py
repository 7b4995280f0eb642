"""The demo as a corpus: its documents, and the table of facts as their gold, names as what they mean."""

import csv
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

import tracker
from tracker.document import Document
from tracker.figure import Figure
from tracker.gazetteer.locate import locate
from tracker.organizations import resolve_all

DEMO = Path(tracker.__file__).parent / "demo"


def documents() -> Iterator[Document]:
    for file in sorted(DEMO.glob("*/*.md")):
        _, front, text = file.read_text("utf-8").split("---\n", 2)
        yield Document.model_validate(yaml.safe_load(front) | {"id": file.stem, "text": text.strip()})


def gold() -> dict[str, dict[str, Any]]:
    """The facts of each page by its document's url, in the guidelines' format, places as codes."""
    facts: dict[str, list[dict[str, Any]]] = defaultdict(list)
    with (DEMO / "facts.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            facts[row["url"]].append(_figure(row))
    languages = {document.url: document.language for document in documents()}
    return {url: {"id": url, "language": languages[url], "figures": figures} for url, figures in facts.items()}


def meanings(figure: Figure) -> dict[str, Any]:
    """An extracted figure with its places as codes and its source as an organization."""
    return figure.as_json() | {"place": _codes(figure.place), "source": _organizations(figure.source)}


def _figure(row: dict[str, str]) -> dict[str, Any]:
    return row | {
        "low": int(row["low"]) if row["low"] else None,
        "high": int(row["high"]) if row["high"] else None,
        "subset": row["subset"] == "true",
        "place": _codes(row["place"].split(";")),
        "start": row["start"] or None,
        "end": row["end"] or None,
        "source": _organizations(row["source"]),
    }


def _codes(names: Any) -> list[str]:
    # A code is one word for the scorer, so that "SY02" does not hold its part "SY02:E".
    return [
        (place.place.code if (place := located) else name).replace(":", "") for name, located in locate(names).items()
    ]


def _organizations(source: str) -> list[str]:
    return [source, *(found.name for found in resolve_all(source))] if source else []

"""``tracker accuracy``: how right the extracted figures are, against annotated ones."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import orjson
import typer

from tracker.commands.console import CommandFailed, messages, results, table
from tracker.commands.extract import extract_all
from tracker.document import Document

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.accuracy import Score, Tally

SLOTS = ("Quantifier", "Unit", "Subset", "Place", "Period", "Source")
SHARES = ("Figures", "Precision", "Recall", "F1", "Complete", *SLOTS)


def accuracy(
    gold: Annotated[Path, typer.Argument(help="Annotated figures: a .jsonl file, or a folder of .json files.")],
    documents: Annotated[Path, typer.Argument(help="Their documents: a .jsonl file, or a folder of text files.")],
    jobs: Annotated[int, typer.Option("--jobs", "-j", min=1, metavar="N", help="Processes to use.")] = 1,
) -> None:
    """Extract the figures of documents and score them against annotated ones, over all, per language and metric.

    A file without an id in its front matter is known by its name.

    Example: tracker accuracy gold.jsonl documents.jsonl
    """
    from tracker.accuracy import read_gold, score

    try:
        annotated = read_gold(gold)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise CommandFailed(f"{gold} is no file of annotated figures ({error}).") from error
    predicted = {name: orjson.loads(line)["figures"] for name, line, _ in extract_all(_read(documents), jobs) if line}
    if not annotated.keys() & predicted.keys():
        raise CommandFailed(f"No document in {documents} has the id of one in {gold}.")
    _print(score(annotated, predicted))


def _read(path: Path) -> "Iterator[Document]":
    from tracker.readers import Unreadable, read, reader_for
    from tracker.settings import load_settings

    limit = int(load_settings().file_limit_mb * 1_000_000)
    if not path.exists():
        raise CommandFailed(f"There is no file or folder {path}.")
    for file in sorted(path.rglob("*")) if path.is_dir() else [path]:
        if file.is_file() and reader_for(file.name):
            with file.open("rb") as stream:
                for part in read(file.name, stream, limit):
                    if isinstance(part, Unreadable):
                        messages().print(part.about(str(file)))
                    elif isinstance(part, Document):
                        yield part if part.id else part.model_copy(update={"id": file.stem})


def _print(score: "Score") -> None:
    shown = table("", *SHARES, numbers=SHARES)
    groups = ([("All", score.all)], sorted(score.languages.items()), sorted(score.metrics.items()))
    for group in groups:
        for name, tally in group:
            shown.add_row(name, str(tally.gold), *(f"{share:.3f}" for share in _shares(tally)))
        shown.add_section()
    console = results()
    console.print(shown)
    console.print(f"{score.documents} documents. Each slot is scored on the figures that were found.")


def _shares(tally: "Tally") -> list[float]:
    found = [tally.precision, tally.recall, tally.f1, tally.completeness]
    return found + [tally.slot(slot.lower()) for slot in SLOTS]

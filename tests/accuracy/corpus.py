"""The project's own corpora: each article ``<language>/<name>.md`` has its gold beside it in ``<name>.json``.

Those in ``fresh/`` and ``later/`` (periods), ``situations/`` (periods and parts), ``places/``, ``sources/`` and
``voices/`` (places and sources) were written, with their gold, before the rules that they measure were changed;
``further/`` (places and sources) after, to measure them on articles that no rule has seen.
"""

import json
from pathlib import Path
from typing import Any

import yaml

FOLDER = Path(__file__).parent


def articles(language: str, corpus: str = "own") -> list[Path]:
    folder = FOLDER if corpus == "own" else FOLDER / corpus
    return sorted((folder / language).glob("*.md"))


def gold_of(article: Path) -> dict[str, Any]:
    return json.loads(article.with_suffix(".json").read_text("utf-8"))


def document_of(article: Path) -> dict[str, Any]:
    """The article as one line of ``tracker extract``: its front matter and its text."""
    _, front, text = article.read_text("utf-8").split("---\n", 2)
    return yaml.safe_load(front) | {"text": text.strip()}

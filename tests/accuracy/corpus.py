"""The project's own corpora: each article ``<language>/<name>.md`` has its gold beside it in ``<name>.json``.

All but ``de/`` and ``en/`` themselves were written, with their gold, before the rules that they measure were changed:
``fresh/``, ``later/``, ``periods/`` and ``when/`` (periods), ``places/``, ``where/`` and ``scenes/`` (places),
``sources/``, ``voices/``, ``who/`` and ``desks/`` (who says so), ``counts/`` and ``tallies/`` (which figures there
are), ``situations/``, ``again/``, ``mixed/``, ``press/``, ``papers/``, ``dailies/`` and ``dispatches/`` (all of them;
names of persons there are made up).
"""

import json
from pathlib import Path
from typing import Any

import yaml

FOLDER = Path(__file__).parent


def corpora() -> list[str]:
    """The names of all corpora, the one at the top as ``own``."""
    return ["own", *sorted({folder.parent.name for folder in FOLDER.glob("*/[a-z][a-z]") if folder.is_dir()})]


def articles(language: str, corpus: str = "own") -> list[Path]:
    folder = FOLDER if corpus == "own" else FOLDER / corpus
    return sorted((folder / language).glob("*.md"))


def gold_of(article: Path) -> dict[str, Any]:
    return json.loads(article.with_suffix(".json").read_text("utf-8"))


def document_of(article: Path) -> dict[str, Any]:
    """The article as one line of ``tracker extract``: its front matter and its text."""
    _, front, text = article.read_text("utf-8").split("---\n", 2)
    return yaml.safe_load(front) | {"text": text.strip()}

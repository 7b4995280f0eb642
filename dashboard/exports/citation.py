"""How to cite a figure or a chart: as a sentence, as BibTeX, as CSL JSON."""

import datetime as dt
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import orjson

from dashboard.exports.export import PROJECT, Export
from dashboard.translations import Texts
from dashboard.wording import as_sentence, figure_in_words, plain_date

LATEX = {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}
LATEX |= {mark: f"\\{mark}" for mark in "&%$#_{}"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """What is cited: who published it, its title and day, its address, and a note that says what is taken from it."""

    key: str
    author: str
    title: str
    issued: dt.date | None
    url: str
    note: str
    accessed: dt.date


def of_figure(figure: Mapping[str, Any], quote: str, texts: Texts) -> Citation:
    """Return the citation of the document that reports a figure (``db.queries.Evidence.figure``), with its sentence."""
    words = as_sentence(figure_in_words(texts, figure["quantifier"], figure["low"], figure["high"], figure["unit"]))
    return Citation(
        key=f"figure{figure['figure_id']}",
        author=figure["publisher"] or texts("unknown"),
        title=figure["title"] or figure["url"],
        issued=plain_date(figure["published"]),
        url=figure["url"],
        note=f"{words}: “{quote}” ({PROJECT}, {figure['figure_id']})",
        accessed=figure["retrieved"].date(),
    )


def of_chart(export: Export) -> Citation:
    """Return the citation of a chart: this tracker's, of the day it was made, with its sources."""
    return Citation(
        key=re.sub(r"[^a-z0-9]+", "", export.file_name("").lower()),
        author=PROJECT,
        title=export.title,
        issued=export.made.date(),
        url=export.permalink,
        note=export.footnotes[0],
        accessed=export.made.date(),
    )


def as_text(citation: Citation, texts: Texts) -> str:
    """Return the citation as one line."""
    day = f" ({texts.day(citation.issued)})" if citation.issued else ""
    accessed = texts("cite_accessed", day=texts.day(citation.accessed))
    return f"{citation.author}{day}: {citation.title}. {citation.url} ({accessed}). {citation.note}"


def as_bibtex(citation: Citation, texts: Texts) -> str:  # noqa: ARG001  BibTeX has no language
    """Return the citation as an entry of BibTeX, its marks escaped for LaTeX."""
    fields = {
        "author": "{" + _latex(citation.author) + "}",
        "title": "{" + _latex(citation.title) + "}",
        "year": str(citation.issued.year) if citation.issued else "",
        "date": citation.issued.isoformat() if citation.issued else "",
        "url": citation.url.replace("{", "%7B").replace("}", "%7D"),
        "urldate": citation.accessed.isoformat(),
        "note": _latex(citation.note),
    }
    told = ",\n".join(f"  {name} = {{{value}}}" for name, value in fields.items() if value)
    return f"@misc{{{citation.key},\n{told}\n}}\n"


def as_csl_json(citation: Citation, texts: Texts) -> str:
    """Return the citation as CSL JSON (the items of Zotero and of pandoc)."""
    item: dict[str, Any] = {
        "id": citation.key,
        "type": "webpage",
        "title": citation.title,
        "author": [{"literal": citation.author}],
        "URL": citation.url,
        "accessed": _date_parts(citation.accessed),
        "note": citation.note,
        "language": texts.language,
    }
    issued = {"issued": _date_parts(citation.issued)} if citation.issued else {}
    return orjson.dumps([item | issued], option=orjson.OPT_INDENT_2).decode()


def _latex(text: str) -> str:
    return "".join(LATEX.get(letter, letter) for letter in " ".join(text.split()))


def _date_parts(day: dt.date) -> dict[str, list[list[int]]]:
    return {"date-parts": [[day.year, day.month, day.day]]}


@dataclass(frozen=True, slots=True)
class Style:
    """A way to cite: the ending of its file, its media type, and what writes it."""

    ending: str
    media_type: str
    write: Callable[[Citation, Texts], str]


STYLES = {
    "text": Style("txt", "text/plain", as_text),
    "bibtex": Style("bib", "application/x-bibtex", as_bibtex),
    "csl-json": Style("json", "application/vnd.citationstyles.csl+json", as_csl_json),
}

"""Asking an API that answers with JSON: its address, its parameters, its pages."""

from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

import orjson

from tracker.sources.answer import Unreachable
from tracker.sources.protocol import Access, SourceFailed

MOST_PAGES = 1000
Parameters = list[tuple[str, str]]


def fetch_json(access: Access, url: str, *, again: bool = False) -> Any:
    """Return the JSON of an address; SourceFailed where there is none."""
    try:
        return orjson.loads(access.http.get(url, again=again).body)
    except Unreachable as error:
        raise SourceFailed(str(error)) from error
    except orjson.JSONDecodeError as error:
        raise SourceFailed(f"{url} does not answer with JSON.") from error


def rows_of(answer: Any, name: str, url: str) -> list[Any]:
    """Return the list of that name in an answer; SourceFailed where it has none."""
    rows = answer.get(name) if isinstance(answer, dict) else None
    if not isinstance(rows, list):
        raise SourceFailed(f"{url} answers without “{name}”; is it the address of this API?")
    return rows


def pages_by_offset(access: Access, url: str, parameters: Parameters) -> Iterator[tuple[list[Any], str]]:
    """Give the rows of each page with its address, by ``limit`` in the parameters and an offset, to the last.

    The rows stand in ``data``; where the answer has ``totalCount``, no page behind that is asked for.
    Raises SourceFailed where a page gives no answer, or ``limit`` is no number above zero.
    """
    told = dict(parameters)["limit"]
    if not told.isdecimal() or not int(told):
        raise SourceFailed(f"{url} cannot be asked for pages of {told}; write limit=100, or leave it out.")
    limit = int(told)
    for offset in range(0, MOST_PAGES * limit, limit):
        address = asking(url, [*parameters, ("offset", str(offset))])
        answer = fetch_json(access, address)
        rows = rows_of(answer, "data", address)
        yield rows, address
        if len(rows) < limit or offset + limit >= int(answer.get("totalCount", offset + limit + 1)):
            return


def split(location: str) -> tuple[str, Parameters]:
    """Return an address without its query, and the parameters of that."""
    parts = urlsplit(location)
    return urlunsplit((parts.scheme, parts.netloc, parts.path, "", "")), parse_qsl(parts.query)


def asking(url: str, parameters: Iterable[tuple[str, str]]) -> str:
    """Return an address with parameters."""
    return f"{url}?{urlencode(list(parameters), safe='[]')}"


def with_defaults(parameters: Parameters, **defaults: str) -> Parameters:
    """Return parameters with those that are missing."""
    given = {name for name, _ in parameters}
    return parameters + [(name, value) for name, value in defaults.items() if name not in given]


def needed(parameters: Parameters, name: str, location: str, how: str) -> None:
    """Raise SourceFailed where a parameter that the API asks of everybody is missing."""
    if not any(given == name and value for given, value in parameters):
        raise SourceFailed(f"{location} lacks {name}: {how}")

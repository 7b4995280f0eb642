"""IDMC's Internal Displacement Updates (helix-tools-api.idmcdb.org/external-api/idus/…): movements of 180 days."""

from collections.abc import Iterator

from tracker.figure import Measure, Quantifier
from tracker.readers.html import text_of_fragment
from tracker.sources.api import fetch_json, needed, split
from tracker.sources.protocol import Item, Record, Source, SourceFailed
from tracker.sources.records import Rendering, Row, Statement, count, day, each, identity, in_words, period

KEY = "IDMC gives one to whoever asks (idmcdb.org); write it behind the address (?client_id=…)."
QUALIFIERS = {
    "total": Quantifier.EXACT,
    "exact": Quantifier.EXACT,
    "approximately": Quantifier.APPROXIMATELY,
    "more than": Quantifier.MORE_THAN,
    "more than or equal": Quantifier.AT_LEAST,
    "more than or equal to": Quantifier.AT_LEAST,
    "less than": Quantifier.LESS_THAN,
    "less than or equal": Quantifier.AT_MOST,
    "less than or equal to": Quantifier.AT_MOST,
}
WORDS = {
    Quantifier.APPROXIMATELY: "Approximately ",
    Quantifier.MORE_THAN: "More than ",
    Quantifier.AT_LEAST: "At least ",
    Quantifier.LESS_THAN: "Less than ",
    Quantifier.AT_MOST: "At most ",
}


class IdmcSource(Source):
    """The updates of one answer; the API has no pages."""

    def items(self) -> Iterator[Item]:
        """Give the figure of each update; SourceFailed where the API gives no answer."""
        _, parameters = split(self.location)
        needed(parameters, "client_id", self.location, KEY)
        answer = fetch_json(self.access, self.location, again=True)
        if not isinstance(answer, list):
            raise SourceFailed(f"{self.location} does not answer with a list of updates.")
        yield from each(answer, lambda row: _read(self.location, row), self.location)


def _read(location: str, row: Row) -> Record | None:
    number = count(row["figure"])
    if number is None:
        return None
    start, end = day(row.get("displacement_start_date")), day(row.get("displacement_end_date"))
    start, end = start or day(row["displacement_date"]), end or start or day(row["displacement_date"])
    quantifier = QUALIFIERS[str(row.get("qualifier") or "total").strip().lower()]
    place, cause = _place(row), str(row.get("displacement_type") or "").lower()
    because = f" ({cause})" if cause else ""
    told = Rendering()
    told.tell(
        Statement(
            sentence=f"{WORDS.get(quantifier, '')}{{}} people were displaced in {in_words(place)}{because} "
            f"{period(start, end)}, IDMC reports.",
            number=number, metric="displaced", measure=Measure.FLOW, place=place, start=start, end=end,
            source="IDMC", quantifier=quantifier,
        )
    )  # fmt: skip
    event = str(row.get("event_name") or "").strip()
    return told.record(
        url=identity(location, [row["id"]]),
        title=event or f"Displacement in {in_words(place)}",
        publisher="IDMC",
        published=day(row.get("created_at")) or end,
        remarks=_remarks(row),
    )


def _place(row: Row) -> list[tuple[str, str]]:
    country = (str(row["country"]), str(row.get("iso3") or ""))
    names = [part.split(",")[0].strip() for part in str(row.get("locations_name") or "").split(";")]
    found = [name for name in dict.fromkeys(names) if name and name != country[0]]
    # A figure for several places at once is one of the country: nobody can tell how it divides.
    return [(found[0], ""), country] if len(found) == 1 else [country]


def _remarks(row: Row) -> str:
    own = [
        f"Role: {row['role']}." if row.get("role") else "",
        f"Sources: {row['sources']}." if row.get("sources") else "",
        str(row.get("locations_name") or ""),
        text_of_fragment(str(row.get("standard_popup_text") or "")),
    ]
    return "\n".join(part for part in own if part)

"""Which documents of a feed are wanted: those that tell of one of its keywords or countries."""

import datetime as dt
import re
from collections import OrderedDict
from dataclasses import dataclass
from functools import cached_property

from tracker.document import Document
from tracker.gazetteer.locate import candidates_of
from tracker.gazetteer.store import load_gazetteer

REMEMBERED = 20_000


@dataclass(frozen=True)
class Wanted:
    """Keywords (whole words or their beginnings, in any case) and countries (ISO 3166-1 alpha-3); none: everything."""

    keywords: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()

    def __call__(self, document: Document) -> bool:
        """Tell whether a document names one of the keywords, or a place in one of the countries."""
        if not (self.keywords or self.countries):
            return True
        told = f"{document.title}\n{document.text}"
        return bool(self._words and self._words.search(told)) or self._is_about_country(told)

    @cached_property
    def _words(self) -> re.Pattern[str] | None:
        alternatives = "|".join(re.escape(word) for word in self.keywords)
        return re.compile(rf"\b(?:{alternatives})", re.IGNORECASE) if alternatives else None

    def _is_about_country(self, told: str) -> bool:
        if not self.countries:
            return False
        gazetteer, wanted = load_gazetteer(), set(self.countries)
        for name in {hit.name for hit in gazetteer.find(told)}:
            places = candidates_of(name)
            if len(places) == 1 and gazetteer.country(places[0]) in wanted:
                return True
        return False


class PassedOver:
    """The addresses that this process has seen to be unwanted, so that no page is fetched for it again and again."""

    def __init__(self) -> None:
        self._seen: OrderedDict[tuple[Wanted, str], dt.datetime] = OrderedDict()

    def add(self, wanted: Wanted, url: str, now: dt.datetime) -> None:
        """Remember that a document is not wanted; the oldest are forgotten."""
        self._seen[wanted, url] = now
        if len(self._seen) > REMEMBERED:
            self._seen.popitem(last=False)

    def seen(self, wanted: Wanted, url: str) -> dt.datetime | None:
        """Return when a document was seen to be unwanted, None where it never was."""
        return self._seen.get((wanted, url))

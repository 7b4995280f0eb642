"""The known names of a document, and the countries that they speak for."""

import re
from collections import Counter
from collections.abc import Sequence
from functools import cached_property

from tracker.extractors.places.words import place_vocabulary
from tracker.extractors.reading import Reading
from tracker.extractors.wording import Word
from tracker.gazetteer import Hit, Place, load_gazetteer, name_in

WORD = re.compile(r"[^\W\d_][\w-]*")
LONGEST_TITLE = 20
ISO3 = 3
SMALL = 50_000


def is_small(place: Place) -> bool:
    """Return whether a place is a town that few know outside its country."""
    return place.level == "city" and place.population < SMALL


class NamedCountries:
    """The known names of a document, its country, and that country's units and capital in the document's words."""

    def __init__(self, reading: Reading) -> None:
        """Take the document; names are looked up in the project's gazetteer."""
        self.reading = reading
        self.gazetteer = load_gazetteer()
        self.vocabulary = place_vocabulary(reading.language.places)

    def _find(self, text: str, begin: int, end: int) -> list[Hit]:
        """Return the known names in ``text[begin:end]``, without those that are words of the language."""
        words = self.vocabulary.sets["not_names"]
        part = text[begin:end]
        return [
            Hit(begin + hit.begin, begin + hit.end, hit.name)
            for hit in self.gazetteer.find(part)
            if hit.name.lower() not in words and part[hit.begin : hit.end].lower() not in words
            if not self._is_person(part, hit)
        ]

    def _is_person(self, text: str, hit: Hit) -> bool:
        """Return whether a title stands before the uninflected name ("Mr Jordan"; not "Präsident Syriens")."""
        before = text[max(0, hit.begin - LONGEST_TITLE) : hit.begin].split()
        uninflected = hit.end - hit.begin == len(hit.name)
        return uninflected and bool(before) and before[-1].lower().rstrip(".") in self.vocabulary.sets["persons"]

    def is_country(self, name: str) -> bool:
        """Return whether a country bears the name."""
        return any(place.level == "0" for place in self.gazetteer.resolve(name))

    def holds(self, country: str, name: str) -> bool:
        """Return whether the first name is a country, and the second lies in it."""
        return self.is_country(country) and set(self._countries(country)) == set(self._countries(name))

    def hits(self, text: str, end: int) -> list[str]:
        """Return the known names in the first ``end`` characters of a text."""
        return [hit.name for hit in self._find(text, 0, min(end, len(text)))]

    @cached_property
    def _hits(self) -> list[Hit]:
        return self._find(self.reading.text, 0, len(self.reading.text))

    @cached_property
    def country(self) -> str:
        """The document's country: its name in the text, else in its language; "" where it tells of none."""
        found = Counter(
            self.vocabulary.demonym_countries[index]
            for index, begin, _ in self.vocabulary.demonym_stems.find_matches_as_indexes(self.reading.text)
            if self._is_adjective(begin)
        )
        for hit in self._hits:
            if not self._is_part_of_name(hit):
                found.update(self._countries(hit.name))
        found.update(list(self._named_countries))
        best, times = next(iter(found.most_common(1)), ("", 0))
        return self.name_of(best) if times > 1 else ""

    def _is_adjective(self, begin: int) -> bool:
        """Return whether the stem of an adjective is a word of its own, not in the name of an institution."""
        text = self.reading.text
        word = WORD.match(text, begin)
        if word is None or word.group().lower() not in self.vocabulary.demonyms or text[begin - 1 : begin].isalpha():
            return False
        following = WORD.match(text, word.end() + 1)
        return following is None or following.group().lower() not in self.vocabulary.sets["institutions"]

    def name_of(self, iso3: str) -> str:
        """Return a country's name as the document gives it, else in its language."""
        return self._named_countries.get(iso3, "") or (iso3 and name_in(iso3, self.reading.language.code))

    def unit_of(self, name: str, level: str) -> str:
        """Return the unit of a level that holds a place, in the document's language, "" where that is not clear."""
        if len(set(self._countries(name))) != 1:
            return ""
        place = self.gazetteer.resolve(name)[0]
        unit = next((above for above in self.gazetteer.parents(place) if above.level == level), None)
        if unit is None:
            return ""
        told = (hit.name for hit in self._hits if self.gazetteer.resolve(hit.name)[:1] == (unit,))
        return next(told, "") or name_in(unit.code, self.reading.language.code)

    def capital_of(self, iso3: str) -> str:
        """Return a country's capital as the text names it, else in its language, "" where none is known."""
        capital = self.gazetteer.capital(iso3)
        if capital is None:
            return ""
        told = (hit.name for hit in self._hits if self.gazetteer.resolve(hit.name)[:1] == (capital,))
        return next(told, "") or name_in(capital.code, self.reading.language.code)

    def _iso3_said(self, begin: int, end: int, words: Sequence[Word]) -> str:
        """Return the country that a speaker's name at ``text[begin:end]`` names, also by its capital or adjective."""
        names = [hit.name for hit in self._find(self.reading.text, begin, end)]
        known = next((n for n in names if self.is_country(n) or self.gazetteer.is_capital(n)), "")
        adjectives = (self.vocabulary.demonyms.get(word.lower, "") for word in words)
        return self.iso3_of(known) if known else next(filter(None, adjectives), "")

    def is_area(self, name: str) -> bool:
        """Return whether a name is that of an area over several units, which need not be any state's."""
        return any(place.level == "area" for place in self.gazetteer.resolve(name)[:1])

    def iso3_of(self, name: str) -> str:
        """Return the ISO3 code of the country that a name clearly speaks for, "" for several."""
        known = next((code for code in self._countries(name) if len(code) == ISO3), "")
        if known or not self.gazetteer.is_capital(name):
            return known or self._iso3_of_adjective(name)
        return self.gazetteer.country(self.gazetteer.resolve(name)[0])

    def _iso3_of_adjective(self, name: str) -> str:
        """Return the country that an adjective in a longer name tells ("Ukrainian city of X"), "" for several."""
        last = name.rpartition(" ")[2]
        sea = last.lower().endswith(tuple(self.vocabulary.sets["seas"]))
        named = " " in name and last[:1].isupper() and not sea  # not "Libyan coast", "Indian Ocean"
        words = name.lower().split() if named else []
        told = {iso3 for word in words if (iso3 := self.vocabulary.demonyms.get(word))}
        return told.pop() if len(told) == 1 else ""

    def _is_part_of_name(self, hit: Hit) -> bool:
        """Return whether the text goes on with a compound or a surname ("US-Denkfabrik", "Chad Miller")."""
        behind = self.reading.text[hit.end : hit.end + 2]
        surname = behind[:1] == " " and behind[1:].isupper()
        return behind[:1] == "-" or (surname and not self.vocabulary.words.nouns_capitalised)

    def _countries(self, name: str) -> list[str]:
        """Return the country that a name speaks for, twice for its own name; nothing for several.

        A small town speaks for none that the text tells of by no other name: unknown places have namesakes.
        """
        places = self.gazetteer.resolve(name) or self.gazetteer.resolve(self._behind_border(name))
        countries = {self.gazetteer.country(place) for place in places}
        if len(countries) != 1 or (all(map(is_small, places)) and not countries & self._surely_told):
            return []
        return [*countries] * (2 if self.is_country(name) else 1)

    def _behind_border(self, name: str) -> str:
        """Return the name that a border's ends with ("Grenze zu Mali": Mali), "" for any other."""
        words = name.split(" ", 2)
        return words[-1] if len(words) > 2 and words[0].lower() in self.vocabulary.sets["borders"] else ""

    @cached_property
    def _surely_told(self) -> set[str]:
        """The countries that the text tells of by adjectives and names of more than small towns."""
        larger = (p for hit in self._hits for p in self.gazetteer.resolve(hit.name)[:1] if not is_small(p))
        adjectives = self.vocabulary.demonym_stems.find_matches_as_indexes(self.reading.text)
        told = {self.vocabulary.demonym_countries[index] for index, begin, _ in adjectives if self._is_adjective(begin)}
        told.update(map(self.gazetteer.country, larger))
        return told or {self.gazetteer.country(p) for hit in self._hits for p in self.gazetteer.resolve(hit.name)[:1]}

    @cached_property
    def _named_countries(self) -> dict[str, str]:
        named: dict[str, str] = {}
        title = self.reading.document.title
        for hit in [*self._hits, *self._find(title, 0, len(title))]:
            if self.is_country(hit.name) and not self._is_part_of_name(hit):
                for iso3 in self._countries(hit.name):
                    named.setdefault(iso3, hit.name)
        return named

    def country_of(self, name: str) -> str:
        """Return the country of a name as the text names it, else the document's country."""
        countries = self._countries(name) if name else []
        if not countries:
            return self.country
        return self._named_countries.get(countries[0]) or self._region_of(countries[0]) or self.name_of(countries[0])

    def _region_of(self, iso3: str) -> str:
        """Return the unit of the first level that the text names in a country, "" without one or with several."""
        units: dict[str, str] = {}
        for hit in self._hits:
            places = self.gazetteer.resolve(hit.name)
            unit = places and places[0].level == "1" and not self.gazetteer.is_capital(hit.name)
            if unit and self._countries(hit.name) == [iso3]:
                units.setdefault(places[0].code, hit.name)
        return next(iter(units.values())) if len(units) == 1 else ""

"""What a document says about places: mentions by sentence, its country, dateline, labels and title."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cached_property

from tracker.extractors.attribution.speech import speech_of
from tracker.extractors.places.datelines import Dateline, find_dateline
from tracker.extractors.places.mention import Mention
from tracker.extractors.places.mention_links import link_mentions
from tracker.extractors.places.mentions import MentionReader
from tracker.extractors.places.spoken import SpokenPlaces
from tracker.extractors.places.words import Relation, place_vocabulary
from tracker.extractors.reading import Count, Reading
from tracker.extractors.wording import Word, read_words
from tracker.gazetteer import Hit, load_gazetteer, name_in

LARGE = 50_000
NEXT = 3
WIDELY = "weit"
REPORTERS = frozenset({"0", "1"})
WORD = re.compile(r"[^\W\d_][\w-]*")
LONGEST_TITLE = 20
LIST_ITEM = re.compile(r"[•▪●◦*·‣–-]\s")
BRIEFS = 3
"""So many labelled lines make a text one of short items."""


class Geography:
    """The places of a document, read as far as its counts need them."""

    def __init__(self, reading: Reading, counts: Sequence[Count]) -> None:
        """Take the document with its counts; names are looked up in the project's gazetteer."""
        self.reading = reading
        self.gazetteer = load_gazetteer()
        self.vocabulary = place_vocabulary(reading.language.places)
        self._speech = speech_of(reading)
        numbers = [count.at[0] for count in counts]
        self._spoken = SpokenPlaces(self.vocabulary, self._speech.vocabulary, self.is_country, numbers)
        self._reader = self._reader_of(reading.text)
        self._mentions: dict[tuple[int, int], list[Mention]] = {}
        self._dateline = find_dateline(reading.text, reading.sentences, self.gazetteer.knows)

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

    def _reader_of(self, text: str, all_capitalised: bool = False) -> MentionReader:
        return MentionReader(text, self.vocabulary, self._is_region, self.is_country, self.gazetteer.is_capital, all_capitalised)

    def words(self, count: Count) -> list[Word]:
        """Return the words of a count's sentence."""
        return self._speech.words(count.sentence, count)

    def words_of(self, sentence: int) -> list[Word]:
        """Return the words of any sentence."""
        return self._speech.words(sentence)

    def mentions(self, sentence: int, count: Count | None = None) -> list[Mention]:
        """Return the places that a sentence mentions; of an endless one, those around the count."""
        window = self._speech.window(sentence, count)
        if window not in self._mentions:
            words = self._speech.words(sentence, count)
            hits = self._find(self.reading.text, *window)
            behind = self._behind_dateline(words)
            read = [*self._reader.read(words[:behind], hits), *self._reader.read(words[behind:], hits)]
            mentions = link_mentions(words, read, self.vocabulary, self.is_country)
            if mentions:
                mentions = self._spoken.weaken(mentions, self._speech.sayings(sentence, count), words)
            self._mentions[window] = mentions
        return self._mentions[window]

    def _behind_dateline(self, words: Sequence[Word]) -> int:
        """Return the word with which the first sentence starts behind a dateline, 0 where none is."""
        line = self._dateline
        if line is None or not words or words[0].begin > line.begin:
            return 0
        return next((i for i, word in enumerate(words) if word.begin >= line.end), 0)

    def mentions_before(self, count: Count, place: int, sentences: int) -> Iterator[Mention]:
        """Yield the mentions before a place in the text, the nearest first, over so many sentences."""
        for sentence in range(count.sentence, max(-1, count.sentence - sentences), -1):
            for mention in reversed(self.mentions(sentence, count if sentence == count.sentence else None)):
                if mention.begin < place:
                    yield mention

    def specificity(self, mention: Mention) -> float:
        """Return how narrow a place is, from -0.3 for a nameless part to 0.5 for a town or unit."""
        places = self.gazetteer.resolve(mention.core) if mention.known else ()
        if places:
            return 0.0 if places[0].level == "0" else 0.5
        named = mention.core[0].isupper() and mention.kind != mention.core.split()[-1].lower()
        if named and self.vocabulary.is_town_kind(mention.kind):
            return 0.6
        return 0.3 if named else -0.3

    def _is_region(self, name: str) -> bool:
        places = self.gazetteer.resolve(name)
        return any(place.level in ("0", "1", "area") or place.population > LARGE for place in places)

    def is_sea(self, mention: Mention) -> bool:
        """Return whether a place is a sea."""
        places = self.gazetteer.resolve(mention.core) if mention.known else ()
        named = any(word.endswith(tuple(self.vocabulary.sets["seas"])) for word in mention.core.lower().split())
        return named and any(place.level == "area" for place in places[:1])

    def is_country(self, name: str) -> bool:
        """Return whether a country bears the name."""
        return any(place.level == "0" for place in self.gazetteer.resolve(name))

    def holds(self, country: str, name: str) -> bool:
        """Return whether the first name is a country, and the second lies in it."""
        return self.is_country(country) and set(self._countries(country)) == set(self._countries(name))

    def is_dateline(self, mention: Mention) -> bool:
        """Return whether the name stands in the document's dateline."""
        return self._dateline is not None and self._dateline.begin <= mention.begin < self._dateline.end

    @property
    def written_at(self) -> str:
        """The dateline's first place, "" without a dateline."""
        return self._dateline.name if self._dateline else ""

    def newsroom(self) -> str:
        """Return the dateline's place, "" for a capital or several towns, where all news of a country is written."""
        if self._dateline is None:
            return ""
        several = "/" in self.reading.text[self._dateline.begin : self._dateline.end]
        if self.country and (several or self.gazetteer.is_capital(self._dateline.name)):
            return ""
        return self._dateline.name

    def label(self, count: Count) -> str:
        """Return the place that a short item starts with ("Sudan: …", "UTRECHT – …"), "" without one."""
        begin, _ = self.reading.sentences[count.sentence]
        line = self._labels.get(begin)
        if line is None or (line == self._dateline and len(self._labels) < BRIEFS):
            return ""
        return line.name

    def subject_of_list(self, count: Count) -> str:
        """Return the place that the first line tells where a count is an item of a list, "" elsewhere."""
        begin, _ = self.reading.sentences[count.sentence]
        return self._first_line if LIST_ITEM.match(self.reading.text, begin) else ""

    @cached_property
    def _first_line(self) -> str:
        told = [m for m in self.mentions(0) if m.relation is not Relation.ADJECTIVE and not m.inside]
        best = max(told, key=self.specificity, default=None)
        line = self._dateline
        label = line.name if line and not line.begin and self.gazetteer.knows(line.name) else ""
        return best.name if best else label

    @cached_property
    def _labels(self) -> dict[int, Dateline]:
        text, words = self.reading.text, self.vocabulary.sets["not_names"]
        begins = [b for b, _ in self.reading.sentences if not b or "\n" in text[max(0, b - 2) : b]]
        found = {b: find_dateline(text, ((b, b),), self.gazetteer.knows) for b in begins}
        return {
            begin: line
            for begin, line in found.items()
            if line and self.gazetteer.knows(line.name) and line.name.lower() not in words
        }

    @cached_property
    def title(self) -> Mention | None:
        """The place that the title tells, None without one."""
        title = self.reading.document.title
        hits = self._find(title, 0, len(title))
        mentions = self._reader_of(title, True).read(read_words(title, 0, len(title)), hits)
        told = [m for m in mentions if m.relation is not Relation.ADJECTIVE]
        return max(told, key=lambda m: (m.relation, self.specificity(m)), default=None)

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
        """Return the name of a country's capital in the document's language, "" where none is known."""
        capital = self.gazetteer.capital(iso3)
        return name_in(capital.code, self.reading.language.code) if capital else ""

    def _is_part_of_name(self, hit: Hit) -> bool:
        """Return whether the text goes on with a compound or a surname ("US-Denkfabrik", "Chad Miller")."""
        behind = self.reading.text[hit.end : hit.end + 2]
        surname = behind[:1] == " " and behind[1:].isupper()
        return behind[:1] == "-" or (surname and not self.vocabulary.words.nouns_capitalised)

    def _countries(self, name: str) -> list[str]:
        """Return the country that a name speaks for, twice for its own name; nothing for several."""
        countries = {self.gazetteer.country(place) for place in self.gazetteer.resolve(name)}
        if len(countries) != 1:
            return []
        return [*countries] * (2 if self.is_country(name) else 1)

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
        """Return the first unit of the first level that the text names in a country, "" without one."""
        for hit in self._hits:
            places = self.gazetteer.resolve(hit.name)
            unit = places and places[0].level == "1" and not self.gazetteer.is_capital(hit.name)
            if unit and self._countries(hit.name) == [iso3]:
                return hit.name
        return ""

    def reports_itself(self, sentence: int) -> str:
        """Return the country or region that a sentence lets speak ("Bayern meldete mehr Ankünfte"), "" without one."""
        sayings = {saying.name for saying in self._speech.sayings(sentence)}
        return next((m.name for m in self.mentions(sentence) if m.name in sayings and self._can_report(m)), "")

    def _can_report(self, mention: Mention) -> bool:
        if mention.relation is not Relation.SPEAKER or not mention.known:
            return False
        place = next(iter(self.gazetteer.resolve(mention.core)), None)
        return place is not None and place.level in REPORTERS and not self.gazetteer.is_capital(mention.core)

    def reporter(self, count: Count, mentions: Sequence[Mention]) -> str:
        """Return the country or region that itself reports a sentence's counts ("Kroatien meldete 2 Tote")."""
        sayings = self._speech.sayings(count.sentence, count)
        names = [s.name for s in sayings if 0 <= count.phrase[0] - s.end < NEXT]
        for mention in mentions:
            if mention.name in names and self._can_report(mention):
                return mention.name
        return ""

    def is_speakers(self, count: Count, place: int) -> bool:
        """Return whether a place in the text belongs to who speaks ("the governor of the region said")."""
        return any(s.begin <= place < s.end for s in self._speech.sayings(count.sentence, count))

    def whole_country(self, words: Sequence[Word]) -> str:
        """Return the country that words mean as a whole ("landesweit", "österreichweit"), "" without such words."""
        for word in words:
            stem = word.text[: -len(WIDELY)].capitalize()
            if word.lower.endswith(WIDELY) and self.is_country(stem):
                return stem
        wide = self.says(words, "countrywide")
        return wide and (self.country or wide)

    def says(self, words: Sequence[Word], group: str) -> str:
        """Return the expression of a group that the words hold, "" without one."""
        cues = self.vocabulary.cues
        for index, word in enumerate(words):
            for found, length in cues.at(words, index) if word.lower in cues.firsts else ():
                if found == group:
                    return self.reading.text[word.begin : words[index + length - 1].end]
        return ""

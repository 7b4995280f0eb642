"""What a document says about places: mentions by sentence, its dateline, labels and title."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cached_property

from tracker.extractors.attribution.speech import speech_of
from tracker.extractors.places.countries import NamedCountries
from tracker.extractors.places.datelines import Dateline, find_dateline
from tracker.extractors.places.mention import Mention
from tracker.extractors.places.mention_links import link_mentions
from tracker.extractors.places.mentions import MentionReader
from tracker.extractors.places.spoken import SpokenPlaces
from tracker.extractors.places.words import Relation
from tracker.extractors.reading import Count, Reading
from tracker.extractors.wording import Word, read_words
from tracker.gazetteer.name_index import TOWN

PASSING = frozenset({"refugees", "returned"})
"""Metrics of people who only pass a place, more than live in it."""
PEOPLE_OF: dict[str, int] = {"person": 1, "household": 4, "home": 4}
VILLAGE = 50_000
"""More people than in any place whose name is unknown."""
LARGE = 50_000
LONGEST_HEADLINE = 140
SENTENCE_ENDS = '.!?:;,“”"»…'
NEXT = 3
REPORTERS = frozenset({"0", "1"})
LIST_ITEM = re.compile(r"[•▪●◦*·‣–-]\s")
FEW_BREAKS = 5
ONE_EACH = 0.6
"""Paragraphs for each sentence of a text that starts a new one nearly every time."""
BRIEFS = 3
"""So many labelled lines make a text one of short items."""


class Geography(NamedCountries):
    """The places of a document, read as far as its counts need them."""

    def __init__(self, reading: Reading, counts: Sequence[Count]) -> None:
        """Take the document with its counts; names are looked up in the project's gazetteer."""
        super().__init__(reading)
        self.counts = counts
        self._speech = speech_of(reading)
        numbers = [count.at[0] for count in counts]
        self._spoken = SpokenPlaces(self.vocabulary, self._speech.vocabulary, self.is_country, numbers)
        self._reader = self._reader_of(reading.text)
        self._mentions: dict[tuple[int, int], list[Mention]] = {}
        self._words_told: dict[tuple[int, int], set[str]] = {}
        self._whole_sentences: dict[int, list[Mention]] = {}
        self._said: dict[tuple[int, int, int], dict[str, str]] = {}
        no_names = self.vocabulary.sets["not_names"]
        self._dateline = find_dateline(reading.text, reading.sentences, self.gazetteer.knows, no_names)

    def _reader_of(self, text: str, all_capitalised: bool = False) -> MentionReader:
        is_capital = self.gazetteer.is_capital
        return MentionReader(text, self.vocabulary, self._is_region, self.is_country, is_capital, all_capitalised)

    def words(self, count: Count) -> list[Word]:
        """Return the words of a count's sentence."""
        return self._speech.words(count.sentence, count)

    def has_word(self, count: Count, group: str) -> bool:
        """Return whether a count's sentence holds a word of a group."""
        window = self._speech.window(count.sentence, count)
        if window not in self._words_told:
            self._words_told[window] = {word.lower for word in self.words(count)}
        return not self._words_told[window].isdisjoint(self.vocabulary.sets[group])

    def words_of(self, sentence: int) -> list[Word]:
        """Return the words of any sentence."""
        return self._speech.words(sentence)

    def sentence_at(self, place: int) -> int:
        """Return the index of the sentence that holds a character."""
        return self._speech.sentence_at(place)

    def mentions(self, sentence: int, count: Count | None = None) -> list[Mention]:
        """Return the places that a sentence mentions; of an endless one, those around the count."""
        if count is None and sentence in self._whole_sentences:
            return self._whole_sentences[sentence]
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
        if count is None:
            self._whole_sentences[sentence] = self._mentions[window]
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

    def level_of(self, name: str) -> str:
        """Return the level of a place, of a part that of its whole ("south of Sicily"), "" for an unknown one."""
        places = self.gazetteer.resolve(name) or self.gazetteer.resolve(name.rpartition(" ")[2])
        return places[0].level if places else ""

    def is_too_small(self, name: str, count: Count) -> bool:
        """Return whether a town has fewer inhabitants than the count has people; an unknown name is a village's."""
        people = count.value * PEOPLE_OF.get(count.unit, 0)
        if count.metric in PASSING or not people:
            return False
        places = self.gazetteer.resolve(name)
        if not places:
            return name[0].isupper() and " " not in name and people > VILLAGE
        return all(place.level in TOWN and 0 < place.population < people for place in places)

    def _is_region(self, name: str) -> bool:
        places = self.gazetteer.resolve(name)
        return any(place.level in ("0", "1", "area") or place.population > LARGE for place in places)

    def is_unit(self, mention: Mention, level: str) -> bool:
        """Return whether a place is called a unit, or is one of the level; any is where no level is asked for."""
        if mention.kind or not level:
            return True
        return any(place.level == level for place in self.gazetteer.resolve(mention.core))

    def is_sea(self, mention: Mention) -> bool:
        """Return whether a place is a sea."""
        places = self.gazetteer.resolve(mention.core) if mention.known else ()
        named = any(word.endswith(tuple(self.vocabulary.sets["seas"])) for word in mention.core.lower().split())
        return named and any(place.level == "area" for place in places[:1])

    def is_dateline(self, mention: Mention) -> bool:
        """Return whether the name stands in the document's dateline."""
        return self._dateline is not None and self._dateline.begin <= mention.begin < self._dateline.end

    @cached_property
    def is_broken_up(self) -> bool:
        """Whether most paragraphs are one sentence, so that a new one tells nothing."""
        breaks = self.reading.text.count("\n\n")
        return breaks > FEW_BREAKS and breaks >= ONE_EACH * len(self.reading.sentences)

    @property
    def written_at(self) -> str:
        """The dateline's first place, "" without a dateline."""
        return self._dateline.name if self._dateline else ""

    def newsroom(self) -> str:
        """Return the dateline's place, "" where others' news are written: a capital, several towns, another country."""
        if self._dateline is None:
            return ""
        several = "/" in self.reading.text[self._dateline.begin : self._dateline.end]
        if self.country and (several or self.gazetteer.is_capital(self._dateline.name)):
            return ""
        here, there = self.iso3_of(self._dateline.name), self.country and self.iso3_of(self.country)
        abroad = here and there and here != there and here not in self._named_countries
        return "" if abroad else self._dateline.name

    @cached_property
    def scene(self) -> str:
        """The place that both the title and the dateline tell, no capital; "" elsewhere."""
        here = self.newsroom()
        told = here and self.title is not None and self.title.core == here and not self.gazetteer.is_capital(here)
        return here if told else ""

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
        text = self.reading.text
        item = LIST_ITEM.match(text, begin) and (text[begin] not in "–-" or text[begin - 1 : begin] in ("", "\n"))
        return self._first_line if item else ""

    @cached_property
    def _first_line(self) -> str:
        told = [m for m in self.mentions(0) if m.relation is not Relation.ADJECTIVE and not m.inside]
        best = max(told, key=self.specificity, default=None)
        line = self._dateline
        label = line.name if line and not line.begin and self.gazetteer.knows(line.name) else ""
        named = (hit.name for hit in self._find(self.reading.text, *self.reading.sentences[0]))
        return best.name if best else label or next(filter(self._is_region, named), "")

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

    @property
    def headline(self) -> str:
        """The first line, where it ends like a headline; "" for a sentence."""
        begin, end = self.reading.sentences[0]
        line = self.reading.text[begin:end]
        ended = line[-1] in SENTENCE_ENDS or end - begin > LONGEST_HEADLINE
        return "" if ended or "\n" not in self.reading.text[end : end + 2] else line

    def announces(self, count: Count) -> bool:
        """Return whether a count stands in a headline that names no place, before the dateline."""
        line = self._dateline
        return bool(self.headline and not count.sentence and self.title is None and line and line.begin > count.at[0])

    @cached_property
    def title(self) -> Mention | None:
        """The place that the title tells, or a first line that is one, None without one."""
        title = self.reading.document.title or self.headline
        hits = self._find(title, 0, len(title))
        mentions = self._reader_of(title, True).read(read_words(title, 0, len(title)), hits)
        told = [m for m in mentions if m.relation is not Relation.ADJECTIVE]
        return max(told, key=lambda m: (m.relation, self.specificity(m)), default=None)

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
        moving = count.metric in PASSING
        names = [s.name for s in sayings if moving or 0 <= count.phrase[0] - s.end < NEXT]
        for mention in mentions:
            if any(self.vocabulary.is_only(name, mention.name) for name in names) and self._can_report(mention):
                return mention.name
        return ""

    def authority(self, count: Count, told: Sequence[str]) -> str:
        """Return the country whose own office tells a count ("Malawi's government"), "" for that told of already."""
        domestic = self.vocabulary.sets["domestic"]
        for saying in self._speech.sayings(count.sentence, count):
            words = [w for w in self.words(count) if saying.begin <= w.begin < saying.end]
            if saying.end > count.at[0] or not any(w.lower in domestic for w in words):
                continue
            iso3 = self._iso3_said(saying.begin, saying.end, words)
            here = next(filter(None, map(self.iso3_of, reversed(told))), "") if told else self.iso3_of(self.country)
            national = count.metric in PASSING and any(
                word.lower.endswith(self.vocabulary.words.ministries) for word in words
            )
            known = bool(here) or (bool(told) and self.is_area(told[-1]))
            if iso3 and known and (national or iso3 != here):
                return self.name_of(iso3)
        return ""

    def office_in(self, count: Count) -> str:
        """Return the country or region whose office counts a running total ("the UN mission in Iraq"), "" elsewhere."""
        if not self.says(self.words(count), "running"):
            return ""
        for saying in self._speech.sayings(count.sentence, count):
            for mention in self.mentions(count.sentence, count):
                said = saying.begin <= mention.begin < saying.end and mention.spoken and mention.name in saying.name
                if said and self.level_of(mention.core) in REPORTERS and mention.name != saying.name:
                    return "" if self.gazetteer.is_capital(mention.core) else mention.name
        return ""

    def is_speakers(self, count: Count, place: int) -> bool:
        """Return whether a place in the text belongs to who speaks ("the governor of the region said")."""
        return any(s.begin <= place < s.end for s in self._speech.sayings(count.sentence, count))

    def whole_country(self, count: Count, told: Sequence[str]) -> str:
        """Return the country that a count's words mean as a whole ("landesweit", "EU-weit"), "" without such words."""
        words, language = self.words(count), self.vocabulary.words
        if world := self.says(words, "worldwide"):
            return world
        for word in words:
            if language.wide_ending and word.lower.endswith(language.wide_ending):
                stem = word.text[: -len(language.wide_ending)].rstrip("-")
                if self._is_region(stem.capitalize()) and not stem.isupper():
                    return stem.capitalize()
                if stem.isupper() and self.gazetteer.knows(stem):
                    return stem
        wide = self.says(words, "countrywide")
        if any(stem in wide.lower() for stem in language.federal_stems) and told and self._is_land(told[-1]):
            return told[-1]
        return wide and (self.country_told(told) or wide)

    def _is_land(self, name: str) -> bool:
        """Return whether a place is what its people call a country as well, as the states of Austria and Germany."""
        places = self.gazetteer.resolve(name)
        return any(p.level == "1" and p.parent in self.vocabulary.words.federal for p in places[:1])

    def country_told(self, told: Sequence[str]) -> str:
        """Return the country that most of the places told so far lie in, else the document's, "" without one."""
        countries = Counter(filter(None, map(self.iso3_of, told)))
        best = next(iter(countries.most_common(1)), ("", 0))[0]
        return self.name_of(best) if best else self.country

    def says(self, words: Sequence[Word], group: str) -> str:
        """Return the first expression of a group that the words hold, "" without one."""
        if not words:
            return ""
        key = words[0].begin, words[-1].end, len(words)
        if key not in self._said:
            self._said[key] = self._expressions(words)
        return self._said[key].get(group, "")

    def _expressions(self, words: Sequence[Word]) -> dict[str, str]:
        """Return the first expression of every group that the words hold."""
        cues = self.vocabulary.cues
        found: dict[str, str] = {}
        for index, word in enumerate(words):
            for group, length in cues.at(words, index) if word.lower in cues.firsts else ():
                behind = words[index + length] if index + length < len(words) else None
                if group == "wide" and behind is not None and self.vocabulary.has("monitors", behind):
                    continue
                if group not in found:
                    found[group] = self.reading.text[word.begin : words[index + length - 1].end]
        return found

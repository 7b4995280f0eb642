"""Where each figure is: the clause, the sentence, then the event that the text tells about."""

from collections import Counter
from collections.abc import Sequence

from tracker.extractors.datelines import find_dateline
from tracker.extractors.mentions import Mention, MentionReader
from tracker.extractors.place_words import Relation, place_vocabulary
from tracker.extractors.reading import Count, Reading
from tracker.extractors.speakers import Saying, find_sayings, read_sentence, vocabulary
from tracker.extractors.words import Expressions, Word, Wording, read_words
from tracker.figure import Range
from tracker.gazetteer import Hit, load_gazetteer

BACK = 12
FAR_BACK = 40
FORWARD = 3
NEAR = 2
TIE_REACH = 60
PARTS = 40
LARGE = 50_000
ENOUGH = 2.0
DISTANCE = 250
"""Characters between figure and name that weigh as much as one grade of relation."""
WEIGHTS = {
    Relation.ADJECTIVE: 0.2,
    Relation.NONE: 1.0,
    Relation.OF: 1.4,
    Relation.TOWARDS: 0.8,
    Relation.SUBJECT: 1.8,
    Relation.AT: 3.0,
    Relation.STRIKE: 3.0,
    Relation.ORIGIN: 2.6,
}


def assign_places(reading: Reading, counts: Sequence[Count]) -> list[tuple[str, ...]]:
    """Return for each count the names of its places as in the text, most specific first.

    Empty where the text names none. For displacement the place that people left comes before where
    they went, as the annotation guidelines have it.
    """
    if not counts:
        return []
    geography = _Geography(reading)
    places: list[tuple[str, ...]] = []
    for index, count in enumerate(counts):
        behind = counts[index + 1] if index + 1 < len(counts) else None
        places.append(geography.place(count, _whole(counts, places), behind))
        geography.lead = places[0]
    return places


def _whole(
    counts: Sequence[Count], places: Sequence[tuple[str, ...]]
) -> tuple[Count, tuple[str, ...]] | None:
    """Return the last count with its place that is no part of another; of parts only, the last."""
    for index in range(len(places) - 1, max(-1, len(places) - PARTS), -1):
        if not counts[index].subset:
            return counts[index], places[index]
    return (counts[len(places) - 1], places[-1]) if places else None


class _Geography:
    """The places of a document, read as far as its counts need them."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._gazetteer = load_gazetteer()
        self._vocabulary = place_vocabulary(reading.language.places)
        self._hits = self._find(reading.text)
        self._reader = MentionReader(
            reading.text, self._hits, self._vocabulary, self._is_region, self._is_country
        )
        self._wording = Wording(reading)
        self._dateline = find_dateline(reading.text, reading.sentences, self._gazetteer.knows)
        self._mentions: dict[tuple[int, int], list[Mention]] = {}
        self._speech = vocabulary(reading.language.attribution)
        self._sayings: dict[Range, list[Saying]] = {}
        words = reading.language.places
        self._cues = Expressions((g, getattr(words, g).words) for g in ("countrywide", "wide", "parts"))
        self._country: str | None = None
        self.lead: tuple[str, ...] = ()
        self._named_countries: dict[str, str] = {}

    def _find(self, text: str) -> list[Hit]:
        """Return the known names in a text, without those that are words of the language."""
        words = self._vocabulary.sets["not_names"]
        return [
            hit
            for hit in self._gazetteer.find(text)
            if hit.name.lower() not in words and text[hit.begin : hit.end].lower() not in words
        ]

    def place(
        self, count: Count, before: tuple[Count, tuple[str, ...]] | None, behind: Count | None
    ) -> tuple[str, ...]:
        """Return the places of a count between the counts ``before`` and ``behind`` it."""
        words = self._wording.words(self._wording.window(count.sentence, count))
        mentions = self._in_sentence(count.sentence, count)
        item = self._item(count, words)
        if item:
            return (item,)
        same = before[0] if before and before[0].sentence == count.sentence else None
        follows = behind if behind and behind.sentence == count.sentence else None
        score, best = self._best(count, mentions, same, follows)
        if best is not None and score >= ENOUGH:
            return self._listed(best, mentions)
        label = self._label(count)
        if label:
            return (label,)
        if self._says(words, "countrywide"):
            return self._as_names(self.country())
        referred = self._there(count, words) or self._referred(count, words)
        if referred is not None:
            return (referred.name,)
        if same and before:
            return before[1]
        if self._says(words, "wide"):
            wide = self._country_of(self._told_lately(count))
            if wide:
                return (wide,)
        return (
            self._event(count, before)
            or self._as_names(best.name if best else "")
            or self._newsroom()
            or self._as_names(self.country())
        )

    def _told_lately(self, count: Count) -> tuple[str, ...]:
        """Return the place of the sentences just before a count."""
        for sentence in range(count.sentence - 1, max(-1, count.sentence - 1 - NEAR), -1):
            for mention in reversed(self._in_sentence(sentence, None)):
                if self._opens_event(mention, False) and not self._is_dateline(mention):
                    return (mention.core,)
        return ()

    def _country_of(self, names: tuple[str, ...]) -> str:
        """Return the country of the first name as the text names it, else the document's country."""
        places = self._gazetteer.resolve(names[0]) if names else ()
        self.country()
        named = self._named_countries.get(self._gazetteer.country(places[0])) if len(places) == 1 else None
        return named or self.country()

    def _as_names(self, name: str) -> tuple[str, ...]:
        return (name,) if name else ()

    def _label(self, count: Count) -> str:
        """Return the place that a short item starts with ("Sudan: …", "UTRECHT – …"), "" without one."""
        begin, _ = self._reading.sentences[count.sentence]
        if begin and "\n" not in self._reading.text[max(0, begin - 2) : begin]:
            return ""
        line = find_dateline(self._reading.text, ((begin, begin),), self._gazetteer.knows)
        return line.name if line and self._dateline != line else ""

    def _item(self, count: Count, words: Sequence[Word]) -> str:
        """Return the name that a list gives a number in brackets, "Ha Giang (7)"; "" elsewhere."""
        opening = next((i for i, w in enumerate(words) if w.text == "(" and w.end == count.at[0]), 0)
        first = opening
        while first and words[first - 1].is_word and (words[first - 1].is_name or first == opening):
            if words[first - 1].lower in self._vocabulary.function_words:
                break
            first -= 1
        closed = any(w.text == ")" and 0 <= w.begin - count.at[1] <= 1 for w in words)
        if (
            first == opening
            or not closed
            or not words[first].is_name
            or self._vocabulary.is_noun(words[first])
        ):
            return ""
        return self._reading.text[words[first].begin : words[opening - 1].end]

    def _best(
        self, count: Count, mentions: Sequence[Mention], same: Count | None, follows: Count | None
    ) -> tuple[float, Mention | None]:
        best: tuple[float, Mention | None] = (0.0, None)
        tied = self._tied(count, mentions)
        for mention in mentions:
            score = self._score(count, mention, same, follows) + 2.0 * (mention is tied)
            if score > best[0]:
                best = score, mention
        return best

    def _score(self, count: Count, mention: Mention, same: Count | None, follows: Count | None) -> float:
        score = WEIGHTS[mention.relation]
        if mention.relation is Relation.ORIGIN and count.metric == "displaced":
            score += 1.5
        if mention.relation is Relation.TOWARDS and count.metric in ("refugees", "returned"):
            score += 2.0
        if score < 0.5 or self._is_dateline(mention):
            return 0.1
        if count.clause[0] <= mention.begin < count.clause[1]:
            score += 1.0
        if follows and mention.begin > follows.at[1]:
            score -= 1.0
        elif mention.begin > count.at[1]:
            score += 0.6 * ("," not in self._reading.text[count.at[1] : mention.begin])
        elif same and mention.end < same.at[0]:
            score -= 0.4
        score += self._specificity(mention) - 0.7 * mention.inside + 0.6 * bool(mention.kind and mention.core != mention.name)
        if self._is_part(mention, count) or self._is_speakers(mention, count):
            score -= 1.8
        between = self._reading.text[min(mention.end, count.at[1]) : max(mention.begin, count.at[0])]
        return score - abs(mention.begin - count.at[0]) / DISTANCE - 0.5 * (";" in between or ":" in between)

    def _is_part(self, mention: Mention, count: Count) -> bool:
        """Return whether the name belongs to a part of the count, or to another count ("most of them in Unity")."""
        text = self._reading.text
        behind = text[mention.end : mention.end + 3]
        if behind[:2] == " (" and behind[2:].isdigit():
            return True
        if mention.begin < count.at[1]:
            return False
        words = self._wording.words(self._wording.window(count.sentence, count))
        return any(
            found == "parts"
            for i, word in enumerate(words)
            if count.at[1] <= word.begin < mention.begin
            for found, _ in self._cues.at(words, i)
        )

    def _is_speakers(self, mention: Mention, count: Count) -> bool:
        """Return whether the name says where somebody speaks, not where it happened."""
        window = self._wording.window(count.sentence, count)
        if window not in self._sayings:
            sentence = read_sentence(self._wording.words(window), self._speech)
            self._sayings[window] = find_sayings(sentence, self._speech, self._reading.text)
        return any(s.begin <= mention.begin < s.end and not self._is_country(mention.core) for s in self._sayings[window])

    def _tied(self, count: Count, mentions: Sequence[Mention]) -> Mention | None:
        """Return the mention that "where" ties the count to."""
        words = self._wording.words(self._wording.window(count.sentence, count))
        place = max(
            (w.begin for w in words if w.begin < count.at[0] and self._vocabulary.has("relatives", w)),
            default=None,
        )
        if place is None:
            return None
        before = [
            m for m in mentions if m.end <= place and m.relation is not Relation.ADJECTIVE and not m.inside
        ]
        return before[-1] if before and place - before[-1].end < TIE_REACH else None

    def _specificity(self, mention: Mention) -> float:
        places = self._gazetteer.resolve(mention.core) if mention.known else ()
        if not places:
            return (
                0.3
                if mention.core[0].isupper() and not mention.kind == mention.core.split()[-1].lower()
                else -0.3
            )
        return 0.0 if places[0].level == "0" else 0.5

    def _listed(self, best: Mention, mentions: Sequence[Mention]) -> tuple[str, ...]:
        names = [m.name for m in mentions if m.group == best.group]
        return tuple(dict.fromkeys([best.name, *names] if best.name not in names[:1] else names))

    def _says(self, words: Sequence[Word], group: str) -> bool:
        return any(found == group for i in range(len(words)) for found, _ in self._cues.at(words, i))

    def _referred(self, count: Count, words: Sequence[Word]) -> Mention | None:
        """Return the place that "in the province" refers to: the last one of that kind."""
        for index, word in enumerate(words):
            if not self._refers(words, index):
                continue
            for sentence in range(count.sentence, max(-1, count.sentence - BACK), -1):
                for mention in reversed(
                    self._in_sentence(sentence, count if sentence == count.sentence else None)
                ):
                    if mention.begin < word.begin and self._is_of_kind(mention, word.lower):
                        return mention
        return None

    def _there(self, count: Count, words: Sequence[Word]) -> Mention | None:
        """Return the place that "there" refers to: the last one told."""
        place = next((w.begin for w in words if self._vocabulary.has("there", w)), None)
        if place is None:
            return None
        for sentence in range(count.sentence, max(-1, count.sentence - 1 - NEAR), -1):
            for mention in reversed(
                self._in_sentence(sentence, count if sentence == count.sentence else None)
            ):
                if (
                    mention.begin < place
                    and mention.relation is not Relation.ADJECTIVE
                    and not mention.inside
                ):
                    return mention
        return None

    def _refers(self, words: Sequence[Word], index: int) -> bool:
        vocabulary = self._vocabulary
        if not index or not vocabulary.is_kind(words[index]):
            return False
        before = index - 1
        while before > index - 3 and before and words[before].is_word and not words[before].is_name:
            if vocabulary.has("fillers", words[before]) or vocabulary.relation(words, before):
                break
            before -= 1
        if not (vocabulary.has("fillers", words[before]) or vocabulary.relation(words, before)):
            return False
        following = words[index + 1] if index + 1 < len(words) else None
        return following is None or not (
            following.is_name and not vocabulary.is_noun(following) or vocabulary.has("of", following)
        )

    def _is_of_kind(self, mention: Mention, kind: str) -> bool:
        if mention.kind:
            return _same_kind(mention.kind, kind)
        if mention.relation is Relation.ADJECTIVE or not mention.known:
            return False
        return any(place.level not in ("0", "area") for place in self._gazetteer.resolve(mention.core))

    def _event(self, count: Count, before: tuple[Count, tuple[str, ...]] | None) -> tuple[str, ...]:
        """Return the place of the event that goes on."""
        last = before[0].sentence if before else -1
        near = count.sentence - last <= NEAR
        for sentence in range(
            count.sentence - 1, max(last, count.sentence - (BACK if before else FAR_BACK)), -1
        ):
            heading = self._heading(sentence)
            if heading is not None:
                return (heading.name,)
            mentions = [m for m in self._in_sentence(sentence, None) if not self._is_dateline(m)]
            strong = [m for m in mentions if self._opens_event(m, before is not None and near)]
            if strong:
                return self._listed(max(strong, key=lambda m: (m.relation, self._specificity(m))), mentions)
        if before:
            return (self._parted(before[0], count) and self.lead) or before[1]
        return self._title() or self._ahead(count)

    def _parted(self, before: Count, count: Count) -> bool:
        """Return whether a paragraph ends between two counts; a new one tells of the whole event again."""
        return "\n\n" in self._reading.text[before.at[1] : count.at[0]]

    def _opens_event(self, mention: Mention, going_on: bool) -> bool:
        """Return whether the mention tells where what follows is; ``going_on``: an event has its place."""
        if going_on:
            return mention.relation is Relation.STRIKE
        return mention.relation in (Relation.SUBJECT, Relation.AT, Relation.STRIKE)

    def _heading(self, sentence: int) -> Mention | None:
        """Return the place that is all a short sentence says."""
        begin, end = self._reading.sentences[sentence]
        mentions = self._in_sentence(sentence, None)
        if (
            mentions
            and not self._is_dateline(mentions[0])
            and mentions[0].begin == begin
            and mentions[-1].end >= end - 1
            and end - begin < 60
        ):
            return mentions[0]
        return None

    def _title(self) -> tuple[str, ...]:
        title = self._reading.document.title
        if not title:
            return ()
        reader = MentionReader(
            title, self._find(title), self._vocabulary, self._is_region, self._is_country, True
        )
        mentions = reader.read(read_words(title, 0, len(title)))
        if not mentions:
            return ()
        best = max(mentions, key=lambda m: (WEIGHTS[m.relation], self._specificity(m)))
        return (best.name,) if best.relation is not Relation.ADJECTIVE else ()

    def _ahead(self, count: Count) -> tuple[str, ...]:
        last = min(len(self._reading.sentences), count.sentence + 1 + FORWARD)
        for sentence in range(count.sentence + 1, last):
            for mention in self._in_sentence(sentence, None):
                if mention.relation in (Relation.AT, Relation.STRIKE):
                    return (mention.name,)
        return ()

    def _is_dateline(self, mention: Mention) -> bool:
        return self._dateline is not None and self._dateline.begin <= mention.begin < self._dateline.end

    def _newsroom(self) -> tuple[str, ...]:
        """Return the place of the dateline, unless it is the capital, where all news of a country is written."""
        if self._dateline is None:
            return ()
        if self.country() and self._gazetteer.is_capital(self._dateline.name):
            return ()
        return (self._dateline.name,)

    def _is_region(self, name: str) -> bool:
        return any(
            p.level in ("0", "1", "area") or p.population > LARGE for p in self._gazetteer.resolve(name)
        )

    def _is_country(self, name: str) -> bool:
        return any(p.level == "0" for p in self._gazetteer.resolve(name))

    def country(self) -> str:
        """Return the document's country as the text names it, "" where it names none."""
        if self._country is None:
            found = Counter(
                self._vocabulary.demonym_countries[index]
                for index, _, _ in self._vocabulary.demonym_stems.find_matches_as_indexes(self._reading.text)
            )
            for hit in self._hits:
                if self._reading.text[hit.end : hit.end + 1] == "-":
                    continue
                places = self._gazetteer.resolve(hit.name)
                countries = {self._gazetteer.country(place) for place in places}
                if len(countries) != 1:
                    continue
                iso3 = countries.pop()
                found[iso3] += 1
                if places[0].level == "0":
                    self._named_countries.setdefault(iso3, hit.name)
                    found[iso3] += 1
            best = next((iso3 for iso3, _ in found.most_common() if iso3 in self._named_countries), "")
            self._country = self._named_countries.get(best, "")
        return self._country

    def _in_sentence(self, sentence: int, count: Count | None) -> list[Mention]:
        window = self._wording.window(sentence, count)
        if window not in self._mentions:
            self._mentions[window] = self._reader.read(self._wording.words(window))
        return self._mentions[window]


def _same_kind(kind: str, word: str) -> bool:
    """Return whether two kind words are one, or one is a compound of the other."""
    return bool(kind) and (kind.endswith(word) or word.endswith(kind) or kind[:5] == word[:5])

"""The sentences of a reading as words, cues and sayings, read once for places and sources alike."""

from tracker.extractors.attribution.speakers import Saying, find_sayings
from tracker.extractors.attribution.words import SentenceWords, read_sentence, vocabulary
from tracker.extractors.reading import Count, Reading
from tracker.extractors.wording import Word, Wording
from tracker.figure import Range


class Speech:
    """What is said in a document, sentence by sentence, each read only when it is asked for."""

    def __init__(self, reading: Reading) -> None:
        """Take the document; ``speech_of`` shares one between extractors."""
        self.reading = reading
        self.vocabulary = vocabulary(reading.language.attribution)
        self._wording = Wording(reading)
        self._sentences: dict[Range, SentenceWords] = {}
        self._sayings: dict[Range, list[Saying]] = {}

    def window(self, sentence: int, count: Count | None = None) -> Range:
        """Return the range of a sentence; of an endless one, what surrounds the count."""
        return self._wording.window(sentence, count)

    def sentence_at(self, place: int) -> int:
        """Return the index of the sentence that holds a character, or of the last before it."""
        return self._wording.sentence_at(place)

    def words(self, sentence: int, count: Count | None = None) -> list[Word]:
        """Return the words of a sentence."""
        return self._wording.words(self._wording.window(sentence, count))

    def sentence(self, sentence: int, count: Count | None = None) -> SentenceWords:
        """Return the words of a sentence with the cues among them."""
        window = self._wording.window(sentence, count)
        if window not in self._sentences:
            self._sentences[window] = read_sentence(self._wording.words(window), self.vocabulary)
        return self._sentences[window]

    def sayings(self, sentence: int, count: Count | None = None) -> list[Saying]:
        """Return who says something in a sentence, in order."""
        window = self._wording.window(sentence, count)
        if window not in self._sayings:
            words = self.sentence(sentence, count)
            self._sayings[window] = find_sayings(words, self.vocabulary, self.reading.text)
        return self._sayings[window]


_latest: list[Speech] = []
"""The last document's, because places and sources of one document are asked for in turn."""


def speech_of(reading: Reading) -> Speech:
    """Return what is said in a document, the same object for the same reading in turn."""
    for speech in _latest:
        if speech.reading is reading:
            return speech
    _latest[:] = [Speech(reading)]
    return _latest[0]

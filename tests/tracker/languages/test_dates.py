"""The date words of every language keep one contract: what each group's examples say, and nothing unread."""

from collections.abc import Iterator

import pytest

from tracker.extractors.periods.cues import CueFinder
from tracker.extractors.periods.dates import DateTagger, tag_dates
from tracker.extractors.periods.meanings import MEANINGS
from tracker.languages import language_codes, load_language
from tracker.languages.dates import DateExample

FIGURES = {"{n}", "{two}", "{day}", "{decade}"}


def phrase_examples() -> Iterator[object]:
    for code in language_codes():
        for phrase in load_language(code).dates.phrases:
            for example in phrase.examples:
                yield pytest.param(code, example, id=f"{code}-{phrase.means}-{example.text}")


def cue_examples() -> Iterator[object]:
    for code in language_codes():
        for name, cue in load_language(code).dates.cues.items():
            for text in cue.examples:
                yield pytest.param(code, name, text, id=f"{code}-{name}-{text}")


@pytest.mark.parametrize(("code", "example"), list(phrase_examples()))
def test_a_phrase_means_what_its_example_says(code: str, example: DateExample) -> None:
    found = tag_dates(example.text, load_language(code), example.published)
    periods = [(mention.period.start, mention.period.end) for mention in found]
    if example.start is None and example.end is None:
        assert periods == []
    else:
        assert (example.start, example.end) == periods[-1]


@pytest.mark.parametrize(("code", "name", "text"), list(cue_examples()))
def test_a_cue_is_found_in_its_example(code: str, name: str, text: str) -> None:
    cues = load_language(code).dates.cues
    assert name in CueFinder({name: cues[name].forms}).find(text)


@pytest.mark.parametrize("code", language_codes())
def test_every_meaning_exists_and_every_class_has_words(code: str) -> None:
    words = load_language(code).dates
    assert {phrase.means for phrase in words.phrases} <= set(MEANINGS)
    known = {f"{{{name}}}" for name in words.words} | FIGURES | {"{mm}", "{year}", "{bareyear}", "{date}"}
    assert DateTagger(words).classes <= known


@pytest.mark.parametrize("code", language_codes())
def test_common_words_alone_make_no_phrase(code: str) -> None:
    words = load_language(code).dates
    tagger = DateTagger(words)
    keys = FIGURES | set(".,:()-–/'’")
    for word in words.common:
        keys |= {key for key, _, _ in tagger.vocabulary[word.casefold()]}
    assert not any(layer.has_path(keys) for layer in tagger.layers)

"""Every example of the groups ``places`` and ``attribution``, for every language."""

from collections.abc import Iterator

import pytest

from tests.tracker.extractors.counted import count, read
from tracker.extractors.attribution.assign import assign_sources
from tracker.extractors.places.assign import assign_places
from tracker.languages import language_codes, load_language
from tracker.languages.attribution import SourceExample
from tracker.languages.places import PlaceExample


def examples(section: str) -> Iterator[object]:
    for code in language_codes():
        groups = getattr(load_language(code), section)
        for name in type(groups).model_fields:
            for example in getattr(getattr(groups, name), "examples", ()):
                yield pytest.param(code, example, id=f"{code}-{name}-{example.number}-{example.text[:30]}")


@pytest.mark.parametrize(("code", "example"), list(examples("places")))
def test_places_of_example(code: str, example: PlaceExample) -> None:
    reading = read(example.text, code)
    assert assign_places(reading, [count(reading, example.number, example.metric)]) == [example.places]


@pytest.mark.parametrize(("code", "example"), list(examples("attribution")))
def test_source_of_example(code: str, example: SourceExample) -> None:
    reading = read(example.text, code)
    assert assign_sources(reading, [count(reading, example.number)]) == [example.source]


@pytest.mark.parametrize("code", language_codes())
def test_groups_with_words_have_examples_or_are_word_lists(code: str) -> None:
    attribution = load_language(code).attribution
    told = {name for name in type(attribution).model_fields if getattr(getattr(attribution, name), "words", ())}
    assert told <= {n for n in told if getattr(attribution, n).examples}

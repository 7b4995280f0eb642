"""Lists of words keep their words."""

import pytest
import yaml

from tracker.word_lists import load_word_list, read_word_list


def test_words_that_other_readers_take_for_truth_values_stay_words() -> None:
    assert read_word_list("[no, on, off, yes, NO, Yes, n]") == ["no", "on", "off", "yes", "NO", "Yes", "n"]
    assert read_word_list("NO: [NO-03, 2020-01-01]") == {"NO": ["NO-03", "2020-01-01"]}


def test_numbers_and_the_two_truth_values_are_read() -> None:
    assert read_word_list("{one: 1, half: 0.5, plural: true, verb_second: false}") == {
        "one": 1,
        "half": 0.5,
        "plural": True,
        "verb_second": False,
    }


def test_nothing_else_is_built() -> None:
    with pytest.raises(yaml.YAMLError):
        read_word_list("!!python/object/apply:os.getcwd []")
    with pytest.raises(yaml.YAMLError):
        read_word_list("[unclosed")


@pytest.mark.parametrize("text", ["&all [*all]", "? [a]\n: b", "? {a: b}\n: c"])
def test_what_is_no_list_of_words_is_told(text: str) -> None:
    with pytest.raises(yaml.YAMLError):
        read_word_list(text)


def test_a_file_beside_a_package() -> None:
    assert load_word_list("tracker.gazetteer", "areas.yaml")["Sahara"] == []

"""Every phrase of the walls is recognized on a short page, and none of them spoils an article."""

import pytest

from tracker.readers.walls import SENTENCES, SHORT, wall_in_place_of_article, walls

NEWS = "The ferry below the mill has stopped, and nine passengers were brought ashore by the fire brigade on Sunday."
LANGUAGES = ["en", "de", "fr", "es", "ar"]
PHRASES = [
    (kind, phrase)
    for kind, languages in walls().model_dump().items()
    for phrases in languages.values()
    for phrase in phrases
]


def test_each_kind_has_a_sentence_and_all_languages() -> None:
    kinds = walls().model_dump()
    assert kinds.keys() == SENTENCES.keys()
    assert all(list(languages) == LANGUAGES for languages in kinds.values())


@pytest.mark.parametrize(("kind", "phrase"), PHRASES, ids=lambda told: told[:20])
def test_each_phrase_gives_a_short_page_away(kind: str, phrase: str) -> None:
    title = phrase.capitalize() if kind == "error" else "Mill Post"
    text = NEWS if kind == "error" else f"{NEWS} {phrase.capitalize()}."
    assert wall_in_place_of_article(title, text) == SENTENCES[kind]
    assert wall_in_place_of_article(title, text + " x" * SHORT) == ""


@pytest.mark.parametrize("title", ["Not found guilty: nine walk free", "404 families leave", "Access denied to convoy"])
def test_a_headline_may_begin_like_an_error(title: str) -> None:
    assert wall_in_place_of_article(title, NEWS) == ""
    assert wall_in_place_of_article("Mill Post", f"{title} {NEWS}") == ""


def test_a_page_may_say_itself_that_it_is_not_free() -> None:
    assert wall_in_place_of_article("Ferry", NEWS, free=False) == SENTENCES["paywall"]
    assert wall_in_place_of_article("Ferry", NEWS * 20, free=False) == ""

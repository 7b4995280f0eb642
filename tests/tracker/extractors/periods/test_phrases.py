"""The notation of phrases and how it is matched."""

import pytest

from tracker.extractors.periods.phrases import Phrases, Token


def tokens(text: str) -> list[Token]:
    """Each word is its own key; digits are also the class n."""
    found, at = [], 0
    for word in text.split():
        keys = ((word, None), ("{n}", int(word))) if word.isdigit() else ((word, None),)
        found.append(Token(at, at + len(word), keys, word != ","))
        at += len(word) + 1
    return found


def matches(notation: str, text: str, parts: dict[str, str] | None = None) -> list[tuple[str, list[object]]]:
    phrases = Phrases(parts or {})
    phrases.add(notation, 7)
    words = text.split()
    return [(" ".join(words[m.first : m.last]), [v for _, v in m.values]) for m in phrases.find(tokens(text))]


@pytest.mark.parametrize(
    ("notation", "text", "expected"),
    [
        ("two weeks", "for two weeks now", [("two weeks", [])]),
        ("(two|three) weeks", "three weeks or two weeks", [("three weeks", []), ("two weeks", [])]),
        ("[the] last {n} days", "in the last 3 days , last 4 days", [("the last 3 days", [3]), ("last 4 days", [4])]),
        (
            "last [very (long|short)] week",
            "last very short week last week",
            [("last very short week", []), ("last week", [])],
        ),
        ("{n} [and {n}]", "3 and 4 and 5", [("3 and 4", [3, 4]), ("5", [5])]),
        ("since ... {n}", "since a b c d 5", [("since a b c d 5", [5])]),
        ("since ... {n}", "since a b c d e 5", []),
        ("since ... {n}", "since a , 5", []),
        ("since ... {n}", "since 5", [("since 5", [5])]),
        ("in <long> {n}", "in the year 5", [("in the year 5", [5])]),
    ],
)
def test_find(notation: str, text: str, expected: list[tuple[str, list[object]]]) -> None:
    assert matches(notation, text, {"long": "the (year|month)"}) == expected


def test_the_longest_phrase_wins_and_of_equal_ones_the_first() -> None:
    phrases = Phrases({})
    for number, notation in enumerate(["last", "last {n}", "(last|first) {n}", "last {n} days"]):
        phrases.add(notation, number)
    assert [m.meaning for m in phrases.find(tokens("last 3 last last 3 days first 2"))] == [1, 0, 3, 2]


@pytest.mark.parametrize("notation", ["(a", "a)", "[a]", "", "a|"])
def test_bad_notation_is_refused(notation: str) -> None:
    with pytest.raises(ValueError, match=r"unbalanced|nothing"):
        Phrases({}).add(notation, 0)

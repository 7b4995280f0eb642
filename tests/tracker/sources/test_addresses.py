from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.document import Document
from tracker.sources.addresses import canonical, page_address, with_address, without_secrets


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://Paper.example/a?utm_source=rss&id=5#top", "https://paper.example/a?id=5"),
        ("https://paper.example/a?fbclid=x", "https://paper.example/a"),
        (" https://paper.example/a ", "https://paper.example/a"),
        ("file:///x/y.txt#part", "file:///x/y.txt#part"),
        ("urn:isbn:1", "urn:isbn:1"),
        ("http://[", "http://["),
    ],
)
def test_canonical(url: str, expected: str) -> None:
    assert canonical(url) == expected


@given(st.from_regex(r"https://[a-z]{1,8}\.example/[a-zA-Z0-9/]{0,20}(\?[a-z]{1,5}=[a-z0-9]{1,5})?", fullmatch=True))
def test_canonical_twice_is_canonical_once(url: str) -> None:
    assert canonical(canonical(url)) == canonical(url)


@pytest.mark.parametrize(
    ("declared", "asked", "expected"),
    [
        ("https://paper.example/a", "https://paper.example/a?x=1", "https://paper.example/a"),
        ("https://paper.example/", "https://paper.example/a", "https://paper.example/a"),
        ("", "https://paper.example/a", "https://paper.example/a"),
        ("javascript:alert(1)", "https://paper.example/a", "https://paper.example/a"),
    ],
)
def test_a_page_may_declare_its_address(declared: str, asked: str, expected: str) -> None:
    assert page_address(declared, asked) == expected


def test_a_document_without_address_gets_a_stable_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    own = Document(text="t", id="a b", url="https://paper.example/x?utm_medium=1")
    bare = Document(text="t", id="a b")
    assert with_address(own, Path("d.jsonl")).url == "https://paper.example/x"
    assert with_address(bare, Path("d.jsonl")).url == f"{(tmp_path / 'd.jsonl').as_uri()}#a%20b"
    assert with_address(bare, Path("d.jsonl")) == with_address(bare, tmp_path / "d.jsonl")


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://m.paper.example/a?amp=1", "https://www.paper.example/a"),
        ("https://en.m.paper.example/wiki/X", "https://en.paper.example/wiki/X"),
        ("https://amp.paper.example/en/x/a-1", "https://www.paper.example/en/x/a-1"),
        ("https://paper.example/news/x/amp", "https://paper.example/news/x"),
        ("https://paper.example/amp/news/x", "https://paper.example/news/x"),
        ("https://www.google.com/amp/s/paper.example/x", "https://paper.example/x"),
        ("https://paper-example.cdn.ampproject.org/c/s/paper.example/x.amp.html", "https://paper.example/x.html"),
        ("https://paper.example/amplifier", "https://paper.example/amplifier"),
        ("https://camp.example/camp", "https://camp.example/camp"),
        ("https://paper.example/a?id=3&outputType=amp", "https://paper.example/a?id=3"),
    ],
)
def test_versions_for_phones_are_the_page_itself(url: str, expected: str) -> None:
    assert canonical(url) == canonical(canonical(url)) == expected


@pytest.mark.parametrize(
    ("told", "shown"),
    [
        ("https://api.example/v2?app_identifier=dGVzdA==&limit=5", "https://api.example/v2?app_identifier=…&limit=5"),
        ("https://api.example/v2?limit=5&APPNAME=x#part", "https://api.example/v2?limit=5&APPNAME=…#part"),
        ("https://ada:p%40ss@paper.example/rss", "https://paper.example/rss"),
        (
            "http://a.example/?client_id=1 answered 403; https://b.example/?access_token=2 did not.",
            "http://a.example/?client_id=… answered 403; https://b.example/?access_token=… did not.",
        ),
        ("https://paper.example/@ada/monkey=2?turkey=3&keys=4", "https://paper.example/@ada/monkey=2?turkey=3&keys=4"),
        ("Mail ada@paper.example about folder /in", "Mail ada@paper.example about folder /in"),
    ],
)
def test_logins_and_keys_are_not_shown(told: str, shown: str) -> None:
    assert without_secrets(told) == shown

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.readers.charset import as_utf8, told_in_header, told_in_markup


@pytest.mark.parametrize("charset", ["windows-1256", "CP1256", "iso-8859-6"])
def test_bytes_are_read_as_they_are_said_to_be(charset: str) -> None:
    text = "القرية مغلقة"
    assert as_utf8(text.encode(charset), charset).decode() == text


def test_latin_1_means_windows_1252() -> None:
    assert as_utf8("„Fluß“ – 5 €".encode("cp1252"), "ISO-8859-1").decode() == "„Fluß“ – 5 €"


@given(st.text(), st.sampled_from(["iso-8859-1", "windows-1256", "no-such-charset", "utf-16", "", "hex"]))
def test_utf_8_stays_whatever_is_said_of_it(text: str, charset: str) -> None:
    assert as_utf8(text.encode(), charset) == text.encode()


@given(
    st.binary(max_size=50),
    st.sampled_from(["ascii", "utf-8", "no-such-charset", "", "hex", "base64", "rot13", "punycode", "unicode_escape"]),
)
def test_no_bytes_and_no_name_do_harm(raw: bytes, charset: str) -> None:
    as_utf8(raw, charset)


@pytest.mark.parametrize(
    ("markup", "charset"),
    [
        (b'<meta charset="windows-1251">', "windows-1251"),
        (b"<META http-equiv=Content-Type content='text/html; charset=koi8-r'>", "koi8-r"),
        (b'<?xml version="1.0" encoding="iso-8859-15"?><html>', "iso-8859-15"),
        (b"<html><p>charset=x</p>", ""),
    ],
)
def test_told_in_markup(markup: bytes, charset: str) -> None:
    assert told_in_markup(markup) == charset


@pytest.mark.parametrize(
    ("header", "charset"),
    [("text/html; charset=utf-8", "utf-8"), ('text/html;Charset="cp1252"', "cp1252"), ("text/html", ""), ("", "")],
)
def test_told_in_header(header: str, charset: str) -> None:
    assert told_in_header(header) == charset

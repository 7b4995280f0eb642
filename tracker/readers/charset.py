"""Text in other encodings than UTF-8: what the server or the markup says, unless the bytes say otherwise."""

import codecs
import re

DECLARED = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{1,40})|<\?xml[^>]{0,100}?encoding\s*=\s*["']([\w.:-]{1,40})""",
    re.IGNORECASE,
)
TOLD = re.compile(r"charset\s*=\s*[\"']?([\w.:-]{1,40})", re.IGNORECASE)
MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
NEVER = {"punycode", "idna", "utf-7", "unicode-escape", "raw-unicode-escape", "undefined"}  # Python's, not the web's
# Browsers read these names as the larger set, and so do those who write such pages.
MEANT = {"iso8859-1": "cp1252", "ascii": "cp1252", "iso8859-9": "cp1254", "gb2312": "gb18030", "gbk": "gb18030"}


def told_in_header(content_type: str) -> str:
    """Return the charset of a Content-Type header, empty where it names none."""
    found = TOLD.search(content_type)
    return found[1] if found else ""


def told_in_markup(raw: bytes) -> str:
    """Return the charset that a page declares in its first bytes, empty where it declares none."""
    found = DECLARED.search(raw[:4096])
    return (found[1] or found[2]).decode() if found else ""


def as_utf8(raw: bytes, charset: str) -> bytes:
    """Return text as UTF-8; unchanged where it is so already, bears a mark, or is not in that charset at all.

    What reads as UTF-8 is UTF-8, whatever a server set up for another encoding says of it.
    """
    if raw.startswith(MARKS):
        return raw
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError:
        pass
    else:
        return raw
    try:
        name = codecs.lookup(charset).name
        if name in NEVER:
            return raw
        return raw.decode(MEANT.get(name, name)).encode()
    except (LookupError, UnicodeError):
        return raw

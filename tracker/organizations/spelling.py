"""Spellings made comparable: case, marks and inflection folded, word by word."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

_WORD = re.compile(r"(?:(?<!['’])|(?!s\b))[^\W_]+", re.IGNORECASE)
_DOTTED = re.compile(r"\b(?:[^\W\d_]\.){2,}")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff\u0640]+")
_LETTERS = str.maketrans({"ı": "i", "ł": "l", "ø": "o", "đ": "d", "æ": "ae", "œ": "oe", "ى": "ي", "ة": "ه"})
_ARABIC_ARTICLE = re.compile(r"^(?:[وبفك]?ال|لل)(?=\w{3})")
_ENDINGS = ("ern", "es", "en", "er", "em", "e", "s")
_SHORTEST_STEM = 3
_SHORT_ACRONYM = 3

Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Word:
    """A word as ``written`` at ``begin``–``end`` of its text, ``folded``, and its ``stem`` without inflection."""

    written: str
    folded: str
    stem: str
    begin: int
    end: int


def clean(text: str) -> str:
    """Return the text composed, without invisible characters and with the dots of "U.N." gone."""
    return " ".join(_composed(text).split())


def _composed(text: str) -> str:
    if not text.isascii():
        text = _INVISIBLE.sub("", unicodedata.normalize("NFC", text))
    if "." in text:
        text = _DOTTED.sub(lambda match: match[0].replace(".", ""), text)
    return text


def read(text: str) -> tuple[Word, ...]:
    """Return the words of a cleaned text, without the "s" of an English genitive."""
    return tuple(Word(m[0], *fold(m[0]), m.start(), m.end()) for m in _WORD.finditer(text))


def key(text: str) -> Key:
    """Return what two spellings of one name have in common: the stems of their words."""
    return tuple(fold(word)[1] for word in _WORD.findall(_composed(text)))


@lru_cache(maxsize=32768)
def fold(word: str) -> tuple[str, str]:
    """Return a word without case and marks, and without the endings that German and its neighbours inflect."""
    folded = word.casefold()
    if not folded.isascii():
        marked = unicodedata.normalize("NFKD", folded)
        folded = "".join(c for c in marked if not unicodedata.combining(c)).translate(_LETTERS)
        folded = _ARABIC_ARTICLE.sub("", folded)
    if folded.endswith("ies") and len(folded) > _SHORTEST_STEM + 2:
        return folded, folded[:-3] + "y"
    return folded, _uninflected(_uninflected(folded))


def _uninflected(word: str) -> str:
    if not word.endswith(_ENDINGS):
        return word
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM:
            return word[: -len(ending)]
    return word


def is_acronym(spelling: str) -> bool:
    """Return whether a spelling is one word of two or more capitals, to be met in capitals."""
    return len(spelling) > 1 and spelling.isalnum() and spelling.isascii() and spelling.isupper()


def acronym_forms(word: Word) -> tuple[str, ...]:
    """Return the folded acronyms that a word in running text may be: in capitals, or ("Unicef") capitalised.

    A final "s" may be the genitive's ("UNHCRs", "Unicefs").
    """
    written = word.written
    base = written[:-1] if written.endswith("s") else written
    if base.isupper() or (len(written) > _SHORT_ACRONYM and written[0].isupper()):
        return (word.folded,) if base == written else (word.folded, word.folded[:-1])
    return ()

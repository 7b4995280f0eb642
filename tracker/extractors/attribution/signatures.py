"""Who a headline or a bracket names: before a colon, behind a dash, in brackets at the end."""

from collections.abc import Sequence

from tracker.extractors.attribution.names import LONGEST_NAME, name_from, text_of
from tracker.extractors.attribution.words import Span, Vocabulary
from tracker.extractors.wording import Word

LONGEST_LABEL = 6
DASHES = frozenset("–—-")

Signature = tuple[int, int, str]
"""Where it begins and ends in the text, and the name."""


def signed(words: Sequence[Word], vocabulary: Vocabulary, text: str) -> Signature | None:
    """Return who a headline names at its start or end ("Police: 12 dead", "12 dead – IOM")."""
    if len(words) < 3:
        return None
    colon = next((i for i, w in enumerate(words[:LONGEST_LABEL]) if w.text == ":"), 0)
    span = name_from(words[:colon], 0, vocabulary) if colon else None
    if span is not None and _acts(words, span, vocabulary):
        return None
    quoted = colon and words[colon + 1 : colon + 2] and words[colon + 1].text in vocabulary.quotation
    if span is not None and span[1] == colon and (quoted or vocabulary.has("speakers", words[colon - 1])):
        return words[span[0]].begin, words[colon].end, text_of(words, span, text)
    bracketed = _in_brackets(words, vocabulary, text)
    if bracketed is not None:
        return bracketed
    last = words[-1]
    if words[-2].text in DASHES and last.is_name and (last.text.isupper() or vocabulary.has("speakers", last)):
        return words[-2].begin, last.end, last.text
    return None


def _acts(words: Sequence[Word], span: Span, vocabulary: Vocabulary) -> bool:
    """Return whether what reads as a name ends in what somebody does ("Mayor Eva Alt shrugs: …")."""
    last = words[span[1] - 1]
    if vocabulary.names.nouns_capitalised or last.is_name or vocabulary.has("speakers", last):
        return False
    return span[1] - span[0] > 2 and all(word.is_name for word in words[span[0] : span[1] - 1])


def _in_brackets(words: Sequence[Word], vocabulary: Vocabulary, text: str) -> Signature | None:
    """Return who a sentence names in brackets at its end ("12 dead (WHO).", "(Source: UNHCR)")."""
    closing = len(words) - 1 - (words[-1].text == ".")
    opening = next((i for i in range(closing - 2, max(0, closing - LONGEST_NAME), -1) if words[i].text == "("), 0)
    if closing < 3 or words[closing].text != ")" or not opening:
        return None
    labelled = vocabulary.has("labels", words[opening + 1]) and words[opening + 2].text == ":"
    first = opening + 3 if labelled else opening + 1
    before = words[opening - 1]
    alone = closing - first == 1 and words[first].text.isupper() and before.is_word and not before.is_name
    body = any(vocabulary.is_speaker(word) for word in words[first:closing])
    if first >= closing or not words[first].is_name or not (labelled or alone or body):
        return None
    return words[opening].begin, words[closing].end, text_of(words, (first, closing), text)

"""Forms of verbs of saying that are none: nouns and adjectives that look the same."""

from collections.abc import Sequence

from tracker.extractors.attribution.clauses import clause_start
from tracker.extractors.attribution.words import Vocabulary
from tracker.extractors.wording import Word


def is_adjective(words: Sequence[Word], index: int, vocabulary: Vocabulary) -> bool:
    """Return whether an article or a number makes an adjective of the verb ("an estimated", "300 registered")."""
    if not index:
        return False
    before = words[index - 1]
    if vocabulary.names.verb_second:
        noun = index + 1 < len(words) and words[index + 1].is_name
        return noun and vocabulary.has("articles", before) and clause_start(words, index, vocabulary) < index - 1
    return before.text[0].isdigit() or vocabulary.has("articles", before)


def is_noun(words: Sequence[Word], index: int, vocabulary: Vocabulary) -> bool:
    """Return whether an article, an owner or what stands beside it makes a noun of the verb ("a new record").

    So do "of" behind it ("the previous record of 30"), a preposition or conjunction before it ("since records
    began"), and an auxiliary behind one that starts the clause ("earlier reports had put").
    """
    if not vocabulary.has("nouns", words[index]):
        return False
    if not index:
        return True
    following = words[index + 1] if index + 1 < len(words) else None
    if following is not None and (following.text == ")" or vocabulary.has("noun_links", following)):
        return True
    if vocabulary.has("noun_openers", words[index - 1]):
        return True
    before = words[max(0, index - 2) : index]
    return any(vocabulary.has("owners", w) or (vocabulary.has("articles", w) and len(w.lower) < 3) for w in before)

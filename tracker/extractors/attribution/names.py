"""Names of speakers in a sentence: where one begins and ends, and how it is written."""

from collections.abc import Sequence

from tracker.extractors.attribution.words import Span, Vocabulary
from tracker.extractors.wording import Word
from tracker.languages.attribution import Names

LONGEST_NAME = 16
POSSESSIVE = ("'s", "’s", "s'", "s’")
SHORTEST_INITIAL = 2


BEFORE_NAME = ("articles", "skipped", "quantities")


def name_from(words: Sequence[Word], index: int, vocabulary: Vocabulary) -> Span | None:
    """Return the range of the name that starts at ``words[index]``, behind its articles; None without one."""
    first = index
    while index < len(words) and (
        any(vocabulary.has(group, words[index]) for group in BEFORE_NAME)
        or is_age(words[index])
        or _is_determiner(words, index, vocabulary)
    ):
        index += 1
        behind = _behind_attribute(words, index, vocabulary)
        if behind > index and vocabulary.has("articles", words[first]):
            index = behind
            break
    index = _behind_attribute(words, index, vocabulary)
    if index < len(words) and vocabulary.has("pronouns", words[index]):
        return index, index + 1
    end = _name_end(words, index, vocabulary)
    return (index, end) if end > index else None


def _is_determiner(words: Sequence[Word], index: int, vocabulary: Vocabulary) -> bool:
    """Return whether a pronoun only points to the noun behind it ("dieser Tage")."""
    if not vocabulary.names.nouns_capitalised or not vocabulary.has("pronouns", words[index]):
        return False
    return index + 1 < len(words) and words[index + 1].is_name


def is_age(word: Word) -> bool:
    """Return whether the word is an age before a name ("der 52-jährige Schreiner")."""
    return word.text[0].isdigit() and "-" in word.text


def _behind_attribute(words: Sequence[Word], index: int, vocabulary: Vocabulary) -> int:
    """Return where the name goes on behind an attribute ("die in Paris ansässige", "der den Rebellen nahe Verein")."""
    if not vocabulary.names.nouns_capitalised or index >= len(words):
        return index
    doubled = index > 0 and all(vocabulary.has("articles", w) for w in words[index - 1 : index + 1])
    opened = index > 0 and vocabulary.has("articles", words[index - 1])
    if not (doubled or (opened and vocabulary.has("joiners", words[index]))):
        return index
    for place in range(index + 1, min(len(words) - 1, index + LONGEST_NAME)):
        word = words[place]
        if not word.is_word:
            return index
        if not word.is_name and not vocabulary.has("joiners", word) and not vocabulary.has("articles", word):
            return place + 1 if words[place + 1].is_name else place
    return index


def _name_end(words: Sequence[Word], start: int, vocabulary: Vocabulary) -> int:
    """Return one past the last word of the name, ``start`` without one."""
    end = index = start
    while index < min(len(words), start + LONGEST_NAME):
        word = words[index]
        if word.text in vocabulary.quotation:
            index = _closing_quote(words, index, vocabulary)
            if not index:
                break
            end = index
        elif word.text == "(" and end > start and _is_acronym(words, index):
            end = index = index + 3
        elif end > start and is_abbreviation(words, index, vocabulary):
            index += 1
        elif _embeds(words, index, vocabulary) and _behind_attribute(words, index + 1, vocabulary) > index + 1:
            index = _behind_attribute(words, index + 1, vocabulary)
        elif end > start and vocabulary.has("purposes", words[index - 1]) and vocabulary.has("articles", word):
            index += 1
        elif _stops(word, vocabulary) or not _continues(words, index, end > start, vocabulary):
            break
        else:
            index += 1
            if not vocabulary.has("joiners", word) and (word.is_name or not vocabulary.names.nouns_capitalised):
                end = index
    return end


def is_abbreviation(words: Sequence[Word], index: int, vocabulary: Vocabulary) -> bool:
    """Return whether a full stop belongs to an initial or a title ("Dr. V. Rao")."""
    if words[index].text != "." or not index or index + 1 >= len(words) or not words[index + 1].is_name:
        return False
    before = words[index - 1]
    return (len(before.text) < SHORTEST_INITIAL and before.is_name) or vocabulary.has("abbreviations", before)


def _embeds(words: Sequence[Word], index: int, vocabulary: Vocabulary) -> bool:
    """Return whether an attribute follows the article of a genitive ("der in Wien ansässigen Stiftung")."""
    if not vocabulary.names.nouns_capitalised or index + 1 >= len(words):
        return False
    return all(vocabulary.has("joiners", word) for word in words[index : index + 2]) and vocabulary.has(
        "articles", words[index]
    )


def _stops(word: Word, vocabulary: Vocabulary) -> bool:
    if word.text == "&":
        return False
    if not word.is_word or vocabulary.has("stops", word):
        return True
    return word.lower.startswith(vocabulary.names.time_stems)


def _is_acronym(words: Sequence[Word], index: int) -> bool:
    """Return whether brackets hold one name at a word ("(SOHR)")."""
    return index + 2 < len(words) and words[index + 1].is_name and words[index + 2].text == ")"


def _continues(words: Sequence[Word], index: int, seen: bool, vocabulary: Vocabulary) -> bool:
    """Return whether the word belongs to the name that has begun."""
    word = words[index]
    if vocabulary.has("joiners", word):
        following = words[index + 1] if index + 1 < len(words) else None
        if vocabulary.has("indefinite_joiners", word) and following is not None:
            return seen and following.is_word and not following.lower.endswith(vocabulary.names.listeners or "\0")
        return seen and following is not None and (following.is_word or following.text in vocabulary.quotation)
    if word.is_name or not vocabulary.names.nouns_capitalised:
        return True
    # A lower-case word is an adjective: a noun follows, and no noun directly precedes.
    previous = words[index - 1] if index else None
    if seen and previous is not None and previous.is_name and not _is_genitive(words, index, vocabulary):
        return False
    return any(w.is_name for w in words[index + 1 : index + 4])


def _is_genitive(words: Sequence[Word], index: int, vocabulary: Vocabulary) -> bool:
    """Return whether an adjective in the genitive goes on with a noun ("die Koordinierung humanitärer Hilfe")."""
    endings = vocabulary.names.genitive_adjectives
    if not endings or not words[index].lower.endswith(endings) or vocabulary.is_time(words[index]):
        return False
    following = words[index + 1] if index + 1 < len(words) else None
    return following is not None and following.is_name and not vocabulary.has("skipped", words[index])


def _closing_quote(words: Sequence[Word], index: int, vocabulary: Vocabulary) -> int:
    for closing in range(index + 2, min(len(words), index + 10)):
        if words[closing].text in vocabulary.quotation:
            return closing + 1 if words[index + 1].is_name else 0
    return 0


def head_of(name: Sequence[Word], vocabulary: Vocabulary) -> Word:
    """Return the noun that a name is about: before what is joined to it ("head of the clinic": head)."""
    joiners = vocabulary.sets["joiners"] - vocabulary.sets["conjunctions"]
    end = next((i for i, word in enumerate(name) if i and (word.lower in joiners or not word.is_word)), len(name))
    return name[end - 1]


def is_proper(name: Sequence[Word], vocabulary: Vocabulary) -> bool:
    """Return whether capitals make a name of several words ("Cal Fire said", not "The fire said")."""
    return not vocabulary.names.nouns_capitalised and len(name) > 1 and all(word.is_name for word in name)


def written_name(words: Sequence[Word], span: Span, text: str, vocabulary: Vocabulary) -> str | None:
    """Return the name as written, "" for a pronoun, None where it names nobody."""
    inside = words[span[0] : span[1]]
    lowers = [w.lower for w in inside]
    if len(inside) == 1 and lowers[0] in vocabulary.sets["pronouns"]:
        return ""
    head = head_of(inside, vocabulary)
    nobody = vocabulary.has("nobody", head) and not is_proper(inside[: inside.index(head) + 1], vocabulary)
    guessed = vocabulary.is_bare(inside, "guesses")
    if lowers[0] in vocabulary.sets["pronouns"] or nobody or guessed:
        return None
    if vocabulary.names.nouns_capitalised and not any(w.is_name for w in inside):
        return None
    if not any(w.is_word for w in inside):
        return None
    name = text[inside[0].begin : inside[-1].end].removesuffix("'s").removesuffix("’s").removesuffix("'")
    if span[0] and words[span[0] - 1].lower in vocabulary.names.genitive_articles:
        return _nominative(inside, name, vocabulary)
    return name


def _nominative(inside: Sequence[Word], name: str, vocabulary: Vocabulary) -> str:
    """Return a name in the genitive without the ending of its noun ("Ministeriums": Ministerium)."""
    noun = next((w for w in inside if w.is_name and not vocabulary.has("joiners", w)), None)
    if noun is None:
        return name
    for ending in vocabulary.names.genitive_endings:
        if noun.text.endswith(ending) and len(noun.text) > len(ending) + 3:
            at = noun.end - inside[0].begin
            return name[: at - len(ending)] + name[at:]
    return name


def compound_source(word: Word, names: Names) -> str:
    """Return who is named by a compound ("Polizeiangaben": Polizei), "" where the word is none."""
    for ending in names.compounds:
        stem = word.text[: -len(ending)]
        if len(stem) > 1 and word.text.lower().endswith(ending):
            stem = stem.rstrip("-")
            return stem[:-1] if stem.endswith(names.linked) else stem
    return ""


def text_of(words: Sequence[Word], span: Span, text: str) -> str:
    """Return the text from the first to the last word of a span."""
    return text[words[span[0]].begin : words[span[1] - 1].end]

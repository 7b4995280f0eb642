"""The state of a federation that "das Land" means in a text about one ("Das Land hat … aufgenommen")."""

from collections.abc import Sequence

from tracker.extractors.places.geography import Geography
from tracker.extractors.places.references import is_determiner
from tracker.extractors.reading import Count

HEAD = 400
"""Characters of a text that tell which state it is about."""


def land_meant(geography: Geography, count: Count, told: Sequence[str]) -> str:
    """Return the state that a count's words call "das Land", "" where they do not or the text is about none.

    ``told`` are the places of the counts before; behind one of another country "das Land" is that country, unless the
    state was told of.
    """
    words, vocabulary = geography.words(count), geography.vocabulary
    if not vocabulary.words.federal or not any(
        vocabulary.has("countries", word) and is_determiner(vocabulary, words, index - 1)
        for index, word in enumerate(words)
        if index
    ):
        return ""
    state = _state_of_head(geography)
    here = geography.iso3_of(told[-1]) if told else ""
    return state if state and (state in told or here in ("", geography.iso3_of(state))) else ""


def _state_of_head(geography: Geography) -> str:
    """Return the only state that title and first lines name, or have the adjective of; "" where its country is, too."""
    federal = geography.vocabulary.words.federal
    names: set[str] = set()
    for text, end in ((geography.reading.document.title, HEAD), (geography.reading.text, HEAD)):
        for hit in geography.hits(text, end):
            places = geography.gazetteer.resolve(hit)[:1]
            if any(place.code in federal for place in places):
                return ""
            names.update(hit for place in places if place.level == "1" and place.parent in federal)
        for word in text[:end].split():
            name = geography.vocabulary.states.get(word.lower().strip('.,:;!?"„“()'))
            names.update(filter(None, [name]))
    names -= set(geography.vocabulary.words.city_states)
    return names.pop() if len(names) == 1 else ""

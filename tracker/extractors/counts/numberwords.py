"""Number words that are written in one: "einhundertzwanzig", "twenty-five"."""

from tracker.languages.counted import NumberWords

_SHORTEST, _LONGEST = 5, 60


def number_word(token: str, words: NumberWords) -> int | None:
    """Return the value of a compound number word, None where the token is none."""
    if not _SHORTEST <= len(token) <= _LONGEST or not (words.compounds or "-" in token):
        return None
    return _value(token, words)


def _value(token: str, words: NumberWords) -> int | None:
    if token in words.cardinals:
        return words.cardinals[token]
    if token in words.articles:
        return 1
    if "-" in token:
        tens, _, ones = token.partition("-")
        a, b = words.cardinals.get(tens, 0), words.cardinals.get(ones, 10)
        return a + b if a >= 20 and b < 10 else None
    return (_scaled(token, words) if words.compounds else None) or _added(token, words)


def _scaled(token: str, words: NumberWords) -> int | None:
    """Read what stands before and behind the largest scale: "dreitausend" + "fünfhundert"."""
    for name, scale in sorted(words.scales.items(), key=lambda item: -item[1]):
        head, found, tail = token.partition(name)
        if not found or scale not in {100, 1000}:
            continue
        for joiner in words.joiner:
            tail = tail.removeprefix(joiner)
        front = _value(head, words) if head else 1
        back = _value(tail, words) if tail else 0
        return None if front is None or back is None else front * scale + back
    return None


def _added(token: str, words: NumberWords) -> int | None:
    """Read ones before tens: "fünfundzwanzig"."""
    for joiner in words.joiner:
        ones, found, tens = token.partition(joiner)
        a = 1 if ones in words.articles else words.cardinals.get(ones, 10)
        if found and a < 10 and words.cardinals.get(tens, 0) >= 20:
            return a + words.cardinals[tens]
    return None

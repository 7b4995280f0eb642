"""What ``tracker places NAME`` prints."""

from tracker.gazetteer.locate import LocatedPlace, candidates_of, locate


def explain(name: str, country: str = "") -> str:
    """Return in plain lines what a place name means and which places hold it, or what it could mean.

    ``country`` (ISO 3166-1 alpha-3) is the country that the text is about.
    """
    located = locate([name], country)[name]
    if located is not None:
        return _block(located)
    candidates = candidates_of(name, country)
    if not candidates:
        return f"{name} is not known; a figure keeps it as text."
    listed = "\n".join(f"  {place.code:<20}{place.name}, {place.parent}" for place in candidates)
    return f"{name} is ambiguous; a figure keeps it as text. It may be:\n{listed}"


def _block(located: LocatedPlace) -> str:
    place = located.place
    rows = [
        ("name", place.name),
        ("code", place.code),
        ("level", place.level),
        ("country", located.country),
        ("within", ", ".join(f"{above.name} ({above.code})" for above in located.above)),
        ("population", f"{place.population:,}" if place.population else ""),
        ("coordinates", f"{place.latitude}, {place.longitude}" if place.latitude is not None else ""),
    ]
    return "\n".join(f"{title + ':':<13}{value}" for title, value in rows if value)

"""What ``tracker organizations NAME`` prints."""

from tracker.organizations.resolution import Resolution, lineage
from tracker.organizations.resolve import resolve_all


def explain(source: str, country: str | None = None) -> str:
    """Return in plain lines what a source resolves to and why; one block for each source in a list.

    ``country`` (ISO 3166-1 alpha-3) is the country of the figure, as for ``resolve``.
    """
    found = resolve_all(source, country)
    if not found:
        return "Nothing to look up: the name has no letters."
    return "\n\n".join(_block(resolution) for resolution in found)


def _block(resolution: Resolution) -> str:
    entry = resolution.organization
    state = "listed" if entry else "not listed, a guess" if resolution.kind else "not listed"
    rows = [
        ("name", f"{resolution.name} ({state})"),
        ("kind", resolution.kind or "unknown"),
        ("country", resolution.country),
        ("part of", ", ".join(lineage(resolution)[1:])),
        ("may be", ", ".join(resolution.candidates)),
        ("names also", ", ".join(resolution.also)),
        ("why", "; ".join(resolution.why)),
    ]
    if entry is not None:
        rows[3:3] = [("reliability", entry.reliability and f"usually {entry.reliability}")]
        rows += [("names", f"{code}: {', '.join(names)}") for code, names in entry.names.items()]
        rows += [("acronyms", ", ".join(entry.acronyms))]
    return "\n".join(f"{title + ':':<13}{value}" for title, value in rows if value)

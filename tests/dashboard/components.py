"""What a reader finds in Dash components."""

from typing import Any

from dash.development.base_component import Component


def parts(component: Any, kind: type[Component]) -> list[Any]:
    """Return all components of a kind inside, in their order."""
    if isinstance(component, list | tuple):
        return [part for inner in component for part in parts(inner, kind)]
    found = [component] if isinstance(component, kind) else []
    return found + parts(getattr(component, "children", None) or [], kind) if isinstance(component, Component) else []


def text_of(component: Any) -> str:
    """Return the text inside, without its markup."""
    if isinstance(component, list | tuple):
        return "".join(text_of(inner) for inner in component)
    return text_of(getattr(component, "children", None)) if isinstance(component, Component) else str(component or "")
